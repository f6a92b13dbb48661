/** LINE's keywords and units as CSS values. What LINE would refuse is "not set" here: drawing never fails. */

const GAPS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const FONT_SIZES = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  "3xl": 35,
  "4xl": 48,
  "5xl": 74,
};
const IMAGE_SIZES = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  "3xl": 180,
  "4xl": 200,
  "5xl": 220,
};
const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };

/** No phone is larger; a bound keeps a page with a broken number usable. */
const LARGEST = 4000;

function keyword(table: Readonly<Record<string, number>>, value: string): string | undefined {
  const px = Object.hasOwn(table, value) ? table[value] : undefined;
  return px === undefined ? undefined : `${px}px`;
}

function measure(value: string, units: "px" | "px or %", sign: "" | "-?" = ""): string | undefined {
  const found = new RegExp(`^(${sign}\\d{1,6}(?:\\.\\d{1,6})?)(px${units === "px" ? "" : "|%"})$`).exec(
    value,
  );
  if (!found) return undefined;
  const bounded = Math.min(Math.max(Number(found[1]), -LARGEST), LARGEST);
  const rounded = Math.round(bounded * 100) / 100;
  return `${Object.is(rounded, -0) ? 0 : rounded}${found[2]}`;
}

/** spacing, margin: a keyword or pixels. */
export const gap = (value: string) => keyword(GAPS, value) ?? measure(value, "px");

/** padding: a keyword, pixels or a percentage. */
export const padding = (value: string) => keyword(GAPS, value) ?? measure(value, "px or %");

/** offsetTop and its sisters: as padding, and below zero. */
export const offset = (value: string) => keyword(GAPS, value) ?? measure(value, "px or %", "-?");

/** width, height and their maximum. */
export const extent = (value: string) => measure(value, "px or %");

export const cornerRadius = (value: string) => keyword(GAPS, value) ?? measure(value, "px");
export const borderWidth = (value: string) => keyword(BORDERS, value) ?? measure(value, "px");
export const fontSize = (value: string) => keyword(FONT_SIZES, value) ?? measure(value, "px");
export const pixels = (value: string) => measure(value, "px");
export const imageSize = (value: string) =>
  value === "full" ? "100%" : (keyword(IMAGE_SIZES, value) ?? measure(value, "px or %"));

/** #RRGGBB or #RRGGBBAA, in lower case so that one colour is one class. */
export function color(value: string): string | undefined {
  return /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? value.toLowerCase() : undefined;
}

/** "20:13" as a ratio of width to height. */
export function ratio(value: string): { width: number; height: number } | undefined {
  const found = /^(\d{1,6}(?:\.\d{1,4})?):(\d{1,6}(?:\.\d{1,4})?)$/.exec(value);
  if (!found) return undefined;
  const [width, height] = [Number(found[1]), Number(found[2])];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** "90deg", 0 to less than 360. */
export function angle(value: string): string | undefined {
  const found = /^(\d{1,3}(?:\.\d{1,4})?)deg$/.exec(value);
  return found && Number(found[1]) < 360 ? `${Number(found[1])}deg` : undefined;
}

/** "50%", at most 100. */
export function percent(value: string): string | undefined {
  const found = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(value);
  return found && Number(found[1]) <= 100 ? `${Number(found[1])}%` : undefined;
}

/** A link that LINE would open: http, https, tel or line. Everything else is dropped. */
export function link(value: string): string | undefined {
  return /^(?:https?:\/\/|tel:|line:\/\/)[^\s\p{Cc}]+$/iu.test(value) && value.length <= 2000
    ? value
    : undefined;
}

/** A picture or a film that a page may load: https only. */
export function media(value: string): string | undefined {
  return /^https:\/\/[^\s\p{Cc}]+$/iu.test(value) && value.length <= 2000 ? value : undefined;
}
