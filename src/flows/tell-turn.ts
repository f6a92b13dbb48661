import type { Catalogue } from "#core/catalogue.ts";
import type { Incoming } from "#core/incoming.ts";
import type { Late } from "#core/late.ts";
import type { Asking, Message, Reply } from "#core/replies.ts";
import type { Deps, Work } from "./deps.ts";
import { pushOnce } from "./push-once.ts";
import type { Settled } from "./settle-turn.ts";
import { drawn, tellByReply, type Told } from "./tell-by-reply.ts";

/** Tells what was settled: by reply token, and a receipt by a push where LINE has certainly not taken it. `nothing`: there was nothing to say. */
export async function tellTurn(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  settled: Settled,
  catalogue: Catalogue,
): Promise<Told | "nothing"> {
  const { reply, turn, fresh } = settled;
  if (reply === null) return "nothing";
  const draw = (said: Reply, late: readonly Late[]): readonly Message[] =>
    deps.render(
      {
        language: turn.language,
        personal: work.personal,
        reply: said,
        late,
        draft: turn.draft,
        question: askingOf(incoming),
      },
      catalogue,
    );
  // From the fullest drawing to the plainest: what LINE, or the drawing itself, refuses must not leave the person without a word.
  const drawings = [
    ...(work.late.length > 0 ? [() => draw(reply, work.late)] : []),
    () => draw(reply, []),
    () => draw(plainest(reply), []),
  ];
  // Nothing can have been told of what this run has only just done, whatever runs there were before.
  const told = await tellByReply(deps, work, incoming, drawings, work.attempts > 1 && !fresh);
  if (told.end !== "untold" || reply.kind !== "receipt" || incoming.person === null) return told;
  // Who said something must have its number: the one thing that is worth a message of its own (docs/design.md section 5).
  // The drawing that LINE did not take goes on its way: what waited beside it was claimed by this event, and would be lost without it.
  const full = drawn(deps, incoming, drawings[told.drawing]);
  const messages = full ?? draw(plainest(reply), []);
  const end = await pushOnce(deps, incoming.person, messages, `receipt ${incoming.id}`);
  return {
    end: end === "refused" ? "untold" : end,
    drawings: told.drawings,
    drawing: full === null ? drawings.length - 1 : told.drawing,
  };
}

function askingOf({ said, messageId }: Incoming): Asking | null {
  return said.what === "text" ? { text: said.text, message: messageId } : null;
}

/** What stands in for a reply that cannot be drawn; whoever was heard is told so in any case. */
function plainest(reply: Reply): Reply {
  return reply.kind === "receipt"
    ? { kind: "noted", reference: reply.feedback.reference }
    : { kind: "sorry" };
}

/**
 * Wakes the officers on duty for somebody in danger who asked to be called. They are told the number of the case and nothing of the person.
 * Tried again by a later run of the same event, it reaches them once: LINE knows the retry key for a day.
 */
export async function wakeDuty(deps: Deps, { reply }: Settled, catalogue: Catalogue): Promise<void> {
  if (reply?.kind !== "receipt" || reply.feedback.danger === null) return;
  const { id, reference } = reply.feedback;
  const messages = deps.render(
    {
      language: "th",
      personal: false,
      reply: { kind: "wake", reference },
      late: [],
      draft: null,
      question: null,
    },
    catalogue,
  );
  const woken = await Promise.all(
    deps.duty.map((officer) => pushOnce(deps, officer, messages, `wake ${id} ${officer}`)),
  );
  if (!woken.includes("told")) deps.log({ level: "error", reason: "nobody-was-woken", case: id });
}
