import type { Catalogue } from "#core/catalogue.ts";
import type { Did } from "#core/did.ts";
import { draftSchema, type Draft } from "#core/draft.ts";
import type { Incoming } from "#core/incoming.ts";
import { readable } from "#core/readable.ts";
import type { Reply } from "#core/replies.ts";
import type { Look } from "#core/step.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import type { Deps, PersonKey, Remembered, Work } from "./deps.ts";
import { doDeed, type Deal } from "./do-deed.ts";
import { keyOf } from "./person-part.ts";
import { lookFor, showCase, type Viewer } from "./show-feedback.ts";

/** How often a memory that changed under us is decided on again. */
const CONFLICTS = 5;

/** Replies that do not hang on what the draft was before. A tap that dropped it finds none: that it is gone is what there is to say. */
const besideDrafts = new Set<Reply["kind"]>([
  "answer",
  "clarify",
  "command",
  "muted",
  "question_kept",
  "draft_gone",
]);

/**
 * A turn that may be told. `reply`: what is said; null says nothing. `did`: what is in the store already, null where only `turn` says what is to
 * be written afterwards; `fresh`: this run has done it, so nothing can have been told of it before. `draft`: what the person was in the middle of
 * saying when it was decided.
 */
export type Settled = {
  turn: Turn;
  reply: Reply | null;
  did: Did | null;
  fresh: boolean;
  remembered: Remembered;
  draft: Draft | null;
};

/**
 * Decides an event, and stores what a person does before anything of it is told. Null where there is nothing left to do for this run: another
 * one has the event. Throws where the store fails or the memory changes all the time: the event stays open, and is taken up again.
 */
export async function settleTurn(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  catalogue: Catalogue,
): Promise<Settled | null> {
  let { remembered } = work;
  for (let i = 0; i < CONFLICTS; i += 1) {
    const tried = await settleOnce(deps, incoming, work, remembered, catalogue);
    if (typeof tried === "object") return tried;
    remembered =
      tried === "unasked"
        ? { ...remembered, asked: [] }
        : await deps.inbox.recall(work.lookUp, incoming.at, work.remembered.tag);
  }
  throw new Error("the person changed too often");
}

/** One try on what is remembered. `unasked`: decide again as if no officer had asked anything; `conflict`: the memory changed under it. */
async function settleOnce(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  remembered: Remembered,
  catalogue: Catalogue,
): Promise<Settled | null | "unasked" | "conflict"> {
  const person = await openedKey(deps, remembered);
  const draft = await draftOf(remembered, person);
  const turn = turnOf(deps, incoming, work, { remembered, draft }, catalogue);
  const settled = { turn, reply: turn.reply, did: null, fresh: false, remembered, draft };
  if (work.did !== null)
    return {
      ...settled,
      ...(await doneBefore(deps, { incoming, work, remembered, person }, work.did, settled)),
    };
  if (needsKey(turn) && (await isShut(deps, remembered, person)))
    // What may answer an officer gets its own answer all the same.
    return turn.deed?.does === "offer" ? "unasked" : notDone(deps, settled, incoming);
  if (turn.look !== null)
    return { ...settled, reply: await look(deps, { work, remembered, person }, turn.look) };
  if (turn.deed === null || incoming.person === null) return settled;
  const { person: key, newKey } = await keyOf(deps, incoming.person, work, remembered.key, true);
  if (key === null) return settled;
  const doing = { deps, incoming, work, remembered, catalogue, turn, before: draft, person: key, newKey };
  const deal = await doDeed(doing, turn.deed);
  if (deal.state === "done") return doneNow(settled, deal);
  return deal.state === "over" ? null : deal.state;
}

async function look(deps: Deps, viewer: Viewer, at: Look): Promise<Reply> {
  const person = viewer.person ?? (await keyFor(deps, viewer.remembered));
  return lookFor(deps, { ...viewer, person }, at);
}

function doneNow(settled: Settled, { reply, did, draft }: Extract<Deal, { state: "done" }>): Settled {
  const turn = draft === undefined ? settled.turn : { ...settled.turn, draft };
  return { ...settled, turn, reply, did, fresh: true };
}

/** Whether a turn hangs on the person's key: it seals something, or says in the log who did it. To be erased needs none. */
function needsKey({ deed, look, act }: Turn): boolean {
  return deed !== null || look?.at === "mydata" || (act !== null && act !== "person.erased");
}

/** Whether there is a key that cannot be opened. It is never written over: what it sealed may be read again once the settings are mended. */
async function isShut(deps: Deps, remembered: Remembered, person: PersonKey | null): Promise<boolean> {
  return remembered.key !== null && person === null && (await keyFor(deps, remembered)) === null;
}

/** Nothing is done, and that is said. */
function notDone(deps: Deps, settled: Settled, { id }: Incoming): Settled {
  deps.log({ level: "error", reason: "person-key-unreadable", event: id });
  const { deed } = settled.turn;
  const reply: Reply = { kind: "not_done", danger: deed?.does === "urgent" ? deed.danger : null };
  const nothing = { dialogue: null, deed: null, look: null, act: null, count: null };
  const turn = { ...settled.turn, ...nothing, reply, draft: settled.draft };
  return { ...settled, turn, reply };
}

/** Decides a turn on what is remembered. In groups nothing is. */
export function turnOf(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  { remembered, draft }: { remembered: Remembered; draft: Draft | null },
  catalogue: Catalogue,
): Turn {
  // What this event is about to tell has not been told before it.
  const asked = remembered.asked.filter(
    ({ event }) => !work.late.some((late) => late.sure && late.event === event),
  );
  return takeTurn(incoming, { dialogue: remembered.dialogue, draft, asked }, work.verdict, {
    catalogue,
    labels: deps.labels,
  });
}

/** A run before this one has done it, and may have told it or not: said again as it stands now. */
async function doneBefore(
  deps: Deps,
  viewer: { incoming: Incoming; work: Work; remembered: Remembered; person: PersonKey | null },
  did: Did,
  { turn, draft }: Settled,
): Promise<Pick<Settled, "reply" | "did" | "fresh">> {
  const { incoming } = viewer;
  const { case: id, says } = did;
  if (id === null || says === null) return { reply: keptReply(turn, draft, incoming), did, fresh: false };
  const person = viewer.person ?? (await keyFor(deps, viewer.remembered));
  const note = says === "receipt" ? null : says;
  const shown = await showCase(deps, { ...viewer, person }, id, note);
  if (says !== "receipt" || shown.kind !== "case") return { reply: shown, did, fresh: false };
  const { feedback } = shown;
  return { reply: { kind: "receipt", feedback, at: feedback.at, phone: false }, did, fresh: false };
}

/** What is said of a memory that an earlier run has changed: what the event asked for beside the draft is told as ever, else the draft as it stands. */
function keptReply({ reply }: Turn, draft: Draft | null, { said }: Incoming): Reply | null {
  if (said.what === "unsend") return null;
  if (reply !== null && besideDrafts.has(reply.kind)) return reply;
  return draft === null ? null : { kind: "draft", draft, notice: false, hint: null };
}

/** The person's key where what they are in the middle of saying is sealed with it; else it is not opened for a plain answer. */
async function openedKey(deps: Deps, remembered: Remembered): Promise<PersonKey | null> {
  return remembered.draft === null ? null : keyFor(deps, remembered);
}

async function keyFor({ vault }: Deps, { key }: Remembered): Promise<PersonKey | null> {
  return key === null ? null : vault.person(key).catch(() => null);
}

/** What cannot be read (of a key or a version that is gone) counts as nothing. */
async function draftOf({ draft }: Remembered, person: PersonKey | null): Promise<Draft | null> {
  if (draft === null || person === null) return null;
  return readable(draftSchema, await person.open(draft).catch(() => ""));
}
