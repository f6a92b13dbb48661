import { isUtterance, type Incoming } from "#core/incoming.ts";
import type { Act } from "#core/ledger.ts";
import type { PersonAct } from "#core/step.ts";
import { unchanged, type Deps, type Outcome, type PersonKey, type Remembered, type Work } from "./deps.ts";
import { closed } from "./log-act.ts";

export type PersonPart = Pick<Outcome, keyof typeof unchanged>;

/**
 * What an event does to a person's record and to the log: somebody we meet for the first time gets a key, and their LINE id sealed under it;
 * a key under the data key of before is wrapped anew; an act becomes an entry. Nothing of a group.
 */
export async function personPart(
  deps: Deps,
  incoming: Incoming,
  work: Work,
  act: PersonAct | null,
  remembered: Remembered,
): Promise<PersonPart> {
  if (!work.personal || incoming.person === null || remembered.tag === "") return unchanged;
  const { key: heldKey, pseudonym, mark: excluded } = remembered;
  if (act === "person.erased") {
    const told: Act = { kind: act, public: {}, private: {}, excluded };
    return { ...unchanged, heldKey, erase: true, entries: [await closed(deps, null, told, incoming.at)] };
  }
  // Who only blocks us, or takes a message back, is not met by it: no LINE id is kept of them.
  const meets = isUtterance(incoming) || incoming.said.what === "follow";
  if (heldKey === null && !meets) return unchanged;
  const { person, newKey } = await keyOf(deps, incoming.person, work, heldKey, act !== null);
  if (act === null || person === null) return { ...unchanged, heldKey, newKey };
  const told: Act = { kind: act, public: {}, private: { pseudonym }, excluded };
  return { ...unchanged, heldKey, newKey, entries: [await closed(deps, person, told, incoming.at)] };
}

/** The person's key where it is needed, and what the record must hold of it from now on. */
export async function keyOf(
  { vault }: Deps,
  lineId: string,
  { lookUp }: Work,
  held: string | null,
  needed: boolean,
): Promise<{ person: PersonKey | null; newKey: Outcome["newKey"] }> {
  if (held === null) {
    const person = await vault.newPerson();
    return { person, newKey: { wrapped: person.wrapped, line: await person.seal(lineId) } };
  }
  const isOld = lookUp.before !== null && !(await vault.isCurrent(held));
  if (!isOld && !needed) return { person: null, newKey: null };
  try {
    const person = await vault.person(held);
    return { person, newKey: isOld ? { wrapped: person.wrapped, line: null } : null };
  } catch (error) {
    // A plain answer does not hang on the key; an act that the log must hold does.
    if (needed) throw error;
    return { person: null, newKey: null };
  }
}
