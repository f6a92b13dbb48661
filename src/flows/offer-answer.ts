import type { Deed as Wish } from "#core/step.ts";
import { offerWords } from "#core/turn-answer.ts";
import { keep, placeOf, type Deal, type Doing } from "./do-deed.ts";
import { readQuestions } from "./read-questions.ts";

/**
 * Words that may answer an officer are kept beside the questions that still wait, and shown with them; where the turn says something else, that is
 * said, and a tap leads to them. `unasked` where no question waits any more: answered meanwhile, withdrawn, at an end.
 */
export async function offerAnswer(
  doing: Doing,
  { text, cases }: Extract<Wish, { does: "offer" }>,
  aside: readonly string[] | null = null,
): Promise<Deal> {
  const { deps, turn, person, remembered } = doing;
  const [first, ...others] = await readQuestions(deps, { person, tag: remembered.tag }, cases);
  if (first === undefined) return { state: "unasked" };
  const step = offerWords(text, [first, ...others], placeOf(doing));
  const draft = step.draft && aside !== null ? { ...step.draft, aside: [...aside] } : (step.draft ?? null);
  const after = { ...turn, draft, dialogue: step.dialogue ?? turn.dialogue };
  const deal = await keep({ ...doing, turn: after }, {}, turn.reply ?? step.reply);
  return deal.state === "done" ? { ...deal, draft: after.draft } : deal;
}

/** Words that were shown beside questions of before are shown with those of now, before anything of them is sent. */
export function offerAgain(doing: Doing, text: string): Promise<Deal> {
  const { questions = [], aside = [] } = doing.before ?? {};
  return offerAnswer(doing, { does: "offer", text, cases: questions.map((one) => one.case) }, aside);
}
