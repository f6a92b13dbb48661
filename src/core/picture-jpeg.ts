import { ascii, beginsWith, sheet, uintAt } from "./bytes.ts";
import { turnIn, turnSegment } from "./picture-turn.ts";

/** Markers of ITU-T T.81, table B.1: the second byte, after 0xff. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;

const JFIF = ascii("JFIF\0");
const ADOBE = ascii("Adobe");
/** After the name: version (2 bytes), two flags (2 each), and how the colours are coded. Source: Adobe Technical Note 5116, section 18. */
const ADOBE_COLOURS = 11;

/** JFIF 1.01, no unit, square dots, no thumbnail: that it is JFIF says how colours are coded, all else is the camera's. Source: ITU-T T.871, 10.1. */
const jfifSegment = Uint8Array.of(0xff, APP0, 0, 16, ...JFIF, 1, 1, 0, 0, 1, 0, 1, 0, 0);
const adobeSegment = (colours: number): Uint8Array =>
  Uint8Array.of(0xff, APP14, 0, 14, ...ADOBE, 0, 100, 0, 0, 0, 0, colours);
/** What the segments that we write anew may be longer than what they stand for: each comes once. */
const WRITTEN_ANEW = 128;

/** `body`: what it holds, behind its length. `end`: where the next one begins; of a scan's header behind the scan. */
type Segment = { marker: number; from: number; body: Uint8Array; end: number };
/** What has come so far: a frame, a scan, and the application segments that were written anew. */
type Seen = { frame: boolean; scan: boolean; apps: Set<number> };

/**
 * A JPEG without anything but what draws it: frames, tables and scans as they are, and of the application segments only that it is JFIF, how
 * Adobe coded the colours, and how it is turned. What stands behind its end goes. Null where it is cut off or its lengths make no sense.
 * Takes bytes that begin with SOI.
 */
export function strippedJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const out = sheet(bytes.length + WRITTEN_ANEW);
  out.add(Uint8Array.of(0xff, SOI));
  const seen: Seen = { frame: false, scan: false, apps: new Set() };
  for (let segment = segmentAt(bytes, 2); segment !== null; segment = segmentAt(bytes, segment.end)) {
    if (segment.marker === SOS && !seen.frame) return null;
    if (segment.marker === EOI && !seen.scan) return null;
    const part = partOf(bytes, segment, seen);
    if (part !== null) out.add(part);
    if (segment.marker === EOI) return out.whole();
  }
  return null;
}

/** What stays of a segment; null where nothing does. */
function partOf(bytes: Uint8Array, segment: Segment, seen: Seen): Uint8Array | null {
  const { marker, from, end } = segment;
  seen.frame ||= isFrame(marker);
  seen.scan ||= marker === SOS;
  if (draws(marker)) return bytes.subarray(from, end);
  // Decoders heed application segments before the first scan only, and one of a kind is enough.
  if (seen.scan || seen.apps.has(marker)) return null;
  const anew = writtenAnew(segment);
  if (anew !== null) seen.apps.add(marker);
  return anew;
}

/** The segment at a place, fill bytes before it left out (T.81, B.1.1.2). Null where there is none, or none that could stand there. */
function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  if (bytes[at] !== 0xff) return null;
  let place = at + 1;
  while (bytes[place] === 0xff) place += 1;
  const marker = bytes[place] ?? 0;
  const body = place + 3;
  if (marker === EOI) return { marker, from: place - 1, body: bytes.subarray(0, 0), end: place + 1 };
  // Below are reserved ones; RST, SOI stand alone, and have no place between segments.
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) return null;
  const end = place + 1 + uintAt(bytes, place + 1, 2);
  if (!(end >= body && end <= bytes.length)) return null;
  const next = marker === SOS ? scanEnd(bytes, end) : end;
  return next === null ? null : { marker, from: place - 1, body: bytes.subarray(body, end), end: next };
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed zero nor a restart. Null where none comes. */
function scanEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    const inside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!inside) return at;
  }
  return null;
}

/** Frames, tables, scans, and the end: SOF and DHT, DAC (0xc8 is reserved); EOI, SOS, DQT, DNL, DRI, DHP, EXP. */
function draws(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= EOI && marker <= 0xdf);
}

/** The beginning of a frame (SOF), which is neither DHT, nor reserved, nor DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** What stays of an application segment; null where nothing does. */
function writtenAnew({ marker, body }: Segment): Uint8Array | null {
  if (marker === APP0) return beginsWith(body, JFIF) ? jfifSegment : null;
  if (marker === APP14) {
    const colours = beginsWith(body, ADOBE) ? body[ADOBE_COLOURS] : undefined;
    return colours === undefined ? null : adobeSegment(colours);
  }
  const turn = marker === APP1 ? turnIn(body) : null;
  return turn === null ? null : turnSegment(turn);
}
