import fc from "fast-check";
import { expect, test } from "vitest";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { MOST_ASKED } from "#core/asked.ts";
import { asks, type Draft } from "#core/draft.ts";
import { MOST_HAPPENED, sorts } from "#core/feedback.ts";
import { feedbackStates } from "#core/feedback-states.ts";
import { dangers } from "#core/kinds.ts";
import type { Late } from "#core/late.ts";
import { readPostback } from "#core/postbacks.ts";
import type { CaseNote, CaseView, DraftHint, Reply } from "#core/replies.ts";
import { sentenceOf } from "#core/sentence.ts";
import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { subjectOf } from "#core/subject.ts";
import { monstrousTopic, monster, monstrousTexts } from "#dev/tools/monsters.ts";
import { render } from "#flex/render.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { wordsIn } from "#words/words.ts";
import { BASE, dataOf, draftOf, drawn, lateOf, OPEN, valuesOf, viewOf } from "./every-reply.ts";

const RUNS = 300;
const { agency, units } = readManual("manual");
const { draft: draftWords, cases: caseWords } = wordsIn("th");

const HINTS: readonly (DraftHint | null)[] = [
  null,
  "candidate",
  "photo-kept",
  "no-photo",
  "many-photos",
  "unfinished",
  "too-short",
  "unknown-province",
];
const NOTES: readonly (CaseNote | null)[] = [
  null,
  "ask-withdraw",
  "too-much",
  "sent-already",
  "phone",
  "not-now",
];
const KINDS = [...Object.keys(caseWords.happened), "something.new", "__proto__"];

/** What somebody may type, or an import may bring in: all monsters, 5,000 letters, nothing to see. */
const text = fc.oneof(
  fc.constantFrom(...monstrousTexts),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom("ๆ".repeat(5_000), "a\n".repeat(2_500), '"\\'.repeat(2_500), "\u{1F1F9}".repeat(2_500), ""),
);
const TOPICS = Array.from({ length: 9 }, (_, i) => monstrousTopic(i));
const topic = fc.constantFrom(null, "monster-topic-1", "monster-topic-2", "not-in-the-manual");
const service = fc.constantFrom(null, "monster-1", "monster-2", "not-in-the-manual");
const entry = fc.record({
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  kind: fc.constantFrom(...KINDS),
  words: fc.option(text),
  due: fc.option(fc.constantFrom("2026-12-07", "2569-13-45")),
});
const feedback: fc.Arbitrary<CaseView> = fc
  .record({
    state: fc.constantFrom(...feedbackStates),
    sort: fc.constantFrom(...sorts),
    service,
    topic,
    unit: fc.constantFrom(null, "ops", "gone"),
    times: fc.integer({ min: 1, max: 1_000_000 }),
    danger: fc.constantFrom(null, ...dangers),
    time: fc.constantFrom(null, "any", "d2026-11-23-am", "d2026-99-99-am", "x".repeat(500)),
    answerBy: fc.constantFrom(null, "2026-12-07"),
    muted: fc.boolean(),
    history: fc.array(entry, { maxLength: MOST_HAPPENED, size: "max" }),
  })
  .map(viewOf);
const draft: fc.Arbitrary<Draft> = fc
  .record({
    asks: fc.constantFrom(...asks),
    to: fc.constantFrom(null, { case: "f1", as: "added" as const }, { case: "f1", as: "phone" as const }),
    sort: fc.constantFrom(null, ...sorts),
    service,
    topic,
    text: fc.option(text),
    candidate: fc.option(text),
    masked: fc.boolean(),
    group: fc.constantFrom(null, "group-1", "gone"),
    province: fc.constantFrom(null, "th-50", "xx"),
    phone: fc.constantFrom(null, "chat", "0800000000"),
    time: fc.constantFrom(null, "any", "d2026-11-23-am", "d2026-11-22-am"),
    photos: fc.array(fc.constant("p"), { maxLength: 3 }),
    questions: fc.array(
      fc.record({
        case: fc.constantFrom("f1", "f".repeat(64)),
        reference: fc.constant("48210934"),
        words: fc.option(text),
      }),
      { maxLength: MOST_ASKED },
    ),
  })
  .map(draftOf);
const late: fc.Arbitrary<Late> = fc
  .record({
    sure: fc.boolean(),
    at: fc.integer({ min: 0, max: 9 }),
    service,
    danger: fc.constantFrom(null, null, ...dangers),
    about: fc.constantFrom(
      null,
      { what: "draft" as const },
      ...["f1", "f2", "f3"].map((id, i) => ({
        what: "case" as const,
        case: id,
        reference: `4821093${i}`,
        says: ["receipt", "feedback.done", "__proto__"][i] ?? "",
        push: false,
      })),
    ),
  })
  .map(lateOf);

const asked = lateOf({
  about: { what: "case", case: "f1", reference: "48210934", says: "feedback.asked", push: true },
});

/** An agency whose names an import has broken. */
function catalogueOf(names: readonly string[]): Catalogue {
  const named = (i: number) => ({
    nameTh: names[i % names.length] ?? "",
    nameEn: names[(i + 1) % names.length] ?? "",
  });
  const broken = {
    ...agency,
    ...named(0),
    groups: Array.from({ length: 10 }, (_, i) => ({ id: `group-${i}`, ...named(i) })),
    corruptionComplaint: { ...agency.corruptionComplaint, ...named(2) },
    officeHours: { ...agency.officeHours, textTh: names[3] ?? "", textEn: names[3] ?? "" },
  };
  const services = [monster(1), monster(2)];
  const v = 2 as const;
  return toCatalogue("monsters", {
    v,
    agency: broken,
    units: units.map((unit, i) => ({ ...unit, ...named(i) })),
    services,
    elsewhere: [],
    topics: TOPICS,
  });
}

function repliesOf(
  said: Draft,
  views: readonly CaseView[],
  hint: DraftHint | null,
  note: CaseNote | null,
): Reply[] {
  const [view = viewOf()] = views;
  return [
    { kind: "draft", draft: said, notice: true, hint, near: ["th-10", "th-11", "th-12", "xx"] },
    { kind: "receipt", feedback: view, at: OPEN, phone: false },
    { kind: "cases", cases: views, more: 1_000 },
    { kind: "case", feedback: view, note },
    { kind: "my_data", data: dataOf({ feedback: views }), download: "t".repeat(2_000) },
    { kind: "muted", subject: view.service ?? "none", muted: true },
    { kind: "news", news: [asked], questions: said.questions },
    { kind: "muted", subject: subjectOf(view) ?? "none", muted: false },
    {
      kind: "topics",
      topics: TOPICS.slice(0, 8).map(({ id }) => id),
      about: { topic: said.topic ?? "none", why: note === null ? "over" : "before" },
    },
    { kind: "out_of_scope", closest: [] },
    { kind: "command", command: "menu" },
    { kind: "answer", service: "monster-1", field: "steps", others: ["monster-2", "monster-2", "monster-2"] },
  ];
}

test(
  `whatever people write and offices are called, LINE takes every message and every tap reads back (${RUNS} runs)`,
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 4, maxLength: 6 }),
        draft,
        fc.array(feedback, { minLength: 1, maxLength: 8 }),
        fc.array(late, { maxLength: 5 }),
        fc.record({
          hint: fc.constantFrom(...HINTS),
          note: fc.constantFrom(...NOTES),
          language: fc.constantFrom("th" as const, "en" as const),
          question: fc.record({ text, message: fc.constantFrom(null, "9".repeat(40)) }),
        }),
        (names, said, views, waiting, { hint, note, language, question }) => {
          const catalogue = catalogueOf(names);
          for (const reply of repliesOf(said, views, hint, note)) {
            const outgoing = { language, personal: true, reply, late: waiting, draft: said, question };
            const messages = render(outgoing, catalogue, BASE);
            expect(messages.length).toBeLessThanOrEqual(5);
            expect(checkMessages(messages), reply.kind).toEqual([]);
            for (const data of valuesOf("data", messages)) expect(readPostback(data), data).not.toBeNull();
          }
        },
      ),
      { numRuns: RUNS },
    );
  },
);

test("a number that was masked is shown nowhere, whatever the draft asks", () => {
  const numbers = fc.constantFrom("1101700230708", "1-1017-00230-70-8", "0812345678", "081-234-5678");
  const around = fc.constantFrom("เลขบัตรผม ", "โทรกลับที่ ", "my id ", "ชื่อสมชาย เบอร์ ");
  fc.assert(
    fc.property(around, numbers, fc.constantFrom(...asks), fc.boolean(), (before, number, step, beside) => {
      const sentence = sentenceOf(`${before}${number} ค่ะ`, maskLabelsIn("th"));
      if (!sentence.ok || !sentence.masked) throw new Error("nothing was masked");
      const text = beside ? null : sentence.text;
      const candidate = beside ? sentence.text : null;
      const reply: Reply = {
        kind: "draft",
        draft: draftOf({ asks: step, text, candidate, masked: true, sort: "complain" }),
        notice: false,
        hint: beside ? "candidate" : null,
      };
      const messages = drawn(reply);
      expect(JSON.stringify(messages)).not.toContain(number);
      if (step === "review") expect(JSON.stringify(messages)).toContain(draftWords.review.masked);
    }),
  );
});

test("nothing that a person wrote, and no phone number of theirs, is in what a locked phone shows", () => {
  const wrote = "คำที่ไม่มีใครควรเห็น";
  const history = [{ at: OPEN, kind: "feedback.heard", words: wrote, due: null }];
  for (const step of asks) {
    const draft = draftOf({ asks: step, sort: "call", text: wrote, candidate: wrote, phone: "0800000000" });
    const [message] = drawn({ kind: "draft", draft, notice: true, hint: "candidate" });
    expect(message?.["altText"]).not.toMatch(/คำที่ไม่มี|0800000000/u);
  }
  for (const reply of repliesOf(draftOf(), [viewOf({ history })], null, "added"))
    expect(drawn(reply, { question: { text: wrote, message: null } })[0]?.["altText"] ?? "").not.toContain(
      wrote,
    );
});
