import type { Deps } from "./deps.ts";
import type { HeldPerson } from "./people-ports.ts";

/** What tending the records needs of the world: less than a chat does, so that a tool can do it. */
type Tended = Pick<Deps, "people" | "vault" | "log">;

/** Records looked at in one step: bounded, the next goes on. */
const PAGE = 100;

/**
 * Brings every record under the data key in use, so that the old one can be taken away: keys are wrapped anew and found under the new
 * look-up; nobody gets another key or another pseudonym. Safe to run at any time, beside arriving messages, and again.
 * Gives how many were moved; how many are left (changed meanwhile, without a key yet, or standing twice); and how many could not be moved
 * (their key is under neither of the two, or the store failed). The old key must stay while any are left or failed.
 */
export async function rekeyPeople(deps: Tended): Promise<{ moved: number; left: number; failed: number }> {
  const tally = { moved: 0, left: 0, failed: 0 };
  await forEachPerson(deps, async ({ who, record: { key, line, tag = "" } }) => {
    if (key === undefined || line === undefined) {
      tally.left += 1;
      return;
    }
    if (await deps.vault.isCurrent(key)) return;
    try {
      const person = await deps.vault.person(key);
      const lookUp = await deps.vault.lookUp(await person.open(line));
      const moved = await deps.people.rekey(who, lookUp.who, tag, key, person.wrapped);
      tally[moved ? "moved" : "left"] += 1;
    } catch {
      tally.failed += 1;
      deps.log({ level: "error", reason: "person-not-rekeyed" });
    }
  });
  return tally;
}

/**
 * Clears a restored copy of everybody who was erased after it was made: to be run before it serves (DESIGN section 5). Takes the tags that
 * were kept apart from the copy. Gives how many records went.
 */
export async function replayErasures(deps: Pick<Tended, "people">, tags: readonly string[]): Promise<number> {
  const erased = new Set(tags);
  let gone = 0;
  await forEachPerson(deps, async ({ who, record: { tag } }) => {
    if (tag === undefined || !erased.has(tag)) return;
    await deps.people.destroy(who, tag);
    gone += 1;
  });
  return gone;
}

async function forEachPerson(
  { people }: Pick<Tended, "people">,
  look: (person: HeldPerson) => Promise<void>,
): Promise<void> {
  for (let cursor: string | null = "0"; cursor !== null;) {
    const page: Awaited<ReturnType<typeof people.page>> = await people.page(cursor, PAGE);
    for (const person of page.people) await look(person);
    ({ cursor } = page);
  }
}
