import { newReplyToken, newUlid } from "./ids.ts";
import type { ReplyTokens } from "./reply-tokens.ts";
import type { Place } from "./world-types.ts";
import type { World } from "./world.ts";

/** A webhook event as it goes over the wire (REF#webhook-event-objects). */
export type WebhookEvent = {
  type: string;
  mode: "active" | "standby";
  timestamp: number;
  source?: Record<string, string>;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  replyToken?: string;
  [field: string]: unknown;
};

export type EventMaker = ReturnType<typeof createEventMaker>;

/** Event types that carry no reply token (REF, each event's own section). */
const NO_REPLY = new Set(["unsend", "unfollow", "leave", "memberLeft", "module", "activated", "deactivated"]);
const NO_REPLY_EITHER = new Set(["botSuspended", "botResumed"]);

const canReply = (type: string): boolean => !NO_REPLY.has(type) && !NO_REPLY_EITHER.has(type);

/**
 * Makes events with everything that is common to them: id, time, mode, source, reply token.
 * In standby mode there is no reply token (REF#common-properties).
 */
export function createEventMaker(world: World, tokens: ReplyTokens, now: () => number) {
  let mode: "active" | "standby" = "active";

  const source = (place: Place): Record<string, string> => {
    if (place.kind === "user") return { type: "user", userId: place.userId };
    const speaker = place.userId;
    const named =
      speaker !== undefined && world.people.get(speaker)?.consents === true ? { userId: speaker } : {};
    return place.kind === "group"
      ? { type: "group", groupId: place.id, ...named }
      : { type: "room", roomId: place.id, ...named };
  };

  return {
    setMode: (next: "active" | "standby") => void (mode = next),

    /** @param place where it happened; null for events that have no source (a failed account link, the bot itself) */
    make(type: string, place: Place | null, fields: Record<string, unknown> = {}): WebhookEvent {
      const timestamp = now();
      const event: WebhookEvent = {
        type,
        ...fields,
        timestamp,
        ...(place === null ? {} : { source: source(place) }),
        webhookEventId: newUlid(timestamp),
        deliveryContext: { isRedelivery: false },
        mode,
      };
      if (place === null || mode === "standby" || !canReply(type)) return event;
      const replyToken = newReplyToken();
      tokens.issue(replyToken, place, timestamp);
      return { ...event, replyToken };
    },
  };
}
