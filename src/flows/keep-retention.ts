import { keptKinds, overdueBefore } from "#core/retention.ts";
import type { Deps } from "./deps.ts";

/** Texts dropped of one kind in one run: bounded, the next minute goes on. */
const PAGE = 100;

/**
 * Drops every text whose time is over (PDPA s.22; the times: core/retention), and the names of erasures that no copy can be older than.
 * Gives how many texts went.
 */
export async function keepRetention(deps: Deps): Promise<number> {
  const { texts } = deps;
  const set = await texts.retention();
  let dropped = 0;
  for (const kind of keptKinds) {
    for (const id of await texts.overdue(kind, overdueBefore(kind, set, deps.now()), PAGE)) {
      if (await texts.drop(kind, id)) dropped += 1;
    }
  }
  await deps.people.forgetErasures(deps.now());
  if (dropped > 0) deps.log({ level: "info", reason: "texts-dropped", dropped });
  return dropped;
}
