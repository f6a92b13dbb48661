/** The day in Bangkok (YYYY-MM-DD) of a moment (ms since 1970, UTC). Thailand is UTC+7 all year. */
export function bangkokDay(now: number): string {
  return new Date(now + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The time of the day in Bangkok (HH:MM) of a moment (ms since 1970, UTC). */
export function bangkokTime(now: number): string {
  return new Date(now + 7 * 60 * 60 * 1000).toISOString().slice(11, 16);
}

/**
 * The fiscal year (Buddhist era) of a moment (ms since 1970, UTC): October to September in Bangkok, named by the year in which it ends. The
 * assessment goes by it (ita-facts section 1).
 */
export function fiscalYear(now: number): number {
  const day = bangkokDay(now);
  const year = Number(day.slice(0, 4)) + 543;
  return Number(day.slice(5, 7)) >= 10 ? year + 1 : year;
}

/** The month in Bangkok (YYYY-MM) of a moment (ms since 1970, UTC). */
export function bangkokMonth(now: number): string {
  return bangkokDay(now).slice(0, 7);
}

/** The moment (ms since 1970, UTC) at which a day (YYYY-MM-DD) begins in Bangkok. */
export function dayBegins(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`);
}
