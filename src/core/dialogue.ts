import * as z from "zod";
import { fields, type Field } from "./manual.ts";

export const languages = ["th", "en"] as const;
export type Language = (typeof languages)[number];

/** Which event set a memory, and when it happened: the newest event wins in whatever order events are worked on. */
const set = { at: z.int(), event: z.string() };

/** What is remembered of a one-to-one chat between two messages. No text, and nothing that says who the person is. */
export const dialogueSchema = z.strictObject({
  v: z.literal(1),
  /** Chosen by the person; null while it is told from what they write. */
  language: z.strictObject({ code: z.enum(languages), ...set }).nullable(),
  /** What they last wrote in clearly: for taps, which have no text, and for what we send by ourselves. */
  written: z
    .strictObject({ code: z.enum(languages), ...set })
    .nullable()
    .default(null),
  /** The service shown last. */
  shown: z.strictObject({ service: z.string(), ...set }).nullable(),
  /** The person asked us not to send anything by ourselves (s.32 of the PDPA: the right to object). */
  stopped: z.strictObject({ is: z.boolean(), ...set }).nullable(),
  /** The privacy notice was shown: it comes before the first feedback (PDPA s.23). */
  noticed: z.strictObject(set).nullable().default(null),
  /** The draft that was sent last, and what it became: a second tap on its button is told so. */
  sent: z
    .strictObject({ draft: z.string(), case: z.string(), ...set })
    .nullable()
    .default(null),
  /** Questions of officers that were told before this are dealt with: what is typed is not taken for their answer any more. */
  heardOut: z.strictObject(set).nullable().default(null),
  /** Of a time when being forgotten left the record in place; still read, never written. */
  forgotten: z.strictObject(set).nullable(),
});
export type Dialogue = z.infer<typeof dialogueSchema>;

export const newDialogue: Dialogue = {
  v: 1,
  language: null,
  written: null,
  shown: null,
  stopped: null,
  noticed: null,
  sent: null,
  heardOut: null,
  forgotten: null,
};

/** When and by which event something was said. */
export type Moment = { at: number; event: string };

/** How long "which papers?" still means the service shown last. DESIGN: ten minutes. */
const FOLLOW_UP_MS = 10 * 60_000;

/** Whether a moment comes after another. Of two at the same millisecond the greater id counts as newer. */
export function isNewer(moment: Moment, than: Moment | null): boolean {
  return than === null || moment.at > than.at || (moment.at === than.at && moment.event > than.event);
}

/** The dialogue after a service was shown. An older event never replaces what a newer one showed. */
export function withShown(dialogue: Dialogue, service: string, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.shown) && isNewer({ at, event }, dialogue.forgotten)
    ? { ...dialogue, shown: { service, at, event } }
    : dialogue;
}

/** The dialogue after the person chose a language. */
export function withLanguage(dialogue: Dialogue, code: Language, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.language)
    ? { ...dialogue, language: { code, at, event } }
    : dialogue;
}

/** The dialogue after the person wrote clearly in a language. */
export function withWritten(dialogue: Dialogue, code: Language, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.written) ? { ...dialogue, written: { code, at, event } } : dialogue;
}

/** The dialogue after the person asked us to stop, or to start, sending by ourselves. */
export function withStopped(dialogue: Dialogue, is: boolean, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.stopped) ? { ...dialogue, stopped: { is, at, event } } : dialogue;
}

/** The dialogue after the privacy notice was shown. */
export function withNotice(dialogue: Dialogue, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.noticed) ? { ...dialogue, noticed: { at, event } } : dialogue;
}

/** The dialogue after a draft became a feedback. */
export function withSent(dialogue: Dialogue, draft: string, id: string, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.sent)
    ? { ...dialogue, sent: { draft, case: id, at, event } }
    : dialogue;
}

/** The dialogue after the person said that what they type is no answer to an officer. */
export function withHeardOut(dialogue: Dialogue, { at, event }: Moment): Dialogue {
  return isNewer({ at, event }, dialogue.heardOut) ? { ...dialogue, heardOut: { at, event } } : dialogue;
}

/** The service that a follow-up at this time means, or null where none was shown in the last ten minutes. */
export function recentlyShown(dialogue: Dialogue | null, at: number): string | null {
  const shown = dialogue?.shown ?? null;
  return shown && at >= shown.at && at - shown.at <= FOLLOW_UP_MS ? shown.service : null;
}

/** Reads a field's name from outside; null where it is none. */
export function toField(name: string | null): Field | null {
  return fields.find((field) => field === name) ?? null;
}
