import { sheet, uintAt } from "./bytes.ts";

/** How a PNG begins. Source: PNG (Third Edition), 5.2. */
export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * The chunks that draw a picture, and how short and long each may be: the picture, and what its numbers mean as colours. Every other one goes:
 * texts, times, EXIF, and a colour profile as well, which names who made it. Source: PNG (Third Edition), 11.2 and 11.3.
 */
const drawing = new Map<string, readonly [least: number, most: number]>([
  ["IHDR", [13, 13]],
  ["PLTE", [3, 768]],
  ["IDAT", [0, Infinity]],
  ["IEND", [0, 0]],
  ["tRNS", [1, 256]],
  ["gAMA", [4, 4]],
  ["cHRM", [32, 32]],
  ["sRGB", [1, 1]],
  ["sBIT", [1, 4]],
  ["cICP", [4, 4]],
]);

/** Length and type before the data, a checksum behind it. */
const AROUND = 12;

/**
 * A PNG without anything but what draws it, and without what stands behind its end. Null where it is cut off or its lengths make no sense.
 * Takes bytes that begin as a PNG does.
 */
export function strippedPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const out = sheet(bytes.length);
  out.add(PNG);
  let hasData = false;
  for (let at = PNG.length; ;) {
    const length = uintAt(bytes, at, 4);
    const end = at + AROUND + length;
    if (!(end <= bytes.length)) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // The header comes first, and once.
    if ((type === "IHDR") !== (at === PNG.length)) return null;
    const sizes = drawing.get(type);
    if (sizes !== undefined) {
      const [least, most] = sizes;
      if (length < least || length > most) return null;
      out.add(bytes.subarray(at, end));
    }
    hasData ||= type === "IDAT";
    if (type === "IEND") return hasData ? out.whole() : null;
    at = end;
  }
}
