import * as z from "zod";

export const languages = ["th", "en"] as const;
export type Language = (typeof languages)[number];

/**
 * What is remembered of a one-to-one chat between two messages: the language and the service shown last, each with the
 * event that set it, so that the newest event wins in whatever order events are worked on.
 */
export const dialogueSchema = z.strictObject({
  v: z.literal(1),
  language: z.enum(languages),
  shown: z.strictObject({ service: z.string(), at: z.int(), event: z.string() }).nullable(),
});
export type Dialogue = z.infer<typeof dialogueSchema>;

export const newDialogue: Dialogue = { v: 1, language: "th", shown: null };

/** How long "which papers?" still means the service shown last. DESIGN: ten minutes. */
export const FOLLOW_UP_MS = 10 * 60_000;

/**
 * The dialogue after a service was shown for the event `event` that happened at `at`. An older event never replaces what
 * a newer one showed; of two at the same millisecond the greater id counts as newer.
 */
export function withShown(dialogue: Dialogue, service: string, at: number, event: string): Dialogue {
  const { shown } = dialogue;
  if (shown && (shown.at > at || (shown.at === at && shown.event >= event))) return dialogue;
  return { ...dialogue, shown: { service, at, event } };
}
