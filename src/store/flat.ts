import * as z from "zod";

/** A hash as the store gives it without the client's guessing: names and values in turn. Nothing there: an empty record. */
export const flatHash = z
  .array(z.string())
  .nullable()
  .transform((flat) => {
    const pairs = Array.from({ length: Math.floor((flat ?? []).length / 2) }, (_, i): [string, string] => [
      flat?.[2 * i] ?? "",
      flat?.[2 * i + 1] ?? "",
    ]);
    return Object.fromEntries(pairs);
  });
