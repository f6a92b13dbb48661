/*
 * Every key of the store: its name, its type, its life and who writes it. docs/storage.md tells the same to people, and a test
 * holds the two together.
 */
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** How long each kind of key lives after its last write, in milliseconds. */
export const life = {
  /** A finished event, so that a redelivery is known; LINE does not say for how long it redelivers. */
  inboxDone: 3 * DAY,
  /** Message id → event id, for unsend. Longer than any event stays open. */
  message: 1 * DAY,
  /** Message id → what its words or its picture became: LINE lets people take a message back for a day at most (in Thailand for an hour, since 2025). */
  wordsOf: 1 * DAY,
  rate: 60 * SECOND,
  /** A person who was silent for longer is a new person. */
  person: 400 * DAY,
  /** Somebody of whom only a block or an unsent message is known: as long as what came before it may still be under way. */
  stranger: 60 * 60 * SECOND,
  /** Somebody who said something: longer than what they said is kept at most, so that they can still see and erase it. */
  speaker: 760 * DAY,
  /** What somebody is in the middle of saying. */
  draft: 1 * DAY,
  /** A feedback, without its texts, after the last thing that happened to it: for the figures of three years. */
  feedback: 1100 * DAY,
  counts: 1100 * DAY,
  tick: 7 * DAY,
  /** An act without a state of its own is known again for so long, so that it is not logged twice. */
  act: 3 * DAY,
  /** How long it is known who was erased: longer than any copy of the store is kept (s.33: 90 days). */
  erasure: 100 * DAY,
  /** A link to one's own data: long enough to open and save it, too short to be found lying about. */
  download: 15 * 60 * SECOND,
} as const;

export const keys = {
  inbox: (event: string) => `inbox:${event}`,
  inboxOpen: "open-events",
  message: (id: string) => `message:${id}`,
  person: (who: string) => `person:${who}`,
  draft: (who: string) => `draft:${who}`,
  personOf: (tag: string) => `person-of:${tag}`,
  feedback: (id: string) => `feedback:${id}`,
  feedbacksOf: (tag: string) => `feedbacks-of:${tag}`,
  questionsOf: (tag: string) => `questions-of:${tag}`,
  wordsOf: (message: string) => `words-of:${message}`,
  feedbackWaiting: "waiting-feedback",
  reference: (reference: string) => `reference:${reference}`,
  feedbackOrphans: "feedback-of-erased",
  news: "persons-with-news",
  rate: (who: string) => `rate:${who}`,
  counts: (day: string) => `counts:${day}`,
  manual: "manual:current",
  manualVersion: (hash: string) => `manual:version:${hash}`,
  manualHistory: "manual:history",
  tick: "tick",
  ledger: (month: string) => `ledger:${month}`,
  ledgerCount: "ledger-count",
  act: (entry: string) => `act:${entry}`,
  erasures: "erasures",
  text: (id: string) => `text:${id}`,
  texts: (kind: string) => `texts:${kind}`,
  retention: "retention",
  download: (name: string) => `download:${name}`,
} as const;
