import { newsItem } from "#core/news.ts";
import { withoutWhat } from "#core/take-back.ts";
import type { Deps, Work } from "./deps.ts";
import { dropPhoto } from "./drop-photo.ts";
import { readOwned } from "./read-feedback.ts";
import { whileChanged } from "./while-changed.ts";

/**
 * A person takes back a message whose words or picture belong to a feedback of theirs, or that became a question which they left: nobody reads or sees it any more. The feedback, its number and what the log says of it
 * stay. Safe to repeat. That they are gone is told with their next message (an unsent message has no reply token), whatever dies in between.
 * @throws where the store or the bucket fails, or the feedback changes all the time
 */
export async function takeBack(
  deps: Pick<Deps, "feedbacks" | "photos" | "questions" | "texts">,
  messageId: string,
  event: { id: string; at: number },
  { lookUp: { who }, remembered: { tag } }: Pick<Work, "lookUp" | "remembered">,
): Promise<void> {
  const came = await deps.feedbacks.cameIn(messageId);
  if (came === null) return;
  const { case: id, what } = came;
  if (id === null) return deps.questions.drop(what, tag);
  const kind = what.startsWith(`${id}-`) ? ("feedback" as const) : ("photo" as const);
  await whileChanged(async () => {
    const [owned] = await readOwned(deps, [id], tag);
    if (owned === undefined) return "gone";
    const { version, reference } = owned.feedback;
    const fields = withoutWhat(owned.feedback, what);
    const told = { entry: event.id, case: id, reference, says: "unsaid", push: false, quiet: true };
    const news = newsItem(told, event.at);
    const done =
      fields === null
        ? "done"
        : await deps.feedbacks.takeBack({ id, tag, who, version }, fields, { kind, id: what, news });
    if (done === "changed") return done;
    // Also where a run before this one has done the rest and died here.
    if (kind === "photo") await dropPhoto(deps, kind, what);
    // A line of the history that this code cannot read may name it: the words go all the same.
    else if (fields === null) await deps.texts.drop(kind, what);
    return done;
  });
}
