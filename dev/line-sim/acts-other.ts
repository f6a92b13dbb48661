import { happen, placeOf, wireMessage, type Acted, type Stage, type Where } from "./acts.ts";
import type { Accounting } from "./accounting.ts";
import { newQuoteToken } from "./ids.ts";
import { isRecord } from "./shape.ts";
import { placeId, type Place } from "./world-types.ts";

/** Everything but messages that people, groups and LINE itself do (REF#webhook-event-objects). */
export function createActs(
  stage: Stage,
  accounting: Accounting,
  say: (userId: string, text: string, where: Where) => Promise<Acted>,
) {
  const { world, events, now } = stage;
  const alone = (userId: string): Place => ({ kind: "user", userId: world.person(userId).userId });
  const shared = (chatId: string): Place => {
    const { kind, id } = world.group(chatId);
    return { kind, id };
  };
  const asMembers = (userIds: string[]) => ({ members: userIds.map((userId) => ({ type: "user", userId })) });

  /** Taps something that carries postback data. `displayText` appears as the person's words; no message event comes. */
  const tapPostback = async (
    userId: string,
    data: string,
    options: Where & { displayText?: string; params?: Record<string, string> } = {},
  ): Promise<Acted> => {
    const place = placeOf(world, userId, options);
    if (place.kind === "user") world.person(userId).lastSaidAt = now();
    if (options.displayText !== undefined) {
      world.write(placeId(place), {
        from: "person",
        userId,
        message: { type: "text", text: options.displayText },
      });
    }
    const params = options.params === undefined ? {} : { params: options.params };
    return happen(stage, events.make("postback", place, { postback: { data, ...params } }), options.delivery);
  };

  const follow = (userId: string): Promise<Acted> => {
    const person = world.person(userId);
    const isUnblocked = person.blocked && person.wasFriend;
    Object.assign(person, {
      friend: true,
      wasFriend: true,
      blocked: false,
      friendSince: person.friendSince ?? now(),
    });
    world.touch();
    return happen(stage, events.make("follow", alone(userId), { follow: { isUnblocked } }));
  };

  const block = (userId: string): Promise<Acted> => {
    world.person(userId).blocked = true;
    world.touch();
    return happen(stage, events.make("unfollow", alone(userId)));
  };

  return {
    tapPostback,

    /** Adds the account as a friend; after a block it is an unblock. */
    follow,
    unblock: follow,
    /** Blocks the account: nothing reaches the person any more. LINE's event for it is `unfollow`. */
    block,
    unfollow: block,

    /** The account comes into a group or room, or is taken out. */
    join(chatId: string): Promise<Acted> {
      world.group(chatId).botIn = true;
      world.touch();
      return happen(stage, events.make("join", shared(chatId)));
    },
    leave(chatId: string): Promise<Acted> {
      world.group(chatId).botIn = false;
      world.touch();
      return happen(stage, events.make("leave", shared(chatId)));
    },
    memberJoined(chatId: string, userIds: string[]): Promise<Acted> {
      const group = world.group(chatId);
      group.members = [...new Set([...group.members, ...userIds])];
      world.touch();
      return happen(stage, events.make("memberJoined", shared(chatId), { joined: asMembers(userIds) }));
    },
    memberLeft(chatId: string, userIds: string[]): Promise<Acted> {
      const group = world.group(chatId);
      group.members = group.members.filter((userId) => !userIds.includes(userId));
      world.touch();
      return happen(stage, events.make("memberLeft", shared(chatId), { left: asMembers(userIds) }));
    },

    /** Takes back a message: its content is gone for the API too. */
    async unsend(userId: string, messageId: string, where: Where = {}): Promise<Acted> {
      const found = world.find(messageId);
      if (found === null || found.entry.userId !== userId)
        throw new Error(`${userId} never sent ${messageId}`);
      found.entry.unsent = true;
      world.touch();
      return happen(stage, events.make("unsend", placeOf(world, userId, where), { unsend: { messageId } }));
    },
    /** Changes the words of a message (REF#edit-event): same message id, new quote token. */
    async edit(userId: string, messageId: string, text: string, where: Where = {}): Promise<Acted> {
      const found = world.find(messageId);
      if (found === null || found.entry.userId !== userId)
        throw new Error(`${userId} never sent ${messageId}`);
      Object.assign(found.entry, { message: { type: "text", text }, quoteToken: newQuoteToken() });
      world.touch();
      const { markAsReadToken: _, ...message } = wireMessage(found.entry);
      return happen(stage, events.make("messageEdited", placeOf(world, userId, where), { message }));
    },

    beacon(userId: string, options: { hwid?: string; type?: string; dm?: string } = {}): Promise<Acted> {
      const beacon = { hwid: "d41d8cd98f", type: "enter", ...options };
      return happen(stage, events.make("beacon", alone(userId), { beacon }));
    },
    /** A failed link has neither source nor reply token. */
    accountLink(userId: string, nonce: string, result: "ok" | "failed" = "ok"): Promise<Acted> {
      const place = result === "ok" ? alone(userId) : null;
      return happen(stage, events.make("accountLink", place, { link: { result, nonce } }));
    },
    membership(userId: string, type: "joined" | "left" | "renewed", membershipId = 3189): Promise<Acted> {
      return happen(stage, events.make("membership", alone(userId), { membership: { type, membershipId } }));
    },
    videoPlayComplete(userId: string, trackingId: string): Promise<Acted> {
      return happen(
        stage,
        events.make("videoPlayComplete", alone(userId), { videoPlayComplete: { trackingId } }),
      );
    },
    /** Events of modules and of the account itself (webhook.yml): no person, no reply token. */
    channel(
      type: "activated" | "deactivated" | "botSuspended" | "botResumed",
      chatId?: string,
    ): Promise<Acted> {
      const chatControl = type === "activated" ? { chatControl: { expireAt: now() + 3_600_000 } } : {};
      const place = chatId === undefined ? null : world.groups.has(chatId) ? shared(chatId) : alone(chatId);
      return happen(stage, events.make(type, place, chatControl));
    },
    module(type: "attached" | "detached", botId: string): Promise<Acted> {
      const module =
        type === "attached"
          ? { type, botId, scopes: ["message:send"] }
          : { type, botId, reason: "bot_deleted" };
      return happen(stage, events.make("module", null, { module }));
    },
    /** An event of any type and shape, with all that is common filled in. */
    raw(type: string, userId: string | null, fields: Record<string, unknown> = {}): Promise<Acted> {
      return happen(stage, events.make(type, userId === null ? null : alone(userId), fields));
    },

    /** Does what a tap on an action object of a received message does. */
    async tap(userId: string, action: unknown, where: Where = {}): Promise<Acted | null> {
      if (!isRecord(action)) throw new Error("a tap needs an action object");
      const { type, data, text, displayText } = action;
      if (type === "message" && typeof text === "string") return say(userId, text, where);
      if (type !== "postback" || typeof data !== "string") return null;
      const shown = typeof displayText === "string" ? { displayText } : {};
      const acted = await tapPostback(userId, data, { ...where, ...shown });
      if (typeof text === "string") await say(userId, text, where);
      return acted;
    },

    /** Opens the chat: everything the account sent there is seen. */
    look(userId: string, chatId = userId): void {
      for (const entry of world.chatOf(chatId)) {
        if (entry.from !== "bot" || entry.requestId === null) continue;
        entry.seen = true;
        accounting.saw(entry.requestId, entry.seq, userId);
      }
      world.touch();
    },
    /** Opens an address from a message of the account. */
    openUri(userId: string, messageId: string, url: string): void {
      const found = world.find(messageId);
      if (found === null || found.entry.requestId === null)
        throw new Error(`the account never sent ${messageId}`);
      accounting.opened(found.entry.requestId, found.entry.seq, userId, url);
    },
  };
}
