import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stripPicture } from "#core/picture.ts";
import {
  chunk,
  data,
  drawn,
  end,
  EOI,
  exif,
  grey,
  header,
  jfif,
  jpeg,
  plainExif,
  plainJfif,
  png,
  segment,
  SIGNATURE,
  SOI,
} from "#test/support/pictures.ts";

/** What must be nowhere in what is left. */
const SECRET = "บ้านเลขที่สมมติ 13.75,100.5";
const planted = Buffer.from(SECRET);

/** What is left of a picture; an error where it is none. */
function left(bytes: Uint8Array): Buffer {
  const stripped = stripPicture(bytes);
  if (!stripped.ok) throw new Error(stripped.why);
  return Buffer.from(stripped.bytes);
}
const broken = { ok: false, why: "broken" };

describe("a JPEG", () => {
  test("without anything to take out stays as it is, to the byte", () => {
    expect(stripPicture(jpeg())).toEqual({ ok: true, bytes: new Uint8Array(jpeg()), type: "image/jpeg" });
    expect(left(jpeg(plainJfif))).toEqual(jpeg(plainJfif));
  });

  test.each<[string, Buffer]>([
    ["EXIF, little-endian", exif("II", 1, SECRET)],
    ["EXIF, big-endian", exif("MM", 1, SECRET)],
    ["XMP", segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`, planted)],
    ["a colour profile", segment(0xe2, "ICC_PROFILE\0", [1, 1], planted)],
    ["an index of further pictures", segment(0xe2, "MPF\0", planted)],
    ["a thumbnail of JFIF's extension", segment(0xe0, "JFXX\0", [0x10], planted)],
    ["Photoshop's block", segment(0xed, "Photoshop 3.0\0", planted)],
    ["a segment of nobody's that calls itself Adobe's", segment(0xee, "Adobf", planted)],
    ["a comment", segment(0xfe, planted)],
    ["a segment that extends the standard", segment(0xf0, planted)],
    ["EXIF that is too short to be any", segment(0xe1, "Exif\0\0II", [42])],
    ["EXIF of neither byte order", segment(0xe1, "Exif\0\0XX", [42, 0, 8, 0], planted)],
  ])("has no %s any more", (_name, part) => {
    expect(left(jpeg(part))).toEqual(jpeg());
    // Wherever it stands.
    expect(left(Buffer.concat([SOI, drawn, part, EOI]))).toEqual(jpeg());
    expect(left(Buffer.concat([SOI, grey.tables, part, grey.frame, grey.codes, grey.scan, EOI]))).toEqual(
      jpeg(),
    );
  });

  test.each(["application segments 1, 3 to 13 and 15, whatever they hold"])("loses %s", () => {
    for (const app of [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15])
      expect(left(jpeg(segment(0xe0 + app, "JFIF\0Adobe", planted))), `${app}`).toEqual(jpeg());
  });

  test("loses what stands behind its end, a second picture as well", () => {
    expect(left(Buffer.concat([jpeg(), jpeg(exif("MM", 6, SECRET)), planted]))).toEqual(jpeg());
  });

  test("stays JFIF, without its thumbnail, its dots per inch, or what was put behind them", () => {
    expect(left(jpeg(jfif(1, 2, 3, 4, 5, 6)))).toEqual(jpeg(plainJfif));
    expect(left(jpeg(Buffer.from(segment(0xe0, "JFIF\0", [1, 2, 1, 0, 72, 0, 72, 0, 0], planted))))).toEqual(
      jpeg(plainJfif),
    );
  });

  test("keeps how Adobe coded the colours, and nothing else of that segment", () => {
    const adobe = (colours: number, more: Uint8Array = Buffer.alloc(0)) =>
      segment(0xee, "Adobe", [0, 100, 0, 0, 0, 0, colours], more);
    for (const colours of [0, 1, 2])
      expect(left(jpeg(adobe(colours, planted)))).toEqual(jpeg(adobe(colours)));
    expect(left(jpeg(segment(0xee, "Adobe", [0, 100])))).toEqual(jpeg());
    expect(left(jpeg(segment(0xee, "Adobe", [9, 9, 9, 9, 9, 9, 1])))).toEqual(jpeg(adobe(1)));
  });

  test.each(["II", "MM"] as const)("keeps which side is up, and nothing else of its EXIF (%s)", (order) => {
    for (let turn = 2; turn <= 8; turn += 1) {
      expect(left(jpeg(exif(order, turn, SECRET)))).toEqual(jpeg(plainExif(turn)));
      expect(left(jpeg(jfif(), exif(order, turn, SECRET)))).toEqual(jpeg(plainJfif, plainExif(turn)));
    }
    for (const turn of [0, 1, 9, 255, 1536]) expect(left(jpeg(exif(order, turn, SECRET)))).toEqual(jpeg());
  });

  test("what EXIF says behind a scan, or a second time, does not count", () => {
    expect(left(Buffer.concat([SOI, drawn, exif("MM", 6, SECRET), EOI]))).toEqual(jpeg());
    expect(left(jpeg(exif("MM", 6, SECRET), exif("II", 3, SECRET)))).toEqual(jpeg(plainExif(6)));
  });

  test("an EXIF whose directory lies about its size costs no time, and says nothing", () => {
    const lying = segment(0xe1, "Exif\0\0MM\0*", [0, 0, 0, 8, 0xff, 0xff, 0, 0]);
    expect(left(jpeg(...Array.from({ length: 20_000 }, () => lying)))).toEqual(jpeg());
    const beyond = segment(0xe1, "Exif\0\0MM\0*", [0xff, 0xff, 0xff, 0xff]);
    expect(left(jpeg(beyond))).toEqual(jpeg());
  });

  test("keeps every scan, restarts and stuffed zeros inside them, and tables between them", () => {
    const scans = Buffer.concat([
      segment(0xdd, [0, 1]),
      segment(0xda, [1, 1, 0, 0, 63, 0]),
      Buffer.from([1, 0xff, 0, 2, 0xff, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd7, 4]),
      grey.codes,
      grey.scan,
    ]);
    const whole = Buffer.concat([SOI, grey.tables, grey.frame, scans, EOI]);
    expect(left(whole)).toEqual(whole);
    const commented = Buffer.concat([SOI, grey.tables, grey.frame, scans, segment(0xfe, planted), EOI]);
    expect(left(commented)).toEqual(whole);
  });

  test("fill bytes between segments are no segments", () => {
    const fill = Buffer.from([0xff, 0xff, 0xff]);
    expect(left(Buffer.concat([SOI, fill, grey.tables, grey.frame, grey.codes, grey.scan, EOI]))).toEqual(
      jpeg(),
    );
  });

  test.each<[string, Buffer]>([
    ["nothing but its beginning", SOI],
    ["no end", Buffer.concat([SOI, drawn])],
    ["no scan", Buffer.concat([SOI, grey.tables, grey.frame, EOI])],
    ["a scan before its frame", Buffer.concat([SOI, grey.scan, grey.frame, EOI])],
    ["a length under two", Buffer.concat([SOI, Buffer.from([0xff, 0xfe, 0, 1]), drawn, EOI])],
    ["a length beyond its end", Buffer.concat([SOI, Buffer.from([0xff, 0xfe, 0xff, 0xff]), drawn, EOI])],
    ["half a length", Buffer.concat([SOI, Buffer.from([0xff, 0xfe, 0])])],
    ["something else between segments", Buffer.concat([SOI, grey.tables, Buffer.from("x"), drawn, EOI])],
    ["a beginning inside", Buffer.concat([SOI, jpeg()])],
    ["a reserved marker", Buffer.concat([SOI, segment(0x02, planted), drawn, EOI])],
    ["nothing but fill bytes", Buffer.concat([SOI, Buffer.alloc(1_000, 0xff)])],
  ])("with %s is broken", (_name, bytes) => {
    expect(stripPicture(bytes)).toEqual(broken);
  });
});

describe("a PNG", () => {
  const colours = [
    chunk("gAMA", [0, 0, 0xb1, 0x8f]),
    chunk("cHRM", Buffer.alloc(32, 1)),
    chunk("sRGB", [0]),
    chunk("PLTE", [0, 0, 0, 255, 255, 255]),
    chunk("tRNS", [0, 1]),
  ];

  test("without anything to take out stays as it is, to the byte", () => {
    for (const whole of [png(), png(...colours)])
      expect(stripPicture(whole)).toEqual({ ok: true, bytes: new Uint8Array(whole), type: "image/png" });
  });

  test.each([
    "tEXt",
    "zTXt",
    "iTXt",
    "eXIf",
    "tIME",
    "pHYs",
    "iCCP",
    "hIST",
    "sPLT",
    "acTL",
    "fdAT",
    "prVt",
    "vpAg",
  ])("has no %s any more, wherever it stands", (type) => {
    const part = chunk(type, planted);
    expect(left(png(part))).toEqual(png());
    expect(left(Buffer.concat([SIGNATURE, header, part, data, part, data, part, end]))).toEqual(
      Buffer.concat([SIGNATURE, header, data, data, end]),
    );
  });

  test("loses what stands behind its end", () => {
    expect(left(Buffer.concat([png(), planted]))).toEqual(png());
    expect(left(Buffer.concat([png(), chunk("tEXt", planted)]))).toEqual(png());
  });

  test.each<[string, Buffer]>([
    ["nothing but its beginning", SIGNATURE],
    ["no end", Buffer.concat([SIGNATURE, header, data])],
    ["no data", Buffer.concat([SIGNATURE, header, end])],
    ["no header", Buffer.concat([SIGNATURE, data, end])],
    ["two headers", Buffer.concat([SIGNATURE, header, header, data, end])],
    ["a header of another size", Buffer.concat([SIGNATURE, chunk("IHDR", [1, 2, 3]), data, end])],
    ["an end that holds something", Buffer.concat([SIGNATURE, header, data, chunk("IEND", planted)])],
    ["a chunk of colours that holds more than colours", png(chunk("gAMA", planted))],
    [
      "a length beyond its end",
      Buffer.concat([SIGNATURE, header, Buffer.from([0x7f, 0xff, 0xff, 0xff]), data, end]),
    ],
    ["a length of all ones", Buffer.concat([SIGNATURE, header, Buffer.alloc(4, 0xff), data, end])],
  ])("with %s is broken", (_name, bytes) => {
    expect(stripPicture(bytes)).toEqual(broken);
  });
});

test.each<[string, Uint8Array]>([
  ["nothing", new Uint8Array()],
  ["one byte", Uint8Array.of(0xff)],
  ["a text", planted],
  ["a GIF", Buffer.from("GIF89a")],
  ["a HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
  ["a WebP", Buffer.from("RIFF\x20\0\0\0WEBPVP8 ", "latin1")],
  ["a PDF", Buffer.from("%PDF-1.7")],
  ["half the beginning of a PNG", SIGNATURE.subarray(0, 7)],
  ["a JPEG with something before it", Buffer.concat([Buffer.from(" "), jpeg()])],
])("%s is not a picture", (_name, bytes) => {
  expect(stripPicture(bytes)).toEqual({ ok: false, why: "not-a-picture" });
});

describe("whatever the bytes are", () => {
  const whole = [
    jpeg(
      jfif(1, 2, 3),
      exif("II", 6, SECRET),
      segment(0xee, "Adobe", [0, 100, 0, 0, 0, 0, 1]),
      segment(0xfe, planted),
    ),
    jpeg(exif("MM", 8, SECRET), segment(0xe2, "MPF\0", planted)),
    png(chunk("gAMA", [0, 0, 1, 0]), chunk("eXIf", planted), chunk("tEXt", planted)),
  ];
  const picture = fc.constantFrom(...whole);

  /** It ends, in one of its three words; what it gives is not longer than what it wrote anew, and stripping it again changes nothing. */
  function expectSound(bytes: Uint8Array): void {
    const before = Buffer.from(bytes);
    const stripped = stripPicture(bytes);
    expect(Buffer.from(bytes)).toEqual(before);
    if (!stripped.ok) return expect(["not-a-picture", "broken"]).toContain(stripped.why);
    expect(stripped.bytes.length).toBeLessThanOrEqual(bytes.length + 18 + 36 + 16);
    expect(stripPicture(stripped.bytes)).toEqual(stripped);
  }

  test("random ones, with or without the beginning of a picture, end in a word", () => {
    const beginning = fc.constantFrom(Buffer.alloc(0), SOI, Buffer.concat([SOI, grey.frame]), SIGNATURE);
    const any = fc.uint8Array({ maxLength: 400 });
    // Mostly of the bytes that mean something.
    const telling = fc
      .array(fc.constantFrom(0xff, 0xff, 0xd8, 0xd9, 0xda, 0xc0, 0xe1, 0, 2, 3), { maxLength: 200 })
      .map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(beginning, fc.oneof(any, telling), (first, rest) => {
        expectSound(Buffer.concat([first, rest]));
      }),
      { numRuns: 2_000 },
    );
  });

  test("pictures cut off anywhere are broken or not pictures, never taken", () => {
    for (const bytes of whole)
      for (let length = 0; length < bytes.length; length += 1)
        expect(stripPicture(bytes.subarray(0, length)).ok, `${length} of ${bytes.length}`).toBe(false);
  });

  test("pictures with bytes changed, left out or put in end in a word", () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.integer({ min: 0, max: 3 }),
      put: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(picture, fc.array(change, { minLength: 1, maxLength: 4 }), (bytes, changes) => {
        let changed: Buffer = bytes;
        for (const { at, out, put } of changes) {
          const place = Math.floor(at * changed.length);
          changed = Buffer.concat([changed.subarray(0, place), put, changed.subarray(place + out)]);
        }
        expectSound(changed);
      }),
      { numRuns: 3_000 },
    );
  });

  test("a planted secret is in no picture that was stripped, in whatever parts it was planted, and the picture is whole", () => {
    const secret = fc.uint8Array({ minLength: 12, maxLength: 60 });
    const markers = [0xe1, 0xe2, 0xe3, 0xe7, 0xed, 0xef, 0xfe, 0xf3];
    const types = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP"];
    const places = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(secret, places, (bytes, chosen) => {
        const parts = chosen.map((n) => segment(markers[n % markers.length] ?? 0xe1, bytes));
        expect(left(Buffer.concat([jpeg(...parts), bytes])).equals(jpeg())).toBe(true);
        const chunks = chosen.map((n) => chunk(types[n % types.length] ?? "tEXt", bytes));
        expect(left(Buffer.concat([png(...chunks), bytes])).equals(png())).toBe(true);
      }),
    );
    for (const bytes of whole) expect(left(bytes).includes(planted)).toBe(false);
  });

  test("very many very small parts are as good as a few", () => {
    const tables = Buffer.alloc(4 * 500_000, Buffer.from([0xff, 0xdb, 0, 2]));
    expect(left(jpeg(tables)).equals(jpeg(tables))).toBe(true);
    const chunks = Buffer.alloc(12 * 200_000, chunk("IDAT"));
    expect(left(png(chunks)).equals(png(chunks))).toBe(true);
  });
});
