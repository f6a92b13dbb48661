import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import type { Manual } from "#core/manual.ts";
import { readRanker, type Ranker } from "#core/ranker.ts";
import { learnArtefact } from "./learn.ts";
import { readPhrases, type Phrase } from "./phrases.ts";

/** The phrases that hold for any Thai office: greetings, orders to the chat, danger, bribery, praise and blame, what nobody answers. */
const COMMON = "manual/phrases/kinds";
/** What an artefact depends on besides manual and phrases. */
const CODE = [
  ...["artefact", "learn", "train", "vectors"].map((name) => `dev/learn/${name}.ts`),
  ...["features", "fields", "normalise", "ranker"].map((name) => `src/core/${name}.ts`),
];
const CACHE = "node_modules/.cache/siang";
const MOST_CACHED = 8;

/** The phrases of an office's folder, and those that hold for any office. */
export function phrasesOf(folder: string): Phrase[] {
  return [...readPhrases(join(folder, "phrases/asks")), ...readPhrases(COMMON)];
}

/**
 * What is learnt for a manual, as an artefact (at most 1 MB, see artefact.ts). It takes some seconds; the same manual, phrases and code give
 * the same bytes, so they are kept and not learnt again.
 */
export function rankerBytes(manual: Manual, folder: string): Uint8Array {
  const phrases = phrasesOf(folder);
  const hash = createHash("sha256").update(JSON.stringify([manual.services, phrases]));
  for (const file of CODE) hash.update(readFileSync(file));
  const kept = join(CACHE, `ranker-${hash.digest("hex")}.bin`);
  if (existsSync(kept)) return readFileSync(kept);
  console.error(`learning from ${phrases.length} phrases how people ask (some seconds, once)`);
  const bytes = learnArtefact(manual, phrases);
  mkdirSync(CACHE, { recursive: true });
  const fresh = `${kept}.${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, kept);
  const newest = readdirSync(CACHE)
    .map((name) => ({ name, at: statSync(join(CACHE, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { name } of newest.slice(MOST_CACHED)) rmSync(join(CACHE, name), { force: true });
  return bytes;
}

/** The ranker of a manual, read from its artefact. */
export function rankerOf(manual: Manual, folder: string): Ranker {
  return readRanker(new Uint8Array(inflateRawSync(rankerBytes(manual, folder))));
}
