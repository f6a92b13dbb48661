import type { LineSim } from "#dev/line-sim/sim.ts";
import type { Person, SharedChat } from "#dev/line-sim/world-types.ts";

/** Who somebody is on the page and which chat is open: the chat alone with the account, or a group. */
export type Seat = { chatId: string; person: Person; group: SharedChat | null };

/**
 * The seat that an address names. Without names it is the first person, alone with the account.
 * @returns null where the address names somebody or something that is not there
 */
export function seatOf(sim: LineSim, named: Named): Seat | null {
  const group = sim.world.groups.get(named.chat ?? "");
  return group === undefined ? aloneSeat(sim, named) : groupSeat(sim, group, named);
}

type Named = { as?: string | null; chat?: string | null };

function aloneSeat({ world }: LineSim, named: Named): Seat | null {
  const [somebody] = world.people.keys();
  const person = world.people.get(named.as ?? named.chat ?? somebody ?? "");
  if (person === undefined || (named.chat ?? person.userId) !== person.userId) return null;
  return { chatId: person.userId, person, group: null };
}

function groupSeat({ world }: LineSim, group: SharedChat, named: Named): Seat | null {
  const person = world.people.get(named.as ?? group.members[0] ?? "");
  if (person === undefined || !group.members.includes(person.userId)) return null;
  return { chatId: group.id, person, group };
}

/** The address of a seat. */
export const seatPath = (userId: string, chatId = userId): string =>
  chatId === userId ? `/?as=${userId}` : `/?as=${userId}&chat=${chatId}`;

/** What can be done here at all. */
export function standingOf({ person, group }: Seat): "open" | "stranger" | "blocked" | "bot-out" {
  if (group !== null) return group.botIn ? "open" : "bot-out";
  if (person.blocked) return "blocked";
  return person.friend ? "open" : "stranger";
}
