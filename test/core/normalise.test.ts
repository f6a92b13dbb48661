import fc from "fast-check";
import { expect, test } from "vitest";
import { normalise } from "#core/normalise.ts";

test.each([
  ["Thai digits", "๑๕๐๖", "1506"],
  ["sara am in two parts", "น\u0E49\u0E4D\u0E32", "น้ำ"],
  ["sara am in two parts, tone after", "น\u0E4D\u0E49\u0E32", "น้ำ"],
  ["two sara e for one sara ae", "เเรงงาน", "แรงงาน"],
  ["zero-width characters", "ประ\u200Bกัน\uFEFFสังคม", "ประกันสังคม"],
  ["repeated letters", "ด่วนนนนนนน", "ด่วนน"],
  ["section, spelt in three ways", "ม.33 ม33 มาตรา 33", "มาตรา33 มาตรา33 มาตรา33"],
  ["form codes with dots", "คร.7", "คร7"],
  ["punctuation and emoji", "ว่างงาน???😀!", "ว่างงาน"],
])("brings %s into one form", (_name, given, wanted) => {
  expect(normalise(given).replaceAll(/ +/gu, " ")).toBe(wanted);
});

test("normalising twice changes nothing more, for any text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[ก-๛a-z0-9 .]*$/)), (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});
