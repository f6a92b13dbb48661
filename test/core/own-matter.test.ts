import { describe, expect, test } from "vitest";
import { specialOf } from "#core/kinds.ts";
import { isOwnMatter } from "#core/own-matter.ts";
import { takeTurn } from "#core/turn.ts";
import { COMPLAINT, complaining, eventOf, MONDAY_NOON, talk, world, type Talk } from "#test/support/talk.ts";

const MINUTE = 60_000;

const ASKED = [
  "แล้วเรื่องของยายไปถึงไหนแล้วคะ",
  "เรื่องที่ร้องเรียนไปถึงไหนแล้ว",
  "เรื่องที่แจ้งไว้คืบหน้าบ้างไหม",
  "มีใครอ่านหรือยังคะ",
  "ไม่มีใครโทรมาเลย",
  "ตอนนี้ไม่มีใครติดต่อกลับเลยค่ะ",
  "เมื่อไหร่จะตอบ",
  "ขอถอนเรื่องค่ะ",
  "ยกเลิกเรื่องที่แจ้ง",
  "อยากเพิ่มข้อมูลเรื่องที่ร้องเรียนค่ะ",
  "ยังไม่แก้",
  "ยังไม่แก้เลยค่ะ",
  "ก็ยังเหมือนเดิม",
  "when you answer me",
  "what happen with my complaint",
  "i want cancel complaint",
  "I want to add something to my complaint",
  "nobody call me",
  "still not fixed",
];

const OTHERS = [
  "เรื่องเงินว่างงานที่ยื่นไปถึงไหนแล้ว",
  "กี่วันได้เงิน",
  "ยกเลิกนัด",
  "ขอเพิ่มรายการในใบอนุญาตทำงาน",
  "ไปที่สำนักงานไม่มีใครสนใจเลย รอทั้งวัน",
  "โทรไป 1506 ไม่มีใครรับสาย",
  "นายจ้างยังไม่จ่ายเงิน",
  "how do i cancel my work permit",
  "when will i get my money",
];

const sentBefore = (): Talk => {
  const chat = complaining(COMPLAINT);
  chat.choose("send");
  return chat;
};

test.each(ASKED)("%s: who told us something sees it", (words) => {
  expect(sentBefore().say(words)).toMatchObject({ reply: null, look: { at: "cases" }, deed: null });
});

describe("it is answered as ever", () => {
  test.each(ASKED)("%s: who told us nothing", (words) => {
    expect(isOwnMatter(words)).toBe(true);
    // To take back "this matter" is an order by itself, also of who has told nothing: they see that there is none.
    const isOrder = specialOf(words)?.kind === "command";
    expect(talk().say(words).look).toEqual(isOrder ? { at: "cases" } : null);
  });

  test.each(["ยังไม่แก้ค่ะ", "ไม่มีใครโทรมาเลย"])("%s: where an officer asked, it may be the answer", (words) => {
    const { dialogue } = sentBefore();
    const asked = [{ case: "f1", event: "e1", at: MONDAY_NOON + MINUTE }];
    const event = eventOf({ what: "text", text: words }, MONDAY_NOON + 2 * MINUTE);
    const { deed, look } = takeTurn(event, { dialogue, draft: null, asked }, "answer", world);
    expect(look).toBeNull();
    expect(deed).toMatchObject({ does: "offer", text: words });
  });

  test("ยังไม่แก้: in the middle of a complaint it is the text", () => {
    const chat = sentBefore();
    chat.tap({ does: "feedback", subject: null });
    chat.choose("sort", "complain");
    chat.say("น้ำในห้องน้ำไม่ไหล แจ้งแล้วยังไม่แก้");
    expect(chat.draft).toMatchObject({ asks: "review", text: "น้ำในห้องน้ำไม่ไหล แจ้งแล้วยังไม่แก้" });
  });

  test.each(OTHERS)("%s: is about something else", (words) => {
    expect(isOwnMatter(words)).toBe(false);
  });
});
