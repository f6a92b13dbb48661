import { personMove, type PersonMove } from "#core/case-moves.ts";
import { questionIn } from "#core/asked.ts";
import type { Did } from "#core/did.ts";
import { isOffer, type Draft } from "#core/draft.ts";
import type { Feedback } from "#core/feedback.ts";
import type { CaseNote, Reply } from "#core/replies.ts";
import type { Deed as Wish } from "#core/step.ts";
import { dealOf, deedOf, entryOf, keep, type Deal, type Doing } from "./do-deed.ts";
import { offerAgain } from "./offer-answer.ts";
import { readOwned, type Owned } from "./read-feedback.ts";
import { viewOf } from "./show-feedback.ts";
import { whileChanged } from "./while-changed.ts";

type Change = Extract<Wish, { does: "say" | "withdraw" | "dispute" }>;

/** A person adds to a feedback of theirs, takes it back, or says that it is not solved. What cannot be is said, and changes nothing. */
export async function changeFeedback(doing: Doing, wish: Change): Promise<Deal> {
  return whileChanged(async () => {
    const [owned] = await readOwned(doing.deps, [wish.case], doing.remembered.tag);
    if (owned === undefined) return keep(doing, {}, { kind: "case_gone", mistyped: false });
    if (wish.does === "say" && asksElse(doing.before, owned)) return offerAgain(doing, wish.text);
    return tryToChange(doing, wish, owned);
  });
}

/** Whether the officer has asked something else since the words were shown beside a question of theirs: they do not answer that. */
function asksElse(before: Draft | null, { id, feedback }: Owned): boolean {
  const shown =
    before !== null && isOffer(before) ? before.questions.find((one) => one.case === id) : undefined;
  const now = questionIn(feedback.history)?.text ?? null;
  return shown?.text !== undefined && now !== null && now !== shown.text;
}

async function tryToChange(doing: Doing, wish: Change, owned: Owned): Promise<Deal | "changed"> {
  const { feedback } = owned;
  const { deps, incoming, work, remembered, person, catalogue } = doing;
  const words = wish.does === "say" ? wish.text : null;
  const text =
    words === null
      ? null
      : {
          kind: "feedback" as const,
          // Not by the length of the history: a line that this code cannot read would make it the id of a text that is there.
          id: `${wish.case}-${feedback.version}`,
          sealed: await person.seal(words),
        };
  const mover = {
    at: incoming.at,
    pseudonym: remembered.pseudonym,
    excluded: remembered.mark,
    text: text?.id ?? null,
  };
  const moved = personMove(owned, moveOf(wish), mover, catalogue.manual);
  const show = async (stands: Feedback, note: CaseNote): Promise<Reply> => ({
    kind: "case",
    feedback: await viewOf(deps, { work, remembered, person }, { ...owned, feedback: stands }),
    note,
  });
  if (!moved.ok) return keep(doing, {}, await show(feedback, moved.why));
  const says = saysOf(wish);
  const did: Did = { v: 1, case: wish.case, says };
  const from = text === null ? [] : messagesOf(doing).map((message) => ({ message, what: text.id }));
  const deed = await deedOf(doing, { did, text, from, entry: await entryOf(doing, moved.act) });
  const { fields, clock } = moved;
  const { reference, version } = feedback;
  const changed = { id: wish.case, reference, version, fields, clock };
  const done = await deps.deeds.change(work, deed, changed, deps.now());
  if (done.state === "changed" || done.state === "not-theirs") return "changed";
  return dealOf(done, done.state === "done" ? await show(moved.feedback, says) : null);
}

/** The messages that words came in: this one, or those that were kept beside till a tap, or a word for it, sent them. */
function messagesOf({ incoming: { messageId }, before }: Doing): readonly string[] {
  const isKept = messageId === null || (before !== null && isOffer(before));
  return isKept ? [...(before?.from ?? []), ...(before?.aside ?? [])] : [messageId];
}

function moveOf(wish: Change): PersonMove {
  return wish.does === "say" ? { does: wish.as, text: wish.text } : { does: wish.does };
}

function saysOf(wish: Change): NonNullable<Did["says"]> & CaseNote {
  if (wish.does === "say") return wish.as;
  return wish.does === "withdraw" ? "withdrawn" : "disputed";
}
