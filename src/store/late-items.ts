import * as z from "zod";
import { lateSchema } from "#core/late.ts";
import { readable } from "#core/readable.ts";

/** Late items are kept one JSON a line. A record that cannot be read must not silence the person: it counts as not there. */
export const lateItems = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => readable(lateSchema, line))
    .filter((late) => late !== null),
);
