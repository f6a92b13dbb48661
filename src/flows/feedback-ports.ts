import type { Did } from "#core/did.ts";
import type { Feedback } from "#core/feedback.ts";
import type { Late } from "#core/late.ts";
import type { KeptKind } from "#core/retention.ts";
import type { Closed, LookUp, Outcome, Work } from "./deps.ts";

/** What every deed of a person does to their record and the log: the memory by compare-and-set on `version`, key and profile as in an outcome. */
export type Deed = Pick<Outcome, "dialogue" | "version" | "at" | "heldKey" | "newKey" | "profile"> & {
  /** The sealed draft from now on; "drop" ends it, null leaves it. */
  draft: { sealed: string } | "drop" | null;
  entry: Closed | null;
  /** A text that comes with it, sealed under the person's key. */
  text: { kind: KeptKind; id: string; sealed: string } | null;
  did: Did;
};

/** A feedback that is new: its record, and when an officer should have looked at it (ms). */
export type NewFeedback = {
  id: string;
  reference: string;
  record: Readonly<Record<string, string>>;
  clock: number;
};

/** A feedback that changes: `fields` of its record; `clock` null where no officer has to look at it. */
export type ChangedFeedback = {
  id: string;
  reference: string;
  version: number;
  fields: Readonly<Record<string, string>>;
  clock: number | null;
};

/**
 * `done`: it stands, now or from an earlier try, and `did` is what was done. `lost`: another run has the event. `gone`: the person was erased.
 * `conflict`: their memory changed; recall it and decide again.
 */
export type Done = { state: "done"; did: Did } | { state: "lost" | "gone" | "conflict" };

type Heard =
  | { state: "done"; did: Did; counted: { reference: string; times: number } }
  | { state: "lost" | "gone" | "conflict" }
  | { state: "taken" }
  | { state: "ended" };

/** What a person does, stored before it is told. Every method is one round trip, and does nothing twice for an event. */
export type Deeds = {
  keep(work: Work, deed: Deed, now: number): Promise<Done>;
  /**
   * `counted`: how often the same was said, this time included, and the number that it has from the first time on. `taken`: the number belongs
   * to another. `ended`: the same was said before, and that has ended: it needs another id.
   */
  hear(work: Work, deed: Deed, feedback: NewFeedback, now: number): Promise<Heard>;
  /** `changed`: the feedback has another version. */
  change(
    work: Work,
    deed: Deed,
    feedback: ChangedFeedback,
    now: number,
  ): Promise<Done | { state: "changed" } | { state: "not-theirs" }>;
};

/** The feedbacks of persons. */
export type Feedbacks = {
  /** Ids of what a person said, the oldest first; none where the record is another one than that of the tag. */
  mine(lookUp: LookUp, tag: string): Promise<string[]>;
  /** In the order of the ids; null where there is none, or none that can be read. */
  read(ids: readonly string[]): Promise<(Feedback | null)[]>;
  /** The feedback that a number belongs to. */
  find(reference: string): Promise<string | null>;
  /** Some ids of feedbacks whose person was erased, to be freed of them; they are given again until `freed`. */
  orphans(): Promise<string[]>;
  /** Nothing of these leads to their person any more, and they are at an end. */
  free(ids: readonly string[]): Promise<void>;
};

/** What staff do to a feedback: its record, the words for the person, and the news of it. */
export type MovedFeedback = ChangedFeedback & {
  tag: string;
  words: { id: string; sealed: string } | null;
  news: { item: Late; pushAt: number | null };
};

/** News of a person that waits, or is being pushed under a name (`pushing`) by a run that may have died. */
export type WaitingNews = {
  news: readonly Late[];
  /** The news as it was read, to claim it by. */
  raw: string;
  pushing: { name: string; news: readonly Late[] } | null;
  pushedAt: number | null;
};

/** What became of feedbacks, on its way to their persons. */
export type News = {
  /** Staff move a feedback; `changed` where it has another version, or its person's record is not there: look at both again. */
  move(feedback: MovedFeedback, who: string, entry: Closed, now: number): Promise<"done" | "changed">;
  /** Tags of persons whose news may be pushed now, the longest waiting first. */
  due(now: number, limit: number): Promise<string[]>;
  /** Who is given a push on its way has taken it up: the run that began it cannot give it back to wait any more, but leaves it to them. */
  read(who: string): Promise<WaitingNews>;
  /** False where the news changed meanwhile. From then on no reply tells it as well. Once more under the same name it is the same claim. */
  claim(of: { who: string; tag: string }, raw: string, name: string, retryAt: number): Promise<boolean>;
  /**
   * A push has ended: `back` waits again, `at` (ms; null: for their next message, which only offers what is not `sure`; what came meanwhile is due when the push would have been tried
   * again). `pushedAt`: it counts as the one of this week.
   */
  settle(
    of: { who: string; tag: string },
    name: string,
    left: { back: readonly Late[]; at: number | null; pushedAt: number | null },
  ): Promise<void>;
  /** Looks again at this moment (ms); null: not any more. Nothing where nobody waits for it. */
  wait(tag: string, until: number | null): Promise<void>;
};
