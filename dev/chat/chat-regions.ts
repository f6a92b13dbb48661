import { nothing, join, tag, type Html } from "#flex/preview/html.ts";
import { botFace } from "./faces.ts";
import { isLoading } from "./loading.ts";
import { both } from "./markup.ts";
import type { Room } from "./room.ts";
import { standingOf, type Seat } from "./seat.ts";
import { words, type Words } from "./words.ts";

/** A button that does one act; the page's script sends what it carries. */
export function actButton(
  act: Record<string, unknown>,
  label: Words,
  more: Record<string, string> = {},
): Html {
  return tag("button", { type: "button", "data-act": JSON.stringify(act), ...more }, both(label));
}

/** The line under the chat's head: not a friend yet, blocked, the account gone from the group. */
export function barRegion(_room: Room, seat: Seat): Html {
  const standing = standingOf(seat);
  const draw = (said: Words, act: Record<string, unknown>, label: Words): Html =>
    tag(
      "div",
      { class: "bar", "data-standing": standing },
      tag("p", {}, both(said)),
      actButton(act, label, { class: "strong" }),
    );
  switch (standing) {
    case "open":
      return nothing;
    case "stranger":
      return draw(words.notFriend, { kind: "follow" }, words.addFriend);
    case "blocked":
      return draw(words.blocked, { kind: "follow" }, words.unblock);
    case "bot-out":
      return draw(words.botOut, { kind: "join" }, words.bringBack);
  }
}

/** The account's loading animation, or a discreet word while an answer is awaited. */
export function typingRegion(room: Room, { chatId }: Seat): Html {
  if (isLoading(room.sim, chatId)) {
    const dots = tag(
      "span",
      { class: "dots", "aria-hidden": "true" },
      ...["", "", ""].map((dot) => tag("i", {}, dot)),
    );
    return tag(
      "div",
      { class: "loading" },
      botFace(),
      dots,
      tag("span", { class: "unseen" }, both(words.typing)),
    );
  }
  return room.awaited(chatId) ? tag("p", { class: "waiting" }, both(words.waiting), "…") : nothing;
}

/** The chips of the newest message; the next message, whoever says it, takes them away, and so does a tap. */
export function quickRegion(room: Room, { chatId }: Seat): Html {
  const newest = room.sim.chat(chatId).at(-1);
  if (newest === undefined || !newest.showsQuickReply || newest.unsent || room.used.has(newest.messageId))
    return nothing;
  const chips: Html = { html: room.preview.quickReplies(newest.message) };
  return join([tag("div", { class: "chips", "data-message": newest.messageId, "data-quick": "" }, chips)]);
}
