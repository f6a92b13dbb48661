import * as z from "zod";
import { languages } from "./dialogue.ts";
import { feedbackStates, feedbackTable, type FeedbackState } from "./feedback-states.ts";
import { dangers } from "./kinds.ts";
import { readable } from "./readable.ts";
import { isEnd } from "./states.ts";

/** What feedback is. A `call` is the wish to be contacted by a person. */
export const sorts = ["suggest", "complain", "praise", "call"] as const;
export type Sort = (typeof sorts)[number];

/** Where feedback came in. */
export const doors = ["chat", "page", "link", "officer"] as const;

/** Something that happened to a feedback: the kind of its entry in the log, when, the id of the text that came with it, the day promised. */
const happenedSchema = z.strictObject({
  at: z.int(),
  kind: z.string(),
  text: z.string().nullable(),
  due: z.iso.date().nullable(),
  /** Its words were taken back by whom they are of. */
  unsaid: z.literal(true).optional(),
});
export type Happened = z.infer<typeof happenedSchema>;

/** More than this nobody adds; who has more to say says it anew. Bounds the record. What ends a feedback is possible all the same. */
export const MOST_HAPPENED = 60;

const orNull = z
  .string()
  .default("")
  .transform((value) => (value === "" ? null : value));
const history = z
  .string()
  .default("")
  .transform((lines) =>
    lines
      .split("\n")
      .map((line) => readable(happenedSchema, line))
      .filter((happened) => happened !== null),
  );

/** A feedback as the store holds it: a flat record in which '' stands for nothing. It holds no text; texts are kept apart, sealed. */
export const feedbackSchema = z.object({
  v: z.literal("1"),
  version: z.coerce.number().int(),
  state: z.enum(feedbackStates),
  sort: z.enum(sorts),
  door: z.enum(doors),
  service: orNull,
  /** The topic that it answers. */
  topic: orNull,
  unit: orNull,
  language: z.enum(languages),
  /** When it was heard (ms). */
  at: z.coerce.number().int(),
  /** The tag of the person whose it is; empty once they are erased. */
  by: z.string().default(""),
  reference: z.string(),
  group: orNull,
  province: orNull,
  /** How often the same was said. */
  times: z.coerce.number().int().default(1),
  /** Set where somebody in danger asked to be called. */
  danger: z
    .enum([...dangers, ""])
    .default("")
    .transform((danger) => (danger === "" ? null : danger)),
  /** When they want to be contacted: a time of office-hours. */
  time: orNull,
  /** By which day (Bangkok) the office promised to answer; null where it promised nothing. */
  answerBy: orNull,
  photos: z
    .string()
    .default("")
    .transform((ids) => ids.split(" ").filter(Boolean)),
  history,
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** The record of a feedback as the store takes it, without what the store itself keeps (version). */
export function feedbackRecord(feedback: Feedback): Record<string, string> {
  const { photos, history: happened } = feedback;
  const flat = Object.entries(feedback).flatMap(([name, value]): [string, string][] => {
    if (name === "version" || typeof value === "object") return value === null ? [[name, ""]] : [];
    return [[name, String(value)]];
  });
  return { ...Object.fromEntries(flat), photos: photos.join(" "), history: historyLines(happened) };
}

/** The history as the record holds it: one JSON a line, the oldest first. */
export function historyLines(happened: readonly Happened[]): string {
  return happened.map((one) => JSON.stringify(one)).join("\n");
}

/**
 * Whether there is room for one more thing to happen to a feedback that leads to this state. To end it is always possible: else who writes without
 * end could neither withdraw it nor be answered.
 */
export function hasRoom({ state, history: happened }: Feedback, to: FeedbackState): boolean {
  return happened.length < MOST_HAPPENED || (to !== state && isEnd(feedbackTable, to));
}
