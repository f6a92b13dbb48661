/** A stretch of a text: from the first letter up to, not with, the last (UTF-16, as `slice` counts). */
export type Span = { from: number; to: number };

/** What stands where something was found already, or where a label stands: no letter, no digit, no space. */
export const GAP = "\uE001";

/** The same for a name. It counts as a Thai letter, so that what is left of a run of letters is not taken for a new name. */
export const NAME_GAP = "\uE000";

/** A text as the patterns read it, and where each of its letters stands in the text it was made from. */
export type Shape = { text: string; starts: readonly number[]; ends: readonly number[] };

/** Zero-width and direction characters, variation selectors, the ring of a keycap: invisible between two digits. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}\u034F\u20E3]/u;

/** The noughts of the scripts that people in Thailand write numbers in; nine digits follow each of them in Unicode. */
const NOUGHTS = Array.from("๐໐၀႐០०০٠۰", (nought) => nought.charCodeAt(0));

/**
 * A text with one sign for each digit, dash and space, however it is written, and without what nobody sees. Letters stay as they are.
 * Takes any text.
 */
export function shapeOf(text: string): Shape {
  const shown: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const sign = signOf(letter);
    const end = at + letter.length;
    if (sign === "") {
      // What is invisible belongs to the letter before it, or a keycap would lose its digit and keep its ring.
      if (ends.length > 0) ends[ends.length - 1] = end;
    } else {
      shown.push(sign);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: shown.join(""), starts, ends };
}

/** Where a stretch of a shape stands in the text that it was made from. */
export function spanInText({ starts, ends }: Shape, { from, to }: Span): Span {
  return { from: starts[from] ?? 0, to: ends[to - 1] ?? 0 };
}

/** A text with each stretch filled by a sign, as long as before. The stretches stand in order and do not overlap. */
export function filled(text: string, spans: readonly Span[], sign: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    parts.push(text.slice(at, from), sign.repeat(to - from));
    at = to;
  }
  return [...parts, text.slice(at)].join("");
}

/** Every place of a pattern (flags `g` and `d`): that of its group `it` where it has one, else all of it. */
export function placesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [from, to] = match.indices?.groups?.["it"] ?? [match.index, match.index + match[0].length];
    return { from, to };
  });
}

/** Stretches in order, overlapping ones as one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** Always one UTF-16 unit, or nothing for what is invisible. */
function signOf(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return letter === "\t" ? " " : letter;
  const nought = NOUGHTS.find((first) => code >= first && code <= first + 9);
  if (nought !== undefined) return String(code - nought);
  // Thai letters are not decomposed: NFKC would write ำ in two.
  if (code >= 0x0e00 && code <= 0x0e7f) return letter;
  if (UNSEEN.test(letter)) return "";
  if (/[\p{Pd}\u2212]/u.test(letter)) return "-";
  if (/[\u2028\u2029\u0085]/u.test(letter)) return "\n";
  if (/\s/u.test(letter)) return " ";
  // Full-width letters and digits, @ and dots; mathematical and ringed digits.
  const plain = letter.normalize("NFKC");
  return plain.length === 1 ? plain : "\uFFFD";
}
