import * as z from "zod";
import { dangers } from "./kinds.ts";
import { fields } from "./manual.ts";
import type { Reply } from "./replies.ts";

/**
 * An answer that did not reach its person in time and waits for their next message. `sure: true` only where LINE is known
 * not to have taken it; otherwise it may have been seen, so it is never sent again by itself: a button offers it.
 */
export const lateSchema = z.strictObject({
  v: z.literal(1),
  event: z.string(),
  at: z.int(),
  sure: z.boolean(),
  service: z.string().nullable(),
  field: z.enum(fields).nullable(),
  /** Set where somebody wrote of danger: whom to call is said again with the next message. */
  danger: z.enum(dangers).nullable(),
});
export type Late = z.infer<typeof lateSchema>;

/** How many late answers wait for one person at most; the oldest give way. */
export const MAX_LATE = 3;

/** Greetings and thanks that come too late are better left unsaid. Everything else is an answer that somebody waits for. */
const unsaid = new Set<Reply["kind"]>([
  "welcome",
  "greet_group",
  "media",
  "slow_down",
  "sorry",
  "smalltalk",
  "thanks_for_tap",
]);

/**
 * What waits for a person because this reply did not reach them in time; null where it is better left unsaid. `sure: true` only
 * where LINE has certainly not taken it.
 */
export function missed(reply: Reply, event: string, at: number, sure: boolean): Late | null {
  if (unsaid.has(reply.kind)) return null;
  const service = reply.kind === "answer" ? reply.service : null;
  const field = reply.kind === "answer" ? reply.field : null;
  const danger = reply.kind === "crisis" ? reply.danger : null;
  return { v: 1, event, at, sure, service, field, danger };
}

/** Items that may have been sent by now: from here on they are only offered. */
export function unsure(late: readonly Late[]): Late[] {
  return late.map((item) => ({ ...item, sure: false }));
}
