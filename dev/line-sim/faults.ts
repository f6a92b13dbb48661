import { limits, type LimitId } from "./limits.ts";

/** Rules that are no number: what a value must be. The numbers are the ids of the table of limits. */
export type PlainRule =
  | "required"
  | "unknown-field"
  | "type"
  | "value"
  | "empty"
  | "uri"
  | "https"
  | "colour"
  | "size"
  | "ratio"
  | "date"
  | "characters"
  | "both"
  | "place"
  | "action-type"
  | "same-size"
  | "same-shape"
  | "empty-bubble"
  | "placeholder"
  | "emoji-place"
  | "mention-place"
  | "repeat"
  | "range"
  | "user-id";

export type Rule = LimitId | PlainRule;

/** One broken rule: where (`messages[0].contents.body.contents[1].text`), which, and LINE's kind of sentence. */
export type Fault = { path: string; rule: Rule; message: string };

const segmenter = new Intl.Segmenter("th", { granularity: "grapheme" });

function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Counts a text in the unit of its limit (DOC text-character-count/). */
export function measure(text: string, id: LimitId): number {
  const { unit } = limits[id];
  if (unit === "graphemes") return graphemes(text);
  return unit === "bytes" ? Buffer.byteLength(text, "utf8") : text.length;
}

/** The size of a value as JSON in UTF-8 bytes. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? "", "utf8");
}

export function fault(path: string, rule: Rule, message: string): Fault {
  return { path, rule, message };
}

/** The names of the fields below `path`; the root of a request has no name. */
export function below(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
