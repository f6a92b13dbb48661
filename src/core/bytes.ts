/** The bytes of a text of ASCII characters. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Hex (32 characters) in the groups of a UUID. */
export function inGroups(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

/** True where the bytes begin with those. */
export function beginsWith(bytes: Uint8Array, those: Uint8Array): boolean {
  return bytes.length >= those.length && those.every((byte, i) => bytes[i] === byte);
}

/** The unsigned number of `size` bytes at a place. NaN where the bytes end before it does. */
export function uintAt(bytes: Uint8Array, at: number, size: number, little = false): number {
  let value = 0;
  for (let i = 0; i < size; i += 1)
    value = value * 256 + (bytes[little ? at + size - 1 - i : at + i] ?? Number.NaN);
  return value;
}

/** One piece of all, in their order. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A place for at most so many bytes, filled part by part: a file of many small parts takes no more memory than one of a few. */
export function sheet(most: number): { add(part: Uint8Array): void; whole(): Uint8Array<ArrayBuffer> } {
  const bytes = new Uint8Array(most);
  let size = 0;
  return {
    add(part) {
      bytes.set(part, size);
      size += part.length;
    },
    whole: () => bytes.subarray(0, size),
  };
}
