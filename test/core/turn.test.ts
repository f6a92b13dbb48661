import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Dialogue } from "#core/dialogue.ts";
import type { Incoming, Said } from "#core/incoming.ts";
import { specialOf } from "#core/kinds.ts";
import { readPostback, writePostback, whys, type Postback } from "#core/postbacks.ts";
import { takeTurn } from "#core/turn.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

const catalogue = readCatalogue("manual");
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 5);

const incoming = (said: Said, at = NOON): Incoming => ({
  v: 1,
  id: `e${at}`,
  at,
  chat: { kind: "one-to-one", id: "U1" },
  person: "U1",
  replyToken: "t",
  messageId: "m",
  said,
});
const text = (words: string, at = NOON) => incoming({ what: "text", text: words }, at);
const tap = (postback: Postback, at = NOON) =>
  incoming({ what: "postback", data: writePostback(postback) }, at);
const world = { catalogue, labels: maskLabelsIn("th") };
const turn = (event: Incoming, dialogue: Dialogue | null = null) =>
  takeTurn(event, { dialogue, draft: null }, "answer", world);

describe("a question that follows", () => {
  const shown = turn(text("ยื่นคำร้อง คร.7")).dialogue;

  test.each([
    ["ใช้เอกสารอะไร", "documents"],
    ["แล้วต้องใช้เอกสารอะไรบ้างคะ", "documents"],
    ["กี่วันได้เงิน", "duration"],
    ["เสียค่าธรรมเนียมไหม", "fee"],
    ["ต้องไปที่ไหน", "channel"],
    ["how long does it take", "duration"],
  ])("%s, within ten minutes, means the service just shown", (words, field) => {
    expect(turn(text(words, NOON + 9 * MINUTE), shown).reply).toEqual({
      kind: "answer",
      service: "dlpw-kor-ror-7",
      field,
    });
  });

  test("after ten minutes it is a question of its own", () => {
    expect(turn(text("ใช้เอกสารอะไร", NOON + 11 * MINUTE), shown).reply).not.toMatchObject({
      service: "dlpw-kor-ror-7",
    });
  });

  test("a question that names a service means that service", () => {
    expect(turn(text("ขึ้นทะเบียนว่างงานใช้เอกสารอะไร", NOON + MINUTE), shown).reply).toMatchObject({
      service: "doe-unemployment-registration",
      field: "documents",
    });
  });

  test("in a group nothing is remembered, so nothing follows", () => {
    const group = { ...text("ยื่นคำร้อง คร.7"), chat: { kind: "group" as const, id: "G1" } };
    expect(turn(group).dialogue).toBeNull();
  });
});

describe("the language", () => {
  test("is guessed from the message until the person chooses", () => {
    expect(turn(text("unpaid wages")).language).toBe("en");
    expect(turn(text("ค่าจ้างค้างจ่าย")).language).toBe("th");
    expect(turn(text("ต่อ work permit")).language).toBe("th");
  });

  test("is remembered once it is chosen, by words or by a tap, whatever is typed after", () => {
    for (const choice of [text("เปลี่ยนเป็นภาษาอังกฤษ"), tap({ does: "language", language: "en" })]) {
      const chosen = turn(choice);
      expect(chosen.language).toBe("en");
      expect(turn(text("ค่าจ้างค้างจ่าย", NOON + MINUTE), chosen.dialogue).language).toBe("en");
    }
  });
});

test("stop and start are remembered, and each is an act that the log holds, also said again or late", () => {
  const stopped = turn(text("หยุดรับ"));
  expect(stopped).toMatchObject({ act: "person.stopped", dialogue: { stopped: { is: true } } });
  expect(turn(text("หยุดรับ", NOON + MINUTE), stopped.dialogue).act).toBe("person.stopped");
  const started = turn(text("เริ่มรับ", NOON + 2 * MINUTE), stopped.dialogue);
  expect(started).toMatchObject({ act: "person.started", dialogue: { stopped: { is: false } } });
  const late = turn(text("หยุดรับ", NOON + MINUTE), started.dialogue);
  expect(late).toMatchObject({ act: "person.stopped", dialogue: null });
});

test("to be erased is asked back first: words alone, however they are understood, erase nothing", () => {
  expect(turn(text("ลบข้อมูลของฉัน"))).toMatchObject({
    reply: { kind: "command", command: "forget" },
    act: null,
  });
  expect(turn(tap({ does: "erase" }))).toMatchObject({ reply: { kind: "erased" }, act: "person.erased" });
});

describe("taps", () => {
  const service = "dlpw-kor-ror-7";

  test("every postback that we write, we read back, within LINE's 300 characters", () => {
    const all: Postback[] = [
      { does: "service", service, field: null },
      { does: "service", service, field: "fee" },
      { does: "wish", service },
      { does: "menu" },
      { does: "helpful", service, helpful: true, why: null },
      ...whys.map((why): Postback => ({ does: "helpful", service, helpful: false, why })),
      { does: "browse", audience: "migrant" },
      { does: "language", language: "en" },
      { does: "erase" },
    ];
    for (const postback of all) {
      expect(readPostback(writePostback(postback))).toEqual(postback);
      expect(writePostback(postback).length).toBeLessThanOrEqual(300);
    }
  });

  test("a tap that it did not help is counted and asks why; the why is counted and thanked for", () => {
    expect(turn(tap({ does: "helpful", service, helpful: false, why: null }))).toMatchObject({
      reply: { kind: "ask_why", service },
      count: `not_helpful|${service}||th`,
    });
    expect(turn(tap({ does: "helpful", service, helpful: false, why: "outdated" }))).toMatchObject({
      reply: { kind: "thanks_for_tap" },
      count: `not_helpful_outdated|${service}||th`,
    });
  });

  test.each([
    "",
    "service=nothing-like-it",
    "helpful=yes&of=gone",
    "old=1",
    "\u0000",
    "=",
    "service=".repeat(99),
  ])("of a button we no longer know (%j) gets a plain word", (data) => {
    expect(turn(incoming({ what: "postback", data })).reply).toEqual({ kind: "stale_button" });
  });
});

describe("what is no question to the manual", () => {
  const rows = readFileSync("test/questions/dev.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line): { text: string; kind: string } => JSON.parse(line));
  const special = ["crisis", "corruption", "account_data", "feedback", "smalltalk", "command"];

  test("is told apart in all practice questions: danger and bribery always, and no question is taken for one of them", () => {
    const wrong = rows.filter(
      ({ text: words, kind }) =>
        (specialOf(words)?.kind ?? "question") !== (special.includes(kind) ? kind : "question"),
    );
    expect(wrong).toEqual([]);
  });

  test("no name and no alias of a service is taken for danger, orders or talk", () => {
    const taken = catalogue.manual.services
      .filter(({ id }) => id !== catalogue.manual.agency.corruptionComplaint.service)
      .flatMap(({ titleTh, titleEn, aliases }) => [titleTh, titleEn, ...aliases.th, ...aliases.en])
      .filter((name) => specialOf(name) !== null);
    expect(taken).toEqual([]);
  });

  test.each([
    "เบิกค่าทำศพประกันสังคม",
    "นายจ้างเรียกเก็บเงินสมทบ",
    "ลูกจ้างทุจริตต่อหน้าที่ต้องจ่ายค่าชดเชยไหม",
    "โดนไล่ออกเพราะทุจริต",
    "อุบัติเหตุตกตึกเบิกได้ไหม",
    "สามีตายใครได้เงินประกันสังคม",
    "ตายจากการทำงานได้เงินเท่าไหร่",
    "จ่ายเงินให้เจ้าหน้าที่แล้วได้ใบเสร็จไหม",
    "hire thai workers",
    "ต่ออายุใบอนุญาตทำงาน",
  ])("%s is a question, not danger and not bribery", (words) => {
    expect(["crisis", "corruption"]).not.toContain(specialOf(words)?.kind);
  });

  test.each([
    "ผมอยากตาย",
    "หนูไม่อยากอยู่แล้ว",
    "I want to die",
    "นายจ้างขู่ฆ่าผม",
    "โดนขังไว้ในโรงงาน",
    "he locked me in",
    "ถูกบังคับทำงานบนเรือ",
    "แฟนตีหนูทุกวัน",
  ])("%s is danger", (words) => {
    expect(turn(text(words)).reply?.kind).toBe("crisis");
  });
});

test.each(["👍", "🙏🙏", "❤️", "👍🏽 🙏"])("%s alone is thanks", (words) => {
  expect(turn(text(words)).reply).toMatchObject({ kind: "smalltalk", smalltalk: "thanks" });
});

describe("bad input gets a short honest reply", () => {
  test.each([
    ["emoji only", "😀😀👨‍👩‍👧"],
    ["white space only", "   "],
    ["zero-width only", "\u200B\u200D\uFEFF"],
    ["dots", "......"],
    ["nothing", ""],
    ["lone surrogates", "\uD800\uD800"],
  ])("%s", (_name, words) => {
    expect(turn(text(words)).reply).toEqual({ kind: "nothing_to_read" });
  });

  test.each([
    ["5,000 characters", "ฟหกด่าสวง".repeat(555)],
    ["right to left", "مرحبا كيف حالك"],
    ["a pasted web page", "<html><head><title>x</title></head><body>".repeat(40)],
  ])("%s: the manual holds no answer to it", (_name, words) => {
    expect(turn(text(words)).reply).toMatchObject({ kind: "out_of_scope" });
  });

  test("5,000 characters of every alias get one service, a choice, or a plain no", () => {
    const stuffed = catalogue.manual.services
      .flatMap(({ aliases }) => aliases.th)
      .join(" ")
      .slice(0, 5_000);
    expect(["answer", "clarify", "out_of_scope", "corruption"]).toContain(turn(text(stuffed)).reply?.kind);
  });
});
