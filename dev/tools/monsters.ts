import type { Service } from "#core/manual.ts";
import type { Topic } from "#core/topic.ts";

/** Texts that a careless import may bring in: endless words, marks without letters, directions, emoji, nothing to see. */
export const monstrousTexts = [
  "ก".repeat(3_000),
  "ยื่นคำร้องต่อพนักงานตรวจแรงงานในท้องที่ที่ทำงานหรือที่นายจ้างมีภูมิลำเนา ".repeat(60),
  "น้ำผึ้งปิ่นป้ากู้ฝึ้",
  "\u200B\u200B\u200B",
  "😀👨‍👩‍👧‍👦🇹🇭".repeat(80),
  "مرحبا بالعالم \u202Eกลับด้าน\u202C ",
  '<script>alert(1)</script> & "quotes" ${service} {{x}} \\u0000',
  "Donaudampfschifffahrtsgesellschaftskapitän".repeat(30),
  "ํ้่๊๋็".repeat(50),
  "a\nb\n\n\nc",
  "x",
] as const;

/** A topic that no office would put to anybody; its shape is valid. */
export function monstrousTopic(seed: number): Topic {
  const text = (i: number) => monstrousTexts[(seed * 7 + i * 5) % monstrousTexts.length] ?? "x";
  return {
    id: `monster-topic-${seed}`,
    titleTh: text(0),
    titleEn: text(1),
    questionTh: text(2),
    questionEn: text(3),
    canChangeTh: text(4),
    canChangeEn: text(5),
    cannotChangeTh: text(6),
    cannotChangeEn: text(7),
    decidesTh: text(8),
    decidesEn: text(9),
    unit: "ops",
    opensOn: "2026-01-01",
    closesOn: "2099-12-31",
  };
}

/**
 * A service that no office would write: up to 40 steps, every text monstrous or almost empty. The same seed gives the same monster. Its
 * shape is valid: what a schema lets through, a card must bear.
 */
export function monster(seed: number): Service {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const text = () => monstrousTexts[next(monstrousTexts.length)] ?? "x";
  const maybe = <T>(value: T): T | null => (next(3) === 0 ? null : value);
  const many = <T>(most: number, make: (i: number) => T) =>
    Array.from({ length: next(most + 1) }, (_, i) => make(i));
  return {
    id: `monster-${seed}`,
    titleTh: text(),
    titleEn: text(),
    unit: "ops",
    audience: ["citizen"],
    summaryTh: text(),
    summaryEn: maybe(text()),
    steps: many(40, (i) => ({
      order: i + 1,
      nameTh: text(),
      nameEn: maybe(text()),
      detailTh: maybe(text()),
      detailEn: maybe(text()),
      durationTh: maybe(text()),
      durationEn: maybe(text()),
      durationMinutes: null,
      durationWorkingDays: null,
      responsibleTh: maybe(text()),
      responsibleEn: maybe(text()),
    })),
    totalDuration: maybe({
      textTh: text(),
      textEn: maybe(text()),
      minutes: null,
      workingDays: null,
      official: next(2) === 0,
    }),
    applicantDeadlines: many(20, () => ({ textTh: text(), textEn: maybe(text()) })),
    documents: maybe([
      {
        nameTh: text(),
        nameEn: maybe(text()),
        originals: 1,
        copies: null,
        conditionTh: text(),
        conditionEn: null,
      },
      ...many(40, () => ({
        nameTh: text(),
        nameEn: maybe(text()),
        originals: maybe(99),
        copies: maybe(1),
        conditionTh: maybe(text()),
        conditionEn: maybe(text()),
      })),
    ]),
    fee:
      next(2) === 0
        ? { kind: "not-stated", textTh: null, textEn: null, asOf: null }
        : { kind: "amount", textTh: text(), textEn: maybe(text()), asOf: "2015" },
    channels: many(20, () => ({
      kind: "online",
      nameTh: text(),
      nameEn: maybe(text()),
      url: maybe(`https://example.org/${"a".repeat(next(2_000))}`),
      hoursTh: maybe(text()),
      hoursEn: maybe(text()),
    })),
    conditions: many(10, () => ({ textTh: text(), textEn: maybe(text()) })),
    eServiceUrl: maybe(`https://example.org/${"ก".repeat(next(400))}`),
    law: many(10, () => ({ nameTh: text(), sectionTh: maybe(text()) })),
    contact: [
      {
        nameTh: text(),
        nameEn: maybe(text()),
        phone: maybe(next(2) === 0 ? text() : "1506 กด 2"),
        url: null,
        line: null,
      },
      ...many(10, () => ({
        nameTh: text(),
        nameEn: maybe(text()),
        phone: "0-2232-1462 ถึง 4",
        url: null,
        line: maybe(text()),
      })),
    ],
    formCodes: many(3, text),
    aliases: { th: many(3, text), en: [] },
    sources: many(3, () => ({ url: null, title: text(), date: "2015-07-09", kind: "other" })),
    confidence: "partly",
    incomplete: next(2) === 0 ? [] : ["steps"],
    checkedOn: "2026-11-21",
    reviewBy: "2027-11-21",
    editorNote: maybe(text()),
  };
}
