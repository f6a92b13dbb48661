import * as z from "zod";
import { readable } from "./readable.ts";

/** More than a manual has services: beyond it the oldest would be heard of again. */
export const MOST_STOPPED = 500;

/**
 * What a person chose to tell of themselves, and what they follow. All of it is optional and said so; it is kept sealed under their key and
 * goes with it.
 */
export const profileSchema = z.strictObject({
  v: z.literal(1),
  /** Who they are, as an audience of the manual; and where: the code of a province. Only for counting who was heard. */
  group: z.string().nullable(),
  province: z.string().nullable(),
  /** Topics they want to hear of, and those they do not want to hear of any more. */
  follows: z.array(z.string()).max(50),
  stopped: z.array(z.string()).max(MOST_STOPPED),
});
export type Profile = z.infer<typeof profileSchema>;

export const newProfile: Profile = { v: 1, group: null, province: null, follows: [], stopped: [] };

/** A profile as it was kept, opened; what cannot be read counts as nothing told. */
export function readProfile(text: string | null): Profile {
  return (text === null ? null : readable(profileSchema, text)) ?? newProfile;
}

/** What a record says of a person whose acts do not count as participation (DESIGN section 6, rule 6). */
export const markSchema = z.enum(["staff", "test"]);
export type Mark = z.infer<typeof markSchema>;

/** The mark that a record holds; one that this code does not know still means that the person does not count. */
export function readMark(held: string | null | undefined): Mark | null {
  return held === null || held === undefined || held === ""
    ? null
    : (markSchema.safeParse(held).data ?? "test");
}
