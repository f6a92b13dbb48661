import { join, nothing, tag, type Html } from "#flex/preview/html.ts";
import { drawEntry, drawNothingYet } from "./entries.ts";
import { CHAT_SHEETS } from "./client-files.ts";
import { icon, type IconName } from "./icons.ts";
import { both, page, plain } from "./markup.ts";
import { drawPanel } from "./panel.ts";
import { regionPlacer } from "./regions.ts";
import { sheetVersion, type Room } from "./room.ts";
import type { Seat } from "./seat.ts";
import { fontSheets } from "./fonts.ts";
import { PACKAGE_ID, stickers } from "./stickers.ts";
import { words, type Words } from "./words.ts";

/** Entries drawn at first; the rest on request. */
const SHOWN = 200;

/** The chat page of one seat, complete as it is now; its script then keeps it up to date. */
export function drawChatPage(room: Room, seat: Seat, all: boolean): string {
  const { sim, tracker, run } = room;
  const entries = sim.chat(seat.chatId);
  const revision = tracker.scan(seat.chatId, entries);
  const start = all ? 0 : Math.max(0, entries.length - SHOWN);
  const log = entries.slice(start).map((_, offset) => drawEntry(room, seat, start + offset));
  const place = regionPlacer(room, seat);
  const phone = tag(
    "main",
    { class: "phone", id: "phone" },
    drawTop(room, seat),
    place("bar", { role: "status" }),
    tag(
      "div",
      {
        class: "log",
        id: "log",
        role: "log",
        "aria-live": "polite",
        "aria-label": plain(words.log),
        tabindex: "0",
      },
      start === 0
        ? nothing
        : tag(
            "p",
            { class: "note" },
            tag("a", { href: `?as=${seat.person.userId}&chat=${seat.chatId}&all=1` }, both(words.earlier)),
          ),
      entries.length === 0 ? drawNothingYet() : nothing,
      ...log,
    ),
    tag(
      "button",
      {
        type: "button",
        class: "round newest",
        id: "newest",
        hidden: true,
        "aria-label": plain(words.newest),
      },
      icon("down"),
    ),
    place("typing", { role: "status" }),
    place("quick"),
    drawComposer(room, seat),
    tag("p", { class: "toast", id: "toast", role: "alert", hidden: true }),
  );
  const state = {
    class: "stage",
    id: "stage",
    "data-as": seat.person.userId,
    "data-chat": seat.chatId,
    "data-since": `${run}.${revision}`,
    "data-failed": plain(words.failed),
    "data-copied": plain(words.copied),
    "data-reconnecting": plain(words.reconnecting),
  };
  return page(
    {
      title: words.title,
      sheets: [...fontSheets(), ...CHAT_SHEETS, `/chat/sheet.css?v=${sheetVersion(room)}`],
      script: "/chat/client/chat.ts",
      bodyClass: "chat-page",
    },
    tag("a", { class: "skip", href: "#message" }, both(words.skip)),
    tag("noscript", {}, tag("p", { class: "note" }, both(words.needsScript))),
    tag("div", state, phone, drawPanel(place)),
    drawDialogs(),
  );
}

function drawTop({ sim }: Room, { person, group }: Seat): Html {
  const name = group === null ? sim.world.bot.displayName : group.name;
  const note =
    group === null ? both(words.official) : join([String(group.members.length), " ", both(words.members)]);
  return tag(
    "header",
    { class: "top" },
    tag(
      "div",
      { class: "top-name" },
      tag("h1", {}, group === null ? icon("shield") : nothing, name),
      tag("p", {}, note, " · ", tag("span", { class: "me" }, `${words.you[0]}: ${person.displayName}`)),
    ),
    tag(
      "button",
      {
        type: "button",
        class: "round",
        id: "open-panel",
        "aria-expanded": "false",
        "aria-controls": "panel",
        "aria-label": plain(words.openPanel),
      },
      icon("menu"),
    ),
  );
}

function drawComposer({ sim }: Room, { group }: Seat): Html {
  const opener = (tray: string, label: Words, name: IconName): Html =>
    tag(
      "button",
      {
        type: "button",
        class: "round",
        "data-tray": tray,
        "aria-expanded": "false",
        "aria-controls": tray,
        "aria-label": plain(label),
      },
      icon(name),
    );
  const mention = tag(
    "button",
    {
      type: "button",
      class: "round",
      id: "mention",
      "data-mention": `@${sim.world.bot.displayName} `,
      "aria-label": plain(words.mention),
    },
    icon("at"),
  );
  const field = {
    id: "message",
    rows: "1",
    placeholder: words.message[0],
    "aria-label": plain(words.message),
    enterkeyhint: "send",
    autocomplete: "off",
  };
  return tag(
    "div",
    { class: "foot", id: "foot" },
    tag(
      "form",
      { class: "composer", id: "composer" },
      opener("tray-more", words.more, "plus"),
      group === null ? nothing : mention,
      tag("textarea", field),
      opener("tray-stickers", words.stickers, "face"),
      tag("button", { type: "submit", class: "round send", "aria-label": plain(words.send) }, icon("send")),
    ),
    drawTrays(),
  );
}

function drawTrays(): Html {
  const more = (kind: string, label: Words, name: IconName): Html =>
    tag(
      "button",
      { type: "button", class: "tile", "data-act": JSON.stringify({ kind }) },
      icon(name),
      both(label),
    );
  const sticker = ({ id, name }: (typeof stickers)[number]): Html => {
    const act = JSON.stringify({ kind: "sticker", packageId: PACKAGE_ID, stickerId: id });
    const label = `${words.sticker[0]} ${name}`;
    return tag(
      "button",
      { type: "button", class: "tile", "data-act": act },
      tag("img", { src: `/chat/sticker/${id}.svg`, alt: label }),
    );
  };
  return join([
    tag(
      "div",
      { class: "tray", id: "tray-more", role: "group", "aria-label": plain(words.more), hidden: true },
      more("image", words.picture, "picture"),
      more("audio", words.voice, "mic"),
      more("location", words.location, "place"),
    ),
    tag(
      "div",
      {
        class: "tray stickers",
        id: "tray-stickers",
        role: "group",
        "aria-label": plain(words.stickers),
        hidden: true,
      },
      ...stickers.map(sticker),
    ),
  ]);
}

function drawDialogs(): Html {
  const buttons = (yes: Words, no: Words): Html =>
    tag(
      "div",
      { class: "buttons" },
      tag("button", { value: "yes", class: "strong" }, both(yes)),
      tag("button", { value: "no", formnovalidate: true }, both(no)),
    );
  return join([
    tag(
      "dialog",
      { id: "ask-unsend", "aria-labelledby": "ask-unsend-head" },
      tag(
        "form",
        { method: "dialog" },
        tag("h2", { id: "ask-unsend-head" }, both(words.unsendAsk)),
        buttons(words.unsend, words.keep),
      ),
    ),
    tag(
      "dialog",
      { id: "ask-date", "aria-labelledby": "ask-date-head" },
      tag(
        "form",
        { method: "dialog" },
        tag("h2", { id: "ask-date-head" }, both(words.choose)),
        tag("p", {}, { html: '<input id="date" required aria-labelledby="ask-date-head">' }),
        buttons(words.ok, words.cancel),
      ),
    ),
  ]);
}
