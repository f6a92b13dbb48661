import { incomingSchema, isPersonal, isUtterance, type Incoming } from "#core/incoming.ts";
import { aboutCase, lateItem, unsure, type Late } from "#core/late.ts";
import { answerEvent } from "./answer-event.ts";
import { unchanged, type Deps, type Work } from "./deps.ts";
import { readOwned } from "./read-feedback.ts";

/** Events taken up in one sweep: bounded, the next tick goes on. */
const PAGE = 50;
/** After this many sweeps an event is given up: whatever ends every run must not run for ever. */
const MAX_SWEEPS = 5;

/** Finishes what died: every event whose lease ended is run again. Gives how many were done, given up or failed again. */
export async function sweepInbox(deps: Deps): Promise<{ done: number; failed: number; givenUp: number }> {
  const tally = { done: 0, failed: 0, givenUp: 0 };
  for (const id of await deps.inbox.due(deps.now(), PAGE)) {
    try {
      const claimed = await deps.inbox.claim(id, deps.now(), deps.newId());
      if (claimed === null) continue;
      const result = await finish(deps, claimed.work, claimed.body, claimed.sweeps);
      tally[result] += 1;
    } catch {
      // One event's trouble must not hold up the rest; it stays open and its age shows in /health.
      tally.failed += 1;
      deps.log({ level: "error", reason: "sweep-failed", event: id });
    }
  }
  return tally;
}

async function finish(deps: Deps, claimed: Work, body: string, sweeps: number): Promise<"done" | "givenUp"> {
  if (sweeps > MAX_SWEEPS) {
    await giveUp(deps, claimed, await opened(deps, body).catch(() => null));
    return "givenUp";
  }
  const incoming = await opened(deps, body);
  await answerEvent(deps, incoming, await withPerson(deps, claimed, incoming));
  return "done";
}

async function opened(deps: Deps, body: string): Promise<Incoming> {
  return incomingSchema.parse(JSON.parse(await deps.vault.open(body)));
}

async function withPerson(deps: Deps, work: Work, incoming: Incoming): Promise<Work> {
  const personal = isPersonal(incoming);
  const lookUp = await deps.vault.lookUp(personal ? (incoming.person ?? "") : incoming.chat.id);
  const remembered = personal
    ? await deps.inbox.recall(lookUp, incoming.at, work.remembered.tag)
    : work.remembered;
  return { ...work, lookUp, personal, remembered };
}

/** What was stored for an event before it was told: whoever has a number is offered it, also where no run could finish. */
async function storedFor(deps: Deps, { did, remembered }: Work): Promise<Late["about"]> {
  if (did === null || did.case === null) return null;
  const [owned] = await readOwned(deps, [did.case], remembered.tag).catch(() => []);
  if (owned === undefined) return null;
  return aboutCase({ id: owned.id, reference: owned.feedback.reference }, did.says ?? "");
}

/**
 * Closes an event that no run could finish; its text is dropped. The person is told with their next message that it went
 * unanswered. `incoming` is null where not even the body can be read any more (a key that is gone).
 */
async function giveUp(deps: Deps, claimed: Work, incoming: Incoming | null): Promise<void> {
  deps.log({ level: "error", reason: "event-given-up", event: claimed.id, attempts: claimed.attempts });
  const work = incoming ? await withPerson(deps, claimed, incoming) : claimed;
  const at = incoming?.at ?? 0;
  const about = incoming ? await storedFor(deps, work) : null;
  const now = lateItem({ event: claimed.id, at, sure: false, about });
  // Earlier runs may have sent what the event had claimed: from here on it is only offered.
  const waiting = unsure(work.late);
  const late = incoming && work.personal && isUtterance(incoming) ? [...waiting, now] : waiting;
  const { version } = work.remembered;
  await deps.inbox.complete(
    work,
    { ...unchanged, dialogue: null, follows: null, version, late, count: "given_up||th", at },
    deps.now(),
  );
}
