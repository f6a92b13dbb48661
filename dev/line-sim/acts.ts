import type { EventMaker, WebhookEvent } from "./events.ts";
import type { Delivery, DeliverOptions, Webhook } from "./webhook.ts";
import { newQuoteToken } from "./ids.ts";
import { placeId, type ChatEntry, type Place } from "./world-types.ts";
import type { StoredContent, World } from "./world.ts";

/** Where a person does something: alone with the account unless a group or room is named. */
export type Where = { groupId?: string; delivery?: DeliverOptions };

/** What came of one act: its event, its message id and token where it has them, and the deliveries. */
export type Acted = {
  event: WebhookEvent;
  messageId: string | null;
  replyToken: string | null;
  deliveries: Delivery[];
};

export type SayOptions = Where & {
  /** Puts a mention of the account in front of the text. */
  mentionBot?: boolean;
  /** Mentions everyone. */
  mentionAll?: boolean;
  emojis?: { index: number; length: number; productId: string; emojiId: string }[];
  quotedMessageId?: string;
};

export type Stage = { world: World; events: EventMaker; webhook: Webhook; now: () => number };

/**
 * The place of an act.
 * @throws when nothing would be heard of it: the person blocked the account, is not in the group, or the account is not
 */
export function placeOf(world: World, userId: string, where: Where): Place {
  const person = world.person(userId);
  if (where.groupId === undefined) {
    if (person.blocked) throw new Error(`the account does not hear ${userId}, who blocked it`);
    return { kind: "user", userId };
  }
  const group = world.group(where.groupId);
  if (!group.members.includes(userId)) throw new Error(`${userId} is no member of ${group.id}`);
  if (!group.botIn) throw new Error(`the account does not hear ${group.id}, where it is not`);
  return { kind: group.kind, id: group.id, userId };
}

/** Sends one event out and gathers what came of it. */
export async function happen(stage: Stage, event: WebhookEvent, options?: DeliverOptions): Promise<Acted> {
  const deliveries = await stage.webhook.deliver([event], options);
  return { event, messageId: null, replyToken: event.replyToken ?? null, deliveries };
}

/** The messages that people send (REF#message-event). Someone who blocked the account is not heard. */
export function createTalk(stage: Stage) {
  const { world, events, now } = stage;

  const send = async (
    userId: string,
    message: Record<string, unknown>,
    where: Where,
    quotable: boolean,
    content: StoredContent | null = null,
  ): Promise<Acted> => {
    const place = placeOf(world, userId, where);
    const person = world.person(userId);
    if (place.kind === "user") person.lastSaidAt = now();
    const quoteToken = quotable ? newQuoteToken() : null;
    const entry = world.write(placeId(place), { from: "person", userId, message, quoteToken });
    // Before the event goes out: who hears of a file may fetch it at once.
    if (content !== null) world.contents.set(entry.messageId, content);
    const event = events.make("message", place, { message: wireMessage(entry) });
    return { ...(await happen(stage, event, where.delivery)), messageId: entry.messageId };
  };

  const media = (type: string, extra: Record<string, unknown>) =>
    ({ type, contentProvider: { type: "line" }, ...extra }) satisfies Record<string, unknown>;

  const withContent = (
    userId: string,
    message: Record<string, unknown>,
    { bytes = TINY_PNG, type, readyAt = 0 }: Partial<StoredContent> & { type: string },
    where: Where,
    quotable = true,
  ): Promise<Acted> => send(userId, message, where, quotable, { bytes, type, readyAt });

  return {
    /** Says a text. */
    say(userId: string, text: string, options: SayOptions = {}): Promise<Acted> {
      return send(userId, textMessage(world, text, options), options, true);
    },
    sticker(
      userId: string,
      options: Where & { packageId?: string; stickerId?: string } = {},
    ): Promise<Acted> {
      const { packageId = "446", stickerId = "1988" } = options;
      const keywords = ["hello"];
      const message = { type: "sticker", packageId, stickerId, stickerResourceType: "STATIC", keywords };
      return send(userId, message, options, true);
    },
    image(userId: string, options: Where & Partial<StoredContent> = {}): Promise<Acted> {
      return withContent(userId, media("image", {}), { type: "image/png", ...options }, options);
    },
    video(userId: string, options: Where & { bytes?: Uint8Array; duration?: number } = {}): Promise<Acted> {
      const message = media("video", { duration: options.duration ?? 3000 });
      return withContent(userId, message, { ...options, type: "video/mp4" }, options);
    },
    audio(userId: string, options: Where & { bytes?: Uint8Array; duration?: number } = {}): Promise<Acted> {
      const message = media("audio", { duration: options.duration ?? 3000 });
      return withContent(userId, message, { ...options, type: "audio/x-m4a" }, options, false);
    },
    file(userId: string, fileName: string, options: Where & { bytes?: Uint8Array } = {}): Promise<Acted> {
      const message = { type: "file", fileName, fileSize: (options.bytes ?? TINY_PNG).length };
      return withContent(userId, message, { ...options, type: "application/octet-stream" }, options, false);
    },
    location(
      userId: string,
      at: { title?: string; address?: string; latitude: number; longitude: number },
      where: Where = {},
    ): Promise<Acted> {
      return send(userId, { type: "location", ...at }, where, false);
    },
  };
}

/** The message object of an event: what was said, with its id and tokens. */
export function wireMessage(entry: ChatEntry): Record<string, unknown> {
  const quote = entry.quoteToken === null ? {} : { quoteToken: entry.quoteToken };
  return { ...entry.message, id: entry.messageId, ...quote, markAsReadToken: `${entry.messageId}-read` };
}

function textMessage(world: World, text: string, options: SayOptions): Record<string, unknown> {
  const { bot } = world;
  const mentions: string[] = [];
  if (options.mentionAll === true) mentions.push("@All");
  if (options.mentionBot === true) mentions.push(`@${bot.displayName}`);
  const words = [...mentions, text].join(" ");
  const mentionees = mentions.map((name) => {
    const where = { index: words.indexOf(name), length: name.length };
    return name === "@All"
      ? { ...where, type: "all" }
      : { ...where, type: "user", userId: bot.userId, isSelf: true };
  });
  return {
    type: "text",
    text: words,
    ...(mentionees.length === 0 ? {} : { mention: { mentionees } }),
    ...(options.emojis === undefined ? {} : { emojis: options.emojis }),
    ...(options.quotedMessageId === undefined ? {} : { quotedMessageId: options.quotedMessageId }),
  };
}

/** One grey pixel: what a picture holds when a test does not care. */
export const TINY_PNG: Uint8Array = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);
