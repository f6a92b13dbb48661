import { encode } from "uqr";
import { entryLink, type Entry } from "#core/entry-text.ts";
import { fit } from "#flex/fit.ts";

/** The white frame that scanners need, in squares (ISO/IEC 18004). */
const QUIET = 4;
/** Each Thai letter, vowel or tone takes nine signs of an address: a whole name would make squares too small for a cheap phone. */
const MOST_LETTERS = 24;

/** What the code of a service or topic says: the way into the chat of an Official Account (`lineId`: "@abc1234x"), its name cut short. */
export function scannedLink(lineId: string, entry: Entry): string {
  return entryLink(lineId, { ...entry, titleTh: fit(entry.titleTh, MOST_LETTERS) }, "th");
}

/**
 * An address as a code to scan: an SVG, black on white whatever is around it, that may stand in a page or be a file of its own. It can still
 * be read with 15 % of it dirty or torn (level M).
 * @throws where the address is longer than some 2,300 signs
 */
export function qrSvg(address: string): string {
  const { size, data } = encode(address, { ecc: "M", border: QUIET });
  const square = `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>`;
  const dark = `<path fill="#000" d="${data.map(runsOf).join("")}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">${square}${dark}</svg>`;
}

/** The dark squares of a row, each run of them one rectangle; a square is 1 long. */
function runsOf(row: readonly boolean[], y: number): string {
  return [
    ...row
      .map((dark) => (dark ? "1" : "0"))
      .join("")
      .matchAll(/1+/gu),
  ]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join("");
}
