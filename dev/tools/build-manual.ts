import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manualSchema, type Manual } from "#core/manual.ts";

/**
 * Reads the office's manual from a folder (agency.json, services.json).
 * @throws z.ZodError or SyntaxError where a file is not what the schema says
 */
export function readManual(folder: string): Manual {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  return manualSchema.parse({ v: 1, agency: read("agency.json"), services: read("services.json") });
}

/** Writes a manual as content-addressed assets: `manual/<sha256>.json`, and `manual/current.json` that names it. Gives the hash. */
export function buildManual(from: string, to: string): string {
  const text = JSON.stringify(readManual(from));
  const hash = createHash("sha256").update(text).digest("hex");
  const folder = join(to, "manual");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.json`), text);
  writeFileSync(join(folder, "current.json"), JSON.stringify({ hash }));
  return hash;
}

if (import.meta.main) {
  const hash = buildManual("manual", "dist/assets");
  console.log(`manual ${hash.slice(0, 12)} → dist/assets/manual`);
}
