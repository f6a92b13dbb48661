import type { Asked } from "#core/asked.ts";
import type { Catalogue } from "#core/catalogue.ts";
import type { Dialogue } from "#core/dialogue.ts";
import type { Did } from "#core/did.ts";
import type { Late } from "#core/late.ts";
import type { MaskLabels } from "#core/masking-finders.ts";
import type { Message, Outgoing } from "#core/replies.ts";
import type { Mark } from "#core/person.ts";
import type { Verdict } from "#core/turn.ts";
import type { Deeds, Feedbacks, News, Questions } from "./feedback-ports.ts";
import type { Downloads, People, Photos, Texts } from "./people-ports.ts";

/** An event on its way into the inbox. `lookUp` is the keyed look-up of the person, or of the group where no person speaks. */
export type Arrival = {
  id: string;
  messageId: string | null;
  lookUp: LookUp;
  personal: boolean;
  /** Counts against the rate limit. */
  counted: boolean;
  /** When it happened (ms): names the fiscal year of the pseudonym. */
  at: number;
  redelivered: boolean;
  /** The event, sealed. */
  body: string;
};

/**
 * What the store knows of a one-to-one chat. `version` is for compare-and-set. `key`: the person's key, wrapped; null before their first
 * event is done. `pseudonym`: what the log calls them in the fiscal year of the event.
 */
export type Remembered = {
  dialogue: Dialogue | null;
  version: number;
  key: string | null;
  pseudonym: string;
  /** Set where their acts do not count as participation. */
  mark: Mark | null;
  /** What they told of themselves, sealed under their key; null where they told nothing. */
  profile: string | null;
  /** What they are in the middle of saying, sealed under their key; null where nothing. */
  draft: string | null;
  /** Questions of officers that were told to them, each feedback once. Whether they still wait for an answer, the feedbacks say. */
  asked: readonly Asked[];
  /** Which record this is of; '' where there is none. Nothing is written to another one. */
  tag: string;
};

/** A leased event: this run is the one to work on it, until the lease ends. */
export type Work = {
  id: string;
  lease: string;
  /** How many runs have taken this event, this one included. Above 1, an earlier run may have sent something. */
  attempts: number;
  /** When LINE delivered it last (ms): reply tokens live for a minute from then. */
  deliveredAt: number;
  verdict: Verdict;
  lookUp: LookUp;
  personal: boolean;
  remembered: Remembered;
  /** Answers that waited for this person's next message; this event has claimed them. */
  late: readonly Late[];
  /** Content hash of the manual in force, null for the one shipped with the code. */
  manual: string | null;
  /** What a run before this one has done for the event; null where nothing was done. It is not done again. */
  did: Did | null;
};

/** `ours`: work on it. `busy`: another run is on it. `done`: it was dealt with before. `silent`: over the limit, said so already. `failed`: not durable. */
export type Receipt = { state: "ours"; work: Work } | { state: "busy" | "done" | "silent" | "failed" };

/** What a run leaves behind. `late`: what its person still has to be told, added to what waits; the store keeps the newest. */
export type Outcome = {
  dialogue: Dialogue | null;
  version: number;
  late: readonly Late[];
  count: string | null;
  follows: boolean | null;
  /** When the event happened: of two follow events the later one holds, in whatever order they arrive. */
  at: number;
  /** The person's key as this run knew it (wrapped): nothing is written under a key that is not theirs any more. */
  heldKey: string | null;
  /** The key to hold from now on, with the sealed LINE id where they had none; null to leave what there is. */
  newKey: { wrapped: string; line: string | null } | null;
  /** What they told of themselves, sealed under that key; null to leave it. */
  profile: string | null;
  /** The person's record is destroyed. */
  erase: boolean;
  entries: readonly Closed[];
};

/** What an outcome holds that does nothing to a person's record but for their memory, and nothing to the log. */
export const unchanged = {
  heldKey: null,
  newKey: null,
  profile: null,
  erase: false,
  entries: [],
} as const satisfies Partial<Outcome>;

/** `conflict`: the person's memory or key changed meanwhile; recall it and decide again. */
export type Completion = { state: "done" | "already" | "lost" | "conflict" };

/** An entry of the log as it is kept: canonical public string, digest of the private one ('' where there is none), and that one sealed. */
export type Closed = { id: string; at: number; public: string; digest: string; sealed: string };

/** The durable inbox: `received → leased(until) → done`. Every method is one round trip (erasing while keys are changed: two). */
export type Inbox = {
  /**
   * Takes in the events of one delivery, each by one script, all in one round trip. Gives a receipt for each in their order;
   * `failed` where one could not be made durable. Never throws: a store that is down is `failed` for all.
   */
  receive(arrivals: readonly Arrival[], now: number, lease: string): Promise<Receipt[]>;
  complete(work: Work, outcome: Outcome, now: number): Promise<Completion>;
  /** Ids of events whose lease ended before `now`, the oldest first. */
  due(now: number, limit: number): Promise<string[]>;
  /** Takes an overdue event. Its person is known only after opening the body, so `remembered` comes from `recall`. */
  claim(id: string, now: number, lease: string): Promise<{ work: Work; body: string; sweeps: number } | null>;
  /** What is remembered of a person at that time; nothing where they were erased since (`tag`: whom the event was taken in of). */
  recall(lookUp: LookUp, at: number, tag: string): Promise<Remembered>;
  /**
   * Somebody took a message back: what is still held of it is dropped (its text, and its answer where that waits), and it is not taken
   * in again. What it had claimed is only offered from here on. `from` is the event that says so, of the same person. Gives the event that brought the message, null where none is known.
   */
  forget(messageId: string, from: Pick<Work, "lookUp" | "remembered">): Promise<string | null>;
};

/**
 * What changes with an entry: a thing (a hash under `key`) that is expected to have this version ('0': it is not there yet), the fields that
 * change, and how long it lives (ms; null for good).
 */
export type Change = {
  key: string;
  version: number;
  fields: Readonly<Record<string, string | number>>;
  life: number | null;
};

/** `done`: it stands in the log as this number, now or from an earlier try. `conflict`: the thing has another version. */
export type Appended = { state: "done"; number: number } | { state: "conflict"; version: number };

/** An entry as it stands in the log; `number` is its place in the order of all. */
export type Logged = { number: number; id: string; public: string; digest: string; sealed: string };

/** The participation log. */
export type Ledger = {
  /**
   * Writes an entry and changes what it is about, both or neither, once however often it is tried. `change` is null for an act that
   * changes nothing. `now` names the month that it is kept in.
   */
  append(entry: Closed, change: Change | null, now: number): Promise<Appended>;
  /** Entries of a month (YYYY-MM) after a number, in their order. */
  read(month: string, after: number, limit: number): Promise<Logged[]>;
  /** How many entries there are in all. */
  count(): Promise<number>;
};

/**
 * What LINE made of a send. `told`: accepted. `token-refused`: the reply token is used up or too old. `refused`: LINE will not
 * take these messages. `busy`: a rate limit, or no connection was free in time; nothing was taken. `unknown`: no answer in time or a
 * fault: it may have been taken.
 */
export type Sent = "told" | "token-refused" | "refused" | "busy" | "unknown";

/**
 * What became of asking for a file that somebody sent. `wait`: LINE is still preparing it. `gone`: LINE has it no more, or never had.
 * `too-large`: it was not read to its end. `unknown`: no answer in time, or a fault.
 */
export type Content =
  | { state: "ready"; bytes: Uint8Array }
  | { state: "wait" | "gone" | "too-large" | "unknown" };

export type Line = {
  reply(token: string, messages: readonly Message[]): Promise<Sent>;
  /** To a LINE id. The same `name` is the same push: LINE delivers it once, however often it is tried within a day. */
  push(to: string, messages: readonly Message[], name: string): Promise<Sent>;
  /** The file that came with a message. Never throws. */
  content(messageId: string): Promise<Content>;
};

/** Where a person is found: under the key in use, and under the one before while keys are being changed. */
export type LookUp = { who: string; before: string | null };

/** Encrypts what must not be readable at rest, makes the keyed look-up by which a person is found, and keeps the keys of persons. */
export type Vault = {
  seal(text: string): Promise<string>;
  open(sealed: string): Promise<string>;
  lookUp(lineId: string): Promise<LookUp>;
  /** Whether a wrapped key is under the data key in use. */
  isCurrent(wrapped: string): Promise<boolean>;
  /** A key for somebody who has none yet. */
  newPerson(): Promise<PersonKey>;
  /**
   * The key of a person from their record; `wrapped` of what it gives is under the key in use, whatever it was under.
   * @throws Error where it was wrapped under a key that is not set, or was changed
   */
  person(wrapped: string): Promise<PersonKey>;
};

/** The key of one person. Erasing the record that holds it makes all it sealed and digested unreadable for good. */
export type PersonKey = {
  wrapped: string;
  seal(text: string): Promise<string>;
  /** @throws Error where it was not sealed by this key */
  open(sealed: string): Promise<string>;
  /** The same for bytes, which stay bytes. */
  sealBytes(bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws Error where they were not sealed by this key */
  openBytes(sealed: Uint8Array): Promise<Uint8Array>;
  /** A keyed digest (hex), to know a text again without keeping it. */
  digest(text: string): Promise<string>;
  /** What an entry of the log keeps of its private fields: a digest under a salt of its own, and the fields sealed. */
  hide(entry: string, text: string): Promise<{ digest: string; sealed: string }>;
};

/** A log line: a fixed reason and ids of ours. Never a text, a name or a LINE id. */
export type LogEntry = {
  level: "info" | "warn" | "error";
  reason: string;
  [detail: string]: string | number;
};

/** The world as a flow sees it. */
export type Deps = {
  now(): number;
  newId(): string;
  /** What opens a door to whoever has it: 32 bytes of chance in hex, never kept as it is and never logged. */
  newToken(): string;
  wait(ms: number): Promise<void>;
  inbox: Inbox;
  deeds: Deeds;
  feedbacks: Feedbacks;
  news: News;
  questions: Questions;
  ledger: Ledger;
  people: People;
  texts: Texts;
  downloads: Downloads;
  /** Null where no bucket is bound: photos are not taken. */
  photos: Photos | null;
  line: Line;
  vault: Vault;
  /** The manual of that hash (null: the shipped one); the shipped one where that version cannot be used. */
  catalogue(hash: string | null): Promise<Catalogue>;
  /** The manual in force now, for whoever has not just asked the store. */
  inForce(): Promise<Catalogue>;
  render(outgoing: Outgoing, catalogue: Catalogue): readonly Message[];
  /** What stands in a text in place of personal numbers. */
  labels: MaskLabels;
  /** LINE ids of the officers who are woken for somebody in danger. */
  duty: readonly string[];
  log(entry: LogEntry): void;
};
