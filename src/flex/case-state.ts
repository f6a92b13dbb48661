import { questionIn } from "#core/asked.ts";
import { MOST_HAPPENED } from "#core/feedback.ts";
import type { FeedbackState } from "#core/feedback-states.ts";
import type { CaseView } from "#core/replies.ts";
import type { Page } from "./panel.ts";

/** Whether an officer waits for an answer of the person, and there is room for it. */
export function isAwaited({ state, history }: Pick<CaseView, "state" | "history">): boolean {
  return isStanding(state) && history.length < MOST_HAPPENED && questionIn(history) !== null;
}

/** How a feedback stands, in plain words: first, that the person is waited for. Praise and a wish to be contacted have nothing to mend. */
export function stateText(feedback: Pick<CaseView, "sort" | "state" | "history">, { words }: Page): string {
  const { states, callStates, praiseStates, awaited } = words.cases;
  const { sort, state } = feedback;
  if (isAwaited(feedback)) return awaited;
  const own: Partial<Record<FeedbackState, string>> =
    sort === "call" ? callStates : sort === "praise" ? praiseStates : {};
  return own[state] ?? states[state];
}

/** What an entry of its history says happened. Takes the kind of the entry, and what it is about where that is known; gives a word for any. */
export function happenedText(kind: string, sort: CaseView["sort"] | null, { words }: Page): string {
  const { happened, somethingHappened, askedToBeCalled } = words.cases;
  if (kind === "feedback.heard" && sort === "call") return askedToBeCalled;
  const known: Readonly<Record<string, string>> = happened;
  return Object.hasOwn(known, kind) ? (known[kind] ?? somethingHappened) : somethingHappened;
}

/** Whether somebody still works on it. */
export function isStanding(state: FeedbackState): boolean {
  return state === "heard" || state === "deciding" || state === "doing";
}

/** Whether words to it are still taken. */
export function takesWords(state: FeedbackState): boolean {
  return state !== "withdrawn" && state !== "erased";
}
