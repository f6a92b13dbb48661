import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bangkokDay } from "#core/days.ts";
import { checkManual } from "#core/manual-check.ts";
import type { Manual } from "#core/manual.ts";
import { describeFault } from "#words/manual-faults.ts";
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

/** Writes a manual as content-addressed assets: `manual/<sha256>.json`, and `manual/current.json` that names it. Gives the hash. */
export function buildManual(from: string, to: string): string {
  const { hash, text } = toVersion(readManual(from));
  const folder = join(to, "manual");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.json`), text);
  writeFileSync(join(folder, "current.json"), JSON.stringify({ hash }));
  return hash;
}
