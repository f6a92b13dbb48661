import * as z from "zod";
import { dangers } from "./kinds.ts";
import { fields } from "./manual.ts";

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

/** Items that may have been sent by now: from here on they are only offered. */
export function unsure(late: readonly Late[]): Late[] {
  return late.map((item) => ({ ...item, sure: false }));
}
