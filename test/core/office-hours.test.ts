import fc from "fast-check";
import { expect, test } from "vitest";
import { bangkokDay } from "#core/days.ts";
import type { Agency } from "#core/manual.ts";
import { callTime, callTimes, isOpen, nextOpening } from "#core/office-hours.ts";
import { readManual } from "#dev/tools/build-manual.ts";

type Week = Agency["officeHours"]["week"];
type Hours = Pick<Agency, "officeHours" | "holidays">;

const { agency } = readManual("test/agency");
const office = (week: Week, holidays: readonly string[] = []): Hours => ({
  officeHours: { ...agency.officeHours, week },
  holidays: holidays.map((date) => ({
    date,
    nameTh: "วันหยุดสมมติ",
    nameEn: "Made-up Day",
    source: agency.address.source,
  })),
});
const weekdays: Week = [{ days: [1, 2, 3, 4, 5], opens: "08:30", closes: "16:30" }];
/** A moment by the clock of Bangkok. */
const at = (told: string) => Date.parse(`${told.replace(" ", "T")}+07:00`);
const told = (moment: number | null) =>
  moment === null ? null : new Date(moment + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
const ids = (hours: Hours, now: string) => callTimes(hours, at(now)).map(({ id }) => id);

test("the office of the first agency is open from half past eight, and closed from half past four on", () => {
  const first = readManual("manual").agency;
  expect(isOpen(first, at("2026-11-23 08:29"))).toBe(false);
  expect(isOpen(first, at("2026-11-23 08:30"))).toBe(true);
  expect(isOpen(first, at("2026-11-23 16:30") - 1)).toBe(true);
  expect(isOpen(first, at("2026-11-23 16:30"))).toBe(false);
  expect(isOpen(first, at("2026-11-22 12:00"))).toBe(false);
});

test.each([
  ["now, while it is open", "2026-11-23 10:00", "2026-11-23 10:00"],
  ["this morning, before it opens", "2026-11-23 00:00", "2026-11-23 08:30"],
  ["tomorrow, from the minute it closes", "2026-11-23 16:30", "2026-11-24 08:30"],
  ["tomorrow, at one minute to midnight", "2026-11-23 23:59", "2026-11-24 08:30"],
  ["on Monday, when the week is over", "2026-11-27 17:00", "2026-11-30 08:30"],
  ["after holidays in a row and a weekend", "2026-12-30 16:31", "2027-01-05 08:30"],
  ["in the new year", "2026-12-31 23:59", "2027-01-05 08:30"],
  ["on the leap day", "2028-02-28 18:00", "2028-02-29 08:30"],
])("the next opening is %s", (_name, now, wanted) => {
  const hours = office(weekdays, ["2026-12-31", "2027-01-01", "2027-01-04"]);
  expect(told(nextOpening(hours, at(now)))).toBe(wanted);
});

test("an office may close at noon and open again, and the order of its spans does not count", () => {
  const hours = office([
    { days: [1], opens: "13:00", closes: "16:00" },
    { days: [1], opens: "09:00", closes: "12:00" },
  ]);
  expect(isOpen(hours, at("2026-11-23 12:30"))).toBe(false);
  expect(told(nextOpening(hours, at("2026-11-23 12:30")))).toBe("2026-11-23 13:00");
  expect(told(nextOpening(hours, at("2026-11-23 08:00")))).toBe("2026-11-23 09:00");
});

test("Sunday is the seventh day, and the day begins at midnight in Bangkok, not in Greenwich", () => {
  const hours = office([{ days: [7], opens: "00:00", closes: "06:00" }]);
  expect(isOpen(hours, at("2026-11-22 00:00"))).toBe(true);
  expect(told(nextOpening(hours, at("2026-11-23 00:00")))).toBe("2026-11-29 00:00");
});

test("an office that is there all night is open over midnight", () => {
  const hours = office([{ days: [1, 2, 3, 4, 5, 6, 7], opens: "00:00", closes: "24:00" }]);
  for (const now of ["2026-12-31 23:59", "2027-01-01 00:00"]) {
    expect(isOpen(hours, at(now))).toBe(true);
    expect(told(nextOpening(hours, at(now)))).toBe(now);
  }
  expect(callTimes(hours, at("2026-12-31 23:30"))[0]).toMatchObject({ day: "2027-01-01", from: "00:00" });
  expect(callTimes(hours, at("2026-12-31 12:00"))[0]).toMatchObject({ from: "12:00", to: "24:00" });
});

test("an office of which no hours are known, or that is closed for 60 days, opens never", () => {
  const now = at("2026-11-23 10:00");
  expect([nextOpening(office([]), now), callTimes(office([]), now)]).toEqual([null, []]);
  const closed = Array.from({ length: 62 }, (_, i) => bangkokDay(now + i * 86_400_000));
  const never = office(weekdays, closed);
  expect([isOpen(never, now), nextOpening(never, now), callTimes(never, now)]).toEqual([false, null, []]);
  const late = office(weekdays, closed.slice(0, -4));
  expect(told(nextOpening(late, now))).toBe("2027-01-20 08:30");
});

test("a person chooses among four halves of days, the nearest first, over a weekend", () => {
  const hours = office(weekdays);
  expect(callTimes(hours, at("2026-11-27 06:00"))).toEqual([
    {
      id: "d2026-11-27-am",
      day: "2026-11-27",
      from: "08:30",
      to: "12:00",
      opensAt: at("2026-11-27 08:30"),
      endsAt: at("2026-11-27 12:00"),
    },
    expect.objectContaining({ id: "d2026-11-27-pm", from: "12:00", to: "16:30" }),
    expect.objectContaining({ id: "d2026-11-30-am" }),
    expect.objectContaining({ id: "d2026-11-30-pm" }),
  ]);
});

test("the half that runs is offered as long as an hour of it is left, whole", () => {
  const hours = office(weekdays);
  expect(ids(hours, "2026-11-23 11:00")[0]).toBe("d2026-11-23-am");
  expect(callTimes(hours, at("2026-11-23 11:00"))[0]?.from).toBe("08:30");
  expect(ids(hours, "2026-11-23 11:01")[0]).toBe("d2026-11-23-pm");
  expect(ids(hours, "2026-11-23 15:31")[0]).toBe("d2026-11-24-am");
});

test("a holiday is no day to be called on, also when it was learnt of after the choice", () => {
  const hours = office(weekdays, ["2026-11-24", "2026-11-25"]);
  expect(ids(hours, "2026-11-23 14:00")).toEqual([
    "d2026-11-23-pm",
    "d2026-11-26-am",
    "d2026-11-26-pm",
    "d2026-11-27-am",
  ]);
  expect(callTime(office(weekdays), "d2026-11-24-am")).not.toBeNull();
  expect(callTime(hours, "d2026-11-24-am")).toBeNull();
});

test("two spans of one morning have ids of their own; a half that is never an hour long has none", () => {
  const hours = office([
    { days: [1], opens: "08:00", closes: "09:30" },
    { days: [1], opens: "10:30", closes: "12:30" },
  ]);
  expect(ids(hours, "2026-11-23 06:00").slice(0, 2)).toEqual(["d2026-11-23-am", "d2026-11-23-am-2"]);
  expect(callTime(hours, "d2026-11-23-am-2")).toMatchObject({ from: "10:30", to: "12:00" });
  expect(callTime(hours, "d2026-11-23-pm")).toBeNull();
});

test.each([
  "",
  "am",
  "d2026-11-23",
  "d2026-11-23-",
  "d2026-11-23-noon",
  "d2026-11-23-am-1",
  "D2026-11-23-AM",
  " d2026-11-23-am",
  "d2026-02-30-am",
  "d2026-13-01-am",
  "d2569-1-1-am",
  "d2026-11-22-am",
  "d+012026-01-am",
])("%j is no time to be called in", (id) => {
  expect(callTime(office(weekdays), id)).toBeNull();
});

const clock = fc.integer({ min: 0, max: 24 * 12 });
const time = (fives: number) =>
  [Math.floor(fives / 12), (fives % 12) * 5].map((part) => String(part).padStart(2, "0")).join(":");
const day = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
/** Any week without overlaps: up to three spans a day, each between two of its moments. */
const anyWeek: fc.Arbitrary<Week> = fc
  .array(fc.tuple(day, fc.uniqueArray(clock, { maxLength: 6 })), { maxLength: 7 })
  .map((days) =>
    [...new Map(days)].flatMap(([one, moments]) => {
      const sorted = moments.sort((a, b) => a - b).map(time);
      return sorted.flatMap((opens, i) => {
        const closes = sorted[i + 1];
        return i % 2 === 0 && closes !== undefined ? [{ days: [one], opens, closes }] : [];
      });
    }),
  );
const anyMoment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2029, 0) });
/** A moment and an office with up to 40 holidays after it. */
const anyCase = fc
  .tuple(anyWeek, anyMoment, fc.uniqueArray(fc.nat(70), { maxLength: 40 }))
  .map(([week, now, days]) => ({
    now,
    hours: office(
      week,
      days.map((one) => bangkokDay(now + one * 86_400_000)),
    ),
  }));

test("the next opening is open, never before the moment, with nothing open in between, for any office", () => {
  fc.assert(
    fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), ({ hours, now }, part) => {
      const next = nextOpening(hours, now);
      if (next === null) {
        expect(isOpen(hours, Math.floor(now + part * 60 * 86_400_000))).toBe(false);
        return;
      }
      expect(next).toBeGreaterThanOrEqual(now);
      expect(isOpen(hours, next)).toBe(true);
      expect(nextOpening(hours, next)).toBe(next);
      if (next > now) expect(isOpen(hours, Math.floor(now + part * (next - 1 - now)))).toBe(false);
      if (isOpen(hours, now)) expect(next).toBe(now);
    }),
    { numRuns: 500 },
  );
});

test("what a person can choose is open, in order, an hour long from now on, and reads back the same, for any office", () => {
  fc.assert(
    fc.property(anyCase, ({ hours, now }) => {
      const times = callTimes(hours, now);
      expect(times.length).toBeLessThanOrEqual(4);
      expect(new Set(times.map(({ id }) => id)).size).toBe(times.length);
      for (const [i, one] of times.entries()) {
        expect(one.id).toMatch(/^[a-z][a-z0-9-]*$/u);
        expect(callTime(hours, one.id)).toEqual(one);
        expect(isOpen(hours, one.opensAt) && isOpen(hours, one.endsAt - 1)).toBe(true);
        expect(one.endsAt - Math.max(now, one.opensAt)).toBeGreaterThanOrEqual(3_600_000);
        expect(one.opensAt).toBeGreaterThanOrEqual(times[i - 1]?.endsAt ?? 0);
        expect(told(one.opensAt)).toBe(`${one.day} ${one.from}`);
        if (one.to !== "24:00") expect(told(one.endsAt)).toBe(`${one.day} ${one.to}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("no text makes reading an id fail", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^d[0-9-]{10}-(am|pm)$/)), (text) => {
      const read = callTime(office(weekdays), text);
      if (read !== null) expect(read.id).toBe(text);
    }),
  );
});
