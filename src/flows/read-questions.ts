import { questionIn } from "#core/asked.ts";
import type { Draft } from "#core/draft.ts";
import type { Deps, PersonKey } from "./deps.ts";
import { openedTexts, readOwned } from "./read-feedback.ts";

/**
 * The questions of officers that wait for an answer in these feedbacks of a person, with their words where those are still kept. The feedbacks are
 * the truth of it, whatever was told.
 */
export async function readQuestions(
  deps: Pick<Deps, "feedbacks" | "texts">,
  { person, tag }: { person: PersonKey; tag: string },
  cases: readonly string[],
): Promise<Draft["questions"]> {
  if (cases.length === 0) return [];
  const owned = await readOwned(deps, cases, tag);
  const open = owned.flatMap(({ id, feedback }) => {
    const question = questionIn(feedback.history);
    return question === null ? [] : [{ id, reference: feedback.reference, text: question.text ?? "" }];
  });
  const words = await openedTexts(
    deps,
    person,
    open.map(({ text }) => text),
  );
  return open.map(({ id, reference, text }) => ({
    case: id,
    reference,
    words: words.get(text) ?? null,
    text,
  }));
}
