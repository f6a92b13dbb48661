import type { Deps } from "./deps.ts";

/** Persons' feedbacks freed in one run: bounded, the next minute goes on. */
const MOST = 20;

/**
 * What erased persons had said loses all that was theirs: whom it is of, who and where they were. It is counted, at an end, and nobody can read it
 * (PDPA s.33: anonymised). Gives how many persons' feedbacks were freed.
 */
export async function freeOrphans({ feedbacks }: Pick<Deps, "feedbacks">): Promise<number> {
  let freed = 0;
  for (; freed < MOST; freed += 1) {
    const ids = await feedbacks.orphans();
    if (ids.length === 0) break;
    await feedbacks.free(ids);
  }
  return freed;
}
