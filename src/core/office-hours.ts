import * as z from "zod";
import { bangkokDay, dayBegins } from "./days.ts";
import type { Agency } from "./manual.ts";

/** What is asked of an agency here: its week and the days on which it is closed all the same. */
type Hours = Pick<Agency, "officeHours" | "holidays">;

/** Moments (ms since 1970, UTC): from the first on, up to but not with the second. */
type Span = { opens: number; closes: number };

/**
 * A time that a person may choose to be contacted in. `id` is what a button carries; `day`, `from` and `to` are Bangkok's and for people
 * to read; `opensAt` and `endsAt` are the same as moments (ms since 1970, UTC).
 */
export type CallTime = {
  id: string;
  day: string;
  from: string;
  to: string;
  opensAt: number;
  endsAt: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = 12 * 60 * MINUTE;

/** Nobody plans further ahead than this (days); an office that is closed for so long is closed. */
const FARTHEST = 60;
const MOST_CALL_TIMES = 4;
/** Less (ms) than this is no time to be called in: an officer must get to it. */
const SHORTEST_CALL = 60 * MINUTE;

const date = z.iso.date();

/** Whether somebody is there at a moment (ms since 1970, UTC), as far as hours and holidays are known. */
export function isOpen(agency: Hours, at: number): boolean {
  return spansOf(agency, bangkokDay(at)).some(({ opens, closes }) => opens <= at && at < closes);
}

/**
 * The moment (ms since 1970, UTC) from which somebody is there: `at` itself while the office is open, else the next opening. Null where it
 * does not open within 60 days, or no hours are known.
 */
export function nextOpening(agency: Hours, at: number): number | null {
  const next = daysFrom(at)
    .flatMap((day) => spansOf(agency, day))
    .find(({ closes }) => closes > at);
  if (!next || next.opens > at + FARTHEST * DAY) return null;
  return Math.max(at, next.opens);
}

/**
 * The times that a person may choose at a moment (ms since 1970, UTC), the nearest first, at most four: mornings and afternoons of the next
 * days on which the office is open, also the one that runs where an hour of it is left. None where the office does not open.
 */
export function callTimes(agency: Hours, at: number): CallTime[] {
  return daysFrom(at)
    .flatMap((day) => halvesOf(agency, day))
    .filter(({ opensAt, endsAt }) => endsAt - Math.max(at, opensAt) >= SHORTEST_CALL)
    .slice(0, MOST_CALL_TIMES);
}

/**
 * The time that an id of `callTimes` stands for, also when it is past. Takes any text; null where it is no such id, or the office is
 * closed then (a holiday that was learnt of later, hours that have changed).
 */
export function callTime(agency: Hours, id: string): CallTime | null {
  const day = date.safeParse(/^d(.{10})-/u.exec(id)?.[1]);
  return (day.success && halvesOf(agency, day.data).find((half) => half.id === id)) || null;
}

/** The day of a moment and those after it in which an opening can count. */
function daysFrom(at: number): string[] {
  return Array.from({ length: FARTHEST + 1 }, (_, i) => bangkokDay(at + i * DAY));
}

/** When the office is open on a day, the earliest first. */
function spansOf({ officeHours, holidays }: Hours, day: string): Span[] {
  if (holidays.some((holiday) => holiday.date === day)) return [];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const begins = dayBegins(day);
  return officeHours.week
    .filter(({ days }) => days.some((one) => one === weekday))
    .map(({ opens, closes }) => ({
      opens: begins + sinceMidnight(opens),
      closes: begins + sinceMidnight(closes),
    }))
    .sort((a, b) => a.opens - b.opens);
}

/** The mornings of a day, then its afternoons. There is more than one of a kind where the office closes in between; ids count them. */
function halvesOf(agency: Hours, day: string): CallTime[] {
  const begins = dayBegins(day);
  const noon = begins + NOON;
  const spans = spansOf(agency, day);
  const halves = {
    am: spans.map(({ opens, closes }) => ({ opens, closes: Math.min(closes, noon) })),
    pm: spans.map(({ opens, closes }) => ({ opens: Math.max(opens, noon), closes })),
  };
  return Object.entries(halves).flatMap(([half, parts]) =>
    parts
      .filter(({ opens, closes }) => closes - opens >= SHORTEST_CALL)
      .map(({ opens, closes }, i) => ({
        id: `d${day}-${half}${i === 0 ? "" : `-${i + 1}`}`,
        day,
        from: timeOfDay(opens - begins),
        to: timeOfDay(closes - begins),
        opensAt: opens,
        endsAt: closes,
      })),
  );
}

/** "08:30" as ms since midnight, and back. */
function sinceMidnight(time: string): number {
  return Number(time.slice(0, 2)) * 60 * MINUTE + Number(time.slice(3)) * MINUTE;
}

function timeOfDay(since: number): string {
  const minutes = since / MINUTE;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
