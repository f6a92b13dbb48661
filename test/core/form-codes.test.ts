import { expect, test } from "vitest";
import { formCodesOf, formsNamed } from "#core/form-codes.ts";
import { readManual } from "#dev/tools/build-manual.ts";

const { services } = readManual("manual");
const codes = formCodesOf(services);
const named = (text: string) => [...formsNamed(codes, text)].sort();

test.each(["คร.7", "คร7", "คร 7", "คร. ๗", "แบบ คร.7 ยื่นไหน", "ยื่น คร . 7 แล้ว"])(
  "%s names the complaint",
  (text) => {
    expect(named(text)).toEqual(["dlpw-kor-ror-7"]);
  },
);

test("a longer code is not the shorter one", () => {
  expect(named("คร.11")).not.toContain("dlpw-kor-ror-7");
  expect(named("คร.77")).toEqual([]);
});

test("no code, no form: words, years, phone numbers, nothing", () => {
  for (const text of ["เงินว่างงาน", "ปี 2568", "โทร 1506", "", "ค ร", "7"]) expect(named(text)).toEqual([]);
});

test("every code of the manual that holds a digit finds its service", () => {
  let found = 0;
  for (const { id, formCodes } of services)
    for (const code of formCodes.filter((one) => /\d/u.test(one) && /\p{L}/u.test(one))) {
      expect(named(`ขอแบบ ${code} หน่อย`), code).toContain(id);
      found += 1;
    }
  expect(found).toBeGreaterThan(20);
});
