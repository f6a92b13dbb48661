import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "#core/dialogue.ts";
import { chatLink, entryFrom, entryLink, entryText, serviceEntry, topicEntry } from "#core/entry-text.ts";
import { readManual } from "#dev/tools/build-manual.ts";

const { services } = readManual("manual");
const readTopic = () => readManual("test/agency").topics[0] ?? expect.fail("no topic");
const service = { subject: "wheelchair-loan", titleTh: "ยืมรถเข็นคนไข้", titleEn: "Borrow a wheelchair" };

test("the text says the service by its name and its id, in the language of the page", () => {
  expect(entryText(service, "th")).toBe("ติชม ยืมรถเข็นคนไข้ [wheelchair-loan]");
  expect(entryText(service, "en")).toBe("feedback Borrow a wheelchair [wheelchair-loan]");
});

test("the text of every service is read back, in both languages", () => {
  for (const one of services)
    for (const language of languages) expect(entryFrom(entryText(serviceEntry(one), language))).toBe(one.id);
});

test("a topic has a word of its own, and what names it cannot be taken for a service", () => {
  const topic = topicEntry({ ...readTopic(), id: "market-hours", titleTh: "ตลาดนัด", titleEn: "The market" });
  expect(entryText(topic, "th")).toBe("ความเห็น ตลาดนัด [topic:market-hours]");
  expect(entryText(topic, "en")).toBe("feedback The market [topic:market-hours]");
  for (const language of languages) expect(entryFrom(entryText(topic, language))).toBe("topic:market-hours");
  expect(entryFrom("ความเห็น [ Topic: market-hours ]")).toBe("topic:market-hours");
  for (const text of ["ความเห็น [topic:]", "ความเห็น [topic]x", "ความเห็น [topic:a:b]", "ความเห็น"])
    expect(entryFrom(text)).toBeNull();
});

test("whatever a service is called, its id is read back from one line", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,9}){0,3}$/),
      fc.constantFrom(...languages),
      (title, id, language) => {
        const text = entryText({ subject: id, titleTh: title, titleEn: title }, language);
        expect(text).not.toMatch(/[\n\r]/u);
        expect(entryFrom(text)).toBe(id);
      },
    ),
  );
});

test.each([
  "  ติชม   ยืมรถเข็น  [ wheelchair-loan ]  \n",
  "ติชม[wheelchair-loan]",
  "ติ ชม ยืมรถเข็น [wheelchair-loan]",
  "\u200Bติชม [เก่า] ยืมรถเข็น [wheelchair-loan]\u200B",
  "Feedback Borrow [WHEELCHAIR-LOAN]",
  "FEEDBACK [wheelchair-loan]",
])("%j is read all the same", (text) => {
  expect(entryFrom(text)).toBe("wheelchair-loan");
});

test.each([
  "",
  "ติชม",
  "ติชม ยืมรถเข็น",
  "ติชม ยืมรถเข็น wheelchair-loan]",
  "ติชม wheelchair-loan",
  "feedback]",
  "feedback Borrow [wheelchair-loan] please",
  "feedback Borrow []",
  "feedback Borrow [wheel chair]",
  "feedback Borrow [wheelchair--loan]",
  "feedback Borrow [รถเข็น]",
  "feedbacks Borrow [wheelchair-loan]",
  "อยากติชม ยืมรถเข็น [wheelchair-loan]",
  "ยืมรถเข็น [wheelchair-loan]",
  "[wheelchair-loan]",
])("%j is not such a text", (text) => {
  expect(entryFrom(text)).toBeNull();
});

test("the link opens the chat of the account with the text typed in", () => {
  expect(entryLink("@abc1234x", { ...service, titleEn: "A & B? #1" }, "en")).toBe(
    "https://line.me/R/oaMessage/%40abc1234x/?feedback%20A%20%26%20B%3F%20%231%20%5Bwheelchair-loan%5D",
  );
  const typed = decodeURIComponent(new URL(entryLink("@example", service, "th")).search.slice(1));
  expect(entryFrom(typed)).toBe("wheelchair-loan");
});

test("the address of the account itself is written as LINE wants it", () => {
  expect(chatLink("@abc1234x")).toBe("https://line.me/R/ti/p/%40abc1234x");
});

test("half a character in a name does not break the page", () => {
  expect(entryLink("@example", { ...service, titleTh: "ยืม\uD83D" }, "th")).toContain("%5Bwheelchair-loan%5D");
});
