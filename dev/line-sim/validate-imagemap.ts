import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import {
  byType,
  integer,
  list,
  object,
  optional,
  required,
  text,
  typeField,
  type Check,
  type Fields,
} from "./shape.ts";
import { mediaUrl, openableUri } from "./validate-uri.ts";

const area = object({
  x: required(integer(0)),
  y: required(integer(0)),
  width: required(integer(1)),
  height: required(integer(1)),
});

const tap: Fields = { type: typeField, label: optional(text("imagemap.label")), area: required(area) };

const tapAction = byType(
  {
    uri: object({ ...tap, linkUri: required(openableUri) }),
    message: object({ ...tap, text: required(text("imagemap.text")) }),
    clipboard: object({ ...tap, clipboardText: required(text("imagemap.clipboard")) }),
  },
  "action-type",
);

const baseWidth: Check = (value, path) =>
  value === limits["imagemap.width"].value
    ? []
    : [fault(path, "imagemap.width", `Must be ${limits["imagemap.width"].value}`)];

const video = object({
  originalContentUrl: required(mediaUrl),
  previewImageUrl: required(mediaUrl),
  area: required(area),
  externalLink: optional(
    object({ linkUri: required(openableUri), label: required(text("imagemap.linkLabel")) }),
  ),
});

/** Imagemap message (REF#imagemap-message). Whether zero tap areas are taken LINE does not say; they are. */
export const imagemapMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    baseUrl: required(mediaUrl),
    altText: required(text("altText")),
    baseSize: required(object({ width: required(baseWidth), height: required(integer(1)) })),
    video: optional(video),
    actions: required(list(tapAction, "imagemap.actions", 0)),
  });
