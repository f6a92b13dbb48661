import fc from "fast-check";
import { expect, test } from "vitest";
import { dialogueSchema, isNewer } from "#core/dialogue.ts";
import { draftBehind, draftSchema, isEmpty, type Draft } from "#core/draft.ts";
import { shapeOf } from "#core/masking-shape.ts";
import { callTimes } from "#core/office-hours.ts";
import { caseActs, draftActs, readPostback, writePostback, type Postback } from "#core/postbacks.ts";
import type { Turn } from "#core/turn.ts";
import { ABOUT_WEB, COMPLAINT, MONDAY_NOON, QUESTION, talk, world, type Talk } from "#test/support/talk.ts";

/*
 * What holds of a draft after any sequence of taps (of this draft and of others, with values that nobody offered) and messages, in any order.
 */

const secrets = [
  "1101700207366",
  "1-1017-00207-36-6",
  "๑๑๐๑๗ ๐๐๒๐๗๓๖๖",
  "0812345678",
  "081-234-5678",
  "๐๘๑๒๓๔๕๖๗๘",
  "+66 81 234 5678",
];
const planted = ["1101700207366", "0812345678", "66812345678"];

const words = fc.constantFrom(
  COMPLAINT,
  ABOUT_WEB,
  QUESTION,
  "ผมอยากตาย",
  "เจ้าหน้าที่เรียกเงินใต้โต๊ะ",
  "ยกเลิก",
  "ย้อนกลับ",
  "ข้าม",
  "ไม่มีค่ะ",
  "ส่ง",
  "ตกลง",
  "ติชม",
  "ติชม เงินว่างงาน [sso-unemployment-benefit]",
  "เมนู",
  "English",
  "หยุดรับ",
  "เชียงใหม่",
  "นคร",
  "ร้องเรียน",
  "ก",
  "👍",
  "\u200B",
  "สวัสดีค่ะ",
  "ไปมาสามรอบแล้ว",
  "ช้า".repeat(2_600),
);
const withSecret = fc
  .tuple(words, fc.constantFrom(...secrets), fc.constantFrom(" ", "\n", "\t", " : "))
  .map(([text, secret, gap]) => `${text}${gap}${secret}${gap}${text.slice(0, 40)}`);
const anyText = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 3, arbitrary: withSecret },
  { weight: 1, arbitrary: fc.constantFrom(...secrets) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

const offered = [
  "complain",
  "praise",
  "call",
  "none",
  "chat",
  "any",
  "employee",
  "th-50",
  "sso-unemployment-benefit",
  "sort",
  "text",
  "service",
  "group",
  "province",
  "phone",
  "time",
  "review",
  ...callTimes(world.catalogue.manual.agency, MONDAY_NOON).map(({ id }) => id),
];
const anyValue = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...offered) },
  { weight: 1, arbitrary: fc.constantFrom(...secrets, "", "__proto__", "[object Object]") },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);
const likely = ["sort", "text", "edit", "use", "join", "send"] as const;

/** What somebody does; `whose`: a button of the open draft, of the one that was sent, of one that never was. */
type Doing =
  | { does: "say"; text: string; late: number }
  | {
      does: "button";
      whose: "open" | "sent" | "never";
      act: (typeof draftActs)[number];
      to: string;
      late: number;
    }
  | { does: "tap"; postback: Postback }
  | { does: "data"; data: string }
  | { does: "picture" }
  | { does: "unsend"; which: number };

const late = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20_000) });
const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant("say" as const), text: anyText, late }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant("button" as const),
      whose: fc.constantFrom("open", "open", "open", "open", "sent", "never"),
      act: fc.constantFrom(...draftActs, ...likely.filter((act) => act !== "text")),
      to: anyValue,
      late,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Postback[]>(
        { does: "feedback", subject: null },
        { does: "feedback", subject: "sso-unemployment-benefit" },
        { does: "call" },
        { does: "service", service: "sso-unemployment-benefit", field: null },
        { does: "tellme", question: `เงิน 0812345678 ${QUESTION}`, message: null },
        { does: "erase" },
        ...caseActs.map((act): Postback => ({ does: "case", case: "f1", act })),
      )
      .map((postback): Doing => ({ does: "tap", postback })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("data" as const), data: fc.string({ maxLength: 60 }) }),
  },
  { weight: 1, arbitrary: fc.constant<Doing>({ does: "picture" }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("unsend" as const), which: fc.nat(12) }) },
);

function perform(chat: Talk, doing: Doing): Turn {
  const at = (late_: number) => chat.now + 1_000 - late_;
  switch (doing.does) {
    case "say":
      return chat.send({ what: "text", text: doing.text }, at(doing.late));
    case "button": {
      const ids = { open: chat.draft?.id, sent: chat.dialogue?.sent?.draft, never: "e-never" };
      const { act, to } = doing;
      const data = writePostback({ does: "draft", draft: ids[doing.whose] ?? "none", act, to });
      return chat.send({ what: "postback", data }, at(doing.late));
    }
    case "tap":
      return chat.tap(doing.postback);
    case "data":
      return chat.send({ what: "postback", data: doing.data });
    case "picture":
      return chat.send({ what: "media", media: "image" });
    case "unsend":
      return chat.send({ what: "unsend", messageId: `m-e${MONDAY_NOON + (doing.which + 1) * 1_000}` });
  }
}

/** All digits of a text in a row, however they were written. */
const digitsOf = (text: string) => shapeOf(text).text.replaceAll(/\D/gu, "");
const holdsSecret = (text: string) => planted.some((secret) => digitsOf(text).includes(secret));

/** A draft is stored and read again as JSON, is whole, and holds nobody's number but the one to be called at. */
function checkDraft(draft: Draft): void {
  expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  const { phone, asks, to, sort, photos, photosFrom, text, candidate } = draft;
  expect(holdsSecret(`${text ?? ""} | ${candidate ?? ""}`)).toBe(false);
  expect(phone ?? "chat").toMatch(/^chat$|^\+?\d{8,14}$/u);
  if (asks === "phone" || asks === "time") expect(sort === "call" || to?.as === "phone").toBe(true);
  if (to !== null) expect(["text", "phone"]).toContain(asks);
  if (asks === "review") expect([sort, text]).not.toContain(null);
  expect(photosFrom).toHaveLength(photos.length);
}

/** Only what is complete is heard, and only a call has a number and a time. */
function checkDeed({ deed }: Turn): void {
  if (deed?.does === "hear") {
    const { sort, text, phone, time, to } = deed.draft;
    expect(to).toBeNull();
    expect([sort, text]).not.toContain(null);
    if (sort === "call") expect([phone, time]).not.toContain(null);
    else expect([phone, time]).toEqual([null, null]);
    checkDraft(deed.draft);
  }
  if (deed?.does === "say" && deed.as !== "phone") expect(holdsSecret(deed.text)).toBe(false);
  if (deed?.does === "ask") expect(holdsSecret(deed.question)).toBe(false);
}

/** They wished that a draft ends, or begins anew. */
function isWished({ deed, act, reply }: Turn, doing: Doing): boolean {
  const isSent = deed?.does === "hear" || deed?.does === "say";
  const isDropped = reply?.kind === "draft_dropped" || act === "person.erased";
  return isSent || isDropped || (doing.does === "button" && doing.act === "anew");
}

const nameBehind = (draft: Draft | null) => (draft === null ? undefined : draftBehind(draft)?.id);

/** What waits behind a draft comes back, or goes on waiting. */
function checkBehind(before: Draft, { act }: Turn, doing: Doing, after: Draft | null): void {
  const isDropped = act === "person.erased" || (doing.does === "button" && doing.act === "anew");
  const waits = nameBehind(before);
  if (waits !== undefined && !isDropped) expect([after?.id, nameBehind(after)]).toContain(waits);
}

/** Words are lost by nothing but a wish, and nothing is changed that is not stored. */
function checkChange(before: Draft | null, turn: Turn, doing: Doing, after: Draft | null): void {
  if (before !== after) expect(turn.deed !== null || turn.act === "person.erased").toBe(true);
  if (before === null) return;
  checkBehind(before, turn, doing, after);
  if (nameBehind(after) === before.id) return;
  if (after === null || after.id !== before.id) {
    const givesWay = after !== null && (isEmpty(before) || before.to !== null);
    expect(givesWay || isWished(turn, doing)).toBe(true);
    return;
  }
  expect(isNewer(before.asked, after.asked)).toBe(false);
  if (before.text !== null && after.text === null) expect(doing.does).toBe("unsend");
}

test("after any sequence of taps and messages a draft is whole, holds no number of a person, and loses no words unasked", () => {
  fc.assert(
    fc.property(fc.array(anyDoing, { maxLength: 30 }), (all) => {
      const chat = talk();
      for (const doing of all) {
        const before = chat.draft;
        const turn = perform(chat, doing);
        if (chat.draft !== null) checkDraft(chat.draft);
        if (chat.dialogue !== null) dialogueSchema.parse(JSON.parse(JSON.stringify(chat.dialogue)));
        checkDeed(turn);
        checkChange(before, turn, doing, chat.draft);
        if (turn.reply?.kind === "draft" && chat.draft !== null)
          expect({ ...chat.draft, asked: 0 }).toEqual({ ...turn.reply.draft, asked: 0 });
      }
    }),
    { numRuns: 600 },
  );
});

test("any text as the data of a button is read without an error, and what is read is one of ours", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters(), fc.string({ unit: "binary" })), (data) => {
      const postback = readPostback(data);
      if (postback !== null && postback.does !== "tellme")
        expect(readPostback(writePostback(postback))).toEqual(postback);
    }),
  );
});
