import * as z from "zod";

/** The state that survives a restart, as zod schemas: what a snapshot holds is what is checked when it is read. */

export const personSchema = z.strictObject({
  userId: z.string(),
  displayName: z.string(),
  language: z.string(),
  pictureUrl: z.string().nullable(),
  statusMessage: z.string().nullable(),
  /** A friend of the account now. A person who blocks stays one, as in LINE. */
  friend: z.boolean(),
  blocked: z.boolean(),
  /** Ever added the account: the next follow of one who blocked says `isUnblocked`. */
  wasFriend: z.boolean(),
  /** Agreed that bots see the profile; without it group events carry no user id. */
  consents: z.boolean(),
  lastSaidAt: z.number().nullable(),
  gender: z.enum(["male", "female"]).nullable(),
  age: z.string().nullable(),
  area: z.string().nullable(),
  appType: z.enum(["ios", "android"]).nullable(),
  friendSince: z.number().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const sharedChatSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["group", "room"]),
  name: z.string(),
  members: z.array(z.string()),
  botIn: z.boolean(),
});
export type SharedChat = z.infer<typeof sharedChatSchema>;

export const wayOfSending = z.enum(["reply", "push", "multicast", "narrowcast", "broadcast"]);
export type Way = z.infer<typeof wayOfSending>;

export const chatEntrySchema = z.strictObject({
  at: z.number(),
  from: z.enum(["person", "bot"]),
  userId: z.string().nullable(),
  messageId: z.string(),
  quoteToken: z.string().nullable(),
  message: z.record(z.string(), z.unknown()),
  /** For the account's messages: how it was sent, in which request, as which of its messages (from 1). */
  via: wayOfSending.nullable(),
  requestId: z.string().nullable(),
  seq: z.number(),
  /** Only the quick replies of a request's last message are shown (REF#quick-reply). */
  showsQuickReply: z.boolean(),
  unsent: z.boolean(),
  seen: z.boolean(),
});
export type ChatEntry = z.infer<typeof chatEntrySchema>;

/** What one person or group sees, oldest first. */
export type Chat = ChatEntry[];

/** Where something happens: the chat with one person, or a group or room. */
export type Place =
  | { kind: "user"; userId: string }
  | { kind: "group" | "room"; id: string; userId?: string };

export const placeId = (place: Place): string => (place.kind === "user" ? place.userId : place.id);
