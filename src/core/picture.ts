import { beginsWith } from "./bytes.ts";
import { strippedJpeg } from "./picture-jpeg.ts";
import { PNG, strippedPng } from "./picture-png.ts";

/** How a JPEG begins: SOI (ITU-T T.81, B.2.1). */
const JPEG = Uint8Array.of(0xff, 0xd8);

export type Stripped =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; type: "image/jpeg" | "image/png" }
  | { ok: false; why: "not-a-picture" | "broken" };

/**
 * Takes out of a photo everything that tells where, when, by whom and with what it was made: EXIF, GPS, XMP, comments, texts, times,
 * thumbnails, colour profiles, further pictures behind the first. The picture itself stays as it is, to the byte, and so does which side of
 * it is up. `not-a-picture`: anything but a JPEG or a PNG. `broken`: cut off, or with lengths that make no sense. Never throws; takes time and
 * memory in proportion to the bytes, whatever they are. Stripping what was stripped changes nothing.
 */
export function stripPicture(bytes: Uint8Array): Stripped {
  if (beginsWith(bytes, JPEG)) return ended(strippedJpeg(bytes), "image/jpeg");
  if (beginsWith(bytes, PNG)) return ended(strippedPng(bytes), "image/png");
  return { ok: false, why: "not-a-picture" };
}

function ended(bytes: Uint8Array<ArrayBuffer> | null, type: "image/jpeg" | "image/png"): Stripped {
  return bytes === null ? { ok: false, why: "broken" } : { ok: true, bytes, type };
}
