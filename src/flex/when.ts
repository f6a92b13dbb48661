import { bangkokDay, bangkokTime } from "#core/days.ts";
import type { Agency } from "#core/manual.ts";
import { callTime, type CallTime } from "#core/office-hours.ts";
import { clockTime, dayDate, partDate } from "#words/dates.ts";
import type { Page } from "./panel.ts";

/** Before this it is morning. */
const NOON = "12:00";

/** A moment (ms since 1970, UTC) that is to come, with its weekday: "จันทร์ 23 พ.ย. 2569 08.30 น.". */
export function comingText(at: number, { language }: Page): string {
  return `${dayDate(bangkokDay(at), language)} ${clockTime(language, bangkokTime(at))}`;
}

/** A moment (ms since 1970, UTC) that is over: "10 พ.ย. 2569 11.05 น.". */
export function pastText(at: number, { language }: Page): string {
  return `${partDate(bangkokDay(at), language)} ${clockTime(language, bangkokTime(at))}`;
}

/** A time that somebody may be contacted in, on two lines: the day, and the half of it. */
export function callTimeText({ day, from, to }: CallTime, { language, words }: Page): string {
  const half = from < NOON ? words.draft.time.am : words.draft.time.pm;
  return `${dayDate(day, language)}\n${half} ${clockTime(language, from, to)}`;
}

/**
 * The time that somebody chose, in one line; "" where it is none any more (the hours have changed since). Public holidays are excepted where
 * nobody knows them all.
 */
export function chosenTime(time: string, page: Page): string {
  const { any, holidays } = page.words.draft.time;
  if (time === "any") return any;
  const { agency } = page.catalogue.manual;
  const found = callTime(agency, time);
  if (found === null) return "";
  const text = callTimeText(found, page).replaceAll("\n", " ");
  return knowsHolidays(agency, found.day) ? text : `${text} (${holidays})`;
}

/** Whether the agency's list of holidays reaches to a day (YYYY-MM-DD). */
export function knowsHolidays({ holidaysUntil }: Agency, day: string): boolean {
  return holidaysUntil !== null && holidaysUntil >= day;
}
