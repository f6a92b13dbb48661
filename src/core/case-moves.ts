import { hasRoom, historyLines, type Feedback, type Happened } from "./feedback.ts";
import { feedbackTable, type FeedbackState } from "./feedback-states.ts";
import { clockOf } from "./hear.ts";
import type { Act } from "./ledger.ts";
import type { Manual } from "./manual.ts";
import type { Mark } from "./person.ts";
import { isEnd, move } from "./states.ts";

/** What a person does with a feedback of theirs. A phone number is words too. */
export type PersonMove =
  | { does: "added" | "replied" | "phone"; text: string }
  | { does: "withdraw" | "dispute" };

/** Who moves, and when. `text`: the id that the words get, null where there are none. */
export type Mover = { at: number; pseudonym: string; excluded: Mark | null; text: string | null };

/** What a move comes to: the fields that change, the entry, and when an officer should look (ms; null: no more). */
export type CaseMoved =
  | { ok: true; fields: Record<string, string>; act: Act; clock: number | null; feedback: Feedback }
  | { ok: false; why: "not-now" | "too-much" };

const kinds = {
  added: "feedback.added",
  phone: "feedback.added",
  replied: "feedback.replied",
  withdraw: "feedback.withdrawn",
  dispute: "feedback.disputed",
} as const;

/** A person's move of a feedback, as the table of states allows it. Takes the feedback as it stands; says why it cannot be. */
export function personMove(
  { id, feedback }: { id: string; feedback: Feedback },
  wish: PersonMove,
  mover: Mover,
  manual: Manual,
): CaseMoved {
  const { at, pseudonym, excluded, text } = mover;
  const kind = kinds[wish.does];
  const words = "text" in wish ? wish.text : null;
  const to = goalOf(wish.does, feedback.state);
  if (!hasRoom(feedback, to)) return { ok: false, why: "too-much" };
  const moved = move(feedbackTable, feedback.state, to, { is: "person" }, { text: words }, kind);
  if (!moved.ok) return { ok: false, why: "not-now" };
  const happened: Happened = { at, kind, text, due: null };
  const next: Feedback = { ...feedback, state: to, history: [...feedback.history, happened] };
  return {
    ok: true,
    feedback: next,
    fields: { state: to, open: isEnd(feedbackTable, to) ? "0" : "1", history: historyLines(next.history) },
    act: { kind, public: { case: id }, private: { pseudonym }, excluded },
    // Words after an answer are looked at as well: a reply may have crossed with it.
    clock: to === "withdrawn" ? null : clockOf(feedback, at, manual),
  };
}

function goalOf(does: PersonMove["does"], state: FeedbackState): FeedbackState {
  if (does === "withdraw") return "withdrawn";
  return does === "dispute" ? "heard" : state;
}
