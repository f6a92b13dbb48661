import * as z from "zod";
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
});
export type Late = z.infer<typeof lateSchema>;

/** How many late answers wait for one person at most; the oldest give way. */
export const MAX_LATE = 3;
