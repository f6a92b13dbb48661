import type { Catalogue } from "#core/catalogue.ts";
import type { Incoming } from "#core/incoming.ts";
import { isUnsayable, unsure, type Late } from "#core/late.ts";
import { missed } from "#core/missed.ts";
import type { Reply } from "#core/replies.ts";
import type { Turn } from "#core/turn.ts";
import { unchanged, type Deps, type Outcome, type Work } from "./deps.ts";
import { personPart, type PersonPart } from "./person-part.ts";
import { settleTurn, turnOf, type Settled } from "./settle-turn.ts";
import { takeBack } from "./take-back.ts";
import { tellTurn, wakeDuty } from "./tell-turn.ts";
import type { Told } from "./tell-by-reply.ts";

/** How often a dialogue that changed under us is decided again; then the event is completed without this turn's memory. */
const CONFLICTS = 5;

/**
 * Works on one leased event: decide, store what the person does, answer by reply token, then one script that completes it. Never throws for
 * LINE's sake: what cannot be told waits for the person's next message. Throws where the store or the manual fails: the event stays
 * leased, and the sweep takes it up.
 */
export async function answerEvent(deps: Deps, incoming: Incoming, leased: Work): Promise<void> {
  const work =
    incoming.said.what === "unsend"
      ? await takenBack(deps, incoming.said.messageId, incoming.at, leased)
      : leased;
  const catalogue = await deps.catalogue(work.manual);
  const settled = await settleTurn(deps, incoming, work, catalogue);
  if (settled === null) return;
  const { turn } = settled;
  // After the draft: what was in one may have been sent a moment ago.
  if (incoming.said.what === "unsend" && work.personal)
    await takeBack(deps, incoming.said.messageId, incoming, work);
  // What the log must hold is made ready before anybody is told that it is done.
  const person =
    turn.act === null ? null : await personPart(deps, incoming, work, turn.act, settled.remembered);
  const told = await tellTurn(deps, incoming, work, settled, catalogue);
  await wakeDuty(deps, settled, catalogue);
  const late = stillLate(incoming, work, settled.reply, told, catalogue);
  await complete(deps, incoming, work, settled, { person, late }, catalogue);
}

/** A message taken back: nothing of it is held any more, and an answer to it that still waited does not come. */
async function takenBack(deps: Deps, messageId: string, at: number, work: Work): Promise<Work> {
  const event = await deps.inbox.forget(messageId, work);
  const late = work.late.filter((item) => item.event !== event);
  if (event === null || !work.personal) return { ...work, late };
  // What was remembered when this came in may be older than what became of the message since.
  const remembered = await deps.inbox.recall(work.lookUp, at, work.remembered.tag);
  return { ...work, late, remembered };
}

/** What this person still waits for after the run: nothing once all was told, else what was claimed and what was missed now. */
function stillLate(
  incoming: Incoming,
  work: Work,
  reply: Reply | null,
  told: Told | "nothing",
  catalogue: Catalogue,
): readonly Late[] {
  if (!work.personal) return [];
  if (told === "nothing" || reply === null) return work.late;
  // Of what the manual does not hold (yet) nothing was told with the rest.
  if (told.end === "told" && told.drawing === 0)
    return work.late.filter((item) => isUnsayable(item, catalogue));
  const answered = told.end === "told" && told.drawing < told.drawings - 1;
  // Only what LINE has certainly not taken, and not refused either, goes out by itself with the next message.
  const sure = told.end === "untold";
  const waiting = sure ? work.late : unsure(work.late);
  const now = answered ? null : missed(reply, incoming.id, incoming.at, sure);
  return now === null ? waiting : [...waiting, now];
}

async function complete(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  { turn: first, did, remembered: known, draft }: Settled,
  { person: ready, late }: { person: PersonPart | null; late: readonly Late[] },
  catalogue: Catalogue,
): Promise<void> {
  // What a person did is stored with their memory already: what is left is the row, and what they wait for.
  if (did !== null)
    return void (await deps.inbox.complete(work, closing(first, known.version, incoming, late), deps.now()));
  let turn = first;
  let remembered = known;
  let part = ready;
  for (let i = 0; i < CONFLICTS; i += 1) {
    part ??= await personPart(deps, incoming, work, turn.act, remembered);
    const { version } = remembered;
    const outcome: Outcome = { ...turn, ...part, version, late, at: incoming.at };
    const completion = await deps.inbox.complete(work, outcome, deps.now());
    if (completion.state !== "conflict") return;
    // Somebody else's event of the same person came in between: decide again on what is remembered now, tell nothing twice.
    remembered = await deps.inbox.recall(work.lookUp, incoming.at, work.remembered.tag);
    turn = turnOf(
      deps,
      incoming,
      work,
      { remembered: { ...remembered, asked: known.asked }, draft },
      catalogue,
    );
    part = null;
  }
  // What the log must hold is not left out: the event stays leased, and the sweep tries again.
  if (turn.act !== null) throw new Error("the person changed too often");
  // So many at once: the work is done all the same, only this turn's memory is left to the others.
  deps.log({ level: "warn", reason: "dialogue-conflict-unsolved", event: incoming.id });
  await deps.inbox.complete(work, closing(turn, remembered.version, incoming, late), deps.now());
}

/** An outcome that leaves the person's memory as it is. */
function closing(turn: Turn, version: number, { at }: Incoming, late: readonly Late[]): Outcome {
  const { count, follows } = turn;
  return { ...unchanged, dialogue: null, count, follows, version, late, at };
}
