import type * as z from "zod";

/** A stored text of JSON by its shape; null where it cannot be read: broken, or of a version that this code does not know. */
export function readable<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
