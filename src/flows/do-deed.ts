import type { Catalogue } from "#core/catalogue.ts";
import { newDialogue } from "#core/dialogue.ts";
import { didKeep, type Did } from "#core/did.ts";
import { photosIn, type Draft } from "#core/draft.ts";
import type { Incoming } from "#core/incoming.ts";
import type { Act } from "#core/ledger.ts";
import { MOST_STOPPED } from "#core/person.ts";
import type { Reply } from "#core/replies.ts";
import type { Deed as Wish } from "#core/step.ts";
import { aboutOf } from "#core/subject.ts";
import type { Turn } from "#core/turn.ts";
import type { At } from "#core/turn-draft.ts";
import { photoStep } from "#core/turn-message.ts";
import { changeFeedback } from "./change-feedback.ts";
import type { Deps, Outcome, PersonKey, Remembered, Work } from "./deps.ts";
import { dropPhoto } from "./drop-photo.ts";
import type { Deed, Done } from "./feedback-ports.ts";
import { offerAnswer } from "./offer-answer.ts";
import { hearFeedback } from "./hear-feedback.ts";
import { closed } from "./log-act.ts";
import { profileOf } from "./show-feedback.ts";
import { takePhoto } from "./take-photo.ts";

/** What a deed is done with: the event, what was decided, whose record it is about, and their key. */
export type Doing = {
  deps: Deps;
  incoming: Incoming;
  work: Work;
  remembered: Remembered;
  catalogue: Catalogue;
  turn: Turn;
  /** The draft before the turn. */
  before: Draft | null;
  person: PersonKey;
  newKey: Outcome["newKey"];
};

/**
 * What became of it. `done`: it stands in the store, and `reply` may be told; `draft`: what is left of a draft, where only the store could say. `conflict`: decide again. `over`: another run has it, or the person is
 * gone. `unasked`: no officer waits for an answer; decide again without.
 */
export type Deal =
  | { state: "done"; reply: Reply | null; did: Did; draft?: Draft | null }
  | { state: "conflict" | "over" | "unasked" };

/** Stores what a turn does before anything of it is told. Throws where the store fails: the event stays open, and is taken up again. */
export async function doDeed(doing: Doing, wish: Wish): Promise<Deal> {
  switch (wish.does) {
    case "hear":
    case "urgent":
      return hearFeedback(doing, wish);
    case "say":
    case "withdraw":
    case "dispute":
      return changeFeedback(doing, wish);
    case "photo":
      return withPhoto(doing, wish.draft);
    case "ask":
      return leaveQuestion(doing, wish);
    case "mute":
      return mute(doing, wish);
    case "offer":
      return offerAnswer(doing, wish);
    case "keep":
      return keep(doing, {});
  }
}

/** The parts of a deed that are the same for all: memory, key and draft as the turn leaves them. */
export async function deedOf(doing: Doing, more: Partial<Deed>): Promise<Deed> {
  const { turn, remembered, incoming, before, person, newKey } = doing;
  return {
    dialogue: turn.dialogue,
    version: remembered.version,
    at: incoming.at,
    heldKey: remembered.key,
    newKey,
    profile: null,
    draft: await draftPart(turn.draft, before, person),
    entry: null,
    text: null,
    from: [],
    did: didKeep,
    ...more,
  };
}

async function draftPart(
  after: Draft | null,
  before: Draft | null,
  person: PersonKey,
): Promise<Deed["draft"]> {
  if (after === before) return null;
  return after === null ? "drop" : { sealed: await person.seal(JSON.stringify(after)) };
}

/** Changes the memory, and says what the turn says. */
export async function keep(doing: Doing, more: Partial<Deed>, reply = doing.turn.reply): Promise<Deal> {
  const { deps, work } = doing;
  const done = await deps.deeds.keep(work, await deedOf(doing, more), deps.now());
  if (done.state === "done") await dropLeftPhotos(doing);
  return dealOf(done, reply);
}

/** Pictures of what is not to be sent any more. What fails here goes with the day of the draft. */
async function dropLeftPhotos({ deps, before, turn }: Doing): Promise<void> {
  const kept = photosIn(turn.draft);
  const left = photosIn(before).filter((id) => !kept.includes(id));
  for (const id of left) await dropPhoto(deps, "draft", id).catch(() => false);
}

/** What a store's word on a deed means for what is told. */
export function dealOf(done: Done, reply: Reply | null): Deal {
  if (done.state === "done") return { state: "done", reply, did: done.did };
  return { state: done.state === "conflict" ? "conflict" : "over" };
}

/** What a step is decided from that hangs on what the store gave. */
export function placeOf({ deps, incoming, remembered, turn, catalogue }: Doing): At {
  return {
    moment: { at: incoming.at, event: incoming.id },
    messageId: incoming.messageId,
    dialogue: turn.dialogue ?? remembered.dialogue ?? newDialogue,
    world: { catalogue, labels: deps.labels },
  };
}

async function withPhoto(doing: Doing, draft: Draft): Promise<Deal> {
  const { deps, incoming, person, turn } = doing;
  const { messageId } = incoming;
  const id = `photo-${messageId ?? incoming.id}`;
  const taken =
    messageId === null ? { state: "gone" as const } : await takePhoto(deps, person, messageId, id);
  const step = photoStep(draft, taken.state, id, placeOf(doing));
  return keep({ ...doing, turn: { ...turn, draft: step.draft ?? draft } }, {}, step.reply);
}

async function leaveQuestion(
  doing: Doing,
  { question, message }: Extract<Wish, { does: "ask" }>,
): Promise<Deal> {
  const { incoming, person, turn } = doing;
  const sealed = await person.seal(question);
  const text = { kind: "question" as const, id: `question-${incoming.id}`, sealed };
  const entry = await entryOf(doing, {
    kind: "person.asked",
    public: { language: turn.language },
    private: { pseudonym: doing.remembered.pseudonym },
  });
  const from = message === null ? [] : [{ message, what: text.id }];
  return keep(doing, { text, entry, from });
}

async function mute(doing: Doing, { subject, muted }: Extract<Wish, { does: "mute" }>): Promise<Deal> {
  const { service, topic } = aboutOf(subject);
  const profile = await profileOf(doing);
  const others = profile.stopped.filter((one) => one !== subject);
  const stopped = muted ? [...others, subject].slice(-MOST_STOPPED) : others;
  const sealed = await doing.person.seal(JSON.stringify({ ...profile, stopped }));
  const entry = await entryOf(doing, {
    kind: muted ? "person.muted" : "person.unmuted",
    public: topic === null ? { service: service ?? "" } : { topic },
    private: { pseudonym: doing.remembered.pseudonym },
  });
  return keep(doing, { profile: sealed, entry });
}

/** An act of this person as the log keeps it. */
export async function entryOf(
  { deps, person, incoming, remembered }: Doing,
  act: Act,
): Promise<Deed["entry"]> {
  return closed(deps, person, { ...act, excluded: remembered.mark }, incoming.at);
}
