import { parseArgs } from "node:util";
import { bangkokDay } from "#core/days.ts";
import { gapKinds, gapsOf, type Gap } from "#core/manual-gaps.ts";
import { readCounts } from "#store/counts.ts";
import { gapWords } from "#words/manual-gaps.ts";
import { readManual } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";
import { openStore } from "./store-settings.ts";

/*
 * `npm run manual:gaps`: what the manual does not state, most wanted first. How often people asked comes from the store's statistics of the
 * last `--days` (90); where no store answers, the manual's order is kept and that is said. `--all` shows every gap, not the first 40.
 */
const DAY = 24 * 60 * 60 * 1000;
const SHOWN = 40;
const { values } = parseArgs({ options: { days: { type: "string" }, all: { type: "boolean" } } });
const days = Math.min(1100, Math.max(1, Math.floor(Number(values.days ?? "90")) || 90));

const now = Date.now();
const dates = Array.from({ length: days }, (_, i) => bangkokDay(now - i * DAY));
const counts = await statistics();
const gaps = gapsOf(readManual(manualFolder()), counts ?? [], bangkokDay(now));

console.log(
  counts === null
    ? "ไม่มีสถิติคำถาม จึงเรียงตามคู่มือ (no statistics: in the manual's order)"
    : `เรียงตามที่ประชาชนถามใน ${days} วันที่ผ่านมา (by what people asked in the last ${days} days)`,
);
console.log("\n| ถามเรื่องนี้ | ถามบริการ | อยากรู้ | สิ่งที่ขาด | บริการ |\n| ---: | ---: | ---: | --- | --- |");
const shown = values.all ? gaps : gaps.slice(0, SHOWN);
for (const gap of shown) console.log(row(gap));
if (shown.length < gaps.length)
  console.log(`\n… อีก ${gaps.length - shown.length} รายการ: npm run manual:gaps -- --all`);
console.log("\nรวม (in all)");
for (const kind of gapKinds) {
  const n = gaps.filter((gap) => gap.kind === kind).length;
  if (n > 0) console.log(`  ${String(n).padStart(4)}  ${nameOf(kind)}`);
}

async function statistics() {
  try {
    return await readCounts(openStore().redis, dates);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

function row({ service, kind, wanted }: Gap): string {
  const cells = [
    wanted.part,
    wanted.service,
    wanted.wishes,
    nameOf(kind),
    `${service.titleTh} (${service.id})`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function nameOf(kind: string): string {
  const words = gapWords[kind];
  return words ? `${words.th} · ${words.en}` : kind;
}
