import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { questionIn, readAsked, type Asked } from "#core/asked.ts";
import { newsItem } from "#core/news.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import { offerWords } from "#core/turn-answer.ts";
import { newDialogue } from "#core/dialogue.ts";
import { wordsTo, type Draft } from "#core/draft.ts";
import { COMPLAINT, complaining, eventOf, MONDAY_NOON, QUESTION, world } from "#test/support/talk.ts";

/** An hour before the person types. */
const asked: Asked = { case: "f1", event: "q1", at: MONDAY_NOON - 3_600_000 };
const DAY = 24 * 3_600_000;

const typed = (text: string, memory: { draft?: Draft | null; asked?: readonly Asked[] } = {}): Turn =>
  takeTurn(
    eventOf({ what: "text", text }),
    { dialogue: newDialogue, draft: null, asked: [asked], ...memory },
    "answer",
    world,
  );
const offers = ({ deed }: Turn) => deed?.does === "offer";

describe("what is typed after a question", () => {
  test.each([
    "สาขาดินแดงค่ะ",
    "ใช่ค่ะ",
    "👍",
    "ได้เลยค่ะ",
    "ไม่สะดวกค่ะ",
    "วันจันทร์ตอนเช้า",
    "แม่เป็นคนไปยื่นให้ ไปกับน้องสาวอีกคน",
    COMPLAINT,
    "the branch near the market",
    "ที่สาขาไหนก็ไม่รู้ค่ะ อยู่ตรงตลาด",
  ])("may be the answer, and is asked about: %s", (text) => {
    const turn = typed(text);
    expect(turn).toMatchObject({ reply: null, deed: { does: "offer", text, cases: ["f1"] }, draft: null });
    expect(turn.count).toMatch(/^may_answer\|/u);
  });

  test.each([
    QUESTION,
    "ต่อใบอนุญาตทำงานคนต่างด้าวต้องใช้เอกสารอะไรบ้าง",
    "เมนู",
    "หยุดรับ",
    "ลบข้อมูลของฉัน",
    "ติชม",
    "ติชม เงินว่างงาน [sso-unemployment-benefit]",
    "สวัสดีค่ะ",
    "ขอบคุณมากค่ะ",
    "🙏",
    "ผมอยากตาย",
    "โดนนายจ้างซ้อม",
    "เจ้าหน้าที่เรียกเงินใต้โต๊ะ",
    "1000-0009",
    "ที่ผมยื่นไว้ถึงไหนแล้ว",
    "?",
  ])("is answered as if nobody had asked: %s", (text) => {
    expect(typed(text)).toEqual(typed(text, { asked: [] }));
  });

  test("that names a service is answered with it, and can still become the answer", () => {
    const turn = typed("ขึ้นทะเบียนว่างงาน");
    expect(turn.reply).toEqual(typed("ขึ้นทะเบียนว่างงาน", { asked: [] }).reply);
    expect(turn.deed).toMatchObject({ does: "offer", cases: ["f1"] });
  });

  test("that follows up on a card is answered from it", () => {
    const shown = { service: "sso-unemployment-benefit", at: MONDAY_NOON - 60_000, event: "e" };
    const turn = takeTurn(
      eventOf({ what: "text", text: "เอกสาร" }),
      { dialogue: { ...newDialogue, shown }, draft: null, asked: [asked] },
      "answer",
      world,
    );
    expect(turn.reply).toMatchObject({ kind: "answer", service: shown.service, field: "documents" });
  });

  test.each([
    ["before it was told", { ...asked, at: MONDAY_NOON }],
    ["two weeks after it was told", { ...asked, at: MONDAY_NOON - 14 * DAY - 1 }],
  ])("is a message like any other %s", (_, question) => {
    expect(offers(typed(COMPLAINT, { asked: [question] }))).toBe(false);
  });

  test("is part of what the person is in the middle of saying", () => {
    const { draft } = complaining(COMPLAINT);
    expect(offers(typed("สาขาดินแดงค่ะ", { draft }))).toBe(false);
    const begun = { ...wordsTo({ at: asked.at - 1, event: "e" }, { case: "f1", as: "added" as const }) };
    expect(typed("สาขาดินแดงค่ะ", { draft: begun }).deed).toMatchObject({ does: "say", as: "added" });
  });
});

/** Words that wait for the tap. */
const offer = (text = "สาขาดินแดงค่ะ"): Draft => {
  const moment = { at: MONDAY_NOON - 60_000, event: "offered" };
  const at = { moment, messageId: "m1", dialogue: newDialogue, world };
  const { draft } = offerWords(text, [{ case: "f1", reference: "10000009", words: "ที่ไหนคะ" }], at);
  return draft ?? expect.fail("nothing is offered");
};

describe("words that wait for the tap", () => {
  test("nothing that is typed sends them but the word for it", () => {
    for (const text of ["ส่งเลย", "ส่ง", "ตกลงค่ะ"])
      expect(typed(text, { draft: offer() }).deed).toMatchObject({ does: "say", text: "สาขาดินแดงค่ะ" });
    fc.assert(
      fc.property(
        fc
          .oneof(
            fc.constantFrom(COMPLAINT, QUESTION, "ใช่ค่ะ", "ไม่ใช่", "ก", "ติชม", "ผมอยากตาย", "ไม่เอา"),
            fc.string({ unit: "grapheme", maxLength: 30 }),
          )
          .filter((text) => !/ส่ง|ยืนยัน|ตกลง|ยินยอม|send|yes|ok|confirm/iu.test(text)),
        (text) => {
          expect(typed(text, { draft: offer() }).deed?.does).not.toBe("say");
        },
      ),
    );
  });

  test.each(["ยกเลิก", "ไม่ส่ง", "ไม่เอาค่ะ"])("are dropped by: %s", (text) => {
    expect(typed(text, { draft: offer() })).toMatchObject({ reply: { kind: "draft_dropped" }, draft: null });
  });

  test.each([QUESTION, "ผมอยากตาย", "เจ้าหน้าที่เรียกเงินใต้โต๊ะ", "เมนู", "1000-0009"])(
    "wait while something else is answered: %s",
    (text) => {
      const draft = offer();
      const { reply, look, ...turn } = typed(text, { draft });
      expect({ reply, look }).toEqual(
        (({ reply: said, look: at }) => ({ reply: said, look: at }))(typed(text, { asked: [] })),
      );
      expect(turn).toMatchObject({ draft, deed: null });
    },
  );

  test("keep numbers of a person hidden", () => {
    expect(offer("โทร 081-234-5678 ค่ะ").candidate).not.toContain("234");
  });
});

describe("questions as the store remembers them", () => {
  const line = (entry: string, at: number, id = "f1") =>
    `${at} ${JSON.stringify(newsItem({ entry, case: id, reference: "10000009", says: "feedback.asked", push: true }, 1))}`;

  test("are read one for each feedback, the newest, whatever else stands there", () => {
    const lines = [line("q1", 5), "", "broken", '7 {"v":9}', line("q2", 9), line("q3", 8, "f2")].join("\n");
    expect(readAsked(lines)).toEqual([
      { case: "f1", event: "q2", at: 9 },
      { case: "f2", event: "q3", at: 8 },
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readAsked(text)).toEqual([]);
      }),
    );
  });

  test.each([
    [["heard"], false],
    [["heard", "asked"], true],
    [["heard", "asked", "rerouted", "deciding", "doing"], true],
    [["asked", "replied"], false],
    [["asked", "added"], false],
    [["asked", "done"], false],
    [["asked", "withdrawn"], false],
    [["asked", "replied", "asked"], true],
  ])("after %j an answer is waited for: %s", (kinds, waits) => {
    const history = kinds.map((kind) => ({ kind: `feedback.${kind}` }));
    expect(questionIn(history) !== null).toBe(waits);
  });
});
