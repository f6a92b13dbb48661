import { crc32 } from "node:zlib";

/** Small pictures made by hand, part by part. */

const bytesOf = (text: string) => Buffer.from(text, "latin1");
const u16 = (value: number) => [(value >> 8) & 255, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** A segment of a JPEG: its marker, its length, what it holds. */
export const segment = (marker: number, ...body: (number[] | string | Uint8Array)[]): Buffer => {
  const whole = Buffer.concat(
    body.map((part) => (typeof part === "string" ? bytesOf(part) : Buffer.from(part))),
  );
  return Buffer.concat([Buffer.from([0xff, marker, ...u16(whole.length + 2)]), whole]);
};

export const SOI = Buffer.from([0xff, 0xd8]);
export const EOI = Buffer.from([0xff, 0xd9]);

/** Eight by eight grey dots, in parts: every decoder draws them. */
export const grey = {
  tables: segment(
    0xdb,
    [0],
    Array.from({ length: 64 }, () => 1),
  ),
  frame: segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
  // One code each: "0" is no difference (DC), and the end of the block (AC).
  codes: segment(
    0xc4,
    [0x00, 1, ...Array.from({ length: 15 }, () => 0), 0],
    [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0],
  ),
  scan: Buffer.concat([segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from([0x3f])]),
};

/** What draws the grey dots, without beginning, end and application segments. */
export const drawn = Buffer.concat([grey.tables, grey.frame, grey.codes, grey.scan]);

/** A JPEG of eight by eight grey dots, with these segments at its beginning. */
export const jpeg = (...more: Uint8Array[]): Buffer => Buffer.concat([SOI, ...more, drawn, EOI]);

export const jfif = (...thumbnail: number[]): Buffer =>
  segment(0xe0, "JFIF\0", [1, 2, 1, 0, 72, 0, 72, thumbnail.length / 3, 1], thumbnail);

/** JFIF as it is written anew. */
export const plainJfif = segment(0xe0, "JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0]);

type Entry = { tag: number; type: number; count: number; value: number[] };

/** A whole EXIF segment in one of the byte orders: make, orientation, GPS with a place, and a thumbnail. */
export function exif(order: "II" | "MM", turn: number, secret = ""): Buffer {
  const little = order === "II";
  const number = (size: 2 | 4, value: number) => {
    const big = size === 2 ? u16(value) : u32(value);
    return little ? big.toReversed() : big;
  };
  const directory = (entries: Entry[], next: number) => [
    ...number(2, entries.length),
    ...entries.flatMap(({ tag, type, count, value }) => [
      ...number(2, tag),
      ...number(2, type),
      ...number(4, count),
      ...value,
    ]),
    ...number(4, next),
  ];
  const text = bytesOf(secret.padEnd(8, " "));
  const [first, gps] = [8, 8 + 2 + 3 * 12 + 4];
  const place = gps + 2 + 2 * 12 + 4;
  const make = place + 24;
  const tiff = [
    ...bytesOf(order),
    ...number(2, 42),
    ...number(4, first),
    ...directory(
      [
        { tag: 0x010f, type: 2, count: text.length, value: number(4, make) },
        { tag: 0x0112, type: 3, count: 1, value: [...number(2, turn), 0, 0] },
        { tag: 0x8825, type: 4, count: 1, value: number(4, gps) },
      ],
      make + text.length,
    ),
    ...directory(
      [
        { tag: 1, type: 2, count: 2, value: [...bytesOf("N\0"), 0, 0] },
        { tag: 2, type: 5, count: 3, value: number(4, place) },
      ],
      0,
    ),
    ...[13, 1, 45, 1, 1234, 100].flatMap((value) => number(4, value)),
    ...text,
  ];
  return segment(0xe1, "Exif\0\0", tiff, [...SOI, ...EOI], text);
}

/** EXIF that says how a picture is turned, and nothing else. */
export const plainExif = (turn: number): Buffer =>
  segment(0xe1, "Exif\0\0MM\0*", [
    ...u32(8),
    ...u16(1),
    ...u16(0x0112),
    ...u16(3),
    ...u32(1),
    ...u16(turn),
    0,
    0,
    ...u32(0),
  ]);

/** A chunk of a PNG, with its checksum. */
export const chunk = (type: string, body: number[] | string | Uint8Array = []): Buffer => {
  const data = typeof body === "string" ? bytesOf(body) : Buffer.from(body);
  const named = Buffer.concat([bytesOf(type), data]);
  return Buffer.concat([Buffer.from(u32(data.length)), named, Buffer.from(u32(crc32(named)))]);
};

export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const header = chunk("IHDR", [...u32(1), ...u32(1), 8, 0, 0, 0, 0]);
/** One grey dot, deflated by hand: a stored block of a filter byte and the dot. */
export const data = chunk("IDAT", [0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 128, 0, 0x82, 0, 0x81]);
export const end = chunk("IEND");

/** A PNG of one grey dot, with these chunks between header and data. */
export const png = (...more: Uint8Array[]): Buffer => Buffer.concat([SIGNATURE, header, ...more, data, end]);
