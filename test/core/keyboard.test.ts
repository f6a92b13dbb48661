import { expect, test } from "vitest";
import { ask } from "#core/ask.ts";
import { asThaiKeys } from "#core/keyboard.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

const catalogue = readCatalogue("manual");

test.each([
  ["l;ylfu", "สวัสดี"],
  ["-v[86I8iy[", "ขอบคุณครับ"],
  ["ขอบคุณ", null],
  ["ok", null],
])("%s was meant as %s", (typed, meant) => expect(asThaiKeys(typed)).toBe(meant));

test("a question typed on the wrong keyboard is understood; English stays English", () => {
  expect(ask("l;ylfu8jt", catalogue)).toMatchObject({ kind: "smalltalk" });
  // เงินว่างงานได้กี่บาท
  expect(ask("g'bo;jk''kowfhdu[km", catalogue).services[0]).toBe("sso-unemployment-benefit");
  expect(ask("unemployment benefit how much", catalogue).services[0]).toBe("sso-unemployment-benefit");
  expect(ask("how to renew work permit?", catalogue).services[0]).toMatch(/^doe-/u);
});
