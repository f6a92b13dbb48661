import { describe, expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import type { Incoming, Said } from "#core/incoming.ts";
import { commands, dangers, smalltalks, type Command } from "#core/kinds.ts";
import { caseActs, draftActs, writePostback, type Postback } from "#core/postbacks.ts";
import { referenceFrom, showReference } from "#core/reference.ts";
import type { Reply } from "#core/replies.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import { COMPLAINT, complaining, eventOf, QUESTION, talk, world } from "#test/support/talk.ts";

/*
 * In a group nothing is said that is about one person, nothing is done and nothing is remembered, whatever is said or tapped there. A page knows
 * nobody: it says where things can be done.
 */

const service = "doe-unemployment-registration";

/** Replies that anybody may read. */
const forAll = new Set<Reply["kind"]>([
  "answer",
  "clarify",
  "out_of_scope",
  "crisis",
  "corruption",
  "account_data",
  "smalltalk",
  "browse",
  "thanks_for_tap",
  "ask_why",
  "topics",
  "wish_noted",
  "nothing_to_read",
  "media",
  "stale_button",
  "slow_down",
  "welcome",
]);
const forAllCommands: readonly Command[] = ["menu", "restart", "officer", "language"];

const typed: Record<Command, string> = {
  menu: "เมนู",
  restart: "เริ่มใหม่",
  officer: "คุยกับเจ้าหน้าที่",
  thai: "ภาษาไทย",
  english: "เปลี่ยนเป็นภาษาอังกฤษ",
  language: "มีภาษาพม่ามั้ย",
  mydata: "ขอดูข้อมูลของฉัน",
  forget: "ลบข้อมูลของฉัน",
  stop: "หยุดรับ",
  start: "เริ่มรับ",
  tell: "ติชม",
  mine: "เรื่องของฉัน",
  topics: "เรื่องที่เปิดรับฟัง",
};

const recognised: [string, string][] = [
  ["answer", QUESTION],
  ["clarify", "ลูกจ้าง"],
  ["out_of_scope", "พรุ่งนี้ฝนตกไหม"],
  ["account_data", "เช็คสถานะให้หน่อย"],
  ["feedback", COMPLAINT],
  ["crisis self-harm", "ผมอยากตาย"],
  ["crisis violence", "แฟนตีหนูทุกวัน"],
  ["crisis held", "นายจ้างขังหนูไว้ในโรงงาน"],
  ["corruption", "เจ้าหน้าที่เรียกเงินใต้โต๊ะ"],
  ["smalltalk greeting", "สวัสดีค่ะ"],
  ["smalltalk thanks", "ขอบคุณค่ะ"],
  ["smalltalk who", "คุณเป็นใคร"],
  ["smalltalk laugh", "555"],
];

const tapped: Postback[] = [
  { does: "service", service, field: null },
  { does: "service", service, field: "fee" },
  { does: "helpful", service, helpful: true, why: null },
  { does: "helpful", service, helpful: false, why: null },
  { does: "helpful", service, helpful: false, why: "outdated" },
  { does: "wish", service },
  { does: "menu" },
  { does: "browse", audience: "migrant" },
  { does: "language", language: "en" },
  { does: "erase" },
  { does: "feedback", subject: null },
  { does: "feedback", subject: service },
  { does: "topics" },
  { does: "call" },
  ...dangers.map((danger): Postback => ({ does: "urgent", danger })),
  ...draftActs.map((act): Postback => ({ does: "draft", draft: "e1", act, to: "complain" })),
  { does: "cases" },
  ...caseActs.map((act): Postback => ({ does: "case", case: "f1", act })),
  { does: "mute", subject: service, muted: true },
  { does: "mute", subject: service, muted: false },
  { does: "tellme", question: "เงินอยู่ไหน", message: "1" },
  { does: "mydata" },
];

const said: [string, Said][] = [
  ...Object.entries(typed).map(([name, text]): [string, Said] => [
    `the command ${name}`,
    { what: "text", text },
  ]),
  ...recognised.map(([name, text]): [string, Said] => [
    `a message of the kind ${name}`,
    { what: "text", text },
  ]),
  ["the number of a feedback", { what: "text", text: showReference(referenceFrom("0".repeat(16))) }],
  ["a mistyped number", { what: "text", text: "1234-5678" }],
  ["the text of a link", { what: "text", text: `ติชม อะไรสักอย่าง [${service}]` }],
  ["a message without a letter", { what: "text", text: "😀" }],
  ...tapped.map((postback): [string, Said] => {
    const data = writePostback(postback);
    return [`the button ${data}`, { what: "postback", data }];
  }),
  ["a button that we do not know", { what: "postback", data: "x=1" }],
  ...(["image", "video", "audio", "file", "location", "sticker", "other"] as const).map(
    (media): [string, Said] => [`a message of the kind ${media}`, { what: "media", media }],
  ),
  ["being added to the group", { what: "join" }],
  ["being followed", { what: "follow", again: false }],
  ["being blocked", { what: "unfollow" }],
  ["a message taken back", { what: "unsend", messageId: "m1" }],
];

function expectNothingPersonal(turn: Turn): void {
  const { deed, look, draft, dialogue, act } = turn;
  expect({ deed, look, draft, dialogue, act }).toEqual({
    deed: null,
    look: null,
    draft: null,
    dialogue: null,
    act: null,
  });
}

const isForAll = (reply: Reply): boolean =>
  reply.kind === "command" ? forAllCommands.includes(reply.command) : forAll.has(reply.kind);

test("what is typed here is recognised as what it stands for, so that no kind is left out", () => {
  for (const command of commands)
    expect(recognise(typed[command], world.catalogue).special, command).toEqual({ kind: "command", command });
  const kinds = recognised.map(([, text]) => {
    const { special, ...found } = recognise(text, world.catalogue);
    if (special === null) return "decision" in found ? found.decision.kind : "";
    if (special.kind === "crisis") return `crisis ${special.danger}`;
    return special.kind === "smalltalk" ? `smalltalk ${special.smalltalk}` : special.kind;
  });
  expect(kinds).toEqual(recognised.map(([kind]) => kind));
  expect(smalltalks.filter((one) => !kinds.includes(`smalltalk ${one}`))).toEqual([]);
});

describe.each(["group", "room"] as const)("in a %s", (kind) => {
  const here = (what: Said, more: Partial<Incoming> = {}): Incoming => ({
    ...eventOf(what),
    chat: { kind, id: "G1" },
    ...more,
  });
  const nobody = { dialogue: null, draft: null };

  test.each(said)("%s leads to nothing that is about one person", (_name, what) => {
    for (const person of ["U1", null]) {
      const turn = takeTurn(here(what, { person }), nobody, "answer", world);
      expectNothingPersonal(turn);
      expect(turn.reply === null || turn.reply.kind === "greet_group" || isForAll(turn.reply)).toBe(true);
    }
  });

  test.each(said)(
    "%s is answered the same whatever the one-to-one chat of the person remembers",
    (_name, what) => {
      const chat = talk({ dialogue: complaining(COMPLAINT).dialogue });
      chat.tap({ does: "language", language: "en" });
      chat.tap({ does: "service", service, field: null });
      const { dialogue } = chat;
      const { draft } = complaining(COMPLAINT);
      const turn = takeTurn(here(what), { dialogue, draft }, "answer", world);
      expectNothingPersonal(turn);
      expect(turn).toEqual(takeTurn(here(what), nobody, "answer", world));
    },
  );

  test("questions are answered, danger gets its hotlines, and what is personal is sent to the chat of one's own", () => {
    const answer = (text: string) => takeTurn(here({ what: "text", text }), nobody, "answer", world).reply;
    expect(answer(QUESTION)).toMatchObject({ kind: "answer", service });
    expect(answer("ผมอยากตาย")).toMatchObject({ kind: "crisis" });
    expect(answer("เจ้าหน้าที่เรียกเงินใต้โต๊ะ")).toMatchObject({ kind: "corruption" });
    for (const text of [COMPLAINT, "ติชม", "เรื่องของฉัน", "ขอดูข้อมูลของฉัน", "ลบข้อมูลของฉัน", "หยุดรับ", "1234-5678"])
      expect(answer(text)).toEqual({ kind: "greet_group" });
  });

  test("too many messages get their one word, and nothing else", () => {
    const turn = takeTurn(here({ what: "text", text: COMPLAINT }), nobody, "notice", world);
    expectNothingPersonal(turn);
    expect(turn.reply).toEqual({ kind: "slow_down" });
  });
});

describe("on a page", () => {
  const ask = (what: Said) =>
    takeTurn(
      { ...eventOf(what), person: null, replyToken: null },
      { dialogue: null, draft: null },
      "answer",
      world,
    );
  const utterances = said.filter(([, { what }]) => what === "text" || what === "postback");

  test.each(said)("%s leads to nothing that is about one person", (_name, what) => {
    expectNothingPersonal(ask(what));
  });

  test.each(utterances)(
    "%s gets a word that can be drawn, and none that says that something was done",
    (_name, what) => {
      const reply = ask(what).reply ?? expect.fail("nothing is said");
      expect(isForAll(reply) || reply.kind === "feedback" || reply.kind === "command").toBe(true);
    },
  );

  test("what can only be done in the chat is said to be done there", () => {
    expect(ask({ what: "text", text: COMPLAINT }).reply).toEqual({ kind: "feedback" });
    for (const command of ["stop", "start", "forget", "mine"] as const)
      expect(ask({ what: "text", text: typed[command] }).reply).toEqual({ kind: "command", command });
    for (const postback of [{ does: "erase" }, { does: "urgent", danger: "held" }] as const)
      expect(ask({ what: "postback", data: writePostback(postback) }).reply).toEqual({
        kind: "command",
        command: "mine",
      });
  });
});
