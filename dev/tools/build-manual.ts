import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bangkokDay } from "#core/days.ts";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { checkManual } from "#core/manual-check.ts";
import type { Manual } from "#core/manual.ts";
import { describeFault } from "#words/manual-faults.ts";
import { rankerBytes, rankerOf } from "#dev/learn/build-ranker.ts";
import { manualFiles } from "./manual-files.ts";

/**
 * Reads and checks a manual's folder.
 * @throws Error that tells every fault in words, where there is any
 */
export function readManual(folder: string): Manual {
  const { manual, faults } = checkManual(manualFiles(folder), bangkokDay(Date.now()));
  if (manual) return manual;
  throw new Error(`${folder}: ${faults.length} faults\n${faults.map(describeFault).join("\n")}`);
}

/** A manual as it is stored: its text and the hash of it, by which it is named. The same manual gives the same hash. */
export function toVersion(manual: Manual): { hash: string; text: string } {
  const text = JSON.stringify(manual);
  return { hash: createHash("sha256").update(text).digest("hex"), text };
}

/**
 * Writes a manual, and what was learnt for it, as content-addressed assets: `manual/<sha256>.json`, `ranker/<sha256>.bin`, and
 * `manual/current.json` that names both. Gives the manual's hash.
 */
export function buildManual(from: string, to: string): string {
  const manual = readManual(from);
  const { hash, text } = toVersion(manual);
  const bytes = rankerBytes(manual, from);
  const ranker = createHash("sha256").update(bytes).digest("hex");
  const folder = join(to, "manual");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.json`), text);
  rmSync(join(to, "ranker"), { recursive: true, force: true });
  mkdirSync(join(to, "ranker"), { recursive: true });
  writeFileSync(join(to, "ranker", `${ranker}.bin`), bytes);
  writeFileSync(join(folder, "current.json"), JSON.stringify({ hash, ranker }));
  return hash;
}

/** A folder's manual made ready to answer from, as the worker would have it. */
export function readCatalogue(folder: string): Catalogue {
  const manual = readManual(folder);
  return toCatalogue(toVersion(manual).hash, manual, rankerOf(manual, folder));
}
