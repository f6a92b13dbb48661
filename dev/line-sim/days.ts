/** LINE counts days and months in Japan's time (UTC+9), whatever the country of the account (REF#get-number-of-followers). */
const TOKYO_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** `yyyyMMdd` of a moment. */
export const dayOf = (at: number): string =>
  new Date(at + TOKYO_MS).toISOString().slice(0, 10).replaceAll("-", "");

export const monthOf = (at: number): string => dayOf(at).slice(0, 6);

/** The number of a `yyyyMMdd` day since 1970, or null when there is no such day. */
export function dayNumber(text: string): number | null {
  if (!/^\d{8}$/.test(text)) return null;
  const at = Date.parse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}T00:00:00Z`);
  if (Number.isNaN(at)) return null;
  const given = new Date(at).toISOString().slice(0, 10).replaceAll("-", "");
  return given === text ? at / DAY_MS : null;
}
