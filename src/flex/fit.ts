const graphemes = new Intl.Segmenter("th", { granularity: "grapheme" });
const words = new Intl.Segmenter("th", { granularity: "word" });

/** Where no word ends in reach, a long run without words is cut at a letter. */
const LONGEST_WORD = 40;

/** How LINE counts labels, displayText and action text: a Thai letter with its vowel and tone is one. */
export function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/**
 * A text that is at most `most` graphemes long (and as many UTF-16 units, when `unit` says so), cut after a whole word with an
 * ellipsis where it is longer. Invisible controls are taken out, because a text that shows nothing counts as empty.
 */
export function fit(text: string, most: number, unit: "graphemes" | "utf16" = "utf16"): string {
  const size = unit === "utf16" ? (part: string) => part.length : graphemeCount;
  const clean = visible(text);
  if (clean.length <= most || (unit === "graphemes" && clean.length < most * 20 && size(clean) <= most))
    return clean;
  let kept = "";
  let length = 1;
  for (const { segment } of words.segment(clean.slice(0, most * 20))) {
    for (const piece of size(segment) > LONGEST_WORD ? pieces(segment) : [segment]) {
      length += size(piece);
      if (length > most) return `${kept.trimEnd()}…`;
      kept += piece;
    }
  }
  return kept;
}

function pieces(segment: string): string[] {
  return Array.from(graphemes.segment(segment), (part) => part.segment);
}

/** Zero-width characters, bidirectional controls and other controls but the line break: never meant to be shown. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}]/gu;

/** The text without what shows nothing. May be empty. */
export function visible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, "").trim();
}

/** The UTF-8 size of a value as JSON, in bytes: what LINE measures bubbles by. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
