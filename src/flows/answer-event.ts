import type { Catalogue } from "#core/catalogue.ts";
import type { Incoming } from "#core/incoming.ts";
import { unsure, type Late } from "#core/late.ts";
import { missed } from "#core/missed.ts";
import type { Reply } from "#core/replies.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import { unchanged, type Deps, type Outcome, type Remembered, type Work } from "./deps.ts";
import { personPart, type PersonPart } from "./person-part.ts";
import { tellByReply, type Told } from "./tell-by-reply.ts";

/** How often a dialogue that changed under us is decided again; then the event is completed without this turn's memory. */
const CONFLICTS = 5;

/**
 * Works on one leased event: decide, answer by reply token, then one script that completes it. Never throws for LINE's sake:
 * what cannot be told waits for the person's next message. Throws where the store or the manual fails: the event stays
 * leased, and the sweep takes it up.
 */
export async function answerEvent(deps: Deps, incoming: Incoming, leased: Work): Promise<void> {
  const work =
    incoming.said.what === "unsend" ? await takenBack(deps, incoming.said.messageId, leased) : leased;
  const catalogue = await deps.catalogue(work.manual);
  const turn = turnOf(incoming, work, work.remembered, catalogue);
  // What the log must hold is made ready before anybody is told that it is done.
  const person = turn.act === null ? null : await personPart(deps, incoming, work, turn.act, work.remembered);
  const told = await tell(deps, incoming, work, turn, catalogue);
  const late = stillLate(incoming, work, turn.reply, told);
  await complete(deps, incoming, work, { turn, person }, catalogue, late);
}

/** A message taken back: nothing of it is held any more, and an answer to it that still waited does not come. */
async function takenBack(deps: Deps, messageId: string, work: Work): Promise<Work> {
  const event = await deps.inbox.forget(messageId, work);
  return { ...work, late: work.late.filter((late) => late.event !== event) };
}

function turnOf(incoming: Incoming, work: Work, remembered: Remembered, catalogue: Catalogue): Turn {
  return takeTurn(incoming, work.personal ? remembered.dialogue : null, work.verdict, catalogue);
}

/** `nothing`: there was nothing to say. */
async function tell(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  turn: Turn,
  catalogue: Catalogue,
): Promise<Told | "nothing"> {
  const { reply, language } = turn;
  if (reply === null) return "nothing";
  const draw = (said: Reply, late: readonly Late[]) =>
    deps.render({ language, personal: work.personal, reply: said, late }, catalogue);
  // From the fullest drawing to the plainest: what LINE, or the drawing itself, refuses must not leave the person without a word.
  const drawings = [
    ...(work.late.length > 0 ? [() => draw(reply, work.late)] : []),
    () => draw(reply, []),
    () => draw({ kind: "sorry" }, []),
  ];
  return tellByReply(deps, work, incoming, drawings);
}

/** What this person still waits for after the run: nothing once all was told, else what was claimed and what was missed now. */
function stillLate(
  incoming: Incoming,
  work: Work,
  reply: Reply | null,
  told: Told | "nothing",
): readonly Late[] {
  if (!work.personal) return [];
  if (told === "nothing" || reply === null) return work.late;
  if (told.end === "told" && told.drawing === 0) return [];
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
  first: { turn: Turn; person: PersonPart | null },
  catalogue: Catalogue,
  late: readonly Late[],
): Promise<void> {
  let { turn, person: ready } = first;
  let { remembered } = work;
  for (let i = 0; i < CONFLICTS; i += 1) {
    const person = ready ?? (await personPart(deps, incoming, work, turn.act, remembered));
    ready = null;
    const { version } = remembered;
    const outcome: Outcome = { ...turn, ...person, version, late, at: incoming.at };
    const completion = await deps.inbox.complete(work, outcome, deps.now());
    if (completion.state !== "conflict") return;
    // Somebody else's event of the same person came in between: decide again on what is remembered now, tell nothing twice.
    remembered = await deps.inbox.recall(work.lookUp, incoming.at, work.remembered.tag);
    turn = turnOf(incoming, work, remembered, catalogue);
  }
  // What the log must hold is not left out: the event stays leased, and the sweep tries again.
  if (turn.act !== null) throw new Error("the person changed too often");
  // So many at once: the work is done all the same, only this turn's memory is left to the others.
  deps.log({ level: "warn", reason: "dialogue-conflict-unsolved", event: incoming.id });
  const { version } = remembered;
  const outcome: Outcome = { ...turn, ...unchanged, dialogue: null, version, late, at: incoming.at };
  await deps.inbox.complete(work, outcome, deps.now());
}
