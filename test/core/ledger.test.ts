import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "#core/canonical.ts";
import { bangkokMonth, fiscalYear } from "#core/days.ts";
import { ledgerCatalogue, ledgerKinds } from "#core/ledger-catalogue.ts";
import { entryOf, readPublic, type Act } from "#core/ledger.ts";
import { daysKept, overdueBefore } from "#core/retention.ts";

const NOON = Date.UTC(2026, 10, 22, 5);
const heard: Act = {
  kind: "feedback.heard",
  public: { case: "c1", sort: "suggest", door: "chat", service: "dlpw-kor-ror-7", language: "th" },
  private: { pseudonym: "p1", reference: "AB7K-29QX" },
};

describe("the canonical string", () => {
  const flat = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: "binary" }), fc.maxSafeInteger()));

  test("is the same for the same fields in any order, and can be read back", () => {
    fc.assert(
      fc.property(flat, (record) => {
        const turned = Object.fromEntries(Object.entries(record).toReversed());
        expect(canonical(turned)).toBe(canonical(record));
        expect(JSON.parse(canonical(record))).toEqual({ ...record });
      }),
    );
  });

  test("differs where any name or value differs", () => {
    fc.assert(
      fc.property(flat, flat, (one, other) => {
        fc.pre(JSON.stringify(Object.entries(one).sort()) !== JSON.stringify(Object.entries(other).sort()));
        expect(canonical(one)).not.toBe(canonical(other));
      }),
    );
  });

  test("holds no fraction and no number that loses digits", () => {
    for (const n of [0.5, NaN, Infinity, 2 ** 53])
      expect(() => canonical({ n })).toThrow("n is no whole number");
  });
});

describe("an entry", () => {
  test("tells in public what happened, and keeps the person to its private side", () => {
    const entry = entryOf(heard, "e1", NOON);
    expect(readPublic(entry.public)).toEqual({
      ...heard.public,
      v: 1,
      id: "e1",
      at: NOON,
      kind: "feedback.heard",
    });
    expect(entry.public).not.toContain("p1");
    expect(entry.private).toContain("AB7K-29QX");
  });

  test.each([
    ["a field that the catalogue does not know", { ...heard.public, text: "ข้อความ" }],
    ["a field that is missing", { case: "c1", sort: "suggest", language: "th" }],
    ["a value that is none of those allowed", { ...heard.public, door: "window" }],
    ["a text in the place of an id", { ...heard.public, service: "นายสมมติ ใจดี โทร 0812345678" }],
  ])("is refused with %s", (_what, wrong) => {
    expect(() => entryOf(Object.assign({}, heard, { public: wrong }), "e1", NOON)).toThrow();
  });

  test.each(["0812345678", "1234567890123", "U0123456789abcdef0123456789abcdef", "สมมติ ใจดี", ""])(
    "takes no %s in the place of a name of ours",
    (staff) => {
      const act: Act = { kind: "staff.signed-in", public: { staff, fresh: "yes" }, private: {} };
      expect(() => entryOf(act, "e1", NOON)).toThrow();
    },
  );

  test("of staff or of a test account says that it does not count, and why", () => {
    expect(readPublic(entryOf({ ...heard, excluded: "test" }, "e1", NOON).public)).toMatchObject({
      excluded: "test",
    });
  });

  test("of a later shape is not misread", () => {
    expect(readPublic('{"v":2,"id":"e","at":1,"kind":"x"}')).toBeNull();
    expect(readPublic("not JSON")).toBeNull();
  });
});

test("no kind has a field for a text, a name or a LINE id, in public or in private", () => {
  for (const kind of ledgerKinds) {
    const { public: shown, private: hidden } = ledgerCatalogue[kind];
    for (const name of [...Object.keys(shown), ...Object.keys(hidden)])
      expect(name, kind).not.toMatch(/text|name|line|phone|mail|message/iu);
  }
});

test("what says who a person is stands on the private side of every kind", () => {
  for (const kind of ledgerKinds)
    for (const name of Object.keys(ledgerCatalogue[kind].public))
      expect(name, kind).not.toMatch(/pseudonym|reference|group|province/u);
});

test.each([
  [Date.UTC(2026, 8, 30, 16, 59), 2569, "2026-09"],
  [Date.UTC(2026, 8, 30, 17), 2570, "2026-10"],
  [Date.UTC(2026, 11, 31, 17), 2570, "2027-01"],
])("the fiscal year turns on 1 October at midnight in Bangkok", (at, year, month) => {
  expect([fiscalYear(at), bangkokMonth(at)]).toEqual([year, month]);
});

test("a text is kept as long as staff set, and as proposed where they set nothing or nonsense", () => {
  expect(daysKept("draft", {})).toBe(1);
  expect(daysKept("feedback", { feedback: 90 })).toBe(90);
  for (const odd of [0, -1, 1.5, Number.NaN, 99_999])
    expect(daysKept("feedback", { feedback: odd })).toBe(730);
  expect(overdueBefore("draft", {}, NOON)).toBe(NOON - 24 * 3_600_000);
});
