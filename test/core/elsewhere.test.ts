import { expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";
import { render } from "#flex/render.ts";

const catalogue = readCatalogue("manual");
const officeOf = (text: string) => {
  const recognised = recognise(text, catalogue);
  return recognised.special === null && recognised.decision.kind === "out_of_scope"
    ? (recognised.decision.elsewhere ?? null)
    : "ours";
};

test.each([
  ["ต่อใบขับขี่ต้องไปขนส่งไหม", "driving-licence"],
  ["บัตรทองย้ายโรงพยาบาลยังไง", "gold-card"],
  ["ยื่นภาษี ภงด 91 ออนไลน์", "tax"],
  ["กยศ จ่ายไม่ไหวทำไง", "student-loan"],
])("%s belongs to %s", (text, office) => expect(officeOf(text)).toBe(office));

test.each(["พรุ่งนี้ฝนตกไหม", "หวยออกอะไร", "แต่งกลอนให้หน่อย"])("%s belongs to no office that we know", (text) => {
  expect(officeOf(text)).toBeNull();
});

test("every other office is a message that LINE takes, with its phone or address and nothing of ours, in both languages", () => {
  for (const { id, phone, url } of catalogue.manual.elsewhere) {
    for (const language of ["th", "en"] as const) {
      const reply = { kind: "out_of_scope" as const, closest: [], elsewhere: id };
      const messages = render(
        { language, personal: true, reply, late: [] },
        catalogue,
        "https://siang.example.org",
      );
      expect(checkMessages(messages), id).toEqual([]);
      const drawn = JSON.stringify(messages);
      expect(drawn).toContain(phone === null ? url : `tel:${phone}`);
      expect(drawn).not.toContain("1506");
    }
  }
});
