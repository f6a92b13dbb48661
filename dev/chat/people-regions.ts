import { classes, join, nothing, tag, type Html } from "#flex/preview/html.ts";
import type { SharedChat } from "#dev/line-sim/world-types.ts";
import { actButton } from "./chat-regions.ts";
import { faceOf } from "./faces.ts";
import { both } from "./markup.ts";
import type { Room } from "./room.ts";
import { seatPath, standingOf, type Seat } from "./seat.ts";
import { words } from "./words.ts";

/** A load test may have left a hundred thousand people; nobody reads such a list. */
const SHOWN = 30;

const unreadIn = (room: Room, chatId: string): number =>
  room.sim.chat(chatId).filter(({ from, seen, unsent }) => from === "bot" && !seen && !unsent).length;

function badge(room: Room, chatId: string): Html {
  const count = unreadIn(room, chatId);
  if (count === 0) return nothing;
  return join([
    " ",
    tag("span", { class: "badge" }, String(count), tag("span", { class: "unseen" }, ` ${words.unread[0]}`)),
  ]);
}

type Link = { href: string; here: boolean; name: string; id: string; note?: string };

function chatLink(room: Room, { href, here, name, id, note }: Link): Html {
  return tag(
    "a",
    { class: "chat-link", href, "aria-current": here ? "page" : undefined },
    faceOf(name, id),
    tag("span", { class: "chat-name" }, name, note === undefined ? nothing : tag("small", {}, ` ${note}`)),
    here ? nothing : badge(room, id),
  );
}

/** Who one can be, and the groups; links, because the address says who one is. */
export function peopleRegion(room: Room, seat: Seat): Html {
  const { people, groups } = room.sim.world;
  const first = [...people.values()].slice(0, SHOWN);
  const shown = first.includes(seat.person) ? first : [...first, seat.person];
  const alone = seat.group === null;
  return join([
    tag(
      "ul",
      { class: "chat-list" },
      ...shown.map(({ userId, displayName }) => {
        const here = alone && userId === seat.person.userId;
        return tag("li", {}, chatLink(room, { href: seatPath(userId), here, name: displayName, id: userId }));
      }),
    ),
    groups.size === 0 ? nothing : tag("h3", {}, both(words.groups)),
    tag(
      "ul",
      { class: "chat-list" },
      ...[...groups.values()].slice(0, SHOWN).map((group) => groupItem(room, seat, group)),
    ),
  ]);
}

function groupItem(room: Room, seat: Seat, group: SharedChat): Html {
  const here = seat.group?.id === group.id;
  const asMe = group.members.includes(seat.person.userId) ? seat.person.userId : (group.members[0] ?? "");
  const note = `(${group.members.length} ${words.members[0]})`;
  const link = chatLink(room, { href: seatPath(asMe, group.id), here, name: group.name, id: group.id, note });
  return tag("li", {}, link, here ? speakers(room, seat, group) : nothing);
}

/** In a group one can speak as any of its members. */
function speakers(room: Room, seat: Seat, group: SharedChat): Html {
  const links = group.members.slice(0, SHOWN).map((userId) => {
    const name = room.sim.world.people.get(userId)?.displayName ?? "?";
    const speaking = userId === seat.person.userId;
    return tag(
      "a",
      {
        href: seatPath(userId, group.id),
        "aria-current": speaking ? "true" : undefined,
        class: classes("speaker", speaking && "here"),
      },
      name,
    );
  });
  return tag("p", { class: "speakers" }, both(words.speakAs), ...links.flatMap((link) => [" ", link]));
}

/** What one can do about the account: add it, block it, take it out of the group. */
export function bondRegion(_room: Room, seat: Seat): Html {
  switch (standingOf(seat)) {
    case "blocked":
      return actButton({ kind: "follow" }, words.unblock);
    case "stranger":
      return actButton({ kind: "follow" }, words.addFriend);
    case "bot-out":
      return actButton({ kind: "join" }, words.bringBack);
    case "open":
      return seat.group === null
        ? actButton({ kind: "block" }, words.block)
        : actButton({ kind: "leave" }, words.takeOut);
  }
}
