import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import type { Asked } from "#core/ask.ts";
import { fields } from "#core/manual.ts";
import { isQuestion } from "#dev/learn/phrases.ts";
import {
  askAll,
  isRight,
  row,
  share,
  tableHead,
  tally,
  tallySchema,
  type Answered,
  type Tally,
} from "#dev/learn/score.ts";
import { readCatalogue } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";

/*
 * `npm run eval -- FILE`: scores labelled questions (JSON lines {"id","text","kind","accept","field"}, and "style" where there is one):
 * a table by kind, by service, by field and by style, the misses, and the difference to the last run that was accepted.
 */

const labelledSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  kind: z.string(),
  accept: z.array(z.string()),
  field: z.enum(fields).nullable(),
  style: z.string().optional(),
});
type Labelled = z.infer<typeof labelledSchema>;
type Scored = {
  question: Labelled;
  asked: Asked;
  kindRight: boolean;
  first: boolean;
  offered: boolean;
  fieldRight: boolean;
};

const LIKELY = [
  [0, 0.5],
  [0.5, 0.7],
  [0.7, 0.9],
  [0.9, 0.97],
  [0.97, 2],
] as const;

const [file, ...flags] = process.argv.slice(2);
if (file === undefined) {
  console.error("eval needs a file: npm run eval -- test/questions/dev.jsonl");
  process.exit(2);
}
const catalogue = readCatalogue(manualFolder());
const scored = askAll(readQuestions(file), catalogue).map(score);
const now = tally(scored);

table("kind", scored, ({ question }) => [question.kind]);
table(
  "field asked for",
  scored.filter(({ question }) => isQuestion(question)),
  ({ question }) => [question.field ?? "(none)"],
);
if (scored.some(({ question }) => question.style !== undefined))
  table("style", scored, ({ question }) => [question.style ?? "(none)"]);
const answers = scored.filter(({ question }) => question.kind === "answer");
const missedServices = answers.filter(({ first }) => !first);
table(
  "service with a miss",
  answers.filter(({ question }) =>
    missedServices.some((miss) => miss.question.accept[0] === question.accept[0]),
  ),
  ({ question }) => [question.accept[0] ?? "(none)"],
);
calibration(answers);
misses(scored);
summary(now);
compare(now, `${file}.accepted.json`, flags.includes("--accept"));

function readQuestions(name: string): Labelled[] {
  return readFileSync(name, "utf8")
    .split("\n")
    .flatMap((text, i) => {
      if (text.trim() === "") return [];
      try {
        return [labelledSchema.parse(JSON.parse(text))];
      } catch {
        console.error(
          `${name}, line ${i + 1}: not a labelled question {"id","text","kind","accept","field"}`,
        );
        return process.exit(1);
      }
    });
}

function score({ question, asked }: Answered<Labelled>): Scored {
  const accepted = (id: string) => question.accept.includes(id);
  return {
    question,
    asked,
    kindRight: asked.kind === question.kind,
    first: isQuestion(asked) && asked.services.slice(0, 1).some(accepted),
    offered: asked.services.some(accepted),
    fieldRight: !isQuestion(question) || !isQuestion(asked) || asked.field === question.field,
  };
}

function percent(part: readonly unknown[], whole: readonly unknown[]): string {
  return whole.length === 0 ? "–" : `${((100 * part.length) / whole.length).toFixed(1)} %`;
}

function table(name: string, rows: readonly Scored[], groupsOf: (row: Scored) => string[]): void {
  if (rows.length === 0) return;
  console.log(
    `\n| ${name} | n | kind right | first | offered | field right |\n| --- | --- | --- | --- | --- | --- |`,
  );
  for (const [group, members] of Map.groupBy(rows, (row) => groupsOf(row).join())) {
    const scoredServices = members.filter(({ question }) => question.accept.length > 0);
    const cells = [
      percent(
        members.filter(({ kindRight }) => kindRight),
        members,
      ),
      percent(
        scoredServices.filter(({ first }) => first),
        scoredServices,
      ),
      percent(
        scoredServices.filter(({ offered }) => offered),
        scoredServices,
      ),
      percent(
        members.filter(({ fieldRight }) => fieldRight),
        members,
      ),
    ];
    console.log(`| ${group} | ${members.length} | ${cells.join(" | ")} |`);
  }
}

/** When it says 90 %, is it? Questions that were answered, by how likely the first service was said to be. */
function calibration(rows: readonly Scored[]): void {
  const said = rows.flatMap(({ asked, first }) =>
    asked.share === undefined ? [] : [{ share: asked.share, first }],
  );
  console.log("\n| said to be likely | n | said, mean | right |\n| --- | --- | --- | --- |");
  for (const [from, to] of LIKELY) {
    const members = said.filter(({ share: one }) => one >= from && one < to);
    if (members.length === 0) continue;
    const mean = (100 * members.reduce((sum, { share: one }) => sum + one, 0)) / members.length;
    const right = percent(
      members.filter(({ first }) => first),
      members,
    );
    console.log(
      `| ${100 * from}–${Math.min(100, 100 * to)} % | ${members.length} | ${mean.toFixed(1)} % | ${right} |`,
    );
  }
}

function misses(rows: readonly Scored[]): void {
  const missed = rows.filter((row) => !isRight(row));
  console.log(`\nmisses (${missed.length}):`);
  for (const { question, asked } of missed) {
    console.log(
      `  ${question.id} ${question.kind} [${question.accept.join(" ")}] → ${asked.kind} [${asked.services.join(" ")}]  ${question.text}`,
    );
  }
}

/** Holds this run against the last one that somebody accepted (`-- FILE --accept` accepts this one). */
function compare(now: Tally, accepted: string, accept: boolean): void {
  console.log(`\n${tableHead}\n${row("now", now)}`);
  if (existsSync(accepted))
    console.log(row("last accepted", tallySchema.parse(JSON.parse(readFileSync(accepted, "utf8")))));
  if (accept) writeFileSync(accepted, `${JSON.stringify(now, null, 2)}\n`);
}

function summary(now: Tally): void {
  const of = (measure: string) => share(now, measure);
  console.log(
    `\nanswer: first ${of("first %")} % (at once ${of("at once %")} %), offered ${of("offered %")} %`,
  );
  console.log(`other kinds right ${of("other kinds %")} %`);
  console.log(`foreign questions answered as ours ${of("foreign answered %")} %`);
  console.log(
    `danger and bribery recognised ${of("danger and bribery found %")} %, false alarms ${of("false alarms %")} %`,
  );
}
