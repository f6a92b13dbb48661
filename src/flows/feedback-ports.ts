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
  /** The messages that what is said came in, each with the id of the text or photo that it became. */
  from: readonly { message: string; what: string }[];
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

/** What a person said: feedbacks, and questions that they left. */
export type SaidKind = "feedback" | "question";

/** So many are passed over, so many given at most. */
export type Page = { after: number; most: number };

/** Whose they were, as the store names it (it leads to nobody any more), and the ids. */
export type Orphans = { of: string; ids: readonly string[] };

/** The feedbacks of persons. */
export type Feedbacks = {
  /** A page of the ids of what a person said, the newest first, and how many there are in all; none where the record is another one than that of the tag. */
  mine(
    kind: SaidKind,
    of: { lookUp: LookUp; tag: string },
    page: Page,
  ): Promise<{ ids: string[]; all: number }>;
  /** In the order of the ids; null where there is none, or none that can be read. */
  read(ids: readonly string[]): Promise<(Feedback | null)[]>;
  /** The feedback that a number belongs to. */
  find(reference: string): Promise<string | null>;
  /** Some of what a person who was erased had said, to be freed of them; it is given again until it is. Null where nobody's waits. */
  orphans(): Promise<Orphans | null>;
  /** Nothing of these leads to their person any more: feedbacks are at an end, questions go. Gives whether that was all of theirs. */
  free(orphans: Orphans): Promise<boolean>;
  /** The feedback that a message became part of in the last day, and which text or photo of it; or the question that it became (`case` null); null where it became none. */
  cameIn(message: string): Promise<{ case: string | null; what: string } | null>;
  /**
   * Words or a picture are taken back: `fields` of the record change, the text goes (a picture's time is over), and the news of it waits for their next message. `changed`: the
   * feedback has another version, or person.
   */
  takeBack(
    of: { id: string; tag: string; who: string; version: number },
    fields: Readonly<Record<string, string>>,
    what: { kind: "feedback" | "photo"; id: string; news: Late },
  ): Promise<"done" | "changed">;
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
  /** `told`: what of the news is in the push. False where the news changed meanwhile. From then on no reply tells it as well, and what is typed may answer a question in it. Once more under the same name it is the same claim. */
  claim(
    of: { who: string; tag: string },
    news: { raw: string; told: readonly Late[] },
    name: string,
    at: { retryAt: number; now: number },
  ): Promise<boolean>;
  /**
   * A push has ended: `back` waits again, `at` (ms; null: for their next message, which only offers what is not `sure`; what came meanwhile is due when the push would have been tried
   * again). `pushedAt`: it counts as the one of this week.
   */
  settle(
    of: { who: string; tag: string },
    name: string,
    left: { back: readonly Late[]; at: number | null; pushedAt: number | null },
  ): Promise<void>;
  /** News as it was read (`raw`) is looked at again at this moment (ms); null: left to their next message. False where it changed meanwhile: it stays due. */
  putOff(of: { who: string; tag: string }, raw: string, until: number | null): Promise<boolean>;
  /** Looks again at this moment (ms), whatever there is; null: not any more, for there is nobody. Nothing where nobody waits for it. */
  wait(tag: string, until: number | null): Promise<void>;
};

/** A question that somebody left: whose (their tag), sealed under their key, and when (ms). */
export type LeftQuestion = { id: string; of: string; sealed: string; at: number };

/** Questions that people left to be told of an answer. */
export type Questions = {
  /** The newest ones, so many at most. */
  left(most: number): Promise<LeftQuestion[]>;
  /** One of them; null where there is none of that id (any more). */
  find(id: string): Promise<LeftQuestion | null>;
  /** It is taken back. Nothing where it is gone, or another's. */
  drop(id: string, tag: string): Promise<void>;
  /** It is answered: it goes, its person has news, and the log an entry. False where it went before, or with its person. */
  answer(
    of: { id: string; who: string; tag: string },
    news: { item: Late; pushAt: number | null },
    entry: Closed,
    now: number,
  ): Promise<boolean>;
};
