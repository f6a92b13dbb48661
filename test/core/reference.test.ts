import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isReference,
  looksLikeReference,
  referenceFrom,
  referenceIn,
  showReference,
} from "#core/reference.ts";

const hexes = fc.stringMatching(/^[\da-f]{16,64}$/);
const references = hexes.map(referenceFrom);
const digits = fc.integer({ min: 0, max: 9 }).map(String);

/** A right one, and the same with its last digit mistyped. */
const RIGHT = "48210934";
const WRONG = "48210938";

describe("a reference that is made", () => {
  test("is eight digits, the first no nought, the last right, for every digest", () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        const reference = referenceFrom(hex);
        expect(reference).toMatch(/^[1-9]\d{7}$/);
        expect(isReference(reference)).toBe(true);
      }),
    );
  });

  test("is the same for the same digest, whichever case its letters have", () => {
    fc.assert(
      fc.property(hexes, (hex) => {
        expect(referenceFrom(hex.toUpperCase())).toBe(referenceFrom(hex));
      }),
    );
  });

  test.each([
    ["0000000000000000", "10000004"],
    ["0000000000000001", "10000012"],
    ["000000000089543f", "99999992"],
    ["0000000000895440", "10000004"],
    ["0000000000000001ffff", "10000012"],
  ])("from %s is %s: between 1000000 and 9999999, of the first 16 characters", (hex, wanted) => {
    expect(referenceFrom(hex)).toBe(wanted);
  });

  test("begins with each of 1 to 9 about equally often", () => {
    const counts = new Map<string, number>();
    const all = 9_000;
    // 64 bits stepped through evenly by an odd number of about the golden ratio: no chance in a test.
    for (let i = 1n; i <= BigInt(all); i += 1n) {
      const hex = BigInt.asUintN(64, i * 0x9e3779b97f4a7c15n)
        .toString(16)
        .padStart(16, "0");
      const first = referenceFrom(hex).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(Array.from("123456789"));
    for (const count of counts.values()) expect(Math.abs(count - all / 9)).toBeLessThan(150);
  });

  test.each([
    "",
    "0123456789abcde",
    "0123456789abcdeg",
    " 0123456789abcdef",
    "0x0123456789abcdef",
    "0123456789abcdef\n",
  ])("is refused from %j", (hex) => expect(() => referenceFrom(hex)).toThrow(RangeError));
});

describe("the check digit", () => {
  test("refuses every single wrong digit", () => {
    fc.assert(
      fc.property(references, fc.nat(7), digits, (reference, at, digit) => {
        fc.pre(reference.charAt(at) !== digit);
        const wrong = reference.slice(0, at) + digit + reference.slice(at + 1);
        expect(isReference(wrong)).toBe(false);
        expect(referenceIn(wrong)).toBeNull();
        expect(looksLikeReference(wrong)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("refuses every swap of two neighbours", () => {
    fc.assert(
      fc.property(references, fc.nat(6), (reference, at) => {
        const [a = "", b = ""] = reference.slice(at, at + 2);
        fc.pre(a !== b);
        expect(isReference(reference.slice(0, at) + b + a + reference.slice(at + 2))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is one digit for each seven, and a nought in front is never right", () => {
    const rightAfter = (seven: string) =>
      Array.from("0123456789").filter((digit) => isReference(seven + digit));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (number) => {
        expect(rightAfter(String(number).padStart(7, "0"))).toHaveLength(number < 1_000_000 ? 0 : 1);
      }),
    );
  });

  test.each(["", "4821093", "482109340", "4821-0934", " 48210934", "48210934\n", "๔๘๒๑๐๙๓๔", "4821093a"])(
    "takes %j for no reference as it is kept",
    (text) => expect(isReference(text)).toBe(false),
  );
});

describe("a reference in a message", () => {
  const thai = (text: string) => text.replaceAll(/\d/g, (d) => String.fromCharCode(0x0e50 + Number(d)));
  const wide = (text: string) => text.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
  const around = fc.constantFrom(
    ["", ""],
    ["เรื่อง ", " ถึงไหนแล้ว"],
    ["เลขที่", "ค่ะ"],
    ["ขอถามเรื่อง#", "หน่อย"],
    ["what about ", "?"],
    ["(", ")"],
  );

  test("is found as it is shown, in Thai and wide digits too, whatever words stand around", () => {
    const ways = fc.constantFrom((text: string) => text, thai, wide);
    fc.assert(
      fc.property(references, around, ways, ([...all], [before, after], way) => {
        const reference = all.join("");
        expect(referenceIn(before + way(showReference(reference)) + after)).toBe(reference);
        expect(referenceIn(before + way(reference) + after)).toBe(reference);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    "48210934",
    "4821-0934",
    "4821 0934",
    "4821  0934",
    "4821 - 0934",
    "4821–0934",
    "4821—0934",
    "4821\u20110934",
    "4821−0934",
    "4821－0934",
    "4 8 2 1 0 9 3 4",
    "48 21 09 34",
    "482-109-34",
    "๔๘๒๑๐๙๓๔",
    "๔๘๒๑-๐๙๓๔",
    "４８２１-０９３４",
    "4821\u200B0934",
    "เรื่อง 4821-0934 ถึงไหนแล้ว",
    "เรื่อง4821-0934ถึงไหนแล้ว",
    "เรื่อง ๔๘๒๑ ๐๙๓๔ ถึงไหนแล้วคะ",
    "เลขรับเรื่อง:48210934",
    "no.48210934",
    "No48210934",
    "#48210934",
    "“4821-0934”",
    "4821-0934.",
    "4821-0934, ขอบคุณ",
    "เรื่อง 4821-0934 ส่งไป 2 เดือนแล้ว",
    "เรื่อง 4821-0934 2 เดือนแล้ว",
    "เรื่อง 4821 0934 2 เดือนแล้ว",
    "4821-0934 โทรกลับ 081 234 5678",
    "4821 0934 081 234 5678",
    "0812345678 4821-0934",
    "081-234-5678\n4821-0934",
    "บัตร 1-2345-67890-12-3 เรื่อง 4821-0934",
    "อันแรก 4821-0938 ไม่ใช่ อันนี้ 4821-0934",
  ])("is found in %j", (message) => expect(referenceIn(message)).toBe(RIGHT));

  test("is the first of several", () => {
    const other = referenceFrom("0123456789abcdef");
    expect(referenceIn(`${showReference(other)} กับ 4821-0934`)).toBe(other);
    expect(referenceIn(`4821-0934 กับ ${other}`)).toBe(RIGHT);
    expect(referenceIn(`4821-0934 ${showReference(other)}`)).toBe(RIGHT);
  });

  test.each([
    ["nothing", ""],
    ["words", "เรื่องของฉันถึงไหนแล้ว"],
    ["a wrong digit", "4821-0938"],
    ["too few digits", "4821-093"],
    ["a telephone number", "02-482-10934"],
    ["a telephone number around it", "02-4821-0934"],
    ["a telephone number with spaces", "02 4821 0934"],
    ["a telephone number, cut once", "02 48210934"],
    ["a mobile number", "081 4821 0934"],
    ["a number with a country", "+66 48210934"],
    ["a number with a plus", "+48210934"],
    ["a telephone number with dots", "02.48210934"],
    ["an identity card", "1482109341234"],
    ["an identity card with dashes", "1-4821-0934-12-3"],
    ["an identity card with spaces", "1 4821 09340 12 3"],
    ["an account", "123-4-82109-34"],
    ["an account around it", "48210934-12"],
    ["four groups of four", "1234 4821 0934 5678"],
    ["three groups of four", "4821 0934 5678"],
    ["single digits that go on", "4 8 2 1 0 9 3 4 5"],
    ["a longer run", "482109340"],
    ["a decimal", "48210934.50"],
    ["a date behind", "48210934/2567"],
    ["a sum with commas", "1,48210934"],
    ["an amount", "48210934 บาท"],
    ["a code in letters", "EF48210934TH"],
    ["a code that goes on", "48210934a"],
    ["a line end between", "4821\n0934"],
  ])("is not found in %s: %j", (_name, message) => expect(referenceIn(message)).toBeNull());

  test("is not found in a date, whichever one it is", () => {
    const two = (min: number, max: number) =>
      fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
    const years = fc.integer({ min: 2560, max: 2575 }).map(String);
    fc.assert(
      fc.property(two(1, 31), two(1, 12), years, fc.constantFrom("-", " ", "–"), (day, month, year, sign) => {
        for (const date of [[day, month, year].join(sign), [year, month, day].join(sign)]) {
          expect(referenceIn(date)).toBeNull();
          expect(looksLikeReference(date)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("is always a right one, for any text", () => {
    const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[\d๐-๙ .,:+/()#ก-ฮ–-]*$/));
    fc.assert(
      fc.property(texts, (text) => {
        const found = referenceIn(text);
        expect(found === null || isReference(found)).toBe(true);
        if (looksLikeReference(text)) expect(found).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a reference with a mistake in it", () => {
  test.each([
    WRONG,
    "4821-0938",
    "4821 0938",
    "๔๘๒๑–๐๙๓๘",
    " 4821-0938 ",
    "เลขที่ 4821-0938",
    "เลขรับเรื่อง: 48210938",
    "เรื่อง 4821-0938 ค่ะ",
    "เรื่องเลขที่ 4821-0938",
    "No. 4821-0938",
    "number 48210938",
    "#48210938",
    "4821-0938 ครับ",
    "4821-0938.",
    "0821-0934",
  ])("is noticed: %j", (message) => expect(looksLikeReference(message)).toBe(true));

  test.each([
    "",
    "เรื่อง",
    "4821-0934",
    "เลขที่ 4821-0934",
    "4821-093",
    "4821-09388",
    "02-482-10938",
    "โทร 4821-0938",
    "เงินเดือน 48210938 บาท",
    "15-08-2567",
    "081-234-5678",
    "4821 0938 12",
  ])("is not seen in %j", (message) => expect(looksLikeReference(message)).toBe(false));
});
