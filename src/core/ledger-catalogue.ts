import * as z from "zod";
import { languages } from "./dialogue.ts";

/*
 * The catalogue of the participation log: every act of participation, and every staff act on it, is one of these entries with exactly
 * these fields. It holds no text and no LINE id. Public fields may be shown to anybody; private ones are kept encrypted under the key of the
 * person they are about, and only a salted digest of them stands in the entry, so that erasing the person leaves the log whole and says
 * nothing of them any more. A kind is never renamed and its fields never change their meaning: a new meaning is a new kind.
 */

/** A name of ours: begins with a letter, so that no number of a person can stand here, and is no id of LINE. */
const id = z.string().regex(/^(?![UCR][0-9a-f]{32}$)[A-Za-z][\w-]{0,63}$/u);
/** A random id (crypto.randomUUID). */
const random = z.union([id, z.uuid()]);
const none = {};
const day = z.iso.date();

/** Where feedback came in. */
const doors = ["chat", "page", "link", "officer"] as const;
/** What feedback is. */
const sorts = ["suggest", "complain", "praise", "call"] as const;

/** A case is one feedback from its beginning to its end; the number that the person knows it by is private. */
const ofCase = { case: random };
/** Who did it, among staff: a random id, never a name. */
const byStaff = { staff: random };
/** Who did it, among citizens; and what they chose to say of themselves. */
const byPerson = { pseudonym: random };

/** What an entry of each kind holds; `what` is said in one line for the table in docs/ledger.md. */
export const ledgerCatalogue = {
  "feedback.heard": {
    what: "a person said what should change, or praised; they have a reference number",
    public: {
      ...ofCase,
      sort: z.enum(sorts),
      door: z.enum(doors),
      service: id.optional(),
      topic: id.optional(),
      unit: id.optional(),
      language: z.enum(languages),
    },
    private: { ...byPerson, reference: id, group: id.optional(), province: id.optional() },
  },
  "feedback.added": { what: "the person added to it", public: ofCase, private: byPerson },
  "feedback.withdrawn": { what: "the person took it back", public: ofCase, private: byPerson },
  "feedback.replied": {
    what: "the person answered an officer's question",
    public: ofCase,
    private: byPerson,
  },
  "feedback.disputed": {
    what: "the person said that it is not solved; it is open again",
    public: ofCase,
    private: byPerson,
  },
  "feedback.asked": {
    what: "an officer asked the person something",
    public: { ...ofCase, ...byStaff },
    private: none,
  },
  "feedback.rerouted": {
    what: "an officer corrected its service or unit",
    public: { ...ofCase, ...byStaff, service: id.optional(), unit: id.optional() },
    private: none,
  },
  "feedback.deciding": { what: "the office is deciding", public: { ...ofCase, ...byStaff }, private: none },
  "feedback.doing": {
    what: "the office is doing it, until a day it named",
    public: { ...ofCase, ...byStaff, due: day },
    private: none,
  },
  "feedback.done": { what: "it is done", public: { ...ofCase, ...byStaff }, private: none },
  "feedback.cannot": {
    what: "the office cannot do it, and said why",
    public: { ...ofCase, ...byStaff, reason: id },
    private: none,
  },
  "feedback.referred": {
    what: "it was handed to the office that can decide",
    public: { ...ofCase, ...byStaff, office: id, on: day },
    private: none,
  },
  "feedback.reopened": { what: "staff opened it again", public: { ...ofCase, ...byStaff }, private: none },
  "topic.drafted": { what: "a topic was written", public: { topic: id, ...byStaff }, private: none },
  "topic.opened": {
    what: "a topic was put to the public",
    public: { topic: id, ...byStaff, until: day },
    private: none,
  },
  "topic.extended": {
    what: "a topic stays open longer",
    public: { topic: id, ...byStaff, until: day },
    private: none,
  },
  "topic.closed": { what: "a topic was closed", public: { topic: id, by: id }, private: none },
  "topic.answered": {
    what: "people were told what came of a topic",
    public: { topic: id, update: id, ...byStaff },
    private: none,
  },
  "meeting.held": {
    what: "people were heard by another door",
    public: {
      meeting: id,
      ...byStaff,
      people: z.int().positive(),
      on: day,
      topic: id.optional(),
      unit: id.optional(),
    },
    private: none,
  },
  "update.drafted": {
    what: "a “you said, we did” was written",
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.submitted": {
    what: "it was handed to an approver",
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.approved": {
    what: "a second person approved it",
    public: { update: id, ...byStaff, version: z.int() },
    private: none,
  },
  "update.returned": {
    what: "it was sent back to be mended",
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.published": {
    what: "it went public",
    public: { update: id, by: id, version: z.int(), heard: z.int() },
    private: none,
  },
  "update.recalled": { what: "it was taken back", public: { update: id, ...byStaff }, private: none },
  "update.corrected": {
    what: "it was corrected",
    public: { update: id, ...byStaff, version: z.int() },
    private: none,
  },
  "update.closed": {
    what: "everybody it was for was told, or cannot be",
    public: { update: id, by: id },
    private: none,
  },
  "update.reacted": {
    what: "a person said whether it solves the matter",
    public: { update: id, reaction: z.enum(["solved", "not-yet"]) },
    private: byPerson,
  },
  "delivery.told": {
    what: "people were told of an update: so many in one page, or one by a reply",
    public: {
      update: id,
      wave: z.enum(["contributors", "subscribers", "everyone"]),
      way: z.enum(["reply", "page"]),
      people: z.int(),
    },
    private: none,
  },
  "delivery.unconfirmed": {
    what: "it is not known whether these people were told; they are not told again",
    public: { update: id, people: z.int() },
    private: none,
  },
  "delivery.withdrawn": {
    what: "these people were not told, because the update was recalled or they stopped",
    public: { update: id, people: z.int() },
    private: none,
  },
  "person.stopped": {
    what: "a person asked us not to send anything by ourselves",
    public: none,
    private: byPerson,
  },
  "person.started": { what: "a person asked us to send again", public: none, private: byPerson },
  "person.saw": {
    what: "a person looked at what we hold of them",
    public: { way: z.enum(["shown", "download"]) },
    private: byPerson,
  },
  "person.erased": {
    what: "a person was erased; what they had said is counted, and cannot be read any more",
    public: none,
    private: none,
  },
  "staff.signed-in": {
    what: "staff signed in",
    public: { ...byStaff, fresh: z.enum(["yes", "no"]) },
    private: none,
  },
  "staff.role-changed": {
    what: "an administrator changed roles",
    public: {
      ...byStaff,
      of: id,
      roles: z.string().regex(/^((viewer|officer|approver|coordinator|admin) ?)*$/u),
    },
    private: none,
  },
  "staff.looked": {
    what: "staff saw personal data unmasked",
    public: { ...byStaff, field: id, case: id.optional() },
    private: none,
  },
  "staff.exported": {
    what: "staff exported data",
    public: { ...byStaff, export: id, entries: z.int() },
    private: none,
  },
  "staff.edited": {
    what: "staff changed data of the office: the manual, a retention time, a setting",
    public: { ...byStaff, thing: id, version: z.int() },
    private: none,
  },
  "report.drafted": { what: "a report was drawn", public: { report: id, ...byStaff }, private: none },
  "report.checked": {
    what: "a coordinator checked a report",
    public: { report: id, ...byStaff },
    private: none,
  },
  "report.signed": { what: "an approver signed a report", public: { report: id, ...byStaff }, private: none },
  "report.published": {
    what: "a report went public",
    public: { report: id, ...byStaff, version: z.int() },
    private: none,
  },
  "report.replaced": {
    what: "a new version of a report took its place",
    public: { report: id, ...byStaff, version: z.int() },
    private: none,
  },
} as const satisfies Record<string, KindOf>;

type Fields = Readonly<Record<string, z.ZodType>>;
type KindOf = { what: string; public: Fields; private: Fields };

export type LedgerKind = keyof typeof ledgerCatalogue;

/** All kinds, in the order of the catalogue. */
export const ledgerKinds: readonly LedgerKind[] = Object.keys(ledgerCatalogue).filter(
  (kind): kind is LedgerKind => kind in ledgerCatalogue,
);
