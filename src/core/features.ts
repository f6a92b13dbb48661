import { fieldSigns } from "./fields.ts";
import { fields } from "./manual.ts";
import { normalise } from "./normalise.ts";

/** Letters of a message that are read, half from its beginning and half from its end, where questions stand. Bounds the time whatever is pasted. */
const MOST_READ = 800;

/** FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv. Each kind of feature begins with a seed of its own. */
const PRIME = 16_777_619;
const SEED = { run: 2_166_136_261, word: 3_432_918_353, pair: 374_761_393 } as const;

/** How much a word for a part of the manual counts, and how long the message is: as much as if it stood there so many times. */
const SIGN_COUNTS = 8;

/** How long the runs of letters are. One letter says too little, five stand nowhere else. */
const SHORTEST = 2;
const LONGEST = 4;

/**
 * What a message is recognised by: runs of two to four of its letters (without spaces), and its words where they are written in Latin
 * letters, each as a 32-bit number with how often it stands there. Thai is not cut into words: platforms cut it differently, while runs
 * of letters are the same everywhere (docs/decisions/0004).
 */
export function featuresOf(text: string): Map<number, number> {
  const read = bothEnds(text);
  const normal = normalise(read);
  const found = new Map<number, number>();
  // Signs and pictures alone say nothing.
  if (normal === "") return found;
  const dense = normal.replaceAll(" ", "");
  addRuns(found, `^${dense}$`);
  addWords(found, normal);
  found.set(fields.length + lengthPlace(dense.length), SIGN_COUNTS);
  for (const field of fieldSigns(read)) found.set(fields.indexOf(field), SIGN_COUNTS);
  return found;
}

/** Orders, greetings and vague questions are short, stories are long. Which of these a message fits is a feature, after those of the fields. */
const LENGTHS = [4, 8, 12, 18, 26, 40, 60, 90, 140];

/** Features below this are not letters of the message but what was noticed of it: what it asks for, how long it is. */
export const NOTICED = fields.length + LENGTHS.length + 1;

function lengthPlace(length: number): number {
  const place = LENGTHS.findIndex((most) => length <= most);
  return place === -1 ? LENGTHS.length : place;
}

function bothEnds(text: string): string {
  if (text.length <= MOST_READ) return text;
  return `${text.slice(0, MOST_READ / 2)} ${text.slice(-MOST_READ / 2)}`;
}

function addRuns(found: Map<number, number>, text: string): void {
  for (let start = 0; start < text.length; start += 1) {
    let hash: number = SEED.run;
    const end = Math.min(text.length, start + LONGEST);
    for (let at = start; at < end; at += 1) {
      hash = mix(hash, text.charCodeAt(at));
      const length = at - start + 1;
      if (length >= SHORTEST) add(found, mix(hash, length));
    }
  }
}

/** Words of Latin letters and digits, and each with the one before it. */
function addWords(found: Map<number, number>, normal: string): void {
  let before = 0;
  for (const [word] of normal.matchAll(/[a-z0-9]+/gu)) {
    let hash: number = SEED.word;
    for (let i = 0; i < word.length; i += 1) hash = mix(hash, word.charCodeAt(i));
    add(found, hash);
    if (before !== 0) add(found, mix(mix(SEED.pair, before), hash));
    before = hash;
  }
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME) >>> 0;
}

/** 24 bits are enough: of a hundred features that were never seen, less than one is mistaken for one that was. */
function add(found: Map<number, number>, hash: number): void {
  const feature = hash >>> 8;
  found.set(feature, (found.get(feature) ?? 0) + 1);
}
