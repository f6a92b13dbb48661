import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf } from "#core/features.ts";
import { readRanker, scoresOf } from "#core/ranker.ts";
import { toArtefact } from "#dev/learn/artefact.ts";
import { phrasesOf } from "#dev/learn/build-ranker.ts";
import { learn, learnArtefact } from "#dev/learn/learn.ts";
import { readManual } from "#dev/tools/build-manual.ts";

/** What is learnt, written and read again; on the made-up town, which has no phrases of its own and three services. */

const town = readManual("test/agency");
const phrases = phrasesOf("test/agency").filter((_, i) => i % 5 === 0);
const learnt = learn(town, phrases);
const bytes = toArtefact(learnt, 1_000_000);
const inflated = new Uint8Array(inflateRawSync(bytes));
const ranker = readRanker(inflated);
const best = (text: string) => [...scoresOf(ranker, text).meaning].sort(([, a], [, b]) => b - a)[0]?.[0];

test("an office without phrases is understood by the names in its manual", () => {
  expect(best("อยากยืมรถเข็นคนไข้")).toBe("wheelchair-loan");
  expect(best("เช่าแผงขายของในตลาด")).toBe("market-stall");
  expect(best("ใช้ลำโพงงานแต่ง")).toBe("loudspeaker-permit");
});

test("the same phrases give the same bytes", () => {
  expect(Buffer.from(learnArtefact(town, phrases)).equals(Buffer.from(bytes))).toBe(true);
});

test("an artefact is never larger than its limit, and a smaller one still knows the services", () => {
  for (const limit of [400_000, 60_000]) {
    const small = toArtefact(learnt, limit);
    expect(small.length).toBeLessThanOrEqual(limit);
    const cut = readRanker(new Uint8Array(inflateRawSync(small)));
    const [top] = [...scoresOf(cut, "อยากยืมรถเข็นคนไข้").meaning].sort(([, a], [, b]) => b - a);
    expect(top?.[0]).toBe("wheelchair-loan");
  }
});

test("each head's shares add up to one, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const { meaning, field, sub, known } = scoresOf(ranker, text);
      for (const head of [meaning, field, sub])
        expect([...head.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      expect(known).toBeGreaterThanOrEqual(0);
      expect(known).toBeLessThanOrEqual(1);
    }),
  );
});

test("bytes that are cut, changed or something else are refused, never half read", () => {
  for (const length of [0, 3, 4, 100, inflated.length - 1])
    expect(() => readRanker(inflated.slice(0, length))).toThrow();
  expect(() => readRanker(new Uint8Array([...inflated, 0]))).toThrow();
  expect(() => readRanker(new TextEncoder().encode("<!doctype html><html></html>"))).toThrow();
  const other = inflated.slice();
  other[6] = 0;
  expect(() => readRanker(other)).toThrow();
});

test("features do not depend on how Unicode writes a text, on digits, case or spaces", () => {
  const same = (a: string, b: string) => expect([...featuresOf(a)].sort()).toEqual([...featuresOf(b)].sort());
  same("นํ้า", "น้ำ");
  same("คร.๗", "คร.7");
  same("ประ กัน สังคม", "ประกันสังคม");
  same("เเจ้งออก", "แจ้งออก");
  same("Work Permit", "work permit");
});

test("time is bounded whatever is pasted", () => {
  const most = featuresOf(
    "ก"
      .repeat(700)
      .split("")
      .map((_, i) => String.fromCharCode(0x0e01 + (i % 40)))
      .join(""),
  ).size;
  expect(featuresOf("นายจ้างไม่จ่ายเงิน ".repeat(5_000)).size).toBeLessThanOrEqual(most + 8);
});
