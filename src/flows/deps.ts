import type { Catalogue } from "#core/catalogue.ts";
import type { Dialogue } from "#core/dialogue.ts";
import type { Late } from "#core/late.ts";
import type { Message, Outgoing } from "#core/replies.ts";
import type { Verdict } from "#core/turn.ts";

/** An event on its way into the inbox. `who` is the keyed look-up of the person, or of the group where no person speaks. */
export type Arrival = {
  id: string;
  messageId: string | null;
  who: string;
  personal: boolean;
  /** Counts against the rate limit. */
  counted: boolean;
  redelivered: boolean;
  /** The event, sealed. */
  body: string;
};

/** What the store knows of a one-to-one chat. `version` is for compare-and-set. */
export type Remembered = { dialogue: Dialogue | null; version: number };

/** A leased event: this run is the one to work on it, until the lease ends. */
export type Work = {
  id: string;
  lease: string;
  /** How many runs have taken this event, this one included. Above 1, an earlier run may have sent something. */
  attempts: number;
  /** When LINE delivered it last (ms): reply tokens live for a minute from then. */
  deliveredAt: number;
  verdict: Verdict;
  who: string;
  personal: boolean;
  remembered: Remembered;
  /** Answers that waited for this person's next message; this event has claimed them. */
  late: readonly Late[];
  /** Content hash of the manual in force, null for the one shipped with the code. */
  manual: string | null;
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
};

export type Completion =
  | { state: "done" | "already" | "lost" }
  | { state: "conflict"; remembered: Remembered };

/** The durable inbox: `received → leased(until) → done`. Every method is one round trip. */
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
  recall(who: string): Promise<Remembered>;
  /**
   * Somebody took a message back: what is still held of it is dropped (its text, and its answer where that waits), and it is not taken
   * in again. `from` is the event that says so, of the same person. Gives the event that brought the message, null where none is known.
   */
  forget(messageId: string, from: Pick<Work, "who" | "personal">): Promise<string | null>;
};

/**
 * What LINE made of a send. `told`: accepted. `token-refused`: the reply token is used up or too old. `refused`: LINE will not
 * take these messages. `busy`: a rate limit, nothing was taken. `unknown`: no answer in time or a fault: it may have been taken.
 */
export type Sent = "told" | "token-refused" | "refused" | "busy" | "unknown";

export type Line = { reply(token: string, messages: readonly Message[]): Promise<Sent> };

/** Encrypts what must not be readable at rest, and makes the keyed look-up by which a person is found. */
export type Vault = {
  seal(text: string): Promise<string>;
  open(sealed: string): Promise<string>;
  lookUp(lineId: string): Promise<string>;
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
  wait(ms: number): Promise<void>;
  inbox: Inbox;
  line: Line;
  vault: Vault;
  /** The manual of that hash (null: the shipped one); the shipped one where that version cannot be used. */
  catalogue(hash: string | null): Promise<Catalogue>;
  /** The manual in force now, for whoever has not just asked the store. */
  inForce(): Promise<Catalogue>;
  render(outgoing: Outgoing, catalogue: Catalogue): readonly Message[];
  log(entry: LogEntry): void;
};
