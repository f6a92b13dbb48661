import { isFailure, type Reply } from "./resp.ts";

/** How strings travel: as JSON text, or base64 because the request carried `Upstash-Encoding: base64`. */
export type Encoding = "text" | "base64";

/**
 * Writes a reply as JSON the way Upstash's REST API does: numbers and null stay, strings are encoded when asked for.
 * Only a status `OK` standing alone stays as it is; the SDK decodes every other string, inside arrays that one too.
 * Numbers beyond 2^53 keep all their digits.
 */
export function encodeReply(reply: Reply, encoding: Encoding): string {
  return typeof reply === "object" && reply !== null && "status" in reply && reply.status === "OK"
    ? '"OK"'
    : encodeValue(reply, encoding);
}

/** Writes what a request's one command came to: `{"result":…}` or `{"error":…}`. */
export function encodeOutcome(reply: Reply, encoding: Encoding): string {
  return isFailure(reply) ? encodeError(reply.failure) : `{"result":${encodeReply(reply, encoding)}}`;
}

/** Writes `{"error":…}`. Errors are never base64: the SDK reads them as they are. */
export function encodeError(message: string): string {
  return JSON.stringify({ error: message });
}

function encodeValue(reply: Reply, encoding: Encoding): string {
  if (reply === null) return "null";
  if (typeof reply === "number" || typeof reply === "bigint") return String(reply);
  if (Array.isArray(reply)) return `[${reply.map((item) => encodeValue(item, encoding)).join(",")}]`;
  if (Buffer.isBuffer(reply)) return encodeBytes(reply, encoding);
  return encodeBytes(Buffer.from(isFailure(reply) ? reply.failure : reply.status), encoding);
}

function encodeBytes(bytes: Buffer, encoding: Encoding): string {
  return JSON.stringify(bytes.toString(encoding === "base64" ? "base64" : "utf8"));
}
