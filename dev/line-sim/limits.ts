/**
 * Every number that LINE puts a limit on, in one table. REF is developers.line.biz/en/reference/messaging-api/, DOC is
 * developers.line.biz/en/docs/messaging-api/. The unit says how a text is counted: `utf16` code units, or `graphemes`
 * for the properties that DOC text-character-count/ lists. Where LINE's words leave room the stricter reading stands here.
 */

export type Unit =
  | "utf16"
  | "graphemes"
  | "bytes"
  | "items"
  | "pixels"
  | "number"
  | "seconds"
  | "minutes"
  | "hours"
  | "days"
  | "people"
  | "per second"
  | "per minute"
  | "per hour"
  | "per month";

export type Limit = { readonly value: number; readonly unit: Unit; readonly ref: string };

export const limits = {
  // Texts and media
  "text.length": { value: 5000, unit: "utf16", ref: "REF#text-message" },
  "text.emojis": { value: 20, unit: "items", ref: "REF#text-message" },
  "textV2.length": { value: 5000, unit: "utf16", ref: "REF#text-message-v2" },
  "textV2.substitutions": { value: 100, unit: "items", ref: "REF#text-message-v2" },
  "textV2.key": { value: 20, unit: "utf16", ref: "REF#text-message-v2" },
  "textV2.mentions": { value: 20, unit: "items", ref: "REF#text-message-v2-mention-object" },
  "textV2.emojis": { value: 20, unit: "items", ref: "REF#text-message-v2-emoji-object" },
  "media.url": { value: 2000, unit: "utf16", ref: "REF#image-message" },
  "video.trackingId": { value: 100, unit: "utf16", ref: "REF#video-message" },
  "location.title": { value: 100, unit: "utf16", ref: "REF#location-message" },
  "location.address": { value: 100, unit: "utf16", ref: "REF#location-message" },
  "coupon.deliveryTag": { value: 30, unit: "utf16", ref: "REF#coupon-message" },
  altText: { value: 1500, unit: "utf16", ref: "REF#flex-message" },

  // Imagemaps
  "imagemap.width": { value: 1040, unit: "pixels", ref: "REF#imagemap-message" },
  "imagemap.actions": { value: 50, unit: "items", ref: "REF#imagemap-message" },
  "imagemap.label": { value: 100, unit: "utf16", ref: "REF#imagemap-action-objects" },
  "imagemap.text": { value: 400, unit: "utf16", ref: "REF#imagemap-message-action-object" },
  "imagemap.clipboard": { value: 1000, unit: "utf16", ref: "REF#imagemap-clipboard-action-object" },
  "imagemap.linkLabel": { value: 30, unit: "utf16", ref: "REF#imagemap-message" },

  // Templates
  "template.title": { value: 40, unit: "graphemes", ref: "REF#buttons" },
  "buttons.text": { value: 160, unit: "graphemes", ref: "REF#buttons" },
  "buttons.textWithImage": { value: 60, unit: "graphemes", ref: "REF#buttons" },
  "buttons.actions": { value: 4, unit: "items", ref: "REF#buttons" },
  "confirm.text": { value: 240, unit: "graphemes", ref: "REF#confirm" },
  "confirm.actions": { value: 2, unit: "items", ref: "REF#confirm" },
  "carousel.columns": { value: 10, unit: "items", ref: "REF#carousel" },
  "carousel.text": { value: 120, unit: "graphemes", ref: "REF#column-object-for-carousel" },
  "carousel.textWithImage": { value: 60, unit: "graphemes", ref: "REF#column-object-for-carousel" },
  "carousel.actions": { value: 3, unit: "items", ref: "REF#column-object-for-carousel" },
  "imageCarousel.columns": { value: 10, unit: "items", ref: "REF#image-carousel" },

  // Flex (30 KB and 50 KB: LINE does not say whether a KB is 1,000 or 1,024 bytes; the smaller one is safe)
  "flex.bubble": { value: 30_000, unit: "bytes", ref: "REF#bubble" },
  "flex.carousel": { value: 50_000, unit: "bytes", ref: "REF#f-carousel" },
  "flex.bubbles": { value: 12, unit: "items", ref: "REF#f-carousel" },
  "flex.animated": { value: 10, unit: "items", ref: "REF#f-image" },
  "flex.ratio": { value: 100_000, unit: "number", ref: "REF#f-image" },
  "flex.ratioHeight": { value: 3, unit: "number", ref: "REF#f-image" },
  "flex.angle": { value: 360, unit: "number", ref: "REF#box" },
  "flex.centerPosition": { value: 100, unit: "number", ref: "REF#box" },

  // Actions, quick replies, sender
  "label.template": { value: 20, unit: "graphemes", ref: "REF#action-object-label-spec" },
  "label.imageCarousel": { value: 12, unit: "graphemes", ref: "REF#action-object-label-spec" },
  "label.quickReply": { value: 20, unit: "graphemes", ref: "REF#action-object-label-spec" },
  "label.flex": { value: 40, unit: "graphemes", ref: "REF#action-object-label-spec" },
  "label.richMenu": { value: 20, unit: "graphemes", ref: "REF#action-object-label-spec" },
  "action.data": { value: 300, unit: "utf16", ref: "REF#postback-action" },
  "action.displayText": { value: 300, unit: "graphemes", ref: "REF#postback-action" },
  "action.postbackText": { value: 300, unit: "graphemes", ref: "REF#postback-action" },
  "action.fillInText": { value: 300, unit: "graphemes", ref: "REF#postback-action" },
  "action.messageText": { value: 300, unit: "graphemes", ref: "REF#message-action" },
  "action.uri": { value: 1000, unit: "utf16", ref: "REF#uri-action" },
  "action.clipboard": { value: 1000, unit: "utf16", ref: "REF#clipboard-action" },
  "action.richMenuAlias": { value: 32, unit: "utf16", ref: "REF#richmenu-switch-action" },
  "quickReply.items": { value: 13, unit: "items", ref: "REF#items-object" },
  "sender.name": { value: 20, unit: "utf16", ref: "REF#icon-nickname-switch" },

  // Requests that send
  "request.messages": { value: 5, unit: "items", ref: "REF#send-push-message" },
  "request.body": { value: 2_000_000, unit: "bytes", ref: "REF#status-codes" },
  "multicast.to": { value: 500, unit: "items", ref: "REF#send-multicast-message" },
  "unit.names": { value: 1, unit: "items", ref: "REF#send-push-message" },
  "unit.name": { value: 30, unit: "utf16", ref: "DOC unit-based-statistics-aggregation/" },
  "unit.month": { value: 1000, unit: "per month", ref: "DOC unit-based-statistics-aggregation/" },
  "unit.page": { value: 100, unit: "items", ref: "REF#get-a-list-of-unit-names-assigned-during-this-month" },
  "reply.window": { value: 1, unit: "minutes", ref: "REF#send-reply-message-reply-token" },
  "reply.life": { value: 20, unit: "minutes", ref: "REF#send-reply-message-reply-token" },
  "retryKey.life": { value: 24, unit: "hours", ref: "DOC retrying-api-request/" },
  "push.stranger": { value: 7, unit: "days", ref: "REF#send-push-message-conditions" },
  "narrowcast.reach": { value: 100, unit: "people", ref: "REF#send-narrowcast-message-restrictions" },
  "narrowcast.recipients": { value: 50, unit: "people", ref: "REF#send-narrowcast-message-restrictions" },
  "narrowcast.conditions": { value: 10, unit: "items", ref: "REF#narrowcast-recipient" },
  "narrowcast.progress": { value: 14, unit: "days", ref: "REF#get-narrowcast-progress-status" },
  "loading.shortest": { value: 5, unit: "seconds", ref: "REF#display-a-loading-indicator" },
  "loading.longest": { value: 60, unit: "seconds", ref: "REF#display-a-loading-indicator" },
  "loading.step": { value: 5, unit: "seconds", ref: "REF#display-a-loading-indicator" },

  // Reads
  "followers.page": { value: 1000, unit: "items", ref: "REF#get-follower-ids" },
  "insight.people": { value: 20, unit: "people", ref: "REF#get-statistics-per-unit" },
  "insight.window": { value: 30, unit: "days", ref: "REF#get-statistics-per-unit" },
  "insight.updated": { value: 14, unit: "days", ref: "REF#get-statistics-per-unit" },

  // Webhook
  "webhook.url": { value: 500, unit: "utf16", ref: "REF#set-webhook-endpoint-url" },
  "webhook.timeout": { value: 2, unit: "seconds", ref: "DOC check-webhook-error-statistics/" },

  // Rich menus
  "richMenu.narrowest": { value: 800, unit: "pixels", ref: "REF#size-object" },
  "richMenu.widest": { value: 2500, unit: "pixels", ref: "REF#size-object" },
  "richMenu.lowest": { value: 250, unit: "pixels", ref: "REF#size-object" },
  "richMenu.ratio": { value: 1.45, unit: "number", ref: "REF#size-object" },
  "richMenu.image": { value: 1_000_000, unit: "bytes", ref: "REF#upload-rich-menu-image-requirements" },
  "richMenu.areas": { value: 20, unit: "items", ref: "REF#rich-menu-object" },
  "richMenu.name": { value: 300, unit: "graphemes", ref: "REF#rich-menu-object" },
  "richMenu.chatBarText": { value: 14, unit: "graphemes", ref: "REF#rich-menu-object" },
  "richMenu.count": { value: 1000, unit: "items", ref: "REF#create-rich-menu" },

  // Rates, each per endpoint and channel (REF#rate-limits)
  "rate.broadcast": { value: 60, unit: "per hour", ref: "REF#rate-limits" },
  "rate.narrowcast": { value: 60, unit: "per hour", ref: "REF#rate-limits" },
  "rate.insight": { value: 60, unit: "per hour", ref: "REF#rate-limits" },
  "rate.webhookTest": { value: 60, unit: "per hour", ref: "REF#rate-limits" },
  "rate.webhookEndpoint": { value: 1000, unit: "per minute", ref: "REF#rate-limits" },
  "rate.richMenuChange": { value: 100, unit: "per hour", ref: "REF#rate-limits" },
  "rate.richMenuList": { value: 10, unit: "per second", ref: "REF#rate-limits" },
  "rate.multicast": { value: 200, unit: "per second", ref: "REF#rate-limits" },
  "rate.loading": { value: 100, unit: "per second", ref: "REF#rate-limits" },
  "rate.other": { value: 2000, unit: "per second", ref: "REF#rate-limits" },
} as const satisfies Record<string, Limit>;

export type LimitId = keyof typeof limits;
export type RateId = Extract<LimitId, `rate.${string}`>;

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type SpanId = {
  [K in LimitId]: (typeof limits)[K]["unit"] extends keyof typeof UNIT_MS ? K : never;
}[LimitId];

/** A limit of time in milliseconds. */
export function spanMs(id: SpanId): number {
  const row = limits[id];
  return row.value * UNIT_MS[row.unit];
}
