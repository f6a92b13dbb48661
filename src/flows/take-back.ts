import { aboutCase, lateItem, type Late } from "#core/late.ts";
import { withoutWhat } from "#core/take-back.ts";
import type { Deps, Work } from "./deps.ts";
import { dropPhoto } from "./drop-photo.ts";
import { readOwned } from "./read-feedback.ts";

/** How often a feedback that changed under us is looked at again. */
const TRIES = 5;

/**
 * A person takes back a message whose words or picture belong to a feedback of theirs: nobody reads or sees it any more. The feedback, its number and what the log says of it
 * stay. Safe to repeat. Gives what is said of it with their next message (an unsent message has no reply token); null where there is nothing to say.
 * @throws where the store or the bucket fails, or the feedback changes all the time
 */
export async function takeBack(
  deps: Pick<Deps, "feedbacks" | "photos" | "texts">,
  messageId: string,
  event: { id: string; at: number },
  { remembered: { tag } }: Pick<Work, "remembered">,
): Promise<Late | null> {
  const came = await deps.feedbacks.cameIn(messageId);
  if (came === null) return null;
  const { case: id, what } = came;
  for (let i = 0; i < TRIES; i += 1) {
    const [owned] = await readOwned(deps, [id], tag);
    if (owned === undefined) return null;
    const { version, reference } = owned.feedback;
    const fields = withoutWhat(owned.feedback, what);
    const done = fields === null ? "done" : await deps.feedbacks.takeBack({ id, tag, version }, fields, what);
    if (done === "changed") continue;
    // Also where a run before this one has done the rest and died here.
    if (!what.startsWith(`${id}-`)) await dropPhoto(deps, "photo", what);
    if (fields === null) return null;
    const about = aboutCase({ id, reference }, "unsaid");
    return lateItem({ event: event.id, at: event.at, sure: true, about });
  }
  throw new Error("the feedback changed too often");
}
