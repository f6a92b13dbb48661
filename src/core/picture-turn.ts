import { ascii, beginsWith, uintAt } from "./bytes.ts";

/** How an APP1 segment of EXIF begins. */
const EXIF = ascii("Exif\0\0");
const LITTLE = ascii("II*\0");
const BIG = ascii("MM\0*");
/** A directory: a count of two bytes, then twelve for each entry (tag, type, how many, value). */
const ENTRY = 12;
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * How a picture is turned or mirrored by what its EXIF says: 2 to 8; null where it stands as it is, and for whatever cannot be read.
 * Takes what an APP1 segment holds. Source: TIFF 6.0, section 2 (header, directory) and section 8 (tag 274).
 */
export function turnIn(app1: Uint8Array): number | null {
  if (!beginsWith(app1, EXIF)) return null;
  const tiff = app1.subarray(EXIF.length);
  const little = beginsWith(tiff, LITTLE);
  if (!little && !beginsWith(tiff, BIG)) return null;
  const first = uintAt(tiff, 4, 4, little) + 2;
  // Never more entries than there is room for: a count that lies must not cost time.
  const entries = Math.min(uintAt(tiff, first - 2, 2, little), Math.floor((tiff.length - first) / ENTRY));
  for (let i = 0; i < entries; i += 1) {
    const entry = first + i * ENTRY;
    if (uintAt(tiff, entry, 2, little) !== ORIENTATION) continue;
    const turn = uintAt(tiff, entry + 8, 2, little);
    return uintAt(tiff, entry + 2, 2, little) === SHORT && turn >= 2 && turn <= 8 ? turn : null;
  }
  return null;
}

/** A whole APP1 segment that says how a picture is turned, and nothing else. */
export function turnSegment(turn: number): Uint8Array {
  const header = [...EXIF, ...BIG, 0, 0, 0, 8];
  // One entry of one SHORT, whose value stands in the first two of its four bytes.
  const entry = [ORIENTATION >> 8, ORIENTATION & 255, 0, SHORT, 0, 0, 0, 1, 0, turn, 0, 0];
  const body = [...header, 0, 1, ...entry, 0, 0, 0, 0];
  return Uint8Array.of(0xff, 0xe1, 0, 2 + body.length, ...body);
}
