import type { Message } from "#core/replies.ts";
import { fit } from "./fit.ts";

/** REF#text-message: 5,000 UTF-16 units; nobody reads as much. */
const TEXT = 2_000;

/** A message of words. */
export function text(value: string): Message {
  return { type: "text", text: fit(value, TEXT) };
}
