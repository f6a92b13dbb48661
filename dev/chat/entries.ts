import { classes, join, nothing, tag, type Html } from "#flex/preview/html.ts";
import type { ChatEntry } from "#dev/line-sim/world-types.ts";
import * as z from "zod";
import { dayOf, timeOf } from "./dates.ts";
import { faceOf, botFace } from "./faces.ts";
import { icon } from "./icons.ts";
import { both, plain } from "./markup.ts";
import type { Room } from "./room.ts";
import type { Seat } from "./seat.ts";
import { PACKAGE_ID, stickers } from "./stickers.ts";
import { isRead, lastOf } from "./tracker.ts";
import { words } from "./words.ts";

const shapeSchema = z.object({
  type: z.string().catch("?"),
  packageId: z.string().optional().catch(undefined),
  stickerId: z.string().optional().catch(undefined),
  contents: z
    .object({ type: z.string().optional().catch(undefined), size: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  template: z.object({ type: z.string() }).optional().catch(undefined),
  sender: z.object({ name: z.string().optional() }).optional().catch(undefined),
});

/** One entry of a chat as the page shows it, with the line for a new day before it where there is one. */
export function drawEntry(room: Room, seat: Seat, index: number): Html {
  const entries = room.sim.chat(seat.chatId);
  const entry = entries[index];
  if (entry === undefined) return nothing;
  const before = entries[index - 1];
  const newDay = before === undefined || dayOf(before.at) !== dayOf(entry.at);
  const mine = entry.from === "person" && entry.userId === seat.person.userId;
  const first = newDay || before.unsent || before.from !== entry.from || before.userId !== entry.userId;
  return tag(
    "div",
    {
      class: classes("entry", mine ? "mine" : "theirs", first && "first"),
      "data-n": String(index),
      "data-message": entry.messageId,
      "data-from": entry.from,
    },
    newDay ? tag("p", { class: "day" }, tag("span", {}, dayOf(entry.at))) : nothing,
    entry.unsent ? drawUnsent(room, entry, mine) : drawRow(room, entry, { index, mine, first, entries }),
  );
}

function drawUnsent(room: Room, entry: ChatEntry, mine: boolean): Html {
  const name = mine ? words.you[0] : nameOf(room, entry);
  return tag("p", { class: "note" }, tag("span", {}, `${name}${words.unsendDone[0]}`));
}

type Row = { index: number; mine: boolean; first: boolean; entries: readonly ChatEntry[] };

function drawRow(room: Room, entry: ChatEntry, { index, mine, first, entries }: Row): Html {
  const name = nameOf(room, entry);
  const face = entry.from === "bot" ? botFace() : faceOf(name, entry.userId ?? "");
  return tag(
    "div",
    { class: classes("row", isWide(entry) && "wide") },
    mine ? nothing : tag("span", { class: "side" }, first ? face : nothing),
    tag(
      "div",
      { class: "stack" },
      mine
        ? tag("span", { class: "unseen" }, `${words.you[0]}: `)
        : tag("p", { class: first ? "who" : "unseen" }, name),
      tag(
        "div",
        { class: "line" },
        tag("div", { class: classes("said", sizeClass(entry)) }, drawMessage(room, entry, mine)),
        drawMeta(entry, mine, isRead(entry, index, lastOf(entries))),
        mine ? unsendButton() : nothing,
      ),
    ),
  );
}

function nameOf(room: Room, entry: ChatEntry): string {
  const { bot, people } = room.sim.world;
  if (entry.from === "bot") return shapeSchema.parse(entry.message).sender?.name ?? bot.displayName;
  return people.get(entry.userId ?? "")?.displayName ?? "?";
}

function drawMeta(entry: ChatEntry, mine: boolean, read: boolean): Html {
  return tag(
    "div",
    { class: "meta" },
    mine && read ? tag("span", { class: "read" }, words.read[0]) : nothing,
    tag("time", { datetime: new Date(entry.at).toISOString() }, timeOf(entry.at)),
  );
}

function unsendButton(): Html {
  const name = plain(words.unsend);
  const attributes = { type: "button", class: "unsend", "data-unsend": "", "aria-label": name, title: name };
  return tag("button", attributes, icon("undo"));
}

/** What was said: pictures and stickers of this page by ourselves, everything else by the preview. */
function drawMessage(room: Room, { message, messageId }: ChatEntry, mine: boolean): Html {
  const { type, packageId, stickerId } = shapeSchema.parse(message);
  if (type === "image" && room.sim.world.contents.has(messageId)) {
    return tag("img", { class: "photo", src: `/chat/content/${messageId}`, alt: plain(words.picture) });
  }
  const sticker = stickers.find(({ id }) => id === stickerId);
  if (type === "sticker" && packageId === PACKAGE_ID && sticker !== undefined) {
    const alt = `${words.sticker[0]} ${sticker.name}`;
    return tag("img", { class: "sticker", src: `/chat/sticker/${sticker.id}.svg`, alt });
  }
  const drawn: Html = { html: room.preview.message(message, "", mine ? "right" : "left") };
  return isWide({ message }) ? withArrows(drawn) : drawn;
}

function withArrows(drawn: Html): Html {
  const arrow = (way: "left" | "right") => {
    const name = plain(way === "left" ? words.previous : words.next);
    return tag(
      "button",
      { type: "button", class: `arrow ${way}`, "data-swipe": way, "aria-label": name },
      icon(way),
    );
  };
  return join([drawn, arrow("left"), arrow("right")]);
}

/** A carousel takes the whole width of the phone. */
function isWide({ message }: Pick<ChatEntry, "message">): boolean {
  const { type, contents, template } = shapeSchema.parse(message);
  if (type === "flex") return contents?.type === "carousel";
  return type === "template" && template?.type.endsWith("carousel") === true;
}

function sizeClass({ message }: ChatEntry): string {
  const { type, contents } = shapeSchema.parse(message);
  if (type === "template" || type === "imagemap") return "card size-mega";
  return type === "flex" ? `card size-${contents?.size ?? "mega"}` : "";
}

/** Where a chat has no entry yet. */
export function drawNothingYet(): Html {
  return tag(
    "div",
    { class: "nothing", id: "nothing" },
    tag("p", {}, both(words.empty)),
    tag("p", {}, both(words.emptyHint)),
  );
}
