import type { Feedback } from "#core/feedback.ts";
import { clockOf } from "#core/hear.ts";
import { newsItem, pushFrom } from "#core/news.ts";
import { readMark } from "#core/person.ts";
import { subjectOf } from "#core/subject.ts";
import { staffMove, type Staff, type StaffMove, type StaffMoved } from "#core/staff-moves.ts";
import type { Deps } from "./deps.ts";
import { mutedBy } from "./muted-by.ts";
import type { HeldPerson } from "./people-ports.ts";
import { closed } from "./log-act.ts";
import { whileChanged } from "./while-changed.ts";

/** What became of a move: done, or the reason why not. `gone`: there is no such feedback, or its person was erased. */
export type FeedbackMoved = { ok: true } | Extract<StaffMoved, { ok: false }> | { ok: false; why: "gone" };

/**
 * Staff move a feedback: the state, the entry of the log, the words for the person (sealed under their key) and the news of it are one. The person
 * hears of it with their next message; what they must not miss is pushed if they do not write (core/news).
 * @throws where the store fails, or the feedback changes all the time
 */
export async function moveFeedback(
  deps: Deps,
  id: string,
  wish: StaffMove,
  staff: Staff,
): Promise<FeedbackMoved> {
  const entryId = deps.newId();
  return whileChanged<FeedbackMoved>(async () => {
    const [feedback = null] = await deps.feedbacks.read([id]);
    const held = feedback === null || feedback.by === "" ? null : await deps.people.byTag(feedback.by);
    if (feedback === null || held === null) return { ok: false, why: "gone" };
    return tryToMove(deps, { id, feedback, held }, wish, staff, entryId);
  });
}

async function tryToMove(
  deps: Deps,
  { id, feedback, held }: { id: string; feedback: Feedback; held: HeldPerson },
  wish: StaffMove,
  staff: Staff,
  entryId: string,
): Promise<FeedbackMoved | "changed"> {
  const at = deps.now();
  const text = `${id}-${feedback.version}`;
  const moved = staffMove({ id, feedback }, wish, staff, { at, text });
  if (!moved.ok) return moved;
  const person = await deps.vault.person(held.record["key"] ?? "");
  const says = moved.act.kind;
  const quiet = (await mutedBy(held, person)).includes(subjectOf(feedback) ?? "");
  const push = moved.push && !quiet;
  const item = newsItem({ entry: entryId, case: id, reference: feedback.reference, says, push, quiet }, at);
  const { manual } = await deps.inForce();
  const change = {
    id,
    reference: feedback.reference,
    version: feedback.version,
    fields: moved.fields,
    clock: moved.waits ? clockOf(feedback, at, manual) : null,
    tag: feedback.by,
    words: moved.words === null ? null : { id: text, sealed: await person.seal(moved.words) },
    news: { item, pushAt: push ? pushFrom(says, at) : null },
  };
  const excluded = readMark(held.record["mark"]);
  // What is done about a feedback that does not count does not count either.
  const entry = await closed(deps, null, { ...moved.act, excluded }, at, entryId);
  const state = await deps.news.move(change, held.who, entry, at);
  return state === "done" ? { ok: true } : "changed";
}
