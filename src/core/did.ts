import * as z from "zod";

/**
 * What a run has done to the store for an event before it told anything. It stands in the event's row, so that a run after it neither does
 * it again nor forgets to tell it: `case` is the feedback that it was about, `says` how that is told (null: the memory alone changed).
 */
export const didSchema = z.strictObject({
  v: z.literal(1),
  case: z.string().nullable(),
  says: z.enum(["receipt", "added", "replied", "phone", "withdrawn", "disputed"]).nullable(),
});
export type Did = z.infer<typeof didSchema>;

/** Only the memory changed. */
export const didKeep: Did = { v: 1, case: null, says: null };
