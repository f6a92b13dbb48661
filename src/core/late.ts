import * as z from "zod";
import type { Catalogue } from "./catalogue.ts";
import { dangers } from "./kinds.ts";
import { fields } from "./manual.ts";

/** What a late item is about, beside services: a feedback of theirs (`says`: what happened to it), or what they are in the middle of saying. */
const aboutSchema = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("case"),
    case: z.string(),
    reference: z.string(),
    says: z.string(),
    /** Worth a message of its own where the person does not write for three days. */
    push: z.boolean().default(false),
    /** They do not want to hear of it by themselves: it rides on the next reply, never on a push. */
    quiet: z.literal(true).optional(),
  }),
  z.strictObject({ what: z.literal("draft") }),
  /** A question that they left is answered now: by the service of the item. */
  z.strictObject({ what: z.literal("question"), quiet: z.literal(true).optional() }),
]);

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
  about: aboutSchema.nullable().default(null),
});
export type Late = z.infer<typeof lateSchema>;

type Said = Pick<Late, "event" | "at" | "sure"> &
  Partial<Pick<Late, "service" | "field" | "danger" | "about">>;

/** An item about what is named here, and nothing else. */
export function lateItem(said: Said): Late {
  return { v: 1, service: null, field: null, danger: null, about: null, ...said };
}

/** That something happened to a feedback; `push`: worth a message of its own; `quiet`: in no push at all. */
export function aboutCase(
  { id, reference }: { id: string; reference: string },
  says: string,
  { push = false, quiet = false } = {},
): Late["about"] {
  return { what: "case", case: id, reference, says, push, ...(quiet ? { quiet } : {}) };
}

/** Whether nothing can be said of an item: a question that they left is answered by a service that the manual does not hold, not yet or not any more. */
export function isUnsayable({ about, service, sure }: Late, { byId }: Pick<Catalogue, "byId">): boolean {
  return sure && about?.what === "question" && !byId.has(service ?? "");
}

/** How many late answers wait for one person at most; the oldest give way. What they are about is found under "mine" all the same. */
export const MAX_LATE = 3;

/** Items that may have been sent by now: from here on they are only offered. */
export function unsure(late: readonly Late[]): Late[] {
  return late.map((item) => ({ ...item, sure: false }));
}
