import { mask } from "#core/masking.ts";
import { foundItem, pushFrom } from "#core/news.ts";
import { readMark } from "#core/person.ts";
import type { Deps } from "./deps.ts";
import type { LeftQuestion } from "./feedback-ports.ts";
import { mutedBy } from "./muted-by.ts";
import { closed } from "./log-act.ts";

type World = Pick<Deps, "questions" | "people" | "vault" | "labels">;

/** A question as the owner of the manual reads it: personal data and names masked. `at`: when it was left (ms). */
export type ReadQuestion = { id: string; text: string; at: number };

/**
 * Questions that people left because the manual did not answer them, the newest first; `hidden`: how many could not be opened, or are of somebody who
 * has moved with a change of keys and not written since. Nothing of the person is shown.
 */
export async function leftQuestions(
  deps: World,
  most: number,
): Promise<{ questions: ReadQuestion[]; hidden: number }> {
  const left = await deps.questions.left(most);
  const read: ReadQuestion[] = [];
  for (const one of left) {
    const text = await opened(deps, one);
    if (text !== null) read.push({ id: one.id, at: one.at, text: mask(text, deps.labels).text });
  }
  return { questions: read, hidden: left.length - read.length };
}

async function opened({ people, vault }: World, { of, sealed }: LeftQuestion): Promise<string | null> {
  const key = (await people.byTag(of))?.record["key"];
  if (key === undefined) return null;
  return vault.person(key).then(
    (person) => person.open(sealed).catch(() => null),
    () => null,
  );
}

/**
 * The manual answers a question that somebody left: they are told, by their next message or after three days by a push, and the question goes. Takes
 * the question, the service that answers it, and who says so. `gone`: it was answered before, or its time or its person is over.
 * @throws Error where the manual holds no such service
 */
export async function answerQuestion(
  deps: Pick<Deps, "questions" | "people" | "vault" | "inForce" | "now" | "newId">,
  id: string,
  service: string,
  staff: string,
): Promise<"told" | "gone"> {
  if (!(await deps.inForce()).byId.has(service)) throw new Error(`the manual holds no service ${service}`);
  const one = await deps.questions.find(id);
  const held = one === null ? null : await deps.people.byTag(one.of);
  if (one === null || held === null) return "gone";
  const now = deps.now();
  // Who does not count asked nothing that counts.
  const excluded = readMark(held.record["mark"]);
  const act = { kind: "question.answered", public: { service, staff }, private: {}, excluded } as const;
  const entry = await closed(deps, null, act, now);
  const of = { id, who: held.who, tag: one.of };
  // Who cannot be read cannot be pushed anything either.
  const key = await deps.vault.person(held.record["key"] ?? "").catch(() => null);
  const quiet = (await mutedBy(held, key)).includes(service);
  const item = foundItem({ question: id, service, quiet }, now);
  const news = { item, pushAt: quiet ? null : pushFrom(act.kind, now) };
  return (await deps.questions.answer(of, news, entry, now)) ? "told" : "gone";
}
