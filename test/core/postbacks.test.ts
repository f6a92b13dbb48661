import { expect, test } from "vitest";
import { dangers } from "#core/kinds.ts";
import { callTimes } from "#core/office-hours.ts";
import { caseActs, draftActs, readPostback, writePostback, type Postback } from "#core/postbacks.ts";
import { MONDAY_NOON, world } from "#test/support/talk.ts";

/** As long as LINE's event ids and our own ids are. */
const event = "01HZX3Q8P7V6T5S4R3Q2P1N0M9";
const id = `f${"a1".repeat(15)}9`;
const longest = world.catalogue.manual.services.reduce((a, b) => (b.id.length > a.length ? b.id : a), "");
const [time] = callTimes(world.catalogue.manual.agency, MONDAY_NOON);

const all: Postback[] = [
  { does: "feedback", subject: null },
  { does: "feedback", subject: longest },
  { does: "call" },
  ...dangers.map((danger): Postback => ({ does: "urgent", danger })),
  ...draftActs.flatMap((act): Postback[] =>
    ["", longest, time?.id ?? "", "th-50"].map((to) => ({ does: "draft", draft: event, act, to })),
  ),
  { does: "cases" },
  ...caseActs.map((act): Postback => ({ does: "case", case: id, act })),
  { does: "mute", subject: longest, muted: true },
  { does: "mute", subject: longest, muted: false },
  { does: "tellme", question: "จ้างคนพิการกี่คน", message: "1".repeat(40) },
  { does: "mydata" },
];

test("every button of a draft and of a feedback is read back as it was written, within LINE's 300 characters", () => {
  for (const postback of all) {
    const data = writePostback(postback);
    expect(readPostback(data)).toEqual(postback);
    expect(data.length).toBeLessThanOrEqual(300);
  }
});

test.each([
  ["ต้องรอ".repeat(900), "ต้องรอ".repeat(37).slice(0, 220)],
  ["fee & cost = 100% + tax # 5?", "fee cost 100 tax 5?"],
  ["บรรทัดหนึ่ง\nบรรทัดสอง\u0000\tจบ", "บรรทัดหนึ่ง บรรทัดสอง จบ"],
  [`${"ก".repeat(219)}😡`, `${"ก".repeat(219)}\uFFFD`],
])("a question that a button carries back stays readable and short: %#", (question, expected) => {
  const data = writePostback({ does: "tellme", question, message: "9".repeat(40) });
  const read = readPostback(data);
  expect(data.length).toBeLessThanOrEqual(300);
  expect(read?.does === "tellme" && read.question.replaceAll(/ +/gu, " ")).toBe(expected);
});

test.each([
  "draft=e1",
  "draft=e1&act=steal",
  "case=f1",
  "case=f1&act=erase",
  "urgent=rain",
  "urgent=",
  "tellme=",
  "__proto__=x",
  "constructor=x",
  "act=send&to=x",
])("data that makes no sense is none of ours: %s", (data) => {
  expect(readPostback(data)).toBeNull();
});
