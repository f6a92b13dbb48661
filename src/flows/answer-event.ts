import type { Catalogue } from "#core/catalogue.ts";
import type { Incoming } from "#core/incoming.ts";
import { MAX_LATE, type Late } from "#core/late.ts";
import type { Reply } from "#core/replies.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import type { Deps, Outcome, Remembered, Work } from "./deps.ts";
import { tellByReply, type Told } from "./tell-by-reply.ts";

/** How often a dialogue that changed under us is decided again before the event is left to the sweep. */
const CONFLICTS = 5;

/**
 * Works on one leased event: decide, answer by reply token, then one script that completes it. Never throws for LINE's sake:
 * what cannot be told waits for the person's next message. Throws where the store or the manual fails: the event stays
 * leased, and the sweep takes it up.
 */
export async function answerEvent(deps: Deps, incoming: Incoming, work: Work): Promise<void> {
  if (incoming.said.what === "unsend") await deps.inbox.forget(incoming.said.messageId);
  const catalogue = await deps.catalogue(work.manual);
  const turn = turnOf(incoming, work, work.remembered, catalogue);
  const told = await tell(deps, incoming, work, turn, catalogue);
  const late = stillLate(incoming, work, turn.reply, told);
  await complete(deps, incoming, work, turn, catalogue, late);
}

function turnOf(incoming: Incoming, work: Work, remembered: Remembered, catalogue: Catalogue): Turn {
  return takeTurn(incoming, work.personal ? remembered.dialogue : null, work.verdict, catalogue);
}

/** `nothing`: there was nothing to say, or no way to say it. */
async function tell(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  turn: Turn,
  catalogue: Catalogue,
): Promise<Told | "nothing"> {
  if (turn.reply === null || incoming.replyToken === null) return "nothing";
  const { language } = turn;
  const say = (reply: Reply, late: readonly Late[]) =>
    deps.render({ language, personal: work.personal, reply, late }, catalogue);
  return tellByReply(
    deps,
    work,
    incoming,
    () => say(turn.reply ?? { kind: "sorry" }, work.late),
    () => say({ kind: "sorry" }, []),
  );
}

/** What this person still waits for after the run: nothing once it was told, else what was claimed and this answer. */
function stillLate(
  incoming: Incoming,
  work: Work,
  reply: Reply | null,
  told: Told | "nothing",
): readonly Late[] {
  if (told === "told" || !work.personal) return [];
  if (told === "nothing" || reply === null) return work.late;
  const sure = told === "untold";
  const waiting = work.late.map((late) => (sure ? late : { ...late, sure: false }));
  if (!worthTellingLate(reply)) return waiting;
  const service = reply.kind === "answer" ? reply.service : null;
  const field = reply.kind === "answer" ? reply.field : null;
  const missed: Late = { v: 1, event: incoming.id, at: incoming.at, sure, service, field };
  return [...waiting, missed].slice(-MAX_LATE);
}

/** A greeting or a notice that came too late is better left unsaid; an answer is not. */
function worthTellingLate(reply: Reply): boolean {
  return reply.kind === "answer" || reply.kind === "clarify" || reply.kind === "out_of_scope";
}

async function complete(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  first: Turn,
  catalogue: Catalogue,
  late: readonly Late[],
): Promise<void> {
  let turn = first;
  let { version } = work.remembered;
  for (let i = 0; i < CONFLICTS; i += 1) {
    const outcome: Outcome = { ...turn, version, late, at: incoming.at };
    const completion = await deps.inbox.complete(work, outcome, deps.now());
    if (completion.state !== "conflict") return;
    // Somebody else's event of the same person came in between: decide again on what is remembered now, tell nothing twice.
    ({ version } = completion.remembered);
    turn = turnOf(incoming, work, completion.remembered, catalogue);
  }
  deps.log({ level: "warn", reason: "dialogue-conflict-unsolved", event: incoming.id });
}
