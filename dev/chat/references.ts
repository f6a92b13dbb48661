import { limits } from "#dev/line-sim/limits.ts";
import { isRecord } from "#dev/line-sim/shape.ts";

const REFERENCE = "https://developers.line.biz/en/reference/messaging-api/";
const GUIDE = "https://developers.line.biz/en/docs/messaging-api/";

/** Sections of the reference by the `type` of what is wrong; a message and a component of one name have two. */
const MESSAGES = new Map(
  Object.entries({
    flex: "flex-message",
    text: "text-message",
    textV2: "text-message-v2",
    sticker: "sticker-message",
    image: "image-message",
    video: "video-message",
    audio: "audio-message",
    location: "location-message",
    imagemap: "imagemap-message",
    template: "template-messages",
    coupon: "coupon-message",
  }),
);

const PARTS = new Map(
  Object.entries({
    bubble: "bubble",
    carousel: "f-carousel",
    box: "box",
    button: "button",
    image: "f-image",
    video: "f-video",
    icon: "icon",
    text: "f-text",
    span: "span",
    separator: "separator",
    filler: "filler",
    action: "items-object",
    postback: "postback-action",
    message: "message-action",
    uri: "uri-action",
    datetimepicker: "datetime-picker-action",
    camera: "camera-action",
    cameraRoll: "camera-roll-action",
    location: "location-action",
    clipboard: "clipboard-action",
    richmenuswitch: "richmenu-switch-action",
    buttons: "buttons",
    confirm: "confirm",
    image_carousel: "image-carousel",
  }),
);

/** The page of LINE's documentation that a broken rule comes from: that of its number, or else that of the object it is in. */
export function referenceOf(request: unknown, path: string, rule: string): string {
  const limit = Object.entries(limits).find(([id]) => id === rule)?.[1];
  if (limit !== undefined) return limit.ref.replace(/^REF/, REFERENCE).replace(/^DOC /, GUIDE);
  return `${REFERENCE}#${sectionOf(request, path)}`;
}

/** The innermost object on the way to the path that says what it is. */
function sectionOf(request: unknown, path: string): string {
  let section = "message-objects";
  let here: unknown = request;
  for (const [depth, name] of path
    .split(/[.[\]]+/)
    .filter((step) => step !== "")
    .entries()) {
    here = childOf(here, name);
    const type = isRecord(here) ? here["type"] : undefined;
    // messages[0] is the second step.
    const found = typeof type === "string" ? (depth === 1 ? MESSAGES : PARTS).get(type) : undefined;
    section = found ?? section;
  }
  return section;
}

function childOf(parent: unknown, name: string): unknown {
  if (Array.isArray(parent)) {
    const items: unknown[] = parent;
    return items[Number(name)];
  }
  return isRecord(parent) ? parent[name] : undefined;
}
