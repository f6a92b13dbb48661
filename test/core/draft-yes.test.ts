import { expect, test } from "vitest";
import { COMPLAINT, complaining, talk } from "#test/support/talk.ts";

/** Who types instead of tapping: yes, no, and several messages in a row. */

const MORE = "วันจันทร์ที่แล้วตอนเช้า";

test.each(["ส่งไปเลยลูก", "ส่งไป", "กดส่ง", "ส่งให้ด้วยค่ะ", "โอเค", "ok send", "Send it please", "ใช่ค่ะ"])(
  "%s, at the review, sends it",
  (words) => {
    const { deed, draft } = complaining(COMPLAINT).say(words);
    expect(deed).toMatchObject({ does: "hear", draft: { text: COMPLAINT } });
    expect(draft).toBeNull();
  },
);

test.each(["ส่งแล้วไม่มีใครตอบ", "ส่งคำถามไปสามรอบ", "ใช่ว่าจะดี"])("%s is no order to send", (words) => {
  expect(complaining(COMPLAINT).say(words).deed).toMatchObject({ does: "keep" });
});

test.each(["ส่ง", "โอเคค่ะ", "ใช่ค่ะ"])(
  "%s, where words wait beside the text, takes them; nothing goes out unseen",
  (words) => {
    const chat = complaining(COMPLAINT, MORE);
    const before = [...(chat.draft?.from ?? []), ...(chat.draft?.aside ?? [])];
    expect(before.length).toBe(2);
    const { reply, deed } = chat.say(words);
    expect(deed).toMatchObject({ does: "keep" });
    expect(reply).toMatchObject({
      kind: "draft",
      hint: null,
      draft: { asks: "review", text: `${COMPLAINT}\n${MORE}`, candidate: null, from: before },
    });
    expect(chat.say("ส่ง").deed).toMatchObject({ does: "hear", draft: { text: `${COMPLAINT}\n${MORE}` } });
  },
);

test("words that wait beside the text are asked for again after another choice", () => {
  const chat = talk();
  chat.say(COMPLAINT);
  chat.say(MORE);
  expect(chat.choose("sort", "complain").reply).toMatchObject({
    hint: "candidate",
    draft: { sort: "complain", text: COMPLAINT, candidate: MORE },
  });
  expect(chat.choose("resume").reply).toMatchObject({
    hint: null,
    draft: { asks: "review", candidate: null },
  });
});

test.each(["เปลี่ยนใจละ ไม่ร้องเรียนละ", "ไม่แจ้งแล้ว", "เออช่างแม่ง", "ช่างมัน", "ถอนเรื่องค่ะ", "forget it"])(
  "%s drops what is not sent",
  (words) => {
    expect(complaining(COMPLAINT).say(words)).toMatchObject({
      reply: { kind: "draft_dropped" },
      draft: null,
    });
  },
);

test("เปลี่ยนใจ alone drops nothing: it may be the text that is to change", () => {
  expect(complaining(COMPLAINT).say("เปลี่ยนใจ").draft).toMatchObject({ text: COMPLAINT });
});
