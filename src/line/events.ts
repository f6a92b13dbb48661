import * as z from "zod";
import type { Incoming, Said } from "#core/incoming.ts";
import type { Delivered } from "#flows/receive-events.ts";

/*
 * LINE's webhook schema as far as we read it (line/line-openapi webhook.yml). Every object is loose: unknown fields pass, and an
 * event or message of a kind that did not exist when this was written is answered with 200 and left alone.
 */
/** Ids go into names of keys: bounded, and of letters that mean nothing there. */
const id = z.string().regex(/^[\w:.-]{1,100}$/);

const sourceSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("user"), userId: id }),
  z.looseObject({ type: z.literal("group"), groupId: id, userId: id.optional() }),
  z.looseObject({ type: z.literal("room"), roomId: id, userId: id.optional() }),
]);

const mentioneeSchema = z.looseObject({
  index: z.number(),
  length: z.number(),
  isSelf: z.boolean().nullish(),
});

const messageSchema = z.looseObject({
  type: z.string(),
  id,
  text: z.string().optional(),
  mention: z.looseObject({ mentionees: z.array(mentioneeSchema) }).nullish(),
});

/** What every event of every kind has. */
const eventSchema = z.looseObject({
  type: z.string(),
  mode: z.string().optional(),
  timestamp: z.number().transform(Math.trunc),
  webhookEventId: id,
  deliveryContext: z.looseObject({ isRedelivery: z.boolean() }).nullish(),
  replyToken: z.string().nullish(),
  /** Missing in events about the account itself. */
  source: z.unknown().optional(),
});

const detailSchemas = {
  message: z.looseObject({ message: messageSchema }),
  postback: z.looseObject({ postback: z.looseObject({ data: z.string() }) }),
  follow: z.looseObject({ follow: z.looseObject({ isUnblocked: z.boolean() }).nullish() }),
  unfollow: z.looseObject({}),
  join: z.looseObject({}),
  unsend: z.looseObject({ unsend: z.looseObject({ messageId: id }) }),
};

const bodySchema = z.looseObject({ events: z.array(z.unknown()) });

type LineEvent = z.infer<typeof eventSchema>;
type Source = z.infer<typeof sourceSchema>;
type Message = z.infer<typeof messageSchema>;

/** What a body holds for us. `odd`: events that are not LINE's schema; they are left out, and do not hold back the others. */
export type Parsed = { delivered: Delivered[]; odd: number };

/**
 * Parses a webhook body. Takes the JSON value; gives the events that concern us in our own words, in the order of the delivery.
 * Left out, and so never stored: standby (another module answers), groups where nobody mentioned us, kinds we do nothing for, and
 * messages that the same delivery takes back.
 * @throws z.ZodError where the body is not LINE's schema
 */
export function parseWebhook(body: unknown): Parsed {
  const delivered: Delivered[] = [];
  let odd = 0;
  for (const event of bodySchema.parse(body).events) {
    try {
      const known = eventSchema.parse(event);
      const incoming = toIncoming(known);
      if (incoming) delivered.push({ incoming, redelivered: known.deliveryContext?.isRedelivery ?? false });
    } catch {
      odd += 1;
    }
  }
  const unsent = new Set(
    delivered.map(({ incoming: { said } }) => (said.what === "unsend" ? said.messageId : null)),
  );
  return {
    odd,
    delivered: delivered.filter(
      ({ incoming: { messageId } }) => messageId === null || !unsent.has(messageId),
    ),
  };
}

function toIncoming(event: LineEvent): Incoming | null {
  if (event.mode === "standby" || !Object.hasOwn(detailSchemas, event.type)) return null;
  const source = sourceSchema.parse(event.source);
  const what = toSaid(event, source);
  if (what === null) return null;
  return {
    v: 1,
    id: event.webhookEventId,
    at: event.timestamp,
    chat: toChat(source),
    person: source.userId ?? null,
    replyToken: event.replyToken || null,
    messageId: event.type === "message" ? detailSchemas.message.parse(event).message.id : null,
    said: what,
  };
}

function toChat(source: Source): Incoming["chat"] {
  switch (source.type) {
    case "user":
      return { kind: "one-to-one", id: source.userId };
    case "group":
      return { kind: "group", id: source.groupId };
    case "room":
      return { kind: "room", id: source.roomId };
  }
}

function toSaid(event: LineEvent, source: Source): Said | null {
  switch (event.type) {
    case "message":
      return messageSaid(detailSchemas.message.parse(event).message, source);
    case "postback":
      return { what: "postback", data: detailSchemas.postback.parse(event).postback.data };
    case "follow":
      return { what: "follow", again: detailSchemas.follow.parse(event).follow?.isUnblocked ?? false };
    case "unfollow":
      return { what: "unfollow" };
    case "join":
      return { what: "join" };
    case "unsend":
      return { what: "unsend", messageId: detailSchemas.unsend.parse(event).unsend.messageId };
    default:
      return null;
  }
}

const media = ["image", "video", "audio", "file", "location", "sticker"] as const;

/** In groups and rooms only a text that mentions us is for us; everything else there is other people's talk. */
function messageSaid(message: Message, source: Source): Said | null {
  const { type, text, mention } = message;
  const mentions = (mention?.mentionees ?? []).filter(({ isSelf }) => isSelf === true);
  if (source.type !== "user" && mentions.length === 0) return null;
  if (type === "text") return { what: "text", text: withoutMentions(text ?? "", mentions) };
  return { what: "media", media: media.find((kind) => kind === type) ?? "other" };
}

/** Cuts "@name" out of the text, from the back so that the positions stay true. */
function withoutMentions(text: string, mentions: readonly { index: number; length: number }[]): string {
  return [...mentions]
    .sort((a, b) => b.index - a.index)
    .reduce((rest, { index, length }) => `${rest.slice(0, index)} ${rest.slice(index + length)}`, text)
    .trim();
}
