/** The day in Bangkok (YYYY-MM-DD) of a moment (ms since 1970, UTC). Thailand is UTC+7 all year. */
export function bangkokDay(now: number): string {
  return new Date(now + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
