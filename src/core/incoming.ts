import * as z from "zod";

/** Where something was said. Only a one-to-one chat is about a person; in a group nothing personal is said or kept. */
const chatSchema = z.strictObject({ kind: z.enum(["one-to-one", "group", "room"]), id: z.string().min(1) });

const said = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("text"), text: z.string() }),
  z.strictObject({
    what: z.literal("media"),
    media: z.enum(["image", "video", "audio", "file", "location", "sticker", "other"]),
  }),
  z.strictObject({ what: z.literal("postback"), data: z.string() }),
  z.strictObject({ what: z.literal("follow"), again: z.boolean() }),
  z.strictObject({ what: z.literal("unfollow") }),
  z.strictObject({ what: z.literal("join") }),
  z.strictObject({ what: z.literal("unsend"), messageId: z.string().min(1) }),
]);

/**
 * Something that reached us, in our own words: what an edge makes of an event of LINE and what the durable inbox keeps
 * (encrypted) until it is done. `id` is the platform's event id, the same in every redelivery; `at` is when it happened
 * (milliseconds since 1970, UTC); `person` is the sender's LINE id or null where LINE does not tell.
 */
export const incomingSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().min(1),
  at: z.int(),
  chat: chatSchema,
  person: z.string().min(1).nullable(),
  replyToken: z.string().min(1).nullable(),
  messageId: z.string().min(1).nullable(),
  said,
});

export type Incoming = z.infer<typeof incomingSchema>;
export type Said = Incoming["said"];

/** True where one person talks with the office alone: the only place for memory and for anything personal. */
export function isPersonal(incoming: Incoming): boolean {
  return incoming.chat.kind === "one-to-one" && incoming.person !== null;
}

/** True for what a person typed or tapped: it counts against the rate limit; being followed or unsent does not. */
export function isUtterance(incoming: Incoming): boolean {
  const { what } = incoming.said;
  return what === "text" || what === "media" || what === "postback";
}
