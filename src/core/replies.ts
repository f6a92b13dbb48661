import type { Decision } from "./answers.ts";
import type { Language } from "./dialogue.ts";
import type { Draft } from "./draft.ts";
import type { FeedbackState } from "./feedback-states.ts";
import type { Sort } from "./feedback.ts";
import type { Said } from "./incoming.ts";
import type { Command, Danger, Smalltalk } from "./kinds.ts";
import type { Late } from "./late.ts";
import type { MyData } from "./my-data.ts";

type Media = Extract<Said, { what: "media" }>["media"];

/** Why a draft still asks what it asks, or what happened to it. */
export type DraftHint =
  | "too-short"
  | "unknown-province"
  | "unknown-phone"
  | "unknown-service"
  | "unknown-time"
  | "candidate"
  | "stale-button"
  | "unfinished"
  | "photo-kept"
  | "no-photo"
  | "bad-photo"
  | "many-photos";

/** What is said beside a feedback that is shown. */
export type CaseNote =
  | "sent-already"
  | "added"
  | "replied"
  | "phone"
  | "withdrawn"
  | "disputed"
  | "ask-withdraw"
  | "not-now"
  | "too-much";

/** A feedback as its person sees it. `words`: what was written by them or to them; null where there is no text, it is not kept any more, or was taken back. */
export type CaseView = {
  id: string;
  reference: string;
  state: FeedbackState;
  sort: Sort;
  service: string | null;
  topic: string | null;
  unit: string | null;
  at: number;
  times: number;
  danger: Danger | null;
  time: string | null;
  answerBy: string | null;
  /** What they chose to tell of themselves with it. */
  group: string | null;
  province: string | null;
  photos: number;
  muted: boolean;
  history: readonly {
    at: number;
    kind: string;
    words: string | null;
    due: string | null;
    /** They took the words back. */
    unsaid?: true | undefined;
  }[];
};

/** One thing said to a person, before it is drawn. */
export type Reply =
  | Decision
  | { kind: "crisis"; danger: Danger }
  | { kind: "corruption" }
  | { kind: "account_data"; services: readonly string[] }
  /** Feedback where it cannot be taken in: in a group, on a page. */
  | { kind: "feedback" }
  | { kind: "smalltalk"; smalltalk: Smalltalk }
  | { kind: "command"; command: Command }
  | { kind: "browse"; audience: string; services: readonly string[] }
  | { kind: "thanks_for_tap" }
  | { kind: "ask_why"; service: string }
  | { kind: "wish_noted"; service: string }
  | { kind: "nothing_to_read" }
  | { kind: "welcome"; again: boolean }
  | { kind: "greet_group" }
  | { kind: "media"; media: Media }
  | { kind: "stale_button" }
  | { kind: "erased" }
  | { kind: "slow_down" }
  | { kind: "sorry" }
  /** What was asked for could not be done, and nothing of it was. `danger`: somebody in danger asked for it. */
  | { kind: "not_done"; danger: Danger | null }
  /** What a draft asks now. `notice`: the privacy notice comes before it. `near`: provinces that an unclear text may mean. */
  | { kind: "draft"; draft: Draft; notice: boolean; hint: DraftHint | null; near?: readonly string[] }
  /** Nothing of it was sent. `added`: it would have been words to a feedback that is there. */
  | { kind: "draft_dropped"; added: boolean }
  /** A button of a draft that is not there any more. */
  | { kind: "draft_gone" }
  /** It stands in the store: the number. `at`: when it was heard (ms); `phone`: a number to be called at is asked for now. */
  | { kind: "receipt"; feedback: CaseView; at: number; phone: boolean }
  /** The same in one plain sentence, where nothing else could be drawn. */
  | { kind: "noted"; reference: string }
  /** To the officer on duty: somebody in danger wants a call. */
  | { kind: "wake"; reference: string }
  /** `writing`: something is written that was not sent. */
  | { kind: "cases"; cases: readonly CaseView[]; more: number; writing?: boolean }
  | { kind: "case"; feedback: CaseView; note: CaseNote | null }
  /** No such feedback of this person; `mistyped`: the number has a wrong digit. */
  | { kind: "case_gone"; mistyped: boolean }
  /** What happened to their feedbacks, in a message of its own. `questions`: what officers ask, where that is known. */
  | { kind: "news"; news: readonly Late[]; questions?: Draft["questions"] }
  | { kind: "question_kept" }
  | { kind: "muted"; subject: string; muted: boolean }
  /** The topics that can be answered now; `about`: the one that was asked for, and why it cannot be answered. */
  | {
      kind: "topics";
      topics: readonly string[];
      about: { topic: string; why: "before" | "over" | "gone" } | null;
    }
  /** `download`: the token of the page where it can be taken away; null where none could be made. */
  | { kind: "my_data"; data: MyData | null; download: string | null };

/** A message as LINE takes it. Flows carry messages, they never look inside. */
export type Message = { readonly type: string; readonly [property: string]: unknown };

/** What somebody asked, and the message that it came in. */
export type Asking = { text: string; message: string | null };

/** What goes out on one reply token: late answers first, then the reply to what was just said. */
export type Outgoing = {
  language: Language;
  personal: boolean;
  reply: Reply;
  late: readonly Late[];
  /** What the person is in the middle of saying, where the reply is about something else: a tap leads back to it. */
  draft?: Draft | null;
  /** The message that is answered, where it was a question that found no answer: it can be left here. `message`: LINE's id of it. */
  question?: Asking | null;
};
