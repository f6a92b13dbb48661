import { expect, test } from "vitest";
import { readCount, writeCount, type Count } from "#core/count.ts";
import { fields } from "#core/manual.ts";
import { gapsOf } from "#core/manual-gaps.ts";
import { readManual } from "#dev/tools/build-manual.ts";

const manual = readManual("manual");
const [first, ...others] = manual.services;
if (!first) throw new Error("the manual is empty");
/** A service that lacks nothing. */
const whole = {
  ...first,
  unit: "desk",
  steps: [
    {
      order: 1,
      nameTh: "ยื่นคำขอ",
      nameEn: null,
      detailTh: null,
      detailEn: null,
      durationTh: "1 วัน",
      durationEn: null,
      durationMinutes: null,
      durationWorkingDays: 1,
      responsibleTh: null,
      responsibleEn: null,
    },
  ],
  documents: [
    { nameTh: "บัตร", nameEn: null, originals: 1, copies: null, conditionTh: null, conditionEn: null },
  ],
  fee: { kind: "none" as const, textTh: "ไม่มีค่าธรรมเนียม", textEn: null, asOf: null },
  channels: [
    { kind: "online" as const, nameTh: "เว็บ", nameEn: null, url: null, hoursTh: null, hoursEn: null },
  ],
  incomplete: [],
  confidence: "from-source" as const,
  reviewBy: "2027-01-01",
};
const units = [...manual.units, { id: "desk", nameTh: "งาน", nameEn: "Desk", department: "ops" }];
const kinds = (change: object, today = "2026-11-22") =>
  gapsOf({ ...manual, units, services: [{ ...whole, ...change }] }, [], today).map(({ kind }) => kind);

test("a whole entry has no gap", () => expect(kinds({})).toEqual([]));

test.each([
  [
    "steps",
    {
      steps: [],
      totalDuration: { textTh: "1 วัน", textEn: null, minutes: null, workingDays: 1, official: true },
    },
  ],
  ["documents", { documents: null }],
  ["fee", { fee: { kind: "not-stated", textTh: null, textEn: null, asOf: null } }],
  ["eservice", { channels: [] }],
  ["steps-incomplete", { incomplete: ["steps"] }],
  ["documents-incomplete", { incomplete: ["documents"] }],
  ["no-source", { confidence: "general-knowledge" }],
  ["unowned", { unit: "ops" }],
  ["stale", { reviewBy: "2026-11-21" }],
  [
    "duration-unofficial",
    { totalDuration: { textTh: "1 วัน", textEn: null, minutes: null, workingDays: 1, official: false } },
  ],
])("one thing that lacks is one gap: %s", (kind, change) => expect(kinds(change)).toEqual([kind]));

test("an entry is stale the day after its review date, not on it", () => {
  expect(kinds({ reviewBy: "2026-11-22" })).toEqual([]);
});

test("what people ask for most stands first: the part, then the service, then the manual's order", () => {
  const [second] = others
    .filter(({ documents, fee }) => documents === null && fee.kind === "not-stated")
    .slice(-1);
  if (!second) throw new Error("no thin service");
  const asked = (of: string, field: Count["field"], n: number): [Count, number] => [
    { what: "answer", of, field, language: "th" },
    n,
  ];
  const gaps = gapsOf(manual, [asked(second.id, "fee", 3), asked(second.id, null, 5)], "2026-11-22");
  expect(gaps[0]).toMatchObject({
    service: { id: second.id },
    kind: "fee",
    wanted: { part: 3, service: 8 },
  });
  const byPart = gaps.filter(({ kind }) => kind === "fee");
  expect(byPart[0]).toMatchObject({ service: { id: second.id }, wanted: { part: 3, service: 8, wishes: 0 } });
  const wished = gapsOf(
    manual,
    [[{ what: "wish", of: first.id, field: null, language: "en" }, 9]],
    "2026-11-22",
  );
  expect(wished[0]).toMatchObject({ service: { id: first.id }, wanted: { wishes: 9 } });
});

test("a count is read back as it was written; the shape before it too; anything else is none", () => {
  for (const field of [null, ...fields]) {
    const count: Count = { what: "answer", of: "dlpw-kor-ror-7", field, language: "th" };
    expect(readCount(writeCount(count))).toEqual(count);
  }
  expect(readCount("answer|dlpw-kor-ror-7|en")).toEqual({
    what: "answer",
    of: "dlpw-kor-ror-7",
    field: null,
    language: "en",
  });
  for (const line of ["", "answer", "answer|x", "answer|x|fee|xx", "a|b|c|d|th", "|||th"])
    expect(readCount(line)).toBeNull();
});
