import type { Deps } from "./deps.ts";

/** Pages of what erased persons said, freed in one run: bounded, the next minute goes on. */
const MOST = 20;

/**
 * What erased persons had said loses all that was theirs: whom it is of, who and where they were. It is counted, at an end, and nobody can read it
 * (PDPA s.33: anonymised). Gives how many persons are done with.
 */
export async function freeOrphans({ feedbacks }: Pick<Deps, "feedbacks">): Promise<number> {
  let freed = 0;
  for (let i = 0; i < MOST; i += 1) {
    const orphans = await feedbacks.orphans();
    if (orphans === null) break;
    if (await feedbacks.free(orphans)) freed += 1;
  }
  return freed;
}
