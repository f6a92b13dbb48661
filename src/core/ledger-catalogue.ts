import * as z from "zod";
import { languages } from "./dialogue.ts";
import { doors, sorts } from "./feedback.ts";

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

/** A case is one feedback from its beginning to its end; the number that the person knows it by is private. */
const ofCase = { case: random };
/** Who did it, among staff: a random id, never a name. */
const byStaff = { staff: random };
/** Who did it, among citizens; and what they chose to say of themselves. */
const byPerson = { pseudonym: random };

/** What an entry of each kind holds. What it says in words stands in docs/ledger.md. */
export const ledgerCatalogue = {
  "feedback.heard": {
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
  "feedback.added": { public: ofCase, private: byPerson },
  "feedback.withdrawn": { public: ofCase, private: byPerson },
  "feedback.replied": {
    public: ofCase,
    private: byPerson,
  },
  "feedback.disputed": {
    public: ofCase,
    private: byPerson,
  },
  "feedback.asked": {
    public: { ...ofCase, ...byStaff },
    private: none,
  },
  "feedback.rerouted": {
    public: { ...ofCase, ...byStaff, service: id.optional(), unit: id.optional() },
    private: none,
  },
  "feedback.deciding": { public: { ...ofCase, ...byStaff }, private: none },
  "feedback.doing": {
    public: { ...ofCase, ...byStaff, due: day },
    private: none,
  },
  "feedback.done": { public: { ...ofCase, ...byStaff }, private: none },
  "feedback.cannot": {
    public: { ...ofCase, ...byStaff, reason: id },
    private: none,
  },
  "feedback.referred": {
    public: { ...ofCase, ...byStaff, office: id, on: day },
    private: none,
  },
  "feedback.reopened": { public: { ...ofCase, ...byStaff }, private: none },
  "topic.drafted": { public: { topic: id, ...byStaff }, private: none },
  "topic.opened": {
    public: { topic: id, ...byStaff, until: day },
    private: none,
  },
  "topic.extended": {
    public: { topic: id, ...byStaff, until: day },
    private: none,
  },
  "topic.closed": { public: { topic: id, by: id }, private: none },
  "topic.answered": {
    public: { topic: id, update: id, ...byStaff },
    private: none,
  },
  "meeting.held": {
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
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.submitted": {
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.approved": {
    public: { update: id, ...byStaff, version: z.int() },
    private: none,
  },
  "update.returned": {
    public: { update: id, ...byStaff },
    private: none,
  },
  "update.published": {
    public: { update: id, by: id, version: z.int(), heard: z.int() },
    private: none,
  },
  "update.recalled": { public: { update: id, ...byStaff }, private: none },
  "update.corrected": {
    public: { update: id, ...byStaff, version: z.int() },
    private: none,
  },
  "update.closed": {
    public: { update: id, by: id },
    private: none,
  },
  "update.reacted": {
    public: { update: id, reaction: z.enum(["solved", "not-yet"]) },
    private: byPerson,
  },
  "delivery.told": {
    public: {
      update: id,
      wave: z.enum(["contributors", "subscribers", "everyone"]),
      way: z.enum(["reply", "page"]),
      people: z.int(),
    },
    private: none,
  },
  "delivery.unconfirmed": {
    public: { update: id, people: z.int() },
    private: none,
  },
  "delivery.withdrawn": {
    public: { update: id, people: z.int() },
    private: none,
  },
  "person.stopped": {
    public: none,
    private: byPerson,
  },
  "person.started": { public: none, private: byPerson },
  "person.muted": {
    public: { service: id.optional(), topic: id.optional() },
    private: byPerson,
  },
  "person.unmuted": {
    public: { service: id.optional(), topic: id.optional() },
    private: byPerson,
  },
  "person.asked": {
    public: { language: z.enum(languages) },
    private: byPerson,
  },
  "question.answered": {
    public: { service: id, ...byStaff },
    private: none,
  },
  "person.saw": {
    public: { way: z.enum(["shown", "download"]) },
    private: byPerson,
  },
  "person.erased": {
    public: none,
    private: none,
  },
  "staff.signed-in": {
    public: { ...byStaff, fresh: z.enum(["yes", "no"]) },
    private: none,
  },
  "staff.role-changed": {
    public: {
      ...byStaff,
      of: id,
      roles: z.string().regex(/^((viewer|officer|approver|coordinator|admin) ?)*$/u),
    },
    private: none,
  },
  "staff.looked": {
    public: { ...byStaff, field: id, case: id.optional() },
    private: none,
  },
  "staff.exported": {
    public: { ...byStaff, export: id, entries: z.int() },
    private: none,
  },
  "staff.edited": {
    public: { ...byStaff, thing: id, version: z.int() },
    private: none,
  },
  "report.drafted": { public: { report: id, ...byStaff }, private: none },
  "report.checked": {
    public: { report: id, ...byStaff },
    private: none,
  },
  "report.signed": { public: { report: id, ...byStaff }, private: none },
  "report.published": {
    public: { report: id, ...byStaff, version: z.int() },
    private: none,
  },
  "report.replaced": {
    public: { report: id, ...byStaff, version: z.int() },
    private: none,
  },
} as const satisfies Record<string, KindOf>;

type Fields = Readonly<Record<string, z.ZodType>>;
type KindOf = { public: Fields; private: Fields };

export type LedgerKind = keyof typeof ledgerCatalogue;

/** All kinds, in the order of the catalogue. */
export const ledgerKinds: readonly LedgerKind[] = Object.keys(ledgerCatalogue).filter(
  (kind): kind is LedgerKind => kind in ledgerCatalogue,
);
