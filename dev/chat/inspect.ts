import { checkMessages } from "#dev/line-sim/check-messages.ts";
import { jsonBytes, type Fault } from "#dev/line-sim/faults.ts";
import { limits } from "#dev/line-sim/limits.ts";
import { isRecord } from "#dev/line-sim/shape.ts";
import { referenceOf } from "./references.ts";

/** One broken rule: its path as the simulator names it and as it is in what was pasted, and where to read about it. */
export type Finding = {
  number: number;
  path: string;
  shownPath: string;
  rule: string;
  message: string;
  reference: string;
};

export type Size = { bytes: number; most: number | null };

export type Inspected = { message: unknown; at: string; altText: string | null; size: Size };

export type Inspection = { messages: Inspected[]; findings: Finding[] };

/** LINE takes a message without one nowhere; a bare bubble has no place for it, so this one stands in. */
const STAND_IN = "-";

/**
 * Looks at anything that holds Flex: a bubble, a carousel, a message, an array of messages, a whole send request.
 * Null where there is no message in it.
 */
export function inspect(value: unknown): Inspection | null {
  const found = messagesIn(value);
  if (found === null) return null;
  const { messages, prefix } = found;
  const findings = checkMessages(messages).map((fault, index) =>
    toFinding({ messages }, fault, index + 1, prefix),
  );
  return { messages: messages.map((message, index) => look(message, `messages[${index}]`)), findings };
}

type Found = {
  messages: unknown[];
  /** What the simulator's paths start with that was not pasted. */ prefix: string;
};

function messagesIn(value: unknown): Found | null {
  if (Array.isArray(value)) return { messages: value, prefix: "messages" };
  if (!isRecord(value)) return null;
  if (Array.isArray(value["messages"])) return { messages: value["messages"], prefix: "" };
  const { type } = value;
  // A video, an image or a text of this shape is a message; only these two are containers.
  if (type === "bubble" || (type === "carousel" && value["contents"] !== undefined)) {
    return {
      messages: [{ type: "flex", altText: STAND_IN, contents: value }],
      prefix: "messages[0].contents",
    };
  }
  return type === undefined ? null : { messages: [value], prefix: "messages[0]" };
}

function toFinding(
  request: unknown,
  { path, rule, message }: Fault,
  number: number,
  prefix: string,
): Finding {
  const shownPath = path.startsWith(prefix) ? path.slice(prefix.length).replace(/^\./, "") : path;
  return { number, path, shownPath, rule, message, reference: referenceOf(request, path, rule) };
}

function look(message: unknown, at: string): Inspected {
  const altText = isRecord(message) && typeof message["altText"] === "string" ? message["altText"] : null;
  const contents = isRecord(message) && message["type"] === "flex" ? message["contents"] : undefined;
  const shown = altText === STAND_IN ? null : altText;
  return {
    message,
    at,
    altText: shown,
    size: contents === undefined ? { bytes: jsonBytes(message), most: null } : sizeOf(contents),
  };
}

function sizeOf(contents: unknown): Size {
  const many = isRecord(contents) && contents["type"] === "carousel";
  return { bytes: jsonBytes(contents), most: limits[many ? "flex.carousel" : "flex.bubble"].value };
}
