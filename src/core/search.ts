import { denseForm, normalise } from "./normalise.ts";
import type { Service } from "./manual.ts";

/** BM25's usual constants: how fast repeats saturate, how much long entries are held back. */
const K1 = 1.2;
const B = 0.6;
const WORD_WEIGHT = 2;
const GRAM_WEIGHT = 1;
const GRAM = 3;
/** A message longer than this is searched by its beginning: time stays bounded whatever is pasted. */
const MAX_SEARCHED = 400;

type Phrase = { phrase: string; entry: number };
type Posting = { entry: number; weight: number };

/** An inverted index over the services' names and aliases. Made once per manual, never changed. */
export type SearchIndex = {
  ids: readonly string[];
  postings: ReadonlyMap<string, readonly Posting[]>;
  idf: ReadonlyMap<string, number>;
  /** Normalised names and aliases, whole, by their first trigram: an exact phrase in a message is the strongest sign. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
};

/** `score` orders; `share` (0..1) is how much of what the message says was found in the entry. */
export type Hit = { service: string; score: number; share: number };

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

/** The features of a normalised text: words as `w:…` and character trigrams (spaces dropped) as `g:…`, repeats kept. */
function features(normal: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(normal)) if (isWordLike) found.push(`w:${segment}`);
  const dense = normal.replaceAll(" ", "");
  for (let i = 0; i + GRAM <= dense.length; i += 1) found.push(`g:${dense.slice(i, i + GRAM)}`);
  return found;
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function namesOf(service: Service): string[] {
  return [
    service.titleTh,
    service.titleEn,
    ...service.formCodes,
    ...service.aliases.th,
    ...service.aliases.en,
  ];
}

/** Builds the index of a manual's services. The order of equal hits is the order of the services. */
export function buildIndex(services: readonly Service[]): SearchIndex {
  const documents = services.map((service) =>
    counted([...namesOf(service), service.summaryTh].flatMap((name) => features(normalise(name)))),
  );
  const lengths = documents.map((document) => [...document.values()].reduce((sum, n) => sum + n, 0));
  const average = lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, lengths.length);
  const postings = new Map<string, Posting[]>();
  for (const [entry, document] of documents.entries()) {
    for (const [feature, n] of document) {
      const held = 1 - B + (B * (lengths[entry] ?? 0)) / average;
      const list = postings.get(feature) ?? [];
      list.push({ entry, weight: (n * (K1 + 1)) / (n + K1 * held) });
      postings.set(feature, list);
    }
  }
  const idf = new Map<string, number>();
  for (const [feature, list] of postings) {
    idf.set(feature, Math.log(1 + (services.length - list.length + 0.5) / (list.length + 0.5)));
  }
  const phrases = new Map<string, Phrase[]>();
  for (const [entry, service] of services.entries()) {
    for (const phrase of new Set(namesOf(service).map(denseForm))) {
      if (phrase.length < GRAM) continue;
      const start = phrase.slice(0, GRAM);
      phrases.set(start, [...(phrases.get(start) ?? []), { phrase, entry }]);
    }
  }
  return { ids: services.map(({ id }) => id), postings, idf, phrases };
}

/**
 * Finds the services that a message may mean, best first. Takes the index and the raw text; gives at most `limit` hits,
 * none where nothing of the message stands in any entry. Time is bounded by MAX_SEARCHED, not by the message.
 */
export function search(index: SearchIndex, text: string, limit = 5): Hit[] {
  const normal = normalise(text.slice(0, MAX_SEARCHED * 4)).slice(0, MAX_SEARCHED);
  const scores = new Map<number, number>();
  let possible = 0;
  const unseen = Math.log(1 + (index.ids.length + 0.5) / 0.5);
  for (const [feature, n] of counted(features(normal))) {
    const weight = (feature.startsWith("w:") ? WORD_WEIGHT : GRAM_WEIGHT) * Math.min(n, 2);
    const idf = index.idf.get(feature) ?? unseen;
    possible += weight * idf * (K1 + 1);
    for (const { entry, weight: seen } of index.postings.get(feature) ?? []) {
      scores.set(entry, (scores.get(entry) ?? 0) + weight * idf * seen);
    }
  }
  addPhrases(index, normal.replaceAll(" ", ""), scores, possible);
  return [...scores]
    .map(([entry, score]) => ({
      service: index.ids[entry] ?? "",
      score,
      share: possible === 0 ? 0 : score / possible,
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The longest whole alias inside the message lifts its service in proportion to how much of the message it covers. */
function addPhrases(index: SearchIndex, dense: string, scores: Map<number, number>, possible: number): void {
  const longest = new Map<number, number>();
  for (let i = 0; i + GRAM <= dense.length; i += 1) {
    for (const { phrase, entry } of index.phrases.get(dense.slice(i, i + GRAM)) ?? []) {
      if (phrase.length > (longest.get(entry) ?? 0) && dense.startsWith(phrase, i))
        longest.set(entry, phrase.length);
    }
  }
  for (const [entry, length] of longest) {
    scores.set(entry, (scores.get(entry) ?? 0) + possible * 0.5 * (length / dense.length));
  }
}
