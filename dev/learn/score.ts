import * as z from "zod";
import { ask, type Asked } from "#core/ask.ts";
import type { Catalogue } from "#core/catalogue.ts";
import type { Field } from "#core/manual.ts";
import { isQuestion } from "./phrases.ts";

/** A question with what a fair reader would make of it. */
export type Labelled = { text: string; kind: string; accept: readonly string[]; field: Field | null };

const dangerous = new Set(["crisis", "corruption"]);

/**
 * What is measured: whether it came true for a question, null where it says nothing about it. "First": the right service is the best of
 * those found, be it answered at once or asked back with others; "at once": it is the answer.
 */
const measures: Readonly<Record<string, (question: Labelled, asked: Asked) => boolean | null>> = {
  "first %": ({ kind, accept }, asked) =>
    kind === "answer" ? isQuestion(asked) && accept.includes(asked.services[0] ?? "") : null,
  "at once %": ({ kind, accept }, asked) =>
    kind === "answer" ? asked.kind === "answer" && accept.includes(asked.services[0] ?? "") : null,
  "offered %": ({ kind, accept }, asked) =>
    kind === "answer" ? asked.services.some((id) => accept.includes(id)) : null,
  "other kinds %": ({ kind }, asked) => (kind === "answer" ? null : asked.kind === kind),
  "foreign answered %": ({ kind }, asked) => (kind === "out_of_scope" ? asked.kind === "answer" : null),
  "danger and bribery found %": ({ kind }, asked) => (dangerous.has(kind) ? asked.kind === kind : null),
  "false alarms %": ({ kind }, asked) => (dangerous.has(kind) ? null : dangerous.has(asked.kind)),
  "field right %": ({ kind, field }, asked) =>
    kind === "answer" && field !== null ? asked.field === field : null,
  "field invented %": ({ kind, field }, asked) =>
    kind === "answer" && field === null ? asked.field !== null : null,
};

/** For each measure how often it came true, and of how many questions it says anything. */
export const tallySchema = z.strictObject({
  questions: z.int(),
  counts: z.record(z.string(), z.tuple([z.int(), z.int()])),
});
export type Tally = z.infer<typeof tallySchema>;

/** A question and what the catalogue made of it. */
export type Answered<Q extends Labelled> = { question: Q; asked: Asked };

/** Asks every question of the catalogue, each once. */
export function askAll<Q extends Labelled>(questions: readonly Q[], catalogue: Catalogue): Answered<Q>[] {
  return questions.map((question) => ({ question, asked: ask(question.text, catalogue) }));
}

/** Counts what came of questions. */
export function tally(asked: readonly Answered<Labelled>[]): Tally {
  const counts = Object.entries(measures).map(([name, measure]): [string, [number, number]] => {
    const said = asked.map((one) => measure(one.question, one.asked)).filter((truth) => truth !== null);
    return [name, [said.filter(Boolean).length, said.length]];
  });
  return { questions: asked.length, counts: Object.fromEntries(counts) };
}

/** Adds up tallies. */
export function total(tallies: readonly Tally[]): Tally {
  const sum = (name: string, i: 0 | 1) =>
    tallies.reduce((all, { counts }) => all + (counts[name]?.[i] ?? 0), 0);
  const counts = Object.keys(measures).map((name): [string, [number, number]] => [
    name,
    [sum(name, 0), sum(name, 1)],
  ]);
  return {
    questions: tallies.reduce((all, { questions }) => all + questions, 0),
    counts: Object.fromEntries(counts),
  };
}

const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;

/** The head of the table that `row` fills. */
export const tableHead = `${line(["batch", "n", ...Object.keys(measures)])}\n${line(["---", "---", ...Object.keys(measures).map(() => "---")])}`;

/** One line of the table. */
export function row(name: string, tallied: Tally): string {
  return line([name, tallied.questions, ...Object.keys(measures).map((measure) => share(tallied, measure))]);
}

/** A measure as a percentage; a dash where no question says anything about it. */
export function share({ counts }: Tally, measure: string): string {
  const [truths, of] = counts[measure] ?? [0, 0];
  return of === 0 ? "–" : ((100 * truths) / of).toFixed(1);
}

/** True where the answer is what a fair reader would give: the first service for a question, the kind for everything else. */
export function isRight({ question, asked }: Answered<Labelled>): boolean {
  if (question.kind !== "answer") return asked.kind === question.kind;
  return asked.kind === "answer" && question.accept.includes(asked.services[0] ?? "");
}
