import { below, fault } from "./faults.ts";
import {
  background,
  aspectRatio,
  borderWidth,
  colour,
  cornerRadius,
  fontSize,
  imageSize,
  length,
  lineSpacing,
  offset,
  padding,
  space,
} from "./flex-values.ts";
import {
  bool,
  byType,
  integer,
  isRecord,
  isSet,
  list,
  object,
  oneOf,
  optional,
  required,
  text,
  typeField,
  type Check,
  type Fields,
  type ObjectRule,
} from "./shape.ts";
import { action, actionHosts } from "./validate-actions.ts";
import { mediaUrl } from "./validate-uri.ts";

const tap = optional(action(actionHosts.flexOther));
const flexRatio = optional(integer(0));
const gravity = optional(oneOf(["top", "bottom", "center"]));
const align = optional(oneOf(["start", "end", "center"]));

const placed: Fields = {
  type: typeField,
  margin: optional(space),
  position: optional(oneOf(["relative", "absolute"])),
  offsetTop: optional(offset),
  offsetBottom: optional(offset),
  offsetStart: optional(offset),
  offsetEnd: optional(offset),
};

const letters: Fields = {
  size: optional(fontSize),
  color: optional(colour),
  weight: optional(oneOf(["regular", "bold"])),
  style: optional(oneOf(["normal", "italic"])),
  decoration: optional(oneOf(["none", "underline", "line-through"])),
};

const span = object({ type: typeField, text: optional(text(null)), ...letters });

/** "Be sure to set either one of the text property or contents property" (REF#f-text). */
const textOrSpans: ObjectRule = (value, path) => {
  const spans = value["contents"];
  if (isSet(value["text"]) || (Array.isArray(spans) && spans.length > 0)) return [];
  return [fault(below(path, "text"), "required", "either text or contents must be specified")];
};

const textComponent = object(
  {
    ...placed,
    ...letters,
    text: optional(text(null)),
    contents: optional(list(byType({ span }, "place"), null, 0)),
    adjustMode: optional(oneOf(["shrink-to-fit"])),
    flex: flexRatio,
    scaling: optional(bool),
    align,
    gravity,
    wrap: optional(bool),
    lineSpacing: optional(lineSpacing),
    maxLines: optional(integer(0)),
    action: tap,
  },
  textOrSpans,
);

const button = object({
  ...placed,
  action: required(action(actionHosts.flexButton)),
  flex: flexRatio,
  height: optional(oneOf(["sm", "md"])),
  style: optional(oneOf(["primary", "secondary", "link"])),
  color: optional(colour),
  gravity,
  adjustMode: optional(oneOf(["shrink-to-fit"])),
  scaling: optional(bool),
});

const image = object({
  ...placed,
  url: required(mediaUrl),
  flex: flexRatio,
  align,
  gravity,
  size: optional(imageSize),
  aspectRatio: optional(aspectRatio),
  aspectMode: optional(oneOf(["cover", "fit"])),
  backgroundColor: optional(colour),
  action: tap,
  animated: optional(bool),
});

const icon = object({
  ...placed,
  url: required(mediaUrl),
  size: optional(fontSize),
  scaling: optional(bool),
  aspectRatio: optional(aspectRatio),
});

const separator = object({ type: typeField, margin: optional(space), color: optional(colour) });
const filler = object({ type: typeField, flex: flexRatio });

/** What a box may hold depends on its layout (DOC flex-message-layout/#available-child-components). */
const children: ObjectRule = (value, path) => {
  if (!Array.isArray(value["contents"])) return [];
  const baseline = value["layout"] === "baseline";
  const check = baseline ? inBaseline : inBox;
  const contents: unknown[] = value["contents"];
  return contents.flatMap((child, index) => {
    const where = below(below(path, "contents"), index);
    return [...check(child, where), ...(baseline ? notInBaseline(child, where) : [])];
  });
};

/** "You can't use the properties gravity and offsetBottom in child components of a baseline box". */
function notInBaseline(child: unknown, path: string) {
  if (!isRecord(child)) return [];
  return ["gravity", "offsetBottom"].flatMap((key) =>
    isSet(child[key]) ? [fault(below(path, key), "place", "can't be used in a baseline box")] : [],
  );
}

const boxCheck = object(
  {
    ...placed,
    layout: required(oneOf(["horizontal", "vertical", "baseline"])),
    contents: required((value, path) =>
      Array.isArray(value) ? [] : [fault(path, "type", "must be an array")],
    ),
    backgroundColor: optional(colour),
    borderColor: optional(colour),
    borderWidth: optional(borderWidth),
    cornerRadius: optional(cornerRadius),
    width: optional(length),
    maxWidth: optional(length),
    height: optional(length),
    maxHeight: optional(length),
    flex: flexRatio,
    spacing: optional(space),
    paddingAll: optional(padding),
    paddingTop: optional(padding),
    paddingBottom: optional(padding),
    paddingStart: optional(padding),
    paddingEnd: optional(padding),
    action: tap,
    justifyContent: optional(
      oneOf(["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"]),
    ),
    alignItems: optional(oneOf(["center", "flex-start", "flex-end"])),
    background: optional(background),
  },
  children,
);

/** A block that must be a box: header, body, footer. */
export const boxOnly: Check = byType({ box: boxCheck }, "place");
const inBox: Check = byType(
  { box: boxCheck, button, image, text: textComponent, separator, filler },
  "place",
);
const inBaseline: Check = byType({ icon, text: textComponent, filler }, "place");

const video = object({
  type: typeField,
  url: required(mediaUrl),
  previewUrl: required(mediaUrl),
  altContent: required(byType({ box: boxCheck, image }, "place")),
  aspectRatio: optional(aspectRatio),
  action: optional(action(actionHosts.flexVideo)),
});

/** The hero block: a box, an image, or (outside carousels) a video. */
export const hero: Check = byType({ box: boxCheck, image, video }, "place");
