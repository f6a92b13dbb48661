import { newDraft, wordsTo, type Draft } from "#core/draft.ts";
import { aboutCase, type Late } from "#core/late.ts";
import type { Agency } from "#core/manual.ts";
import type { MyData } from "#core/my-data.ts";
import { callTimes } from "#core/office-hours.ts";
import { newProfile } from "#core/person.ts";
import type { CaseView, DraftHint, Outgoing, Reply } from "#core/replies.ts";

/*
 * Examples of all that is said while somebody tells the office something, and about it afterwards. The people and their words are made up.
 */

/** One reply, with what it goes out with. */
export type FeedbackShot = { caption: string; reply: Reply } & Partial<
  Pick<Outgoing, "draft" | "question" | "late">
>;

/** Sunday 22 November 2026, 14.05 in Bangkok: the office is closed. */
const NOW = Date.parse("2026-11-22T14:05:00+07:00");
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

const TEXT =
  "ไปยื่นเรื่องว่างงานมาแล้ว 3 ครั้ง แต่ละครั้งบอกเอกสารไม่เหมือนกัน ครั้งแรกขาดสำเนาบัตร ครั้งที่สองขาดหน้าสมุดบัญชี ครั้งนี้บอกว่าต้องมีใบลาออกตัวจริงด้วย บ้านอยู่ไกล นั่งรถเที่ยวละสองชั่วโมง อยากให้ติดป้ายบอกให้ครบตั้งแต่แรก";

function draftOf(part: Partial<Draft>): Draft {
  return { ...newDraft({ at: NOW, event: "01JEXAMPLE0000000000000000" }), ...part };
}

function viewOf(part: Partial<CaseView>): CaseView {
  const at = part.at ?? NOW - 12 * DAY;
  return {
    id: "f0123456789abcdef0123456789abcde",
    reference: "48210934",
    state: "heard",
    sort: "complain",
    service: null,
    topic: null,
    unit: null,
    at,
    times: 1,
    danger: null,
    time: null,
    answerBy: null,
    group: null,
    province: null,
    photos: 0,
    muted: false,
    history: [{ at, kind: "feedback.heard", words: TEXT, due: null }],
    ...part,
  };
}

function late(about: Late["about"], sure: boolean, at = NOW): Late {
  return { v: 1, event: `e${at}`, at, sure, service: null, field: null, danger: null, about };
}

const data: MyData = {
  v: 1,
  lineId: "U00000000000000000000000000000000",
  since: NOW - 90 * DAY,
  follows: true,
  language: "th",
  written: "th",
  lastService: null,
  stopped: false,
  profile: newProfile,
  pseudonyms: { "2570": "p-example" },
  waiting: 0,
  feedback: [viewOf({})],
  draft: TEXT,
  questions: ["ขอใบรับรองเป็นภาษาอื่นได้ไหม"],
};

/** Words that may answer an officer. */
const offer: Draft = {
  ...wordsTo({ at: NOW, event: "e" }, { case: "f1", as: "replied" }),
  asks: "review",
  candidate: "สาขาใกล้บ้านค่ะ แถวตลาด",
  questions: [{ case: "f1", reference: "48210934", words: "ไปยื่นที่สำนักงานไหนคะ" }],
};

/** Every step of a draft. */
export function draftShots(agency: Agency, service: string): FeedbackShot[] {
  const said = draftOf({ sort: "complain", text: TEXT, service, asks: "review" });
  const [time = null] = callTimes(agency, NOW);
  const call = draftOf({
    sort: "call",
    text: "อยากถามเรื่องเงินว่างงานที่ยังไม่ได้",
    service,
    phone: "0800000000",
    time: time?.id ?? "any",
    asks: "review",
  });
  const asking = (caption: string, draft: Draft, hint: DraftHint | null = null): FeedbackShot => ({
    caption: `draft ${caption} ${hint ?? ""}`,
    reply: { kind: "draft", draft, notice: false, hint },
  });
  const near = ["th-42", "th-51"];
  const noProvince = asking("province", { ...said, asks: "province" }, "unknown-province");
  const hints: DraftHint[] = [
    "stale-button",
    "unfinished",
    "photo-kept",
    "no-photo",
    "bad-photo",
    "many-photos",
  ];
  return [
    {
      caption: "draft sort, first time",
      reply: { kind: "draft", draft: draftOf({ service }), notice: true, hint: null },
    },
    asking("sort with a text", draftOf({ text: TEXT, service })),
    asking("sort", draftOf({}), "too-short"),
    asking("text", draftOf({ sort: "suggest", service, asks: "text" })),
    asking("text of praise", draftOf({ sort: "praise", asks: "text" })),
    asking("text again", { ...said, asks: "text" }),
    asking("text of a call", draftOf({ sort: "call", asks: "text" })),
    asking("service", { ...said, asks: "service" }, "unknown-service"),
    asking("group", { ...said, asks: "group" }),
    {
      ...noProvince,
      reply: {
        kind: "draft",
        draft: { ...said, asks: "province" },
        notice: false,
        hint: "unknown-province",
        near,
      },
    },
    asking("phone", { ...call, phone: null, asks: "phone" }, "unknown-phone"),
    asking("time", { ...call, time: null, asks: "time" }),
    asking("review", said),
    asking("review, all told", {
      ...said,
      text: TEXT.repeat(3),
      group: agency.groups[0]?.id ?? null,
      province: "th-50",
      photos: ["1", "2"],
      masked: true,
    }),
    asking("review of a call", call),
    asking("review of a call in the chat", { ...call, phone: "chat", time: "any" }),
    asking("candidate", { ...said, candidate: "วันนี้โทรไปก็ไม่มีคนรับ" }, "candidate"),
    asking("candidate, no text yet", draftOf({ candidate: "วันนี้โทรไปก็ไม่มีคนรับ" }), "candidate"),
    ...hints.map((hint) => asking("", hint === "photo-kept" ? { ...said, photos: ["1"] } : said, hint)),
    asking("added", wordsTo({ at: NOW, event: "e" }, { case: "f1", as: "added" })),
    asking("replied", wordsTo({ at: NOW, event: "e" }, { case: "f1", as: "replied" })),
    asking("answer?", offer),
    asking("answer? of two", { ...offer, questions: [...offer.questions, ...offer.questions] }),
    asking("phone in danger", wordsTo({ at: NOW, event: "e" }, { case: "f1", as: "phone" })),
    { caption: "dropped", reply: { kind: "draft_dropped", added: false } },
    { caption: "dropped words", reply: { kind: "draft_dropped", added: true } },
    { caption: "gone", reply: { kind: "draft_gone" } },
  ];
}

/** Receipts, what became of it, and what is held. */
export function caseShots(agency: Agency, service: string, unit: string): FeedbackShot[] {
  const about = { service, unit };
  const [time = null] = callTimes(agency, NOW);
  const receipt = (caption: string, feedback: CaseView, phone = false): FeedbackShot => ({
    caption: `receipt ${caption}`,
    reply: { kind: "receipt", feedback, at: NOW, phone },
  });
  const entry = (days: number, kind: string, words: string | null, due: string | null = null) => ({
    at: NOW - days * DAY - 3 * HOUR,
    kind: `feedback.${kind}`,
    words,
    due,
  });
  const heard = entry(12, "heard", TEXT);
  const asked = entry(9, "asked", "ไปยื่นที่สำนักงานไหนคะ");
  const replied = entry(9, "replied", "สาขาใกล้บ้านค่ะ");
  const doing = entry(6, "doing", "จะทำป้ายรายการเอกสารติดหน้าเคาน์เตอร์", "2026-11-30");
  const done = entry(1, "done", "ติดป้ายรายการเอกสารครบทุกช่องแล้ว และแก้หน้าเว็บให้ตรงกัน ขอบคุณที่บอกเรา");
  const shown = (
    caption: string,
    feedback: CaseView,
    note: Extract<Reply, { kind: "case" }>["note"] = null,
  ) => ({
    caption: `case ${caption}`,
    reply: { kind: "case" as const, feedback, note },
  });
  const says = "feedback.asked";
  const question = late({ what: "case", case: "f1", reference: "48210934", says, push: true }, true);
  const long = Array.from({ length: 59 }, (_, i) =>
    entry(11 - i / 6, i % 2 ? "added" : "asked", `ข้อความที่ ${i + 2}`),
  );
  const cases = [
    viewOf({ ...about, state: "done" }),
    viewOf({ reference: "73054819", sort: "praise", state: "heard" }),
    viewOf({ reference: "19283740", sort: "call", time: "any" }),
    viewOf({ ...about, reference: "55201937", sort: "suggest", state: "referred" }),
  ];
  return [
    receipt("", viewOf({ ...about, at: NOW })),
    receipt("with a promise, said again", viewOf({ at: NOW, times: 3, answerBy: "2026-12-07", muted: true })),
    receipt("of a call", viewOf({ ...about, at: NOW, sort: "call", time: time?.id ?? "any" })),
    receipt(
      "in danger, asking for a phone",
      viewOf({ at: NOW, sort: "call", danger: "violence", history: [] }),
      true,
    ),
    receipt("in danger", viewOf({ at: NOW, sort: "call", danger: "held", history: [] })),
    { caption: "noted", reply: { kind: "noted", reference: "48210934" } },
    { caption: "wake", reply: { kind: "wake", reference: "48210934" } },
    { caption: "cases", reply: { kind: "cases", cases, more: 3 } },
    { caption: "no cases", reply: { kind: "cases", cases: [], more: 0 } },
    shown("heard", viewOf({ ...about, history: [heard] }), "added"),
    shown(
      "asked",
      viewOf({ ...about, state: "deciding", history: [heard, entry(10, "deciding", null), asked] }),
    ),
    shown(
      "doing",
      viewOf({ ...about, state: "doing", answerBy: "2026-12-07", history: [heard, asked, replied, doing] }),
    ),
    shown(
      "done",
      viewOf({ ...about, state: "done", times: 2, history: [heard, asked, replied, doing, done] }),
    ),
    shown(
      "cannot, words gone",
      viewOf({
        state: "cannot",
        history: [{ ...heard, words: null }, entry(2, "cannot", "ยังไม่มีงบประมาณในปีนี้")],
      }),
    ),
    shown(
      "referred",
      viewOf({
        state: "referred",
        history: [heard, entry(2, "referred", "ส่งให้สำนักงานตัวอย่างเมื่อ 20 พ.ย. 2569 เลขที่ ตย 0000/1")],
      }),
    ),
    shown("withdraw", viewOf({ ...about }), "ask-withdraw"),
    shown(
      "withdrawn",
      viewOf({ ...about, state: "withdrawn", history: [heard, entry(0, "withdrawn", null)] }),
      "withdrawn",
    ),
    shown(
      "long",
      viewOf({ ...about, muted: true, state: "deciding", history: [heard, ...long] }),
      "too-much",
    ),
    shown(
      "in danger",
      viewOf({ sort: "call", danger: "violence", history: [entry(0, "heard", null)] }),
      "phone",
    ),
    shown("of a call", viewOf({ ...about, sort: "call", time: time?.id ?? "any" }), "sent-already"),
    { caption: "case gone", reply: { kind: "case_gone", mistyped: false } },
    { caption: "case mistyped", reply: { kind: "case_gone", mistyped: true } },
    { caption: "question kept", reply: { kind: "question_kept" } },
    { caption: "muted", reply: { kind: "muted", subject: service, muted: true } },
    { caption: "unmuted", reply: { kind: "muted", subject: service, muted: false } },
    { caption: "my data", reply: { kind: "my_data", data, download: "token" } },
    {
      caption: "my data, no page",
      reply: { kind: "my_data", data: { ...data, draft: null, language: null }, download: null },
    },
    { caption: "no data", reply: { kind: "my_data", data: null, download: null } },
    {
      caption: "question to be told of",
      reply: { kind: "out_of_scope", closest: [] },
      question: { text: "ขอใบรับรองเป็นภาษาอื่นได้ไหม", message: null },
    },
    {
      caption: "a card in the middle of a draft",
      reply: { kind: "answer", service, field: "documents" },
      draft: draftOf({ sort: "complain", asks: "text", candidate: "ต้องใช้เอกสารอะไรบ้าง" }),
    },
    {
      caption: "a question, pushed",
      reply: { kind: "news", news: [question], questions: offer.questions },
    },
    {
      caption: "a card, and an answer that waits",
      reply: { kind: "answer", service, field: null },
      draft: offer,
      late: [late({ what: "draft" }, false)],
    },
    {
      caption: "news",
      reply: { kind: "smalltalk", smalltalk: "greeting" },
      draft: draftOf({ text: TEXT }),
      late: [
        late(aboutCase({ id: "f1", reference: "48210934" }, "feedback.done"), true, NOW - DAY),
        late(aboutCase({ id: "f2", reference: "73054819" }, "receipt"), true),
        late(aboutCase({ id: "f3", reference: "19283740" }, "added"), false),
        late({ what: "draft" }, false),
      ],
    },
  ];
}
