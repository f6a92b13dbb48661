import { expect, test } from "vitest";
import { recognise } from "#core/answers.ts";
import { MOST_HAPPENED } from "#core/feedback.ts";
import { feedbackStates, type FeedbackState } from "#core/feedback-states.ts";
import { readPostback, writePostback } from "#core/postbacks.ts";
import type { CaseView, Reply } from "#core/replies.ts";
import { asks, stepBack, wordsTo } from "#core/draft.ts";
import { languages } from "#core/dialogue.ts";
import { wordsIn } from "#words/words.ts";
import {
  BASE,
  CLOSED,
  NUMBER,
  OPEN,
  SERVICE,
  WORDS,
  catalogue,
  dataOf,
  draftOf,
  drawn,
  everyReply,
  quickLabels,
  readOut,
  valuesOf,
  viewOf,
} from "./every-reply.ts";

const th = wordsIn("th");
const personal = /^(feedback|call|urgent|draft|cases|case|mute|unmute|tellme|mydata|erase)=/u;
const receipt = (part: Partial<CaseView>, at = OPEN, phone = false) =>
  drawn({ kind: "receipt", feedback: viewOf(part), at, phone });
const shown = (part: Partial<CaseView>, note: Extract<Reply, { kind: "case" }>["note"] = null) =>
  drawn({ kind: "case", feedback: viewOf(part), note });
const asking = (
  part: Parameters<typeof draftOf>[0],
  hint: Extract<Reply, { kind: "draft" }>["hint"] = null,
) => drawn({ kind: "draft", draft: draftOf(part), notice: false, hint });
const actsOf = (messages: ReturnType<typeof drawn>) =>
  valuesOf("data", messages)
    .map(readPostback)
    .flatMap((postback) => (postback?.does === "case" ? [postback.act] : []));

test("in a group no reply of any kind shows anything of a person, or a tap that is about one", () => {
  const draft = draftOf({ text: WORDS, candidate: WORDS });
  const commands = (["forget", "officer", "mine", "tell", "mydata"] as const).map((command): Reply => ({
    kind: "command",
    command,
  }));
  for (const reply of [...Object.values(everyReply), ...commands]) {
    const messages = drawn(reply, { personal: false, draft, question: { text: WORDS, message: null } });
    const taps = valuesOf("data", messages).filter((data) => personal.test(data));
    expect(taps, reply.kind).toEqual([]);
    expect(JSON.stringify(messages), reply.kind).not.toContain(WORDS);
    if (reply.kind !== "wake") expect(JSON.stringify(messages), reply.kind).not.toContain(NUMBER);
  }
});

test("every tap of every reply carries what the chat reads back, word for word", () => {
  const draft = draftOf({ text: WORDS, candidate: WORDS });
  for (const language of languages) {
    for (const reply of Object.values(everyReply)) {
      for (const data of valuesOf(
        "data",
        drawn(reply, { language, draft, question: { text: WORDS, message: null } }),
      )) {
        const postback = readPostback(data);
        expect(postback, data).not.toBeNull();
        expect(postback && writePostback(postback)).toBe(data);
      }
    }
  }
});

test("whatever a draft asks, stepBack, its taps are of this draft, back and cancel are there, and nothing is sent unseen", () => {
  for (const step of asks) {
    const messages = asking({ asks: step, sort: "complain", text: WORDS, service: SERVICE });
    const drafts = valuesOf("data", messages).map(readPostback);
    for (const postback of drafts) if (postback?.does === "draft") expect(postback.draft).toBe("01JDRAFT");
    expect(drafts.some((postback) => postback?.does === "draft" && postback.act === "send")).toBe(
      step === "review",
    );
    expect(quickLabels(messages)).toContain(th.draft.cancel);
    const draft = draftOf({ asks: step, sort: "complain", text: WORDS, service: SERVICE });
    expect(quickLabels(messages).includes(th.draft.back), step).toBe(stepBack(draft) !== null);
  }
});

test("the notice says what is kept, for how long, who reads it and how to erase it, before the first draft only", () => {
  const first = readOut(drawn({ kind: "draft", draft: draftOf(), notice: true, hint: null }));
  for (const part of [/เข้ารหัส/u, /2 ปี/u, /เจ้าหน้าที่/u, /ลบข้อมูลของฉัน/u, /ไม่ต้องบอกชื่อ/u])
    expect(first).toMatch(part);
  expect(readOut(asking({}))).not.toMatch(/2 ปี/u);
  expect(valuesOf("uri", drawn({ kind: "draft", draft: draftOf(), notice: true, hint: null }))).toEqual([
    `${BASE}/privacy`,
  ]);
});

test("of a long text the beginning is shown, and it is said that all of it is sent", () => {
  const long = "เอกสารไม่ครบ ".repeat(400);
  const said = readOut(asking({ sort: "complain", text: long, asks: "review" }));
  expect(said).toContain(th.draft.review.cut);
  expect(said).not.toContain(long.slice(0, 400));
  expect(readOut(asking({ sort: "complain", text: WORDS, asks: "review" }))).not.toContain(
    th.draft.review.cut,
  );
});

test("a call is sent with a consent that says what is agreed to, anything else without one", () => {
  const call = { sort: "call", text: WORDS, phone: "0800000000", time: "any", asks: "review" } as const;
  const said = readOut(asking(call));
  expect(said).toContain(th.draft.review.consent);
  expect(said).toContain(th.draft.review.consentAndSend);
  expect(said).toContain("0800000000");
  expect(readOut(asking({ ...call, sort: "complain" }))).not.toContain(th.draft.review.consentAndSend);
});

test("a message that may be meant as the text is shown, and is taken by a tap, or joined where there is a text", () => {
  const taps = (text: string | null) =>
    valuesOf("data", asking({ text, candidate: "และโทรไม่ติด", sort: "complain", asks: "review" }, "candidate"))
      .map(readPostback)
      .flatMap((postback) => (postback?.does === "draft" ? [postback.act] : []))
      .filter((act) => act === "use" || act === "join");
  expect(taps(null)).toEqual(["use"]);
  expect(taps(WORDS)).toEqual(["join", "use"]);
});

test("words to something that was sent before are said to go out at once", () => {
  for (const as of ["added", "replied", "phone"] as const) {
    const draft = wordsTo({ at: OPEN, event: "e" }, { case: "f1", as });
    expect(readOut(drawn({ kind: "draft", draft, notice: false, hint: null }))).toContain(
      th.draft.words.atOnce,
    );
  }
});

test("the times of a call are named as people name them, and holidays are excepted where nobody knows them", () => {
  const said = readOut(asking({ sort: "call", text: WORDS, phone: "chat", asks: "time" }));
  expect(said).toContain("จันทร์ 23 พ.ย. 2569\nช่วงบ่าย 12.00–16.30 น.");
  expect(said).toContain(th.draft.time.holidays);
  const { agency } = catalogue.manual;
  expect(agency.holidaysUntil).toBeNull();
});

test("a day is promised only where the office set one", () => {
  const promised = /ภายใน|\d+ วัน|2569|within|by \d/u;
  for (const language of languages) {
    for (const sort of ["suggest", "complain", "praise"] as const) {
      const told = readOut(
        drawn({ kind: "receipt", feedback: viewOf({ sort }), at: OPEN, phone: false }, { language }),
      );
      expect(told).not.toMatch(promised);
    }
    for (const state of feedbackStates) {
      const told = readOut(
        drawn({ kind: "case", feedback: viewOf({ state, history: [] }), note: null }, { language }),
      );
      expect(told).not.toMatch(promised);
    }
  }
  expect(readOut(receipt({ answerBy: "2026-12-07" }))).toContain("ตอบภายใน จันทร์ 7 ธ.ค. 2569");
  expect(readOut(shown({ answerBy: "2026-12-07", state: "done" }))).not.toContain("7 ธ.ค.");
});

test("a receipt shows the number, who reads it, and that the same was said before", () => {
  const said = readOut(receipt({ times: 3 }));
  expect(said).toContain(NUMBER);
  expect(said).toContain("เจ้าหน้าที่ สำนักงานปลัดกระทรวงแรงงาน");
  expect(said).toContain("ถ้าต้องให้สำนักงานประกันสังคมทำ");
  expect(said).toContain("ครั้งที่ 3");
  expect(readOut(receipt({ unit: null }))).toContain(catalogue.manual.agency.nameTh);
  expect(readOut(receipt({ muted: true }))).toContain(th.cases.receipt.untold);
});

test("who wants a call is told the time they chose, and whether anybody is there now", () => {
  const call = { sort: "call", time: "d2026-11-23-pm" } as const;
  expect(readOut(receipt(call))).toContain("จันทร์ 23 พ.ย. 2569 ช่วงบ่าย 12.00–16.30 น. (เว้นวันหยุดราชการ)");
  expect(readOut(receipt(call))).toContain(th.cases.receipt.openNow);
  expect(readOut(receipt(call, CLOSED))).toContain("เปิดอีกครั้ง จันทร์ 23 พ.ย. 2569 08.30 น.");
  expect(readOut(receipt(call))).toContain("โทร 1506");
  // The hours have changed since: no time is made up.
  expect(readOut(receipt({ ...call, time: "d2026-11-22-am" }))).not.toContain("คุณขอให้ติดต่อ");
});

test("in danger the numbers come first again, and nobody is said to read it before the office opens", () => {
  const danger = { sort: "call", danger: "violence", history: [], service: null, unit: null } as const;
  const closed = receipt(danger, CLOSED);
  expect(valuesOf("uri", closed)).toEqual(["tel:191", "tel:1300"]);
  const said = JSON.stringify(closed[0]?.["contents"]);
  expect(said.indexOf("tel:191")).toBeLessThan(said.indexOf(th.cases.danger.sent));
  expect(readOut(closed)).toContain("อาจไม่มีใครเห็นก่อน จันทร์ 23 พ.ย. 2569 08.30 น.");
  expect(readOut(receipt(danger))).toContain(th.cases.danger.maybeLater);
  expect(actsOf(closed)).toEqual(["phone", "show"]);
  const asked = receipt(danger, CLOSED, true);
  expect(actsOf(asked)).toEqual(["show"]);
  expect(readOut(asked)).toContain(th.cases.danger.typePhone);
});

test("the officer on duty is told a number and nothing else", () => {
  expect(drawn(everyReply.wake, { personal: false })).toEqual([
    { type: "text", text: `มีคนที่อาจอยู่ในอันตรายขอให้โทรกลับ เลขรับเรื่อง ${NUMBER}` },
  ]);
});

test.each<[FeedbackState, string[]]>([
  ["heard", ["add", "withdraw"]],
  ["deciding", ["add", "withdraw"]],
  ["doing", ["add", "withdraw"]],
  ["done", ["dispute", "add"]],
  ["cannot", ["add"]],
  ["referred", ["add"]],
  ["withdrawn", []],
  ["erased", []],
])("of something %s one can do what the table of states allows, and no more", (state, acts) => {
  expect(actsOf(shown({ state }))).toEqual(acts);
});

test("an officer's question is answered first, a phone is left in danger, and to take it back is asked once", () => {
  const asked = { at: OPEN, kind: "feedback.asked", words: "ที่ไหนคะ", due: null };
  expect(actsOf(shown({ history: [asked] }))).toEqual(["reply", "add", "withdraw"]);
  expect(readOut(shown({ history: [asked] }))).toContain(th.cases.next.asked);
  expect(actsOf(shown({ danger: "held", sort: "call" }))).toEqual(["phone", "add", "withdraw"]);
  expect(actsOf(shown({}, "ask-withdraw"))).toEqual(["withdrawn", "show"]);
  expect(actsOf(shown({ state: "withdrawn", history: [asked] }))).toEqual([]);
  const full = Array.from({ length: MOST_HAPPENED }, () => asked);
  expect(actsOf(shown({ history: full }, "too-much"))).toEqual([]);
});

test("news of a service is stopped and wanted again from the case, not where it is about none", () => {
  const mutes = (part: Partial<CaseView>) =>
    valuesOf("data", shown(part)).filter((data) => data.includes("mute="));
  expect(mutes({})).toEqual([`mute=${SERVICE}`]);
  expect(mutes({ muted: true })).toEqual([`unmute=${SERVICE}`]);
  expect(mutes({ service: null })).toEqual([]);
  expect(mutes({ service: "gone-from-the-manual" })).toEqual([]);
});

test("words that are not kept any more are said to be gone; who asked for a call in danger wrote none", () => {
  const heard = { at: OPEN, kind: "feedback.heard", words: null, due: null };
  expect(readOut(shown({ history: [heard] }))).toContain(th.cases.view.notKept);
  const unsaid = readOut(shown({ history: [{ ...heard, unsaid: true }] }));
  expect(unsaid).toContain(th.cases.view.unsaid);
  expect(unsaid).not.toContain(th.cases.view.notKept);
  expect(readOut(shown({ history: [heard], danger: "held", sort: "call" }))).not.toContain(
    th.cases.view.notKept,
  );
  expect(readOut(shown({ history: [{ ...heard, kind: "feedback.deciding" }] }))).not.toContain(
    th.cases.view.notKept,
  );
});

test("of a long history the first words and the newest are shown, and how many are not", () => {
  const history = Array.from({ length: MOST_HAPPENED }, (_, i) => ({
    at: OPEN + i,
    kind: "feedback.added",
    words: `ข้อความที่ ${i + 1}.`,
    due: null,
  }));
  const said = readOut(shown({ history }));
  expect(said).toContain("ข้อความที่ 1.");
  expect(said).not.toContain("ข้อความที่ 2.");
  expect(said).toContain(th.cases.view.skipped(MOST_HAPPENED - 8));
  for (let i = MOST_HAPPENED - 6; i <= MOST_HAPPENED; i += 1) expect(said).toContain(`ข้อความที่ ${i}.`);
  expect(said.indexOf(`ข้อความที่ ${MOST_HAPPENED}.`)).toBeGreaterThan(said.indexOf("ข้อความที่ 1."));
});

test("the data page opens in the phone's own browser; without one, or without data, that is said", () => {
  const uris = valuesOf("uri", drawn({ kind: "my_data", data: dataOf(), download: "a/b" }));
  expect(uris[0]).toBe(`${BASE}/my-data/a%2Fb?openExternalBrowser=1`);
  const none = drawn({ kind: "my_data", data: dataOf(), download: null });
  expect(valuesOf("uri", none)).toEqual([`${BASE}/privacy`]);
  expect(readOut(none)).toContain(th.cases.myData.notNow);
  expect(readOut(drawn({ kind: "my_data", data: null, download: null }))).toContain(th.cases.myData.nothing);
  expect(JSON.stringify(drawn({ kind: "my_data", data: dataOf(), download: "t" }))).not.toContain("U0000");
});

test("a question without an answer can be left, but not where another office is named", () => {
  const asked = { personal: true, question: { text: WORDS, message: null } };
  const taps = (reply: Reply) =>
    valuesOf("data", drawn(reply, asked)).filter((data) => data.startsWith("tellme="));
  expect(taps(everyReply.out_of_scope)).toEqual([`tellme=${WORDS}`]);
  const [office] = catalogue.manual.elsewhere;
  expect(taps({ kind: "out_of_scope", closest: [], elsewhere: office?.id ?? "" })).toEqual([]);
  expect(
    valuesOf("data", drawn(everyReply.out_of_scope, { question: { text: "  ", message: null } })).join(),
  ).not.toContain("tellme");
});

test("under every other reply the way back to a draft comes first; what was asked in between can be sent instead", () => {
  const draft = draftOf({ sort: "complain", asks: "text", candidate: WORDS });
  for (const reply of Object.values(everyReply)) {
    const labels = quickLabels(drawn(reply, { draft }));
    const first = reply.kind === "draft" ? [th.draft.back, th.draft.cancel] : [th.draft.resume, th.draft.use];
    expect(labels.slice(0, 2), reply.kind).toEqual(first);
    expect(labels.length).toBeLessThanOrEqual(13);
  }
  expect(quickLabels(drawn(everyReply.answer, { draft: { ...draft, candidate: null } }))).not.toContain(
    th.draft.use,
  );
  // Who is asked for a phone number is in another draft by now.
  const asked = drawn(
    { kind: "receipt", feedback: viewOf({ danger: "held" }), at: OPEN, phone: true },
    { draft },
  );
  expect(quickLabels(asked)).not.toContain(th.draft.resume);
});

test("the commands that these words name are understood", () => {
  const named: [string, string][] = [
    ["เรื่องของฉัน", "mine"],
    ["my matters", "mine"],
    ["ข้อมูลของฉัน", "mydata"],
    ["my data", "mydata"],
    ["ลบข้อมูลของฉัน", "forget"],
    ["delete my data", "forget"],
  ];
  for (const [text, command] of named)
    expect(recognise(text, catalogue).special, text).toEqual({ kind: "command", command });
});
