/** Kinds of texts and files that a person gave us, or that are about them. */
export const keptKinds = ["feedback", "photo", "draft", "question", "note"] as const;
export type KeptKind = (typeof keptKinds)[number];

/**
 * How many days each kind is kept where staff have set no other time: our proposal, to be confirmed by the office (PDPA s.22: no longer than
 * its purpose needs). A draft's is a photo that was never sent; a question is one that the manual did not answer.
 */
const proposed: Readonly<Record<KeptKind, number>> = {
  feedback: 2 * 365,
  photo: 365,
  draft: 1,
  question: 30,
  note: 2 * 365,
};

const DAY = 24 * 60 * 60 * 1000;
/** Staff may not keep anything for longer than this, nor for less than a day: the number would be a slip. */
const LONGEST = 10 * 365;

/** Retention times as staff set them, in days; what they left open is as proposed. */
export type Retention = Readonly<Partial<Record<KeptKind, number>>>;

/** How many days a kind is kept. A time that makes no sense counts as not set. */
export function daysKept(kind: KeptKind, set: Retention): number {
  const days = set[kind];
  return days !== undefined && Number.isInteger(days) && days >= 1 && days <= LONGEST ? days : proposed[kind];
}

/** The moment (ms) before which whatever of a kind was written is to be dropped now. */
export function overdueBefore(kind: KeptKind, set: Retention, now: number): number {
  return now - daysKept(kind, set) * DAY;
}
