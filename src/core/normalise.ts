/** Zero-width and bidirectional control characters, the soft hyphen and the variation selectors: invisible, never meant. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Whatever is pasted, only its beginning is read: time stays bounded. */
const LONGEST = 2_000;
const MOST_PASSES = 5;

/**
 * Brings a message into the one form that the search compares: NFC, lower case, Arabic digits, composed sara am, เเ as แ,
 * no invisible characters, runs of one letter at most twice, single spaces.
 * Takes any text; gives text without leading or trailing space, possibly empty.
 */
export function normalise(text: string): string {
  let before = text.slice(0, LONGEST);
  // One rule may make work for another ("ร.ม0"): applied until nothing changes, which is mostly once and a look.
  for (let i = 0; i < MOST_PASSES; i += 1) {
    const after = pass(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

/** A message without spaces, as patterns and names are held against it: Thai has none, and people put them anywhere. Takes any text. */
export function denseForm(text: string): string {
  return normalise(text).replaceAll(" ", "");
}

function pass(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/gu, "$1\u0E33")
    .replace(/([\u0E48-\u0E4B])\u0E4D\u0E32/gu, "$1\u0E33")
    .replace(/\u0E40\u0E40/gu, "\u0E41")
    .replace(/[\u0E50-\u0E59]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/\s+/gu, " ")
    .replace(
      /มาตรา ?(\d+)|(?<![ก-๛])ม ?\.? ?(\d+)/gu,
      (_whole, long, short) => ` มาตรา${String(long ?? short)} `,
    )
    .replace(/([a-z\u0E01-\u0E2E]) ?\. ?(?=[\da-z\u0E01-\u0E2E])/gu, "$1")
    .replace(/(\p{L}|\p{M})\1{2,}/gu, "$1$1")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}
