import { below, fault, type Fault } from "./faults.ts";
import {
  byType,
  isRecord,
  isSet,
  list,
  object,
  oneOf,
  optional,
  required,
  text,
  type Check,
  type Fields,
} from "./shape.ts";
import { action, actionHosts } from "./validate-actions.ts";
import { flexMessage } from "./validate-flex.ts";
import { imagemapMessage } from "./validate-imagemap.ts";
import {
  audioMessage,
  couponMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  videoMessage,
} from "./validate-media.ts";
import { templateMessage } from "./validate-template.ts";
import { textMessage, textV2Message } from "./validate-text.ts";
import { mediaUrl } from "./validate-uri.ts";

const quickReplyItem = object({
  type: required(oneOf(["action"])),
  imageUrl: optional(mediaUrl),
  action: required(action(actionHosts.quickReply)),
});

/** "Certain words such as LINE may not be used" (REF#icon-nickname-switch); the others are not disclosed. */
const senderName: Check = (value, path) => {
  const faults = text("sender.name")(value, path);
  if (typeof value === "string" && /^line$/i.test(value.trim())) {
    faults.push(fault(path, "value", "this name may not be used"));
  }
  return faults;
};

const common: Fields = {
  quickReply: optional(object({ items: required(list(quickReplyItem, "quickReply.items")) })),
  sender: optional(object({ name: optional(senderName), iconUrl: optional(mediaUrl) })),
};

const message = byType({
  text: textMessage(common),
  textV2: textV2Message(common),
  sticker: stickerMessage(common),
  image: imageMessage(common),
  video: videoMessage(common),
  audio: audioMessage(common),
  location: locationMessage(common),
  coupon: couponMessage(common),
  imagemap: imagemapMessage(common),
  template: templateMessage(common),
  flex: flexMessage(common),
});

/** What is known of where messages go: the people of a group, what can be quoted there; left out where nobody can know. */
export type Destination = {
  way: "reply" | "push" | "multicast" | "narrowcast" | "broadcast";
  chat?: "user" | "group" | "room";
  members?: ReadonlySet<string>;
  quoteTokens?: ReadonlySet<string>;
};

/**
 * Every rule of LINE that an array of message objects breaks; empty when LINE would take it.
 * @param messages the `messages` field of a request, of any shape
 * @param destination adds the rules that depend on who receives it (mentions, trackingId)
 */
export function checkMessages(messages: unknown, destination?: Destination): Fault[] {
  if (!isSet(messages)) return [fault("messages", "required", "must be specified")];
  const faults = list(message, "request.messages")(messages, "messages");
  if (destination === undefined || !Array.isArray(messages)) return faults;
  const entries: unknown[] = messages;
  return [
    ...faults,
    ...entries.flatMap((entry, index) => inPlace(entry, below("messages", index), destination)),
  ];
}

function inPlace(entry: unknown, path: string, destination: Destination): Fault[] {
  if (!isRecord(entry)) return [];
  const quote = quoteInPlace(entry["quoteToken"], below(path, "quoteToken"), destination);
  if (quote.length > 0) return quote;
  if (entry["type"] === "video" && isSet(entry["trackingId"]) && isSharedChat(destination)) {
    return [fault(below(path, "trackingId"), "place", "can't be used in group chats or multi-person chats")];
  }
  if (entry["type"] !== "textV2" || !isRecord(entry["substitution"])) return [];
  return Object.entries(entry["substitution"]).flatMap(([key, value]) =>
    isRecord(value) && value["type"] === "mention"
      ? mentionInPlace(value["mentionee"], below(below(path, "substitution"), key), destination)
      : [],
  );
}

/** Quotes go out by reply or push only, into the chat of the quoted message (DOC get-quote-tokens/). */
function quoteInPlace(token: unknown, path: string, { way, quoteTokens }: Destination): Fault[] {
  if (typeof token !== "string") return [];
  const known = quoteTokens === undefined || quoteTokens.has(token);
  return known && (way === "reply" || way === "push") ? [] : [fault(path, "place", "invalid quote token")];
}

function isSharedChat({ chat }: Destination): boolean {
  return chat === "group" || chat === "room";
}

/** The rules of REF#text-message-v2-mention-object: reply or push, into a shared chat, of its members only. */
function mentionInPlace(mentionee: unknown, path: string, destination: Destination): Fault[] {
  const { way, chat, members } = destination;
  if ((way !== "reply" && way !== "push") || chat === "user") {
    return [fault(path, "mention-place", "mentions can only be sent to a group chat or multi-person chat")];
  }
  if (members === undefined || !isRecord(mentionee) || mentionee["type"] !== "user") return [];
  const { userId } = mentionee;
  if (typeof userId === "string" && members.has(userId)) return [];
  return [fault(below(below(path, "mentionee"), "userId"), "mention-place", "is no member of the chat")];
}
