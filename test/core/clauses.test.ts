import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import { clausesOf } from "#core/clauses.ts";
import { world } from "#test/support/talk.ts";

const LONG = "ไปสำนักงานมาสามรอบแล้วไม่ได้เรื่องสักที เจ้าหน้าที่พูดจาไม่ดี รอคิวนานมาก เอกสารก็ต้องถ่ายใหม่ทุกครั้ง";
const kindOf = (text: string) => recognise(text, world.catalogue).special?.kind ?? "question";

test("every word of a message stands in one of its parts, in their order, up to a bound", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 }), { maxLength: 20 }),
      (words) => {
        const text = words.join(" ");
        const parts = clausesOf(text).join(" ");
        for (const word of text.split(/[\s.!?,;:…]+/u)) expect(parts).toContain(word.slice(0, 40));
      },
    ),
  );
  expect(clausesOf("ก".repeat(100_000)).length).toBeLessThanOrEqual(100);
  expect(clausesOf(" . ")).toEqual([]);
});

describe("danger in one clause of a long complaint", () => {
  test.each([
    "ไม่รู้จะอยู่ไปทำไมแล้ว คงไม่มีใครเดือดร้อนถ้าผมหายไป",
    "อยู่ไปก็เป็นภาระลูก อยากหลับไปแล้วไม่ต้องตื่นอีก",
    "แฟนขู่จะเอาปืนมายิงหนูที่ทำงาน",
    "ผัวซ้อมหนูทุกคืนจนลูกกลัว",
    "เขาขังพวกเราไว้ไม่ให้ออก",
  ])("is heard: %s", (words) => {
    expect(kindOf(`${LONG} ${words}`)).toBe("crisis");
    expect(kindOf(`${words} ${LONG}`)).toBe("crisis");
    expect(kindOf(`${LONG}${words}`.replaceAll(" ", ""))).toBe("crisis");
  });

  test("makes no danger of the complaint itself", () => {
    expect(kindOf(LONG)).toBe("feedback");
    expect(kindOf(`${LONG} ${LONG}`)).toBe("feedback");
  });

  // Not understood alone either: no example speaks of it.
  test.each(["ผมกินยาไปยี่สิบเม็ดแล้ว", "หัวหน้าชอบจับก้นหนูเวลาไม่มีใครอยู่"])("is found by what is done: %s", (words) => {
    expect(kindOf(words)).toBe("crisis");
  });
});
