import { newDraft, type Draft } from "#core/draft.ts";
import type { Late } from "#core/late.ts";
import type { MyData } from "#core/my-data.ts";
import { newProfile } from "#core/person.ts";
import type { CaseView, Message, Outgoing, Reply } from "#core/replies.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";
import { render } from "#flex/render.ts";

/*
 * One of each kind of reply, all about the same made-up person and service, and a look into what was drawn.
 */

export const catalogue = readCatalogue("manual");
export const BASE = "https://siang.example.go.th";
export const SERVICE = "sso-unemployment-benefit";
/** Monday 23 November 2026, 10.00 in Bangkok: the office is open. */
export const OPEN = Date.parse("2026-11-23T10:00:00+07:00");
/** The evening before: it opens at 08.30. */
export const CLOSED = Date.parse("2026-11-22T20:00:00+07:00");
export const WORDS = "ไปสามครั้งแล้วยังขาดเอกสาร";
export const NUMBER = "4821-0934";

export function draftOf(part: Partial<Draft> = {}): Draft {
  return { ...newDraft({ at: OPEN, event: "01JDRAFT" }), ...part };
}

export function viewOf(part: Partial<CaseView> = {}): CaseView {
  return {
    id: "f0123456789abcdef0123456789abcde",
    reference: "48210934",
    state: "heard",
    sort: "complain",
    service: SERVICE,
    topic: null,
    unit: "sso",
    at: OPEN,
    times: 1,
    danger: null,
    time: null,
    answerBy: null,
    group: null,
    province: null,
    photos: 0,
    muted: false,
    history: [{ at: OPEN, kind: "feedback.heard", words: WORDS, due: null }],
    ...part,
  };
}

export function lateOf(part: Partial<Late> = {}): Late {
  const nothing = { service: null, field: null, danger: null, about: null };
  return { v: 1, event: "e1", at: OPEN, sure: true, ...nothing, ...part };
}

export const dataOf = (part: Partial<MyData> = {}): MyData => ({
  v: 1,
  lineId: "U00000000000000000000000000000000",
  since: OPEN,
  follows: true,
  language: "th",
  written: "th",
  lastService: SERVICE,
  stopped: false,
  profile: newProfile,
  pseudonyms: {},
  waiting: 0,
  feedback: [viewOf()],
  draft: WORDS,
  questions: [],
  ...part,
});

/** A kind without a reply here does not compile. */
export const everyReply: { readonly [Kind in Reply["kind"]]: Extract<Reply, { kind: Kind }> } = {
  answer: { kind: "answer", service: SERVICE, field: null },
  clarify: { kind: "clarify", services: [SERVICE], field: null },
  out_of_scope: { kind: "out_of_scope", closest: [SERVICE] },
  crisis: { kind: "crisis", danger: "violence" },
  corruption: { kind: "corruption" },
  account_data: { kind: "account_data", services: [SERVICE] },
  feedback: { kind: "feedback" },
  smalltalk: { kind: "smalltalk", smalltalk: "who" },
  command: { kind: "command", command: "menu" },
  browse: { kind: "browse", audience: "employee", services: [SERVICE] },
  topics: { kind: "topics", topics: [], about: { topic: "unknown", why: "gone" } },
  thanks_for_tap: { kind: "thanks_for_tap" },
  ask_why: { kind: "ask_why", service: SERVICE },
  wish_noted: { kind: "wish_noted", service: SERVICE },
  nothing_to_read: { kind: "nothing_to_read" },
  welcome: { kind: "welcome", again: false },
  greet_group: { kind: "greet_group" },
  media: { kind: "media", media: "image" },
  stale_button: { kind: "stale_button" },
  erased: { kind: "erased" },
  slow_down: { kind: "slow_down" },
  sorry: { kind: "sorry" },
  not_done: { kind: "not_done", danger: null },
  draft: {
    kind: "draft",
    draft: draftOf({ text: WORDS, sort: "complain", service: SERVICE, asks: "review" }),
    notice: true,
    hint: null,
  },
  draft_dropped: { kind: "draft_dropped", added: false },
  draft_gone: { kind: "draft_gone" },
  receipt: { kind: "receipt", feedback: viewOf(), at: OPEN, phone: false },
  noted: { kind: "noted", reference: "48210934" },
  wake: { kind: "wake", reference: "48210934" },
  cases: { kind: "cases", cases: [viewOf()], more: 2 },
  case: { kind: "case", feedback: viewOf(), note: null },
  case_gone: { kind: "case_gone", mistyped: false },
  question_kept: { kind: "question_kept" },
  muted: { kind: "muted", subject: SERVICE, muted: true },
  news: {
    kind: "news",
    news: [
      lateOf({
        about: { what: "case", case: "f1", reference: "48210934", says: "feedback.done", push: true },
      }),
    ],
  },
  my_data: { kind: "my_data", data: dataOf(), download: "token" },
};

/** Draws a reply to one person, in Thai, as nothing else says. */
export function drawn(reply: Reply, more: Partial<Outgoing> = {}): readonly Message[] {
  return render({ language: "th", personal: true, reply, late: [], ...more }, catalogue, BASE);
}

/** All values under a name, anywhere in what was drawn, in order. */
export function valuesOf(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(name, each));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === name && typeof each === "string" ? [each] : valuesOf(name, each),
  );
}

/** What people read, from top to bottom, quick replies and buttons too. */
export function readOut(messages: readonly Message[]): string {
  return [...valuesOf("text", messages), ...valuesOf("label", messages)].join("\n");
}

/** The quick replies of the last message. */
export function quickLabels(messages: readonly Message[]): string[] {
  return valuesOf("label", messages.at(-1)?.["quickReply"]);
}
