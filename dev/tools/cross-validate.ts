import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { inflateRawSync } from "node:zlib";
import * as z from "zod";
import { toCatalogue } from "#core/catalogue.ts";
import { readRanker } from "#core/ranker.ts";
import { phrasesOf } from "#dev/learn/build-ranker.ts";
import { learnArtefact } from "#dev/learn/learn.ts";
import type { Phrase } from "#dev/learn/phrases.ts";
import { askAll, isRight, row, tableHead, tally, tallySchema, total, type Tally } from "#dev/learn/score.ts";
import { readManual } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";

/*
 * `npm run cross-validate`: how well messages are understood that were not learnt from. Each batch of phrases is left out in turn, the rest is
 * learnt (by the same code, into an artefact of the same size), and the batch is asked. The worst batch counts. Batches that hold one kind of
 * message only (s…) are cut into four, because without them their kind would not be known at all. `-- --misses b03` tells what went wrong in
 * one; `-- --part 0.5` learns from a part of the batches: the learning curve.
 */
const { values } = parseArgs({
  options: { misses: { type: "string" }, part: { type: "string" }, fold: { type: "string" } },
});
const PARTS = 4;
const manual = readManual(manualFolder());
const phrases = phrasesOf(manualFolder()).map((phrase, i) => ({ ...phrase, fold: foldOf(phrase, i) }));
const folds = [...new Set(phrases.map(({ fold }) => fold))].sort();

function foldOf({ batch }: Phrase, i: number): string {
  return batch.startsWith("s") ? `${batch}-${(i % PARTS) + 1}` : batch;
}

/** Learns without one fold and asks it. */
function run(fold: string): Tally {
  const held = phrases.filter((phrase) => phrase.fold === fold);
  const rest = phrases.filter((phrase) => phrase.fold !== fold);
  const part = Number(values.part ?? "1");
  const learnt = rest.filter((_, i) => (i * 7919) % 1000 < part * 1000);
  const ranker = readRanker(new Uint8Array(inflateRawSync(learnArtefact(manual, learnt))));
  const catalogue = toCatalogue("cross-validation", manual, ranker);
  const answered = askAll(held, catalogue);
  if (values.misses === fold) {
    for (const { question, asked: got } of answered.filter((one) => !isRight(one)))
      console.log(
        `${question.kind} [${question.accept.join(" ")}] → ${got.kind} [${got.services.join(" ")}] ${question.text}`,
      );
  }
  return tally(answered);
}

const messageSchema = z.object({ fold: z.string(), tally: tallySchema });

/** Each fold in a process of its own, as many at once as there are processors. */
async function all(): Promise<Map<string, Tally>> {
  const waiting = [...folds];
  const done = new Map<string, Tally>();
  const worker = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
      const args = ["--fold", fold, ...(values.part ? ["--part", values.part] : [])];
      const child = fork(import.meta.filename, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      await new Promise<void>((resolve, reject) => {
        child.on("message", (message) => {
          const { fold: name, tally: sums } = messageSchema.parse(message);
          done.set(name, sums);
          console.error(`${done.size} of ${folds.length}: ${name}`);
        });
        child.on("exit", (code) =>
          code === 0 ? resolve() : reject(new Error(`fold ${fold} ended with ${code ?? "a signal"}`)),
        );
      });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return done;
}

if (values.fold !== undefined) {
  process.send?.({ fold: values.fold, tally: run(values.fold) });
} else if (values.misses !== undefined) {
  console.log(`${tableHead}\n${row(values.misses, run(values.misses))}`);
} else {
  const done = await all();
  console.log(tableHead);
  for (const [name, sums] of [...done].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(row(name, sums));
  const whole = [...done].filter(([name]) => !name.startsWith("s")).map(([, sums]) => sums);
  console.log(row("all batches", total(whole)));
  console.log(row("all, safety and other kinds with them", total([...done.values()])));
}
