export type ImageSize = { width: number; height: number; type: "image/png" | "image/jpeg" };

const PNG = "89504e470d0a1a0a";

/** Width and height of a PNG or JPEG from its own bytes; null for anything else. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length >= 24 && data.subarray(0, 8).toString("hex") === PNG) {
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20), type: "image/png" };
  }
  return data.length >= 4 && data.readUInt16BE(0) === 0xffd8 ? jpegSize(data) : null;
}

/** Walks the segments of a JPEG to its frame header (SOF0 to SOF15 but DHT, JPG and DAC), which holds the size. */
function jpegSize(data: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 < data.length) {
    const marker = data.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame)
      return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5), type: "image/jpeg" };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
