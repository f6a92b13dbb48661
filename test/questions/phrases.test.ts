import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { commands, dangers, smalltalks } from "#core/kinds.ts";
import { phrasesOf } from "#dev/learn/build-ranker.ts";
import { readManual } from "#dev/tools/build-manual.ts";

/** The phrases as data: what they are about, how many there are, and that nothing of the practice questions is among them. */

const manual = readManual("manual");
const phrases = phrasesOf("manual");
const dense = (text: string) => text.toLowerCase().replaceAll(/\s+/gu, "");
const questions = ["dev", "second", "third", "calm", "told", "danger"].flatMap((name) =>
  readFileSync(`test/questions/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text),
);

test("no phrase is a question of a test set: what is measured with was not learnt from", () => {
  const asked = new Set(questions.map(dense));
  expect(phrases.filter(({ text }) => asked.has(dense(text))).map(({ text }) => text)).toEqual([]);
});

test("every phrase names services that the manual holds, and every sub-kind is one that the chat knows", () => {
  const services = new Set(manual.services.map(({ id }) => id));
  const subs: Readonly<Record<string, readonly string[]>> = {
    command: commands,
    crisis: dangers,
    smalltalk: smalltalks,
    out_of_scope: manual.elsewhere.map(({ id }) => id),
  };
  for (const { text, kind, accept, sub } of phrases) {
    for (const id of accept) expect(services.has(id), `${id}: ${text}`).toBe(true);
    if (kind === "answer") expect(accept.length, text).toBeGreaterThan(0);
    if (kind === "out_of_scope" && sub === null) continue;
    if (subs[kind]) expect(subs[kind], text).toContain(sub);
    else expect(sub, text).toBeNull();
  }
});

test("every service is asked for in at least forty ways; bribery has its own channel", () => {
  const few = manual.services.filter(
    ({ id }) =>
      id !== manual.agency.corruptionComplaint.service &&
      phrases.filter(({ kind, accept }) => kind === "answer" && accept[0] === id).length < 40,
  );
  expect(few.map(({ id }) => id)).toEqual([]);
});

test("the safety sets are large enough: danger, bribery, and messages that only look like them", () => {
  const of = (kind: string) => phrases.filter((phrase) => phrase.kind === kind).length;
  expect(of("crisis")).toBeGreaterThanOrEqual(80);
  expect(of("corruption")).toBeGreaterThanOrEqual(80);
  const lookAlikes = phrases.filter(
    ({ batch, kind }) => (batch === "s01" || batch === "s03") && kind !== "crisis" && kind !== "corruption",
  );
  expect(lookAlikes.length).toBeGreaterThanOrEqual(150);
});

test("nothing in a phrase looks like a real person's number", () => {
  for (const { text } of phrases)
    expect(text.replaceAll(/[\s-]/gu, ""), text).not.toMatch(/\d{13}|0[689]\d{8}/u);
});

test("no two batches hold the same phrase but for a few letters (runs of four letters, Jaccard at most 0.6)", () => {
  const holders = new Map<string, number[]>();
  const grams = phrases.map(({ text }) => runsOf(dense(text)));
  const alike: string[] = [];
  for (const [i, own] of grams.entries()) {
    const shared = new Map<number, number>();
    for (const gram of own) {
      const list = holders.get(gram) ?? [];
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
      list.push(i);
      holders.set(gram, list);
    }
    for (const [other, n] of shared) if (isAlike(i, other, n)) alike.push(`${textAt(other)} | ${textAt(i)}`);
  }
  function isAlike(one: number, other: number, shared: number): boolean {
    const union = (grams[one]?.size ?? 0) + (grams[other]?.size ?? 0) - shared;
    return shared / union > 0.6 && phrases[one]?.batch !== phrases[other]?.batch;
  }
  expect(alike).toEqual([]);
}, 60_000);

function textAt(i: number): string {
  return phrases[i]?.text ?? "";
}

function runsOf(letters: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, letters.length - 3) }, (_, i) => letters.slice(i, i + 4)));
}
