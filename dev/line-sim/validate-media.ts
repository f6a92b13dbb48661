import { integer, numberBetween, object, optional, required, text, typeField, type Fields } from "./shape.ts";
import { mediaUrl } from "./validate-uri.ts";

const DIGITS = /^\d+$/;
/** REF#video-message: half-width letters, digits and these symbols. */
const TRACKING = /^[A-Za-z0-9\-.=,+*()%$&;:@{}!?<>[\]]*$/;
const TAG = /^[A-Za-z0-9_]*$/;

/** Sticker message (REF#sticker-message). */
export const stickerMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    packageId: required(text(null, { pattern: DIGITS })),
    stickerId: required(text(null, { pattern: DIGITS })),
    quoteToken: optional(text(null)),
  });

/** Image message (REF#image-message). */
export const imageMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    originalContentUrl: required(mediaUrl),
    previewImageUrl: required(mediaUrl),
  });

/** Video message (REF#video-message). */
export const videoMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    originalContentUrl: required(mediaUrl),
    previewImageUrl: required(mediaUrl),
    trackingId: optional(text("video.trackingId", { pattern: TRACKING })),
  });

/** Audio message (REF#audio-message). */
export const audioMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    originalContentUrl: required(mediaUrl),
    duration: required(integer(1)),
  });

/** Location message (REF#location-message). */
export const locationMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    title: required(text("location.title")),
    address: required(text("location.address")),
    latitude: required(numberBetween(-90, 90)),
    longitude: required(numberBetween(-180, 180)),
  });

/** Coupon message (REF#coupon-message). The simulated account has no coupons; any id is taken. */
export const couponMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    couponId: required(text(null)),
    deliveryTag: optional(text("coupon.deliveryTag", { pattern: TAG })),
  });
