import * as z from "zod";

/*
 * What single values of the manual look like.
 */

/** One line of text as the manual holds it: trimmed, not empty. */
export const text = z.string().trim().min(1);
/** The same in English, where somebody has written it; null: the manual says this in Thai only. */
export const english = text.nullable();
/**
 * A name inside our data: small letters, digits, hyphens; a letter first, 64 signs at most. What is named otherwise the log does not take
 * (ledger-catalogue.ts), and a button could not carry: whatever was said about it would be lost.
 */
export const slug = z.string().regex(/^(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** Gregorian year, year-month or date of a piece of information. */
export const partDate = z.string().regex(/^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
export const fullDate = z.iso.date();
export const webAddress = z.url({ protocol: /^https?$/ });
export const count = z.int().positive();
/** A time of day in Bangkok, "08:30"; a day may end at "24:00". */
export const opening = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const sourceSchema = z.strictObject({
  url: webAddress.nullable(),
  title: text,
  date: partDate.nullable(),
  kind: z.enum(["official", "law", "press", "other"]),
});
