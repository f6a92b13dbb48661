import { describe, expect, test } from "vitest";
import type { Draft } from "#core/draft.ts";
import { writePostback, type Postback } from "#core/postbacks.ts";
import { referenceFrom, showReference } from "#core/reference.ts";
import {
  ABOUT_WEB,
  COMPLAINT,
  complaining,
  eventOf,
  QUESTION,
  talk,
  world,
  type Talk,
} from "#test/support/talk.ts";
import { takeTurn } from "#core/turn.ts";

const SECOND = 1_000;
const draftOf = (chat: Talk): Draft => chat.draft ?? expect.fail("no draft is open");

describe("danger and bribery in the middle", () => {
  test.each([
    ["ผมอยากตาย ไม่ไหวแล้ว", { kind: "crisis", danger: "self-harm" }],
    ["นายจ้างขังหนูไว้ในโรงงาน", { kind: "crisis", danger: "held" }],
    ["แฟนตีหนูทุกวัน", { kind: "crisis", danger: "violence" }],
    ["เจ้าหน้าที่เรียกเงินใต้โต๊ะห้าพัน", { kind: "corruption" }],
  ])("%s: goes first, whatever is asked, and nothing of it is kept", (words, reply) => {
    const asking: ((chat: Talk) => unknown)[] = [
      () => null,
      (chat) => chat.choose("edit", "text"),
      (chat) => chat.choose("edit", "province"),
      (chat) => chat.choose("edit", "service"),
      (chat) => chat.choose("edit", "group"),
    ];
    for (const ask of asking) {
      const chat = complaining(COMPLAINT);
      ask(chat);
      const before = draftOf(chat);
      expect(chat.say(words)).toMatchObject({ reply, deed: null });
      expect(chat.draft).toEqual(before);
    }
    const call = talk();
    call.tap({ does: "call" });
    call.say("อยากให้โทรกลับเรื่องเงินชดเชย");
    expect(draftOf(call).asks).toBe("phone");
    expect(call.say(words).reply).toMatchObject(reply);
  });

  test("goes before the number of a feedback, in a draft and without one", () => {
    const reference = referenceFrom("0".repeat(16));
    const words = `ผมอยากตาย เรื่อง ${showReference(reference)}`;
    expect(talk().say(`เรื่อง ${showReference(reference)}`).look).toEqual({ at: "reference", reference });
    for (const chat of [talk(), complaining(), complaining(COMPLAINT)])
      expect(chat.say(words)).toMatchObject({ reply: { kind: "crisis" }, look: null });
  });
});

describe("orders to the chat in the middle", () => {
  test.each([
    ["หยุดรับ", { act: "person.stopped", reply: { kind: "command", command: "stop" } }],
    ["เริ่มรับข่าว", { act: "person.started" }],
    ["เมนู", { reply: { kind: "command", command: "menu" } }],
    ["เริ่มใหม่", { reply: { kind: "command", command: "restart" } }],
    ["English", { reply: { kind: "command", command: "english" }, language: "en" }],
    ["เปลี่ยนเป็นภาษาอังกฤษ", { reply: { kind: "command", command: "english" } }],
    ["ภาษาไทย", { reply: { kind: "command", command: "thai" } }],
    ["อยากคุยกับเจ้าหน้าที่ค่ะ", { reply: { kind: "command", command: "officer" } }],
    ["ลบข้อมูลของฉัน", { reply: { kind: "command", command: "forget" } }],
    ["ขอดูข้อมูลของฉัน", { look: { at: "mydata" } }],
    ["เรื่องของฉัน", { look: { at: "cases" } }],
    ["สวัสดีค่ะ", { reply: { kind: "smalltalk", smalltalk: "greeting" } }],
    ["คุณเป็นใคร", { reply: { kind: "smalltalk", smalltalk: "who" } }],
  ])("%s works, and keeps the draft", (words, expected) => {
    for (const chat of [complaining(), complaining(COMPLAINT)]) {
      const before = draftOf(chat);
      expect(chat.say(words)).toMatchObject({ ...expected, deed: null });
      expect(chat.draft).toBe(before);
    }
  });

  test.each([
    "อยากได้แบบฟอร์มเป็นภาษาอังกฤษ",
    "เจ้าหน้าที่คุยกับคนแก่ไม่ดี",
    "เมนูในเว็บหายากมาก กดหยุดส่งข้อความก็ไม่ได้ ควรแก้ไขด้วยนะคะ",
    "เว็บมีแต่ภาษาไทย พอขอเปลี่ยนเป็นภาษาอังกฤษก็กดไม่ได้ หน้าแรกก็หายากมาก",
    "ใช้ภาษาอังกฤษในเว็บไม่ได้เลยค่ะ ลองหลายครั้งแล้ว",
    "ไปคุยกับเจ้าหน้าที่มาแล้วสามรอบ ยกเลิกคิวเราไปเฉยๆ บอกให้กลับไปเริ่มใหม่",
  ])("%s holds such words and is the text", (words) => {
    expect(draftOf(complaining(words))).toMatchObject({ asks: "review", text: words });
  });

  test("the word that begins a draft shows the one that is open, and is no text", () => {
    const empty = complaining();
    expect(empty.say("ติชม").reply).toMatchObject({
      kind: "draft",
      hint: null,
      draft: { asks: "text", sort: "complain" },
    });
    const chat = complaining(COMPLAINT);
    expect(chat.say("ติชม").reply).toMatchObject({
      hint: "unfinished",
      draft: { text: COMPLAINT, candidate: null },
    });
  });
});

describe("words for what a tap does", () => {
  test.each(["ยกเลิก", "ขอยกเลิกค่ะ", "หยุด", "พอแล้ว", "ไม่ส่งแล้วครับ", "cancel", "Stop", "never mind"])(
    "%s drops the draft, whatever it asks",
    (words) => {
      for (const chat of [talk(), complaining(), complaining(COMPLAINT)]) {
        if (chat.draft === null) chat.tap({ does: "call" });
        expect(chat.say(words)).toMatchObject({
          reply: { kind: "draft_dropped", added: false },
          deed: { does: "keep" },
          draft: null,
        });
      }
      const added = talk();
      added.tap({ does: "case", case: "f1", act: "add" });
      expect(added.say(words).reply).toEqual({ kind: "draft_dropped", added: true });
    },
  );

  test("ย้อนกลับ asks the step before again, ends a draft at its first step, and never one that holds words", () => {
    const empty = complaining();
    expect(empty.say("ย้อนกลับ").reply).toMatchObject({ draft: { asks: "sort" } });
    expect(empty.say("กลับ")).toMatchObject({ reply: { kind: "draft_dropped" }, draft: null });
    const chat = complaining(COMPLAINT);
    expect(chat.say("ย้อนกลับ").reply).toMatchObject({ draft: { asks: "text", text: COMPLAINT } });
    expect(chat.say("back").reply).toMatchObject({ draft: { asks: "review" } });
    chat.choose("edit", "sort");
    expect(chat.choose("back").reply).toMatchObject({ draft: { asks: "review", text: COMPLAINT } });
    const first = talk();
    first.say(COMPLAINT);
    expect(first.choose("back").reply).toMatchObject({ draft: { asks: "text", text: COMPLAINT } });
    expect(first.choose("back").reply).toMatchObject({ draft: { asks: "sort", text: COMPLAINT } });
  });

  test("ย้อนกลับ in a call goes from the review over the time and the number to the text", () => {
    const chat = talk();
    chat.tap({ does: "call" });
    chat.say("อยากให้โทรกลับเรื่องเงินชดเชย");
    expect(chat.choose("back").reply).toMatchObject({ draft: { asks: "text" } });
    chat.choose("back");
    chat.say("0812345678");
    expect(chat.choose("back").reply).toMatchObject({ draft: { asks: "phone" } });
    chat.choose("back");
    chat.choose("time", "any");
    expect(chat.choose("back").reply).toMatchObject({ draft: { asks: "time" } });
    const begun = talk();
    begun.tap({ does: "call" });
    expect(begun.say("ย้อนกลับ").reply).toMatchObject({ kind: "draft_dropped" });
  });

  test.each(["group", "province", "service"] as const)("ข้าม leaves out the %s", (part) => {
    const chat = complaining(COMPLAINT);
    chat.choose("province", "th-50");
    chat.choose("group", "employee");
    chat.choose("service", "dlpw-kor-ror-7");
    chat.choose("edit", part);
    chat.say("ข้าม");
    expect(draftOf(chat)).toMatchObject({ [part]: null, asks: "review" });
    expect([draftOf(chat).province, draftOf(chat).group, draftOf(chat).service].filter(Boolean)).toHaveLength(
      2,
    );
  });

  test("ข้าม leaves out nothing that is needed", () => {
    for (const [chat, asks] of [
      [complaining(), "text"],
      [complaining(COMPLAINT), "review"],
    ] as const)
      expect(chat.say("ข้าม").reply).toMatchObject({ kind: "draft", draft: { asks } });
  });

  test.each(["ส่ง", "ส่งเลยค่ะ", "ยืนยัน", "ตกลง", "OK", "send"])("%s sends what is complete", (words) => {
    expect(complaining(COMPLAINT).say(words)).toMatchObject({ deed: { does: "hear" }, draft: null });
  });

  test.each(["ส่ง", "ตกลง", "ยินยอม", "ok", "yes"])(
    "%s to anything else is neither sent nor the text",
    (words) => {
      const begun = talk();
      begun.tap({ does: "feedback", subject: null });
      for (const chat of [begun, complaining()]) {
        const { asks } = draftOf(chat);
        expect(chat.say(words).reply).toMatchObject({
          kind: "draft",
          draft: { asks, text: null, candidate: null },
        });
      }
      const editing = complaining(COMPLAINT);
      editing.choose("edit", "province");
      expect(editing.say(words).deed).toEqual({ does: "keep" });
    },
  );

  test.each(["ตกลงค่ะ", "ไม่ทราบค่ะ", "ร้องเรียน", "ติชม"])("%s is an answer where an officer asked", (words) => {
    const chat = talk();
    chat.tap({ does: "case", case: "f1", act: "reply" });
    expect(chat.say(words).deed).toEqual({ does: "say", case: "f1", as: "replied", text: words });
  });

  test.each([
    ["ร้องเรียน", "complain"],
    ["แจ้งปัญหา", "complain"],
    ["ขอแนะนำค่ะ", "suggest"],
    ["ข้อเสนอแนะ", "suggest"],
    ["ชมเชยครับ", "praise"],
  ] as const)("%s alone, where the sort is asked for, is the sort %s", (words, sort) => {
    const chat = talk();
    chat.tap({ does: "feedback", subject: null });
    chat.say(words);
    expect(draftOf(chat)).toMatchObject({ sort, text: null, asks: "text" });
  });
});

describe("buttons", () => {
  const old: Postback = { does: "draft", draft: "e-other", act: "send", to: "" };

  test("of another draft show the one that is open, and change nothing of it", () => {
    const chat = complaining(COMPLAINT);
    const { asked: _, ...before } = draftOf(chat);
    for (const act of ["send", "cancel", "anew", "use", "sort", "back"] as const) {
      const turn = chat.tap({ ...old, act });
      expect(turn).toMatchObject({ reply: { kind: "draft", hint: "stale-button" }, deed: { does: "keep" } });
      expect(chat.draft).toMatchObject(before);
    }
  });

  test("where no draft is open say that it is gone", () => {
    expect(talk().tap(old)).toMatchObject({ reply: { kind: "draft_gone" }, deed: null, draft: null });
  });

  test("of the one that was sent show what it became, also while another is open", () => {
    const chat = complaining(COMPLAINT);
    const { id } = draftOf(chat);
    chat.choose("send");
    const sent = chat.dialogue?.sent?.case ?? "";
    for (let i = 0; i < 2; i += 1) {
      const turn = chat.tap({ ...old, draft: id });
      expect(turn).toMatchObject({
        reply: null,
        look: { at: "case", case: sent, note: "sent-already" },
        deed: null,
      });
      chat.tap({ does: "feedback", subject: null });
    }
    expect(draftOf(chat)).toMatchObject({ asks: "sort" });
    chat.choose("cancel");
    expect(chat.tap(old)).toMatchObject({ reply: { kind: "draft_gone" }, look: null });
  });

  test.each([
    ["sort", "call"],
    ["sort", "insult"],
    ["sort", ""],
    ["service", "no-such-service"],
    ["group", "th-10"],
    ["province", "employee"],
    ["province", "th-99"],
    ["phone", "0812345678"],
    ["time", "d2020-01-06-am"],
    ["time", "tomorrow"],
    ["edit", "review"],
    ["edit", "to"],
    ["edit", "phone"],
    ["edit", "time"],
    ["use", ""],
  ] as const)("%s=%s that nobody offered change nothing", (act, to) => {
    const chat = complaining(COMPLAINT);
    const { asked: _, ...before } = draftOf(chat);
    expect(chat.choose(act, to).reply).toMatchObject({ kind: "draft" });
    expect(chat.draft).toMatchObject(before);
  });

  test("a service that the manual does not hold any more is a button that is gone", () => {
    for (const does of ["feedback", "mute"] as const) {
      const postback: Postback =
        does === "mute" ? { does, subject: "gone", muted: true } : { does, subject: "gone" };
      expect(talk().tap(postback)).toMatchObject({
        reply: { kind: "stale_button" },
        deed: null,
        draft: null,
      });
    }
  });

  test("anew throws away what was said, and nothing else does that begins a draft", () => {
    const chat = complaining(COMPLAINT);
    const { id } = draftOf(chat);
    const others: Postback[] = [
      { does: "feedback", subject: "dlpw-kor-ror-7" },
      { does: "call" },
      { does: "case", case: "f1", act: "add" },
      { does: "case", case: "f1", act: "reply" },
    ];
    for (const other of others) {
      expect(chat.tap(other).reply).toMatchObject({ kind: "draft", hint: "unfinished" });
      expect(draftOf(chat)).toMatchObject({ id, to: null, sort: "complain", text: COMPLAINT, service: null });
    }
    chat.choose("anew");
    expect(draftOf(chat)).toMatchObject({ text: null, sort: null, asks: "sort" });
    expect(draftOf(chat).id).not.toBe(id);
  });

  test("a number that somebody in danger leaves goes first; what was said waits behind it and comes back, whether they leave one or not", () => {
    for (const end of ["0812345678", "ยกเลิก"]) {
      const chat = complaining(COMPLAINT);
      const { id } = draftOf(chat);
      chat.tap({ does: "case", case: "f1", act: "phone" });
      expect(draftOf(chat)).toMatchObject({ to: { case: "f1", as: "phone" }, asks: "phone", text: null });
      chat.tap({ does: "feedback", subject: null });
      chat.tap({ does: "case", case: "f2", act: "add" });
      chat.say(end);
      expect(draftOf(chat)).toMatchObject({ id, to: null, text: COMPLAINT, asks: "review" });
    }
  });

  test("a question that may have been meant as the text is not thrown away either", () => {
    const chat = complaining();
    chat.say(QUESTION);
    expect(chat.tap({ does: "call" }).reply).toMatchObject({ hint: "unfinished" });
    expect(draftOf(chat)).toMatchObject({ sort: "complain", candidate: QUESTION });
  });

  test("one without words gives way to the next", () => {
    const chat = complaining();
    expect(chat.tap({ does: "call" }).reply).toMatchObject({
      hint: null,
      draft: { sort: "call", asks: "text" },
    });
    chat.tap({ does: "case", case: "f1", act: "add" });
    expect(draftOf(chat)).toMatchObject({ to: { case: "f1", as: "added" }, sort: null, asks: "text" });
  });
});

describe("a message older than the prompt", () => {
  const old = (chat: Talk, text: string) => chat.send({ what: "text", text }, chat.now - 60 * SECOND);

  test("is not taken as its answer", () => {
    const chat = complaining();
    expect(old(chat, QUESTION)).toMatchObject({ reply: { kind: "answer" }, deed: null });
    expect(old(chat, "รอนาน").reply?.kind).not.toBe("draft");
    expect(draftOf(chat)).toMatchObject({ text: null, candidate: null, asks: "text" });
  });

  test("is kept beside what was said already where it clearly is feedback", () => {
    const chat = complaining(COMPLAINT);
    expect(old(chat, ABOUT_WEB).reply).toMatchObject({ kind: "draft", hint: "candidate" });
    expect(draftOf(chat)).toMatchObject({ sort: "complain", text: COMPLAINT, candidate: ABOUT_WEB });
    expect(old(chat, "ติชม เงินว่างงาน [sso-unemployment-benefit]").reply).toMatchObject({ hint: "unfinished" });
    expect(draftOf(chat)).toMatchObject({ door: "chat", text: COMPLAINT });
  });

  test("is no order to the draft either, and no picture for it", () => {
    const chat = complaining(COMPLAINT);
    old(chat, "ส่ง");
    old(chat, "ยกเลิก");
    expect(chat.send({ what: "media", media: "image" }, chat.now - 60 * SECOND)).toMatchObject({
      reply: { kind: "media" },
      deed: null,
    });
    expect(draftOf(chat)).toMatchObject({ text: COMPLAINT, asks: "review", photos: [] });
  });

  test("of two at the same millisecond the greater id is the newer", () => {
    const chat = complaining();
    const { asked } = draftOf(chat);
    const at = (id: string) =>
      takeTurn(
        eventOf({ what: "text", text: COMPLAINT }, asked.at, id),
        { dialogue: chat.dialogue, draft: chat.draft },
        "answer",
        world,
      );
    expect(at(`${asked.event}-later`).draft).toMatchObject({ text: COMPLAINT });
    expect(at("a").draft).not.toMatchObject({ sort: "complain", text: COMPLAINT });
    expect(at(asked.event).draft).not.toMatchObject({ sort: "complain", text: COMPLAINT });
  });

  test("and a tap that comes late does not make it one", () => {
    const chat = complaining(COMPLAINT);
    const { asked, id } = draftOf(chat);
    const data = writePostback({ does: "draft", draft: id, act: "edit", to: "text" });
    chat.send({ what: "postback", data }, asked.at - 60 * SECOND);
    expect(draftOf(chat)).toMatchObject({ asks: "text", asked });
    chat.send({ what: "text", text: "รอนาน" }, asked.at - 30 * SECOND);
    expect(draftOf(chat)).toMatchObject({ text: COMPLAINT });
  });
});
