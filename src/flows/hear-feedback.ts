import { caseView } from "#core/case-view.ts";
import type { Did } from "#core/did.ts";
import { newDialogue, withSent } from "#core/dialogue.ts";
import { wordsTo } from "#core/draft.ts";
import { feedbackRecord } from "#core/feedback.ts";
import { clockOf, heardAct, heardFeedback, urgentCall, type ToHear } from "#core/hear.ts";
import { denseForm } from "#core/normalise.ts";
import { referenceFrom } from "#core/reference.ts";
import type { Deed as Wish } from "#core/step.ts";
import { subjectOf } from "#core/subject.ts";
import { dealOf, deedOf, entryOf, type Deal, type Doing } from "./do-deed.ts";
import type { Deed } from "./feedback-ports.ts";
import { profileOf } from "./show-feedback.ts";

/** How often another number, or another id, is tried; each number is taken once in a hundred times at most. */
const TRIES = 8;
/** So many times the same may have been said and ended and still be known as the same; after that each time is one of its own. */
const KNOWN_AGAIN = 3;

type Hear = Extract<Wish, { does: "hear" | "urgent" }>;

/** What is heard, and its words. */
type Heard = { said: ToHear; words: string | null };

/**
 * A draft becomes a feedback, or somebody in danger asks to be called: record, words, number, entry of the log, all in one script, and then
 * it may be told. Its id is a keyed digest of what is said, so that the same said again is known to be the same (and counted) by nobody but
 * this person's own key.
 */
export async function hearFeedback(doing: Doing, wish: Hear): Promise<Deal> {
  const heard = toHear(wish);
  let again = 0;
  let other = 0;
  for (let i = 0; i < TRIES; i += 1) {
    const id = await idOf(doing, heard, again < KNOWN_AGAIN ? String(again) : doing.incoming.id);
    const reference = referenceFrom(await doing.person.digest(`reference|${id}|${other}`));
    const deal = await tryToHear(doing, heard, wish, { id, reference });
    if (deal === "taken") other += 1;
    else if (deal === "ended") again += 1;
    else return deal;
  }
  throw new Error("no number was free");
}

function toHear(wish: Hear): Heard {
  if (wish.does === "urgent") return { said: urgentCall(wish.danger), words: null };
  const { draft } = wish;
  const phone = draft.sort === "call" && draft.phone !== "chat" ? draft.phone : null;
  const words = [draft.text, phone].filter((line) => line !== null).join("\n");
  return { said: { ...draft, danger: null }, words };
}

/** `again`: how often the same was said and has ended, or the event where that was too often. The same few words of another service or topic are not the same. */
async function idOf({ person }: Doing, { said, words }: Heard, again: string): Promise<string> {
  const what = words === null ? `danger|${said.danger ?? ""}` : denseForm(words) || words;
  const digest = await person.digest(`feedback|${said.sort}|${subjectOf(said) ?? ""}|${again}|${what}`);
  // A name of ours begins with a letter.
  return `f${digest.slice(0, 31)}`;
}

async function tryToHear(
  doing: Doing,
  { said, words }: Heard,
  wish: Hear,
  { id, reference }: { id: string; reference: string },
): Promise<Deal | "taken" | "ended"> {
  const { deps, incoming, work, remembered, turn, person, catalogue } = doing;
  const { at } = incoming;
  const text =
    words === null ? null : { kind: "feedback" as const, id: `${id}-0`, sealed: await person.seal(words) };
  const made = { id, reference, tag: remembered.tag, language: turn.language, at, text: text?.id ?? null };
  const feedback = heardFeedback(said, made, catalogue.manual);
  const did: Did = { v: 1, case: id, says: "receipt" };
  const entry = await entryOf(doing, heardAct(feedback, id, remembered.pseudonym, remembered.mark));
  const after = leaving(doing, wish, id);
  const deed = await deedOf(after, { did, entry, text, from: cameFrom(wish, `${id}-0`) });
  const clock = clockOf(feedback, at, catalogue.manual);
  const fresh = { id, reference, record: feedbackRecord(feedback), clock };
  const done = await deps.deeds.hear(work, deed, fresh, deps.now());
  if (done.state === "taken" || done.state === "ended") return done.state;
  if (done.state !== "done") return dealOf(done, null);
  const opened = new Map(text === null ? [] : [[text.id, words ?? ""]]);
  const view = caseView(id, { ...feedback, ...done.counted }, await profileOf(doing), opened);
  const phone = after.turn.draft?.asks === "phone";
  return dealOf(done, { kind: "receipt", feedback: view, at, phone });
}

/** The messages that the words and the photos of a draft came in. A tap in danger came in none. */
function cameFrom(wish: Hear, text: string): Deed["from"] {
  if (wish.does === "urgent") return [];
  const { from, phoneFrom, photos, photosFrom } = wish.draft;
  const pictures = photos.map((what, i) => ({ message: photosFrom[i] ?? "", what }));
  return [
    ...from.map((message) => ({ message, what: text })),
    // The number is one of the words.
    ...(phoneFrom === null ? [] : [{ message: phoneFrom, what: text }]),
    ...pictures.filter(({ message }) => message !== ""),
  ];
}

/** What is remembered afterwards: that something was sent (for a second tap on the button of a draft, what it became); for a call in danger, that a number is asked for. */
function leaving(doing: Doing, wish: Hear, id: string): Doing {
  return wish.does === "urgent"
    ? askingForPhone(withSentDraft(doing, doing.incoming.id, id), id)
    : withSentDraft(doing, wish.draft.id, id);
}

/**
 * Who is to be called in danger is asked for a number at once; what they were in the middle of saying waits behind it. Words that only may answer an
 * officer give way: the number typed next must not be shown as that answer.
 */
function askingForPhone(doing: Doing, id: string): Doing {
  const { before, incoming, turn } = doing;
  const draft = wordsTo({ at: incoming.at, event: incoming.id }, { case: id, as: "phone" }, before);
  return { ...doing, turn: { ...turn, draft } };
}

function withSentDraft(doing: Doing, draft: string, id: string): Doing {
  const { turn, remembered, incoming } = doing;
  const before = turn.dialogue ?? remembered.dialogue ?? newDialogue;
  const dialogue = withSent(before, draft, id, { at: incoming.at, event: incoming.id });
  return { ...doing, turn: { ...turn, dialogue } };
}
