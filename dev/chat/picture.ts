import { crc32, deflateSync } from "node:zlib";

const WIDTH = 240;
const HEIGHT = 180;

type Colour = readonly [number, number, number];

/** A road under a sky with a hole in it: what somebody would photograph for an office. */
function colourAt(x: number, y: number): Colour {
  if (Math.hypot((x - 190) / 16, (y - 38) / 16) < 1) return [255, 236, 160];
  if (y < 90 - Math.sin(x / 34) * 14) return [150 + y / 2, 200 + y / 4, 240];
  if (y < 104) return [104, 148, 92];
  if (Math.hypot((x - 110) / 52, (y - 146) / 15) < 1) return [52, 48, 46];
  return Math.abs(y - 122) < 2 && x % 40 < 22 ? [240, 240, 230] : [126, 126, 130];
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A small PNG, painted here so that no picture file has to be kept. */
export function paintPicture(): Uint8Array {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1)
      rows.set(colourAt(x, y).map(Math.round), y * (WIDTH * 3 + 1) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}
