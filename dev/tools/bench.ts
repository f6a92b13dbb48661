import { readFileSync } from "node:fs";
import { decide } from "#core/answers.ts";
import { toCatalogue } from "#core/catalogue.ts";
import { benchAppend } from "#dev/bench/ledger.ts";
import { benchWebhook, median } from "#dev/bench/webhook.ts";
import { bundleSize } from "./bundle-size.ts";
import { rankerOf } from "#dev/learn/build-ranker.ts";
import { readManual } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";

/*
 * `npm run bench`: the performance table of docs/design.md, section 9, as far as it is built. Times are ratios within one run, or medians;
 * nothing here is asserted, machines differ.
 */

/** Median ms to decide one question, over all practice questions, with so many services (made up beyond the manual's). */
function benchDecide(services: number): number {
  const manual = readManual(manualFolder());
  const more = Array.from({ length: Math.ceil(services / manual.services.length) }, (_, n) =>
    manual.services.map((service) =>
      n === 0 ? service : { ...service, id: `${service.id}-${n}`, titleTh: `${service.titleTh} แบบที่ ${n}` },
    ),
  );
  // Those beyond the manual came after the ranker was learnt: they are found by plain search beside it.
  const ranker = rankerOf(manual, manualFolder());
  const catalogue = toCatalogue("bench", { ...manual, services: more.flat().slice(0, services) }, ranker);
  const questions = readFileSync("test/questions/dev.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const texts = questions.map((question) =>
    typeof question === "object" && question && "text" in question ? String(question.text) : "",
  );
  for (const text of texts) decide(text, catalogue);
  const times = texts.map((text) => {
    const start = performance.now();
    decide(text, catalogue);
    return performance.now() - start;
  });
  return median(times);
}

const row = (what: string, measured: string, goal: string) =>
  console.log(`| ${what} | ${measured} | ${goal} |`);

console.log("| what | measured | goal |\n| --- | --- | --- |");
row("deciding one question, 95 services (median)", `${benchDecide(95).toFixed(2)} ms`, "≤ 1 ms");
row("deciding one question, 5,000 services (median)", `${benchDecide(5000).toFixed(2)} ms`, "≤ 5 ms");
const { gzip } = bundleSize();
row("worker code, gzip", `${gzip.toFixed(1)} KiB`, "≤ 200 KiB");
const { perSecond, engine } = await benchAppend();
row(`entries of the log made and appended, ${engine}`, `${perSecond.toFixed(0)} a second`, "≥ 500");
const { trips, ours, echo, wallRatio, cpuOurs, cpuEcho, events } = await benchWebhook();
row(
  "store round trips of a plain question: when LINE has its 200, in all (the reply is in between)",
  `${trips.atThe200}, ${trips.inAll}`,
  "1, 2",
);
row(
  `whole webhook on workerd against an echo with the same outbound calls (${events} events each)`,
  `${wallRatio.toFixed(2)} × (${ours.toFixed(2)} and ${echo.toFixed(2)} ms; CPU ${cpuOurs.toFixed(2)} and ${cpuEcho.toFixed(2)} ms)`,
  "≤ 1.5 ×",
);
process.exit(0);
