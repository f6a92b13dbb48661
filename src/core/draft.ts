import * as z from "zod";
import { MOST_ASKED } from "./asked.ts";
import type { Moment } from "./dialogue.ts";
import { doors, sorts } from "./feedback.ts";
import { readable } from "./readable.ts";

/** What a draft waits for. `review`: everything needed is there, and it waits for the tap that sends it. */
export const asks = ["sort", "text", "service", "group", "province", "phone", "time", "review"] as const;
export type Asks = (typeof asks)[number];

/** Messages sent in one go may come in another order: within this time (ms). */
export const IN_ONE_GO_MS = 60_000;

/** More pictures say no more. */
export const MOST_PHOTOS = 3;

/** So many messages of one text are known, so that the draft stays small. */
const MOST_MESSAGES = 50;

/** Words to a feedback that is there already: more of it, the answer to an officer's question, a phone number to be called at. */
export const purposes = ["added", "replied", "phone"] as const;

/** What a person is in the middle of saying. It is kept sealed under their key and for a day; nothing of it counts before it is sent. */
export const draftSchema = z.strictObject({
  v: z.literal(1),
  /** The event that began it; its buttons carry it, so that those of another draft are known. */
  id: z.string(),
  /** The event after which it asks what it asks: an older message is not the answer. */
  asked: z.strictObject({ at: z.int(), event: z.string() }),
  asks: z.enum(asks),
  /** The feedback that it is added to; null where it becomes one of its own. */
  to: z.strictObject({ case: z.string(), as: z.enum(purposes) }).nullable(),
  door: z.enum(doors),
  sort: z.enum(sorts).nullable(),
  service: z.string().nullable(),
  /** The topic that it answers; null where it answers none. */
  topic: z.string().nullable().default(null),
  /** What they say, personal numbers masked. */
  text: z.string().nullable(),
  /** A message that may have been meant as the text, or not. */
  candidate: z.string().nullable(),
  /** Something in the text was masked. */
  masked: z.boolean(),
  group: z.string().nullable(),
  province: z.string().nullable(),
  /** Where to call; `chat`: write in the chat instead. */
  phone: z.string().nullable(),
  time: z.string().nullable(),
  photos: z.array(z.string()).max(MOST_PHOTOS),
  /** The messages that the photos came in, in the same order. */
  photosFrom: z.array(z.string()).max(MOST_PHOTOS).default([]),
  /** The messages that its text came in: who takes one back takes the text back. */
  from: z.array(z.string()).max(MOST_MESSAGES),
  /** The messages that the candidate came in. */
  aside: z.array(z.string()).max(MOST_MESSAGES).default([]),
  /** The message that the phone number came in. */
  phoneFrom: z.string().nullable().default(null),
  /**
   * Questions of officers that its words may answer (`words`: null where they are not kept any more; `text`: the id of those words, left out where it
   * is not known); none where they are no answer, or `to` was tapped.
   */
  questions: z
    .array(
      z.strictObject({
        case: z.string(),
        reference: z.string(),
        words: z.string().nullable(),
        text: z.string().optional(),
      }),
    )
    .max(MOST_ASKED)
    .default([]),
  /** What was being said when somebody in danger was asked for a phone number, which goes first: that draft, as JSON; it comes back afterwards. */
  behind: z.string().nullable().default(null),
});
export type Draft = z.infer<typeof draftSchema>;

/** A draft that can be sent. */
export type Ready = Draft & { sort: NonNullable<Draft["sort"]>; text: string };

type Begun = Partial<Pick<Draft, "door" | "sort" | "service" | "topic" | "text" | "masked" | "from">>;

/** A new draft. Takes the moment of the event that begins it, and what is known from the start; asks for what is missing. */
export function newDraft(moment: Moment, begun: Begun = {}): Draft {
  return settled({
    v: 1,
    id: moment.event,
    asked: moment,
    asks: "sort",
    to: null,
    door: "chat",
    sort: null,
    service: null,
    topic: null,
    text: null,
    candidate: null,
    masked: false,
    group: null,
    province: null,
    phone: null,
    time: null,
    photos: [],
    photosFrom: [],
    from: [],
    aside: [],
    phoneFrom: null,
    questions: [],
    behind: null,
    ...begun,
  });
}

/** A draft of words to a feedback that is there already. `open`: what is being said, which waits behind it. */
export function wordsTo(moment: Moment, to: NonNullable<Draft["to"]>, open: Draft | null = null): Draft {
  const waits = open === null ? null : open.to === null ? open : draftBehind(open);
  const behind = waits === null || isEmpty(waits) ? null : JSON.stringify(waits);
  return { ...newDraft(moment), to, asks: to.as === "phone" ? "phone" : "text", behind };
}

/** What waits behind a draft, and goes on when that is over; null where nothing. */
export function draftBehind({ behind }: Draft): Draft | null {
  return behind === null ? null : readable(draftSchema, behind);
}

/** The photos of a draft, and of what waits behind it. */
export function photosIn(draft: Draft | null): string[] {
  return draft === null ? [] : [...draft.photos, ...(draftBehind(draft)?.photos ?? [])];
}

/** Typed words that may answer an officer wait for the tap that says so. Nothing of them goes out without it. */
export function isOffer({ to, asks: now }: Draft): boolean {
  return to !== null && now === "review";
}

/** A draft that waits for the first thing it lacks. Two taps and a sentence are enough; who and where are never asked for by itself. */
export function settled(draft: Draft): Draft {
  return { ...draft, asks: missing(draft) };
}

function missing({ to, sort, text, phone, time, asks: now }: Draft): Asks {
  if (to !== null) return now;
  if (sort === null) return "sort";
  if (text === null) return "text";
  if (sort !== "call") return "review";
  if (phone === null) return "phone";
  return time === null ? "time" : "review";
}

/**
 * The step before: what was answered last is asked again; what was asked out of turn gives way to what is missing. Null where there is none, so
 * that going back ends the draft: never one that holds words.
 */
export function stepBack(draft: Draft): Asks | null {
  if (draft.to !== null || (draft.asks === "sort" && isEmpty(draft))) return null;
  if (missing(draft) !== draft.asks) return missing(draft);
  switch (draft.asks) {
    case "sort":
      return "text";
    case "text":
      // Who answers a topic was not asked what kind of thing it is.
      if (draft.topic !== null) return isEmpty(draft) ? null : "text";
      return draft.sort === "call" ? null : "sort";
    case "phone":
      return "text";
    case "time":
      return "phone";
    case "review":
      return draft.sort === "call" ? "time" : "text";
    default:
      return missing(draft);
  }
}

/** Whether a draft holds nothing yet that would be a loss. */
export function isEmpty({ text, candidate, photos, behind }: Draft): boolean {
  return text === null && candidate === null && photos.length === 0 && behind === null;
}

/** The messages of some words, with one more; the last ones where there are too many. */
export function messagesWith(from: readonly string[], messageId: string | null): string[] {
  return (messageId === null ? [...from] : [...from, messageId]).slice(-MOST_MESSAGES);
}

/** The draft after one of its messages was taken back, a picture, words or a phone number; null where none of them was. */
export function withoutMessage(draft: Draft, messageId: string): Draft | null {
  const waits = draftBehind(draft);
  const left = waits === null ? null : withoutMessage(waits, messageId);
  return left === null ? withoutOwn(draft, messageId) : { ...draft, behind: JSON.stringify(left) };
}

function withoutOwn(draft: Draft, messageId: string): Draft | null {
  const photo = draft.photosFrom.indexOf(messageId);
  if (photo >= 0)
    return {
      ...draft,
      photos: draft.photos.toSpliced(photo, 1),
      photosFrom: draft.photosFrom.toSpliced(photo, 1),
    };
  if (draft.aside.includes(messageId)) return { ...draft, candidate: null, aside: [] };
  if (draft.phoneFrom === messageId) return settled({ ...draft, phone: null, phoneFrom: null });
  if (!draft.from.includes(messageId)) return null;
  // What does not say which messages it came in (a draft of before) may have come in this one.
  const phone = draft.phoneFrom === null && draft.phone !== "chat" ? null : draft.phone;
  const candidate = draft.aside.length === 0 ? null : draft.candidate;
  return settled({ ...draft, phone, text: null, candidate, masked: false, from: [] });
}
