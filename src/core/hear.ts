import { bangkokDay } from "./days.ts";
import type { Language } from "./dialogue.ts";
import type { Draft } from "./draft.ts";
import type { Feedback, Happened, Sort } from "./feedback.ts";
import type { Danger } from "./kinds.ts";
import type { Act } from "./ledger.ts";
import type { Manual } from "./manual.ts";
import { callTime, nextOpening } from "./office-hours.ts";
import type { Mark } from "./person.ts";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Within so many days somebody of the office should have looked, whatever it promised: the Royal Decree on Good Governance B.E. 2546, section
 * 38, gives fifteen days for an answer. It is the officers' clock; people are told a day only where the office set one.
 */
const OUTER_DAYS = 15;

/** What is said, as it comes out of a draft or a tap. */
export type ToHear = Pick<
  Draft,
  "door" | "sort" | "service" | "topic" | "group" | "province" | "time" | "photos"
> & {
  sort: Sort;
  danger: Danger | null;
};

/** What somebody in danger who wants to be called has said: nothing but that. */
export function urgentCall(danger: Danger): ToHear {
  return {
    door: "chat",
    sort: "call",
    service: null,
    topic: null,
    group: null,
    province: null,
    time: null,
    photos: [],
    danger,
  };
}

/** Who says it, where it goes by, and when. `text`: the id of its text; null where there is none. */
export type Circumstances = {
  id: string;
  reference: string;
  tag: string;
  language: Language;
  at: number;
  text: string | null;
};

/** A feedback as it begins. */
export function heardFeedback(
  said: ToHear,
  made: Circumstances,
  { agency, services, topics }: Manual,
): Feedback {
  const { at, text } = made;
  const { answerDays } = agency.feedback;
  const heard: Happened = { at, kind: "feedback.heard", text, due: null };
  return {
    v: "1",
    version: 1,
    state: "heard",
    sort: said.sort,
    door: said.door,
    service: said.service,
    topic: said.topic,
    unit:
      (topics.find(({ id }) => id === said.topic) ?? services.find(({ id }) => id === said.service))?.unit ??
      null,
    language: made.language,
    at,
    by: made.tag,
    reference: made.reference,
    group: said.group,
    province: said.province,
    times: 1,
    danger: said.danger,
    time: said.time,
    answerBy: answerDays === null || said.sort === "call" ? null : bangkokDay(at + answerDays * DAY),
    photos: said.photos,
    history: [heard],
  };
}

/** The entry of the log that it was heard. */
export function heardAct(feedback: Feedback, id: string, pseudonym: string, excluded: Mark | null): Act {
  const { sort, door, language, service, topic, unit, reference, group, province } = feedback;
  return {
    kind: "feedback.heard",
    public: { case: id, sort, door, language, ...given({ service, topic, unit }) },
    private: { pseudonym, reference: `R${reference}`, ...given({ group, province }) },
    excluded,
  };
}

function given<T extends Record<string, string | null>>(fields: T): { [K in keyof T]?: string } {
  const known: { [K in keyof T]?: string } = {};
  for (const name in fields) {
    const value = fields[name];
    if (typeof value === "string") known[name] = value;
  }
  return known;
}

/** When an officer should have looked (ms): at once for somebody in danger, when they want to be called, else within the outer days. */
export function clockOf(
  feedback: Pick<Feedback, "sort" | "danger" | "time">,
  at: number,
  { agency }: Manual,
): number {
  if (feedback.danger !== null) return at;
  if (feedback.sort !== "call") return at + OUTER_DAYS * DAY;
  const time = feedback.time === null ? null : callTime(agency, feedback.time);
  return time?.endsAt ?? nextOpening(agency, at) ?? at + OUTER_DAYS * DAY;
}
