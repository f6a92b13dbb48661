import type { Accounting } from "./accounting.ts";
import { newQuoteToken } from "./ids.ts";
import { spanMs } from "./limits.ts";
import type { Destination } from "./check-messages.ts";
import { placeId, type Place, type Person, type Way } from "./world-types.ts";
import type { World } from "./world.ts";

export type SentMessage = { id: string; quoteToken?: string };

/** DOC get-quote-tokens/: only these can be quoted, so only these get a token back. */
const QUOTABLE = new Set(["text", "textV2", "sticker", "image", "video", "template", "flex"]);

type Messages = readonly Record<string, unknown>[];
type Send = { requestId: string; way: Way; unit?: string | null; messages: Messages };

export type Sending = ReturnType<typeof createSending>;

/** Puts messages into chats and counts them. Whether they may be sent was decided before. */
export function createSending(world: World, accounting: Accounting, now: () => number) {
  const isFriend = (person: Person): boolean => person.friend && !person.blocked;

  /** REF#send-push-message-conditions: a stranger who wrote within 7 days gets it, too. */
  const hears = (person: Person, way: Way): boolean => {
    if (person.blocked) return false;
    if (person.friend || way === "reply") return true;
    const { lastSaidAt } = person;
    return way === "push" && lastSaidAt !== null && now() - lastSaidAt <= spanMs("push.stranger");
  };

  /** Only replies and pushes are told quote tokens; others get none. */
  const tokenFor = (message: Record<string, unknown>, way: Way): string | null =>
    (way === "reply" || way === "push") && QUOTABLE.has(String(message["type"])) ? newQuoteToken() : null;

  const write = (chatId: string, send: Send): SentMessage[] =>
    send.messages.map((message, index) => {
      const quoteToken = tokenFor(message, send.way);
      const entry = world.write(chatId, {
        from: "bot",
        message,
        quoteToken,
        via: send.way,
        requestId: send.requestId,
        seq: index + 1,
        showsQuickReply: index === send.messages.length - 1 && message["quickReply"] !== undefined,
      });
      return quoteToken === null ? { id: entry.messageId } : { id: entry.messageId, quoteToken };
    });

  const record = (send: Send, reached: number): void =>
    void accounting.record({
      requestId: send.requestId,
      way: send.way,
      unit: send.unit ?? null,
      messages: send.messages.length,
      reached,
    });

  /** How many recipients a place counts for: one person, or everyone in a group (DOC pricing/). */
  const recipients = (place: Place, way: Way): number => {
    if (place.kind === "user") return hears(world.person(place.userId), way) ? 1 : 0;
    return world.group(place.id).members.length;
  };

  return {
    hears,
    isFriend,
    friends: () => [...world.people.values()].filter(isFriend),

    recipients,

    /** What a message check must know of a place. */
    destination(place: Place, way: Way): Destination {
      const chatId = placeId(place);
      const quotable = world
        .chatOf(chatId)
        .flatMap((entry) => (entry.quoteToken === null ? [] : [entry.quoteToken]));
      const members = place.kind === "user" ? [] : world.group(place.id).members;
      return { way, chat: place.kind, members: new Set(members), quoteTokens: new Set(quotable) };
    },

    /** Reply or push into one chat. Where nobody hears it, ids are answered all the same, as LINE does. */
    toPlace(place: Place, send: Send): SentMessage[] {
      const reached = recipients(place, send.way);
      record(send, reached);
      if (reached > 0) return write(placeId(place), send);
      return send.messages.map(() => ({ id: world.newMessageId() }));
    },

    /** Multicast, narrowcast, broadcast: each of these people gets it. */
    toPeople(people: readonly Person[], send: Send): void {
      record(send, people.length);
      for (const person of people) write(person.userId, send);
    },
  };
}
