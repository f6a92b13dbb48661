import { createHmac } from "node:crypto";

/** How the bytes of a body look: as JSON.stringify writes them, with spaces and line ends, or with \u escapes. */
export type BodyStyle = "compact" | "spaced" | "escaped";

/** Writes a body in one of the ways that a JSON writer may choose; all say the same. */
export function writeBody(value: unknown, style: BodyStyle): string {
  if (style === "spaced") return ` ${JSON.stringify(value, null, 4).replaceAll(": ", " : ")}\n`;
  const json = JSON.stringify(value);
  if (style === "compact") return json;
  return json
    .replaceAll("/", String.raw`\/`)
    .replace(
      /[^\u0020-\u007E]/g,
      (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

/** `x-line-signature`: base64 of HMAC-SHA256 over the bytes of the body with the channel secret (REF#signature-validation). */
export function sign(body: string, channelSecret: string): string {
  return createHmac("sha256", channelSecret).update(body, "utf8").digest("base64");
}

/** The same order for the same seed: a small generator (mulberry32) and Fisher and Yates' shuffle. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}
