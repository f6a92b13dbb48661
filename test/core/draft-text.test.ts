import { describe, expect, test } from "vitest";
import type { Draft } from "#core/draft.ts";
import { callTimes } from "#core/office-hours.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { COMPLAINT, complaining, QUESTION, talk, world, type Talk } from "#test/support/talk.ts";

const draftOf = (chat: Talk): Draft => chat.draft ?? expect.fail("no draft is open");
const labels = maskLabelsIn("th");
const HOUR = 60 * 60_000;

describe("a text", () => {
  test.each([
    ["one letter", "ก"],
    ["one digit", "7"],
    ["only spaces", " \n\t "],
    ["only invisible characters", "\u200B\u200D\u2060\uFEFF\u00AD"],
    ["only fillers that Unicode calls letters", "\u3164\u3164\u115F\uFFA0"],
    ["only variation selectors", "\uFE0F\uFE0F"],
    ["only dots", "....."],
    ["lone surrogates", "\uD800\uDC00\uD800"],
    ["nothing", ""],
  ])("of %s says too little, and is asked for again", (_name, words) => {
    const chat = complaining();
    expect(chat.say(words).reply).toMatchObject({
      kind: "draft",
      hint: "too-short",
      draft: { asks: "text" },
    });
    expect(draftOf(chat)).toMatchObject({ text: null, candidate: null, from: [] });
    const whole = complaining(COMPLAINT);
    whole.choose("edit", "text");
    whole.say(words);
    expect(draftOf(whole)).toMatchObject({ text: COMPLAINT, asks: "text" });
  });

  test.each(["ดี", "แย่", "ช้า", "no", "ไม่ดี", "11"])("of one short word (%s) says something", (words) => {
    expect(draftOf(complaining(words))).toMatchObject({ text: words, asks: "review" });
  });

  test.each(["👍", "❤️", "😡😡😡", "👨‍👩‍👧"])(
    "of emoji alone (%s) may be all that somebody has to say",
    (words) => {
      const { text, asks } = draftOf(complaining(words));
      expect(asks).toBe("review");
      expect(text).toMatch(/\p{Extended_Pictographic}/u);
    },
  );

  test("of 5,000 letters is kept whole, of more by its beginning, and never half a letter", () => {
    const words = "บริการช้า".repeat(600);
    expect(draftOf(complaining(words.slice(0, 5_000))).text).toHaveLength(5_000);
    expect(draftOf(complaining(words)).text).toBe(words.slice(0, 5_000));
    const cut = draftOf(complaining(`${"บ".repeat(4_999)}😡`)).text ?? "";
    expect(cut).toHaveLength(5_000);
    expect(cut.isWellFormed()).toBe(true);
  });

  test("keeps its lines and loses what nobody sees", () => {
    expect(draftOf(complaining("รอนาน\r\nไม่มีคิว\u200B\rร้อน\u0000มาก ")).text).toBe("รอนาน\nไม่มีคิว\nร้อน มาก");
  });

  test.each([
    ["1101700207366", labels["id-number"]],
    ["1-1017-00207-36-6", labels["id-number"]],
    ["๑๑๐๑๗๐๐๒๐๗๓๖๖", labels["id-number"]],
    ["1101700\u200B207366", labels["id-number"]],
    ["081-234-5678", labels.phone],
    ["somchai.example@example.org", labels.email],
  ])("has personal numbers masked (%s), and it is said", (secret, label) => {
    const begun = talk();
    begun.say(`เจ้าหน้าที่บริการไม่ดี ของดิฉัน ${secret} ค่ะ`);
    const typed = complaining(`รอเรื่องของดิฉัน ${secret} นานมาก`);
    const beside = complaining(COMPLAINT, `ของดิฉัน ${secret} ก็หายไป`);
    expect(draftOf(beside)).toMatchObject({ text: COMPLAINT, masked: false });
    beside.choose("use");
    const joined = complaining(COMPLAINT, `ของดิฉัน ${secret} ก็หายไป`);
    joined.choose("join");
    const asked = complaining();
    asked.say(`ขึ้นทะเบียนว่างงานใช้เอกสารอะไร ${secret}`);
    for (const chat of [begun, typed, beside, joined]) {
      expect(draftOf(chat)).toMatchObject({ masked: true, text: expect.stringContaining(label) });
      expect(JSON.stringify(chat.draft)).not.toContain(secret);
    }
    expect(JSON.stringify(asked.draft)).not.toContain(secret);
  });

  test("of a pasted table does not hide a number behind the next one", () => {
    const { text } = draftOf(complaining("รอนานมาก\t0812345678\t99\t12"));
    expect(text).toBe(`รอนานมาก ${labels.phone} 99 12`);
  });

  test("is not said to be masked where nothing was, or where what was masked is gone", () => {
    const chat = complaining("โทร 081-234-5678 ไม่มีคนรับ");
    expect(draftOf(chat).masked).toBe(true);
    chat.choose("edit", "text");
    chat.say(COMPLAINT);
    expect(draftOf(chat).masked).toBe(false);
  });

  test("keeps names: who is praised or blamed is part of the matter", () => {
    const words = "ขอชมคุณสมหญิง ใจดี ช่วยดีมาก";
    expect(draftOf(complaining(words))).toMatchObject({ text: words, masked: false });
  });

  test("to a feedback that is there is masked too, and a phone number that was asked for is not", () => {
    const added = talk();
    added.tap({ does: "case", case: "f1", act: "add" });
    expect(added.say("เลขบัตร 1101700207366 ค่ะ").deed).toEqual({
      does: "say",
      case: "f1",
      as: "added",
      text: `เลขบัตร ${labels["id-number"]} ค่ะ`,
    });
    const phone = talk();
    phone.tap({ does: "case", case: "f1", act: "phone" });
    expect(phone.say("ไม่บอกได้ไหม เลขบัตร 1101700207366").reply).toMatchObject({ hint: "unknown-phone" });
    expect(phone.say("เบอร์ 081 234 5678")).toMatchObject({
      deed: { does: "say", case: "f1", as: "phone", text: "0812345678" },
      draft: null,
    });
    for (const refuse of [(chat: Talk) => chat.say("ข้าม"), (chat: Talk) => chat.choose("phone", "chat")]) {
      const chat = talk();
      chat.tap({ does: "case", case: "f1", act: "phone" });
      expect(refuse(chat)).toMatchObject({ reply: { kind: "draft_dropped", added: true }, draft: null });
    }
  });

  test("of a question that is left to be answered is masked, and an empty one is not kept", () => {
    const tap = (question: string) => talk().tap({ does: "tellme", question, message: null });
    expect(tap("เงินของ 1101700207366 อยู่ไหน")).toMatchObject({
      reply: { kind: "question_kept" },
      deed: { does: "ask", question: `เงินของ ${labels["id-number"]} อยู่ไหน` },
    });
    expect(tap(" . ")).toMatchObject({ reply: { kind: "stale_button" }, deed: null });
  });
});

describe("a call", () => {
  const calling = (...words: string[]): Talk => {
    const chat = talk();
    chat.tap({ does: "call" });
    for (const text of ["อยากให้โทรกลับเรื่องเงินชดเชย", ...words]) chat.say(text);
    return chat;
  };
  const [soon, later] = callTimes(world.catalogue.manual.agency, talk().now);

  test("asks for the text, where to call, when, and then waits to be sent", () => {
    const chat = talk();
    expect(chat.tap({ does: "call" }).reply).toMatchObject({ draft: { sort: "call", asks: "text" } });
    expect(chat.say("อยากให้โทรกลับเรื่องเงินชดเชย").reply).toMatchObject({ draft: { asks: "phone" } });
    expect(chat.say("081-234-5678").reply).toMatchObject({ draft: { asks: "time", phone: "0812345678" } });
    expect(chat.choose("time", later?.id).reply).toMatchObject({ draft: { asks: "review" } });
    expect(chat.choose("send").deed).toMatchObject({
      does: "hear",
      draft: { sort: "call", phone: "0812345678", time: later?.id, text: "อยากให้โทรกลับเรื่องเงินชดเชย" },
    });
  });

  test("can be in the chat, and as soon as somebody is there", () => {
    const chat = calling();
    chat.choose("phone", "chat");
    chat.choose("time", "any");
    expect(chat.choose("send").deed).toMatchObject({ draft: { phone: "chat", time: "any" } });
    for (const leave of ["ข้าม", "ไม่มีเบอร์ค่ะ", "ไม่มี"]) {
      const words = calling(leave, "เวลาไหนก็ได้ครับ");
      expect(words.say("ส่ง").deed).toMatchObject({ draft: { phone: "chat", time: "any" } });
    }
  });

  test.each([
    ["0812345678", "0812345678"],
    ["081-234-5678 ค่ะ", "0812345678"],
    ["08 1234 5678", "0812345678"],
    ["0 8 1 2 3 4 5 6 7 8", "0812345678"],
    ["๐๘๑-๒๓๔-๕๖๗๘", "0812345678"],
    ["０８１２３４５６７８", "0812345678"],
    ["081–234–5678", "0812345678"],
    ["081.234.5678", "0812345678"],
    ["081\u200B2345678", "0812345678"],
    ["+66812345678", "0812345678"],
    ["+66 (0) 81 234 5678", "0812345678"],
    ["(+66)81-234-5678", "0812345678"],
    ["0066812345678", "0812345678"],
    ["66 81 234 5678", "0812345678"],
    ["66 081 234 5678", "0812345678"],
    ["เบอร์ดิฉัน 0812345678 โทรได้หลัง 5 โมง", "0812345678"],
    ["0812345678 9 โมง", "0812345678"],
    ["0812345678 17.00 น.", "0812345678"],
    ["081-234-5678 หรือ 089-876-5432", "0812345678"],
    ["0812345678 0898765432", "0812345678"],
    ["02-123-4567 ต่อ 12", "021234567"],
    ["(02) 123 4567", "021234567"],
    ["044 123 456", "044123456"],
    ["+95 9 123 456 789", "+959123456789"],
  ])("takes %s for the number %s", (words, phone) => {
    expect(draftOf(calling(words))).toMatchObject({ phone, asks: "time" });
  });

  test.each([
    "1506",
    "1101700207366",
    "1-1017-00207-36-6",
    "0-6012-00001-23-4",
    "12345",
    "081234567890123",
    "12 ธ.ค. 2569",
    "",
  ])("does not take %j for a number", (words) => {
    const chat = calling();
    expect(chat.say(words).reply).toMatchObject({
      hint: "unknown-phone",
      draft: { asks: "phone", phone: null },
    });
  });

  test("does not take a time that is over, not even when it passes before the draft is sent", () => {
    const chat = calling("0812345678");
    chat.choose("time", soon?.id);
    expect(draftOf(chat)).toMatchObject({ asks: "review", time: soon?.id });
    chat.now = soon?.endsAt ?? 0;
    expect(chat.choose("send")).toMatchObject({
      reply: { kind: "draft", hint: "unknown-time", draft: { asks: "time", time: null } },
      deed: { does: "keep" },
    });
    expect(chat.choose("time", soon?.id).reply).toMatchObject({ hint: "unknown-time" });
    chat.now -= 30 * HOUR;
    expect(chat.choose("time", soon?.id).reply).toMatchObject({ hint: null, draft: { asks: "review" } });
  });

  test("that becomes something else carries neither a number nor a time", () => {
    const chat = calling("0812345678");
    chat.choose("time", later?.id);
    chat.choose("edit", "sort");
    chat.choose("sort", "complain");
    expect(chat.choose("send").deed).toMatchObject({
      draft: { sort: "complain", phone: null, time: null },
    });
  });

  test("answers a question in the middle, and waits on", () => {
    const chat = calling();
    expect(chat.say(QUESTION).reply).toMatchObject({ hint: "unknown-phone" });
    chat.say("0812345678");
    expect(chat.say(QUESTION).reply).toMatchObject({ kind: "answer" });
    expect(draftOf(chat)).toMatchObject({ asks: "time", candidate: null });
  });
});

describe("what people tell of themselves", () => {
  test.each([
    ["เชียงใหม่", "th-50"],
    ["จ.เชียงไหม่", "th-50"],
    ["กทม", "th-10"],
    ["Bangkok", "th-10"],
    ["นครราชศรีมา", "th-30"],
  ])("a province typed as %s is %s", (words, province) => {
    const chat = complaining(COMPLAINT);
    chat.choose("edit", "province");
    chat.say(words);
    expect(draftOf(chat)).toMatchObject({ province, asks: "review", text: COMPLAINT, candidate: null });
  });

  test("a province that is unclear is asked again, with those that may be meant", () => {
    const chat = complaining(COMPLAINT);
    chat.choose("edit", "province");
    expect(chat.say("นคร").reply).toMatchObject({
      hint: "unknown-province",
      near: expect.arrayContaining(["th-30"]),
      draft: { asks: "province", province: null },
    });
    expect(chat.say("ดาวอังคาร").reply).toMatchObject({ hint: "unknown-province", near: [] });
  });

  test("is chosen by taps, is free, and goes along when it is sent", () => {
    const chat = complaining(COMPLAINT);
    chat.choose("group", "migrant");
    chat.choose("province", "th-10");
    expect(draftOf(chat).asks).toBe("review");
    expect(chat.choose("send").deed).toMatchObject({ draft: { group: "migrant", province: "th-10" } });
  });
});

describe("pictures", () => {
  const picture = (chat: Talk) => chat.send({ what: "media", media: "image" });

  test("belong to what is being said, three at most", () => {
    const chat = complaining();
    for (let i = 1; i <= 3; i += 1) {
      expect(picture(chat)).toMatchObject({ deed: { does: "photo" }, reply: { hint: "photo-kept" } });
      expect(draftOf(chat).photos).toHaveLength(i);
    }
    expect(picture(chat)).toMatchObject({ reply: { hint: "many-photos" }, deed: { does: "keep" } });
    chat.tap({ does: "feedback", subject: null });
    expect(draftOf(chat).photos).toHaveLength(3);
    chat.say(COMPLAINT);
    expect(chat.choose("send").deed).toMatchObject({ draft: { photos: expect.any(Array) } });
  });

  test("taken back are taken out, and the words stay", () => {
    const chat = complaining(COMPLAINT);
    picture(chat);
    const [kept = ""] = draftOf(chat).photos;
    picture(chat);
    const messageId = `m-e${chat.now}`;
    expect(chat.send({ what: "unsend", messageId })).toMatchObject({ reply: null, deed: { does: "keep" } });
    expect(draftOf(chat)).toMatchObject({ photos: [kept], text: COMPLAINT });
    expect(draftOf(chat).photosFrom).toHaveLength(1);
    picture(chat);
    expect(draftOf(chat).photos).toHaveLength(2);
  });

  test("are not taken without a draft, nor for words to a feedback, nor anything else that is sent", () => {
    const added = talk();
    added.tap({ does: "case", case: "f1", act: "add" });
    for (const chat of [talk(), added])
      expect(picture(chat)).toMatchObject({ reply: { kind: "media", media: "image" }, deed: null });
    for (const media of ["video", "audio", "file", "location", "sticker", "other"] as const)
      expect(complaining(COMPLAINT).send({ what: "media", media })).toMatchObject({
        reply: { kind: "media", media },
        deed: null,
      });
  });
});
