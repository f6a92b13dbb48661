import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decide, recognise } from "#core/answers.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

const catalogue = readCatalogue("manual");

test("a service is found by its name, by every alias of its own, and by its form code", () => {
  const lost = catalogue.manual.services.flatMap((service) =>
    [service.titleTh, ...service.aliases.th, ...service.aliases.en].filter((name) => {
      const recognised = recognise(name, catalogue);
      // Names of the channel against bribery lead to that channel, as talk of bribery does.
      if (service.id === catalogue.manual.agency.corruptionComplaint.service && recognised.special)
        return false;
      const decision = decide(name, catalogue);
      return (
        !(decision.kind === "answer" && decision.service === service.id) &&
        !(decision.kind === "clarify" && decision.services.includes(service.id))
      );
    }),
  );
  expect(lost).toEqual([]);
});

test.each([
  "zzzz qqqq",
  "",
  "😀😀😀",
  "\u200B\u200B",
  "ฃฃฃฃ",
  "a".repeat(5000),
  "ทำพาสปอร์ตใช้เอกสารอะไร",
  "วันนี้ฝนจะตกไหม",
])("says that the manual holds no answer to %j", (text) => {
  expect(decide(text, catalogue)).toMatchObject({ kind: "out_of_scope" });
});

test("offers at most two that are close when it has no answer, and no more than four to choose from", () => {
  for (const line of readFileSync("manual/services/sso.json", "utf8").split("\n")) {
    const decision = decide(line, catalogue);
    if (decision.kind === "out_of_scope") expect(decision.closest.length).toBeLessThanOrEqual(2);
    if (decision.kind === "clarify") expect(decision.services.length).toBeLessThanOrEqual(4);
  }
});

test.each([
  ["เอกสารลงทะเบียนว่างงาน", "documents"],
  ["ยื่นคำร้อง คร.7 เสียค่าธรรมเนียมไหม", "fee"],
  ["ขึ้นทะเบียนว่างงานกี่วัน", "duration"],
  ["how long does kor ror 7 take", "duration"],
  ["ขึ้นทะเบียนว่างงานที่ไหน", "channel"],
])("%s asks for %s", (text, field) => {
  expect(decide(text, catalogue)).toMatchObject({ field });
});
