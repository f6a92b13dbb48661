import { keptKinds, overdueBefore, type KeptKind } from "#core/retention.ts";
import type { Deps } from "./deps.ts";
import { dropPhoto } from "./drop-photo.ts";

/** Texts dropped of one kind in one run: bounded, the next minute goes on. */
const PAGE = 100;

/**
 * Drops every text and photo whose time is over (PDPA s.22; the times: core/retention), and the names of erasures that no copy can be older than.
 * Gives how many went.
 */
export async function keepRetention(deps: Deps): Promise<number> {
  const { texts } = deps;
  const set = await texts.retention();
  let dropped = 0;
  for (const kind of keptKinds) {
    for (const id of await texts.overdue(kind, overdueBefore(kind, set, deps.now()), PAGE)) {
      const gone = isPhoto(kind) ? await photoGone(deps, kind, id) : await texts.drop(kind, id);
      // A bucket that does not answer is not asked a hundred times: the next minute goes on with it, this one with the other kinds.
      if (gone === null) break;
      if (gone) dropped += 1;
    }
  }
  await deps.people.forgetErasures(deps.now());
  if (dropped > 0) deps.log({ level: "info", reason: "texts-dropped", dropped });
  return dropped;
}

/** Of what is not sent, only photos are kept here: its words live with the draft itself. */
function isPhoto(kind: KeptKind): kind is "photo" | "draft" {
  return kind === "photo" || kind === "draft";
}

/** Whether there was such a photo; null where the bucket or the store failed, which leaves its id where it is. */
async function photoGone(deps: Deps, kind: "photo" | "draft", id: string): Promise<boolean | null> {
  try {
    return await dropPhoto(deps, kind, id);
  } catch {
    deps.log({ level: "warn", reason: "photo-not-dropped" });
    return null;
  }
}
