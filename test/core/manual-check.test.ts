import { expect, test } from "vitest";
import { checkManual, type ManualFile } from "#core/manual-check.ts";
import { manualSchema } from "#core/manual.ts";
import { manualFiles } from "#dev/tools/manual-files.ts";
import { describeFault } from "#words/manual-faults.ts";

/** One valid manual with one thing changed: the fault is named by file, entry and field, and said in words. */

const TODAY = "2026-11-22";
const valid = manualFiles("test/agency");
const SERVICE = "services/health.json";

/** The valid files with the value at a path of one file replaced (or, with `undefined`, taken out). */
function changed(file: string, path: readonly (string | number)[], to: unknown): ManualFile[] {
  return valid.map((one) => {
    if (one.file !== file || !("value" in one)) return one;
    const value: unknown = structuredClone(one.value);
    let at: unknown = value;
    for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key);
    const last = path.at(-1) ?? "";
    if (to === undefined) Reflect.deleteProperty(Object(at), last);
    else Reflect.set(Object(at), last, to);
    return { file, value };
  });
}

test("the made-up town's manual has no fault, and its services stand in the order of the departments", () => {
  const { manual, faults } = checkManual(valid, TODAY);
  expect(faults).toEqual([]);
  expect(manual?.services.map(({ id }) => id)).toEqual([
    "wheelchair-loan",
    "market-stall",
    "loudspeaker-permit",
  ]);
});

test.each<[string, string, (string | number)[], unknown, string]>([
  ["a field that is missing", SERVICE, [0, "summaryTh"], undefined, "summaryTh missing"],
  [
    "a field inside a step that is missing",
    SERVICE,
    [0, "steps", 1, "nameTh"],
    undefined,
    "steps[2].nameTh missing",
  ],
  ["a field that there is not", SERVICE, [0, "notesTh"], "x", "notesTh unknown-field"],
  ["a text where a list belongs", SERVICE, [0, "steps"], "ยื่น", "steps wrong-kind"],
  ["a text that is empty", SERVICE, [0, "titleTh"], "  ", "titleTh empty"],
  ["an empty list of documents", SERVICE, [0, "documents"], [], "documents empty"],
  ["a word that is none of the choice", SERVICE, [0, "fee", "kind"], "free", "fee.kind not-one-of"],
  ["an address without https", SERVICE, [0, "eServiceUrl"], "www.example.org", "eServiceUrl not-an-address"],
  [
    "an address that would run",
    SERVICE,
    [0, "eServiceUrl"],
    "javascript:alert(1)",
    "eServiceUrl not-an-address",
  ],
  ["a day that there is not", SERVICE, [0, "checkedOn"], "2026-02-30", "checkedOn not-a-date"],
  ["a date of the Buddhist era", SERVICE, [0, "fee", "asOf"], "2569-01", "fee.asOf not-a-date"],
  ["an id with a space", SERVICE, [0, "id"], "wheel chair", "id not-an-id"],
  [
    "a time of no days",
    SERVICE,
    [0, "totalDuration", "workingDays"],
    0,
    "totalDuration.workingDays not-positive",
  ],
  ["a unit that there is not", SERVICE, [0, "unit"], "nobody", "unit unknown-unit"],
  ["a unit of another department", SERVICE, [0, "unit"], "stall-desk", "unit wrong-file"],
  ["a group of people that there is not", SERVICE, [0, "audience"], ["martian"], "audience unknown-audience"],
  ["steps out of order", SERVICE, [0, "steps", 1, "order"], 3, "steps step-order"],
  [
    "a figure in English that the Thai has not",
    SERVICE,
    [0, "conditions", 0, "textEn"],
    "For 60 days",
    "conditions[1].textEn figure-differs",
  ],
  [
    "a fee without its amount",
    "services/revenue.json",
    [0, "fee", "textTh"],
    null,
    "fee.textTh fee-without-text",
  ],
  [
    "free of charge without the manual's words",
    SERVICE,
    [0, "fee", "textTh"],
    null,
    "fee.textTh fee-free-by-mistake",
  ],
  [
    "English where there is no Thai",
    SERVICE,
    [0, "steps", 0, "detailEn"],
    "At the desk",
    "steps[1].detailEn english-without-thai",
  ],
  [
    "a review that is due before the check",
    SERVICE,
    [0, "reviewBy"],
    "2026-01-31",
    "reviewBy review-before-check",
  ],
  ["a check that is still to come", SERVICE, [0, "checkedOn"], "2026-11-23", "checkedOn in-the-future"],
  ["a Thai sentence without Thai", SERVICE, [0, "summaryTh"], "Borrow it", "summaryTh no-thai"],
  ["a name that the chat would cut", SERVICE, [0, "titleTh"], "ยืม".repeat(51), "titleTh too-long"],
  ["from a source, but from which", SERVICE, [0, "sources"], [], "sources no-source"],
  [
    "a phone that nobody can call",
    SERVICE,
    [0, "contact", 0, "phone"],
    "ดูที่เว็บ",
    "contact[1].phone phone-without-digits",
  ],
  ["two services of one id", "services/revenue.json", [1, "id"], "market-stall", "id twice"],
  [
    "a unit of a department that there is not",
    "units.json",
    [0, "department"],
    "space",
    "department unknown-department",
  ],
  [
    "a channel for bribery that leads nowhere",
    "agency.json",
    ["corruptionComplaint", "service"],
    "gone",
    "corruptionComplaint.service unknown-service",
  ],
  ["a topic of no unit", "topics.json", [0, "unit"], "nobody", "unit unknown-unit"],
  [
    "a topic that closes before it opens",
    "topics.json",
    [0, "closesOn"],
    "2026-10-31",
    "closesOn closes-before-it-opens",
  ],
  ["a topic that does not say who decides", "topics.json", [0, "decidesTh"], "", "decidesTh empty"],
  ["a topic without English", "topics.json", [0, "questionEn"], undefined, "questionEn missing"],
  ["an agency without a hotline", "agency.json", ["hotlines"], [], "hotlines empty"],
  [
    "hours that only people can read",
    "agency.json",
    ["officeHours", "week"],
    undefined,
    "officeHours.week missing",
  ],
  [
    "a day of the week that there is not",
    "agency.json",
    ["officeHours", "week", 0, "days"],
    [0],
    "officeHours.week[1].days[1] not-one-of",
  ],
  [
    "a time with a dot",
    "agency.json",
    ["officeHours", "week", 0, "opens"],
    "08.30",
    "officeHours.week[1].opens not-a-time",
  ],
  [
    "a time after the end of the day",
    "agency.json",
    ["officeHours", "week", 0, "closes"],
    "24:30",
    "officeHours.week[1].closes not-a-time",
  ],
  [
    "an office that closes as it opens",
    "agency.json",
    ["officeHours", "week", 0, "closes"],
    "08:00",
    "officeHours.week[1].closes closes-too-early",
  ],
  [
    "one day twice in a span",
    "agency.json",
    ["officeHours", "week", 0, "days"],
    [1, 2, 1],
    "officeHours.week hours-overlap",
  ],
  [
    "spans of a day that overlap",
    "agency.json",
    ["officeHours", "week"],
    [
      { days: [3, 5], opens: "13:00", closes: "16:00" },
      { days: [4, 5], opens: "08:00", closes: "13:01" },
    ],
    "officeHours.week hours-overlap",
  ],
  ["a holiday twice", "agency.json", ["holidays", 1, "date"], "2026-12-07", "holidays[2].date twice"],
  [
    "a holiday before the one before it",
    "agency.json",
    ["holidays", 1, "date"],
    "2026-12-06",
    "holidays[2].date out-of-order",
  ],
  [
    "a holiday of the Buddhist era",
    "agency.json",
    ["holidays", 1, "date"],
    "8 ธ.ค. 2569",
    "holidays[2].date not-a-date",
  ],
  [
    "a list of holidays up to a month",
    "agency.json",
    ["holidaysUntil"],
    "2026-12",
    "holidaysUntil not-a-date",
  ],
  ["a promise of no days", "agency.json", ["feedback", "answerDays"], 0, "feedback.answerDays not-positive"],
  [
    "a promise that nobody made",
    "agency.json",
    ["feedback", "source"],
    null,
    "feedback.source promise-without-source",
  ],
  ["an account without its sign", "agency.json", ["lineId"], "example", "lineId not-a-line-id"],
  [
    "an account's address in place of its id",
    "agency.json",
    ["lineId"],
    "https://lin.ee/x",
    "lineId not-a-line-id",
  ],
])("%s", (_name, file, path, to, expected) => {
  const { manual, faults } = checkManual(changed(file, path, to), TODAY);
  expect(manual).toBeNull();
  const said = faults.filter((fault) => fault.file === file).map(({ field, code }) => `${field} ${code}`);
  expect(said).toContain(expected);
  for (const fault of faults) {
    const words = describeFault(fault);
    expect(words).toContain(fault.file);
    // Three lines: where, what to do in Thai, the same in English. A fault without words would be its bare code.
    expect(words.split("\n")).toHaveLength(3);
    expect(words).toMatch(/[\u0E00-\u0E7F]/u);
  }
});

test("every fault is found, not only the first, and the entry is named by its id", () => {
  const faults = checkManual(
    valid.map((one) =>
      one.file === SERVICE ? { file: SERVICE, value: [{ id: "wheelchair-loan", titleTh: "" }, 7] } : one,
    ),
    TODAY,
  ).faults.filter(({ file }) => file === SERVICE);
  expect(faults.length).toBeGreaterThan(15);
  expect(new Set(faults.map(({ entry }) => entry))).toEqual(new Set(["wheelchair-loan", "2"]));
});

test("a file that is missing or is not JSON is named, and nothing is thrown", () => {
  expect(checkManual([], TODAY).faults.map(({ file, code }) => `${file} ${code}`)).toEqual([
    "agency.json missing-file",
    "units.json missing-file",
    "services/ missing-file",
  ]);
  const broken = valid.map((one): ManualFile =>
    one.file === "units.json" ? { file: one.file, fault: "not-json", detail: "line 3" } : one,
  );
  const { manual, faults } = checkManual(broken, TODAY);
  expect(manual).toBeNull();
  expect(faults.map(({ code }) => code)).toContain("not-json");
});

test.each([
  ["units.json", "units.json no-entry"],
  ["services/", "services/ no-entry"],
])("an office whose %s hold nothing is refused, and nothing is thrown", (start, expected) => {
  const emptied = valid.map((one): ManualFile =>
    one.file.startsWith(start) ? { file: one.file, value: [] } : one,
  );
  const { manual, faults } = checkManual(emptied, TODAY);
  expect(manual).toBeNull();
  expect(faults.map(({ file, code }) => `${file} ${code}`)).toContain(expected);
});

test("a figure may be a Buddhist year in Thai and the Gregorian one in English, and have its thousands parted", () => {
  const told = (textTh: string, textEn: string) =>
    checkManual(changed(SERVICE, [0, "conditions"], [{ textTh, textEn }]), TODAY).faults.length;
  expect(told("ตั้งแต่ปี ๒๕๖๘ จ่าย 1,000 บาท", "Since 2025: 1000 baht")).toBe(0);
  expect(told("ตั้งแต่ปี ๒๕๖๘ จ่าย 1,000 บาท", "Since 2024: 1000 baht")).toBe(1);
  expect(told("จ่าย 1.50 บาท", "1.5 baht")).toBe(1);
});

test("spans that touch are no overlap, a day may end at midnight, and an office may know nothing of all this", () => {
  const faultsWith = (field: string, value: unknown) =>
    checkManual(changed("agency.json", field.split("."), value), TODAY).faults;
  const week = [
    { days: [1], opens: "12:00", closes: "24:00" },
    { days: [1, 2], opens: "00:00", closes: "12:00" },
  ];
  expect(faultsWith("officeHours.week", week)).toEqual([]);
  expect(faultsWith("officeHours.week", [])).toEqual([]);
  expect(faultsWith("holidays", [])).toEqual([]);
  expect(faultsWith("holidaysUntil", null)).toEqual([]);
  expect(faultsWith("feedback", { answerDays: null, source: null })).toEqual([]);
  expect(faultsWith("lineId", null)).toEqual([]);
});

test("a manual that was kept before its hours could be read by machines is still read: what it does not say is not known", () => {
  const { manual } = checkManual(valid, TODAY);
  const kept = structuredClone(manual);
  for (const field of ["holidays", "holidaysUntil", "feedback", "lineId"])
    Reflect.deleteProperty(Object(kept?.agency), field);
  Reflect.deleteProperty(Object(kept?.agency.officeHours), "week");
  const read = manualSchema.parse(kept);
  expect(read.agency).toEqual({
    ...manual?.agency,
    officeHours: { ...manual?.agency.officeHours, week: [] },
    holidays: [],
    holidaysUntil: null,
    feedback: { answerDays: null, source: null },
    lineId: null,
  });
  expect(manualSchema.parse(manual)).toEqual(manual);
});
