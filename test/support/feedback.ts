import { personMove, type CaseMoved, type Mover, type PersonMove } from "#core/case-moves.ts";
import { feedbackRecord, feedbackSchema, type Feedback } from "#core/feedback.ts";
import type { FeedbackState } from "#core/feedback-states.ts";
import { heardFeedback, type ToHear } from "#core/hear.ts";
import { entryOf, type Act } from "#core/ledger.ts";
import type { Manual } from "#core/manual.ts";
import { staffMove, type StaffMove, type StaffMoved } from "#core/staff-moves.ts";
import { MONDAY_NOON, world } from "./talk.ts";

/** A feedback from its beginning to its end, without a store. */

export const DAY = 24 * 60 * 60 * 1000;
export const { manual } = world.catalogue;

/** The same office, which promises to answer within so many days. */
export const promising = (answerDays: number): Manual => ({
  ...manual,
  agency: { ...manual.agency, feedback: { answerDays, source: null } },
});

export const said: ToHear = {
  door: "chat",
  sort: "complain",
  service: "dlpw-kor-ror-7",
  topic: null,
  group: "employee",
  province: "th-50",
  time: null,
  photos: ["photo-1", "photo-2"],
  danger: null,
};
export const made = {
  id: "f1",
  reference: "10000009",
  tag: "t1",
  language: "th" as const,
  at: MONDAY_NOON,
  text: "f1-0",
};

/** What was heard, but for what is said here. */
export const heard = (more: Partial<ToHear> = {}, of = manual): Feedback =>
  heardFeedback({ ...said, ...more }, made, of);
export const inState = (state: FeedbackState, more: Partial<Feedback> = {}): Feedback => ({
  ...heard(),
  state,
  ...more,
});

/** The day after. */
export const mover: Mover = { at: MONDAY_NOON + DAY, pseudonym: "p1", excluded: null, text: "f1-1" };
export const byPerson = (feedback: Feedback, wish: PersonMove): CaseMoved =>
  personMove({ id: "f1", feedback }, wish, mover, manual);
export const byStaff = (feedback: Feedback, wish: StaffMove): StaffMoved =>
  staffMove({ id: "f1", feedback }, wish, { id: "s1", role: "officer" }, { at: mover.at, text: "f1-1" });

/** The entry as the log holds it. Throws where the log does not take the act. */
export function kept(act: Act): { open: unknown; hidden: unknown } {
  const entry = entryOf(act, "entry1", MONDAY_NOON);
  return {
    open: JSON.parse(entry.public),
    hidden: entry.private === null ? null : JSON.parse(entry.private),
  };
}

/** As the store gives it back after these fields were changed. */
export const stored = (feedback: Feedback, fields: Record<string, string> = {}): Feedback =>
  feedbackSchema.parse({ ...feedbackRecord(feedback), version: String(feedback.version), ...fields });
