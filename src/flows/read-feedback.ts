import type { Feedback } from "#core/feedback.ts";
import type { Deps, PersonKey } from "./deps.ts";

/** A feedback with its id. */
export type Owned = { id: string; feedback: Feedback };

/** Those of these feedbacks that belong to the person of a tag, in the order of the ids. What is gone, or nobody's any more, is left out. */
export async function readOwned(
  { feedbacks }: Pick<Deps, "feedbacks">,
  ids: readonly string[],
  tag: string,
): Promise<Owned[]> {
  const found = await feedbacks.read(ids);
  return ids.flatMap((id, i) => {
    const feedback = found[i] ?? null;
    return feedback === null || feedback.by === "" || feedback.by !== tag ? [] : [{ id, feedback }];
  });
}

/** The opened words of feedbacks by the ids of their texts. */
export async function wordsIn(
  deps: Pick<Deps, "texts">,
  person: PersonKey | null,
  feedbacks: readonly Feedback[],
): Promise<Map<string, string>> {
  const ids = feedbacks.flatMap(({ history }) => history.flatMap(({ text }) => text ?? []));
  return openedTexts(deps, person, ids);
}

/** The opened texts by their ids; what is gone, or was sealed by somebody else, is left out. */
export async function openedTexts(
  { texts }: Pick<Deps, "texts">,
  person: PersonKey | null,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (person === null || ids.length === 0) return new Map();
  const sealed = await texts.readAll(ids);
  const opened = await Promise.all(
    ids.map(async (id, i): Promise<[string, string][]> => {
      const held = sealed[i] ?? null;
      const text = held === null ? null : await person.open(held).catch(() => null);
      return text === null ? [] : [[id, text]];
    }),
  );
  return new Map(opened.flat());
}
