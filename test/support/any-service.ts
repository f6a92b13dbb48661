import fc from "fast-check";
import type { Service } from "#core/manual.ts";

/** What tables get wrong: line breaks, quotes, delimiters, what spreadsheets take for formulas, numbers, dates, errors and escapes. */
const awkward = [
  "=1+1",
  "+66 2",
  "-5",
  "@ssothai",
  "'quoted'",
  "'=1",
  "''=1",
  "'5",
  "0812345678",
  "1506",
  "๑๕๔๖",
  "1e5",
  "1/2",
  "2018-02",
  "2026-11-21",
  "(1)",
  "10%",
  "TRUE",
  "#N/A",
  "#REF!",
  "_x0041_",
  "_x005F_x0041_",
  'เขาว่า "ฟรี"',
  "ก,ข;ค\tง",
  "บรรทัดแรก\nบรรทัดสอง",
  "ก\rข",
  "น้ำ ที่ เป็น ปู่",
  "👩‍👩‍👧 👍🏽",
  "null",
  "ใช่",
  "\uFFFF<&>",
];

/** A text as the manual's schema leaves it: trimmed, not empty. */
const text = fc
  .oneof(
    fc.constantFrom(...awkward),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.tuple(fc.constantFrom(...awkward), fc.string({ maxLength: 9 })).map((both) => both.join("")),
  )
  .map((one) => one.trim())
  .filter((one) => one !== "");
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const some = <T>(of: fc.Arbitrary<T>, minLength = 0) => fc.array(of, { minLength, maxLength: 4 });
const maybe = orNull(text);
const count = orNull(fc.integer({ min: 1, max: 100_000 }));
const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,6}){0,2}$/);
const url = orNull(fc.webUrl());
const two = (max: number) => fc.integer({ min: 1, max }).map((number) => String(number).padStart(2, "0"));
const year = fc.integer({ min: 1900, max: 2099 }).map(String);
const dash = (parts: readonly string[]) => parts.join("-");
const fullDate = fc.tuple(year, two(12), two(28)).map(dash);
const partDate = orNull(
  fc.oneof(year, fc.tuple(year, two(12)).map(dash), fc.tuple(year, two(12), two(31)).map(dash)),
);
const sentences = some(fc.record({ textTh: text, textEn: maybe }));

const step = fc.record({
  nameTh: text,
  nameEn: maybe,
  detailTh: maybe,
  detailEn: maybe,
  durationTh: maybe,
  durationEn: maybe,
  durationMinutes: count,
  durationWorkingDays: count,
  responsibleTh: maybe,
  responsibleEn: maybe,
});

/** Any service that the manual's schema takes. */
export const anyService: fc.Arbitrary<Service> = fc.record({
  id: slug,
  titleTh: text,
  titleEn: text,
  unit: slug,
  audience: some(slug, 1),
  summaryTh: text,
  summaryEn: maybe,
  steps: some(step).map((steps) => steps.map((one, i) => ({ order: i + 1, ...one }))),
  totalDuration: orNull(
    fc.record({ textTh: text, textEn: maybe, minutes: count, workingDays: count, official: fc.boolean() }),
  ),
  applicantDeadlines: sentences,
  documents: orNull(
    some(
      fc.record({
        nameTh: text,
        nameEn: maybe,
        originals: count,
        copies: count,
        conditionTh: maybe,
        conditionEn: maybe,
      }),
      1,
    ),
  ),
  fee: fc.record({
    kind: fc.constantFrom("none", "amount", "not-stated"),
    textTh: maybe,
    textEn: maybe,
    asOf: partDate,
  }),
  channels: some(
    fc.record({
      kind: fc.constantFrom("counter", "online", "post", "phone", "app"),
      nameTh: text,
      nameEn: maybe,
      url,
      hoursTh: maybe,
      hoursEn: maybe,
    }),
  ),
  conditions: sentences,
  eServiceUrl: url,
  law: some(fc.record({ nameTh: text, sectionTh: maybe })),
  contact: some(fc.record({ nameTh: text, nameEn: maybe, phone: maybe, url, line: maybe }), 1),
  formCodes: some(text),
  aliases: fc.record({ th: some(text), en: some(text) }),
  sources: some(
    fc.record({
      url,
      title: text,
      date: partDate,
      kind: fc.constantFrom("official", "law", "press", "other"),
    }),
  ),
  confidence: fc.constantFrom("from-source", "partly", "general-knowledge"),
  incomplete: some(fc.constantFrom("steps", "documents")),
  checkedOn: fullDate,
  reviewBy: fullDate,
  editorNote: maybe,
});

/** Any services, each with an id of its own. */
export const anyServices = fc.uniqueArray(anyService, {
  minLength: 1,
  maxLength: 4,
  selector: ({ id }) => id,
});
