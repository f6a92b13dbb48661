import { below, fault, measure } from "./faults.ts";
import { limits, type LimitId } from "./limits.ts";
import {
  byType,
  isRecord,
  isSet,
  list,
  matching,
  object,
  oneOf,
  optional,
  required,
  text,
  typeField,
  type Fields,
  type ObjectRule,
} from "./shape.ts";
import { action, actionHosts } from "./validate-actions.ts";
import { mediaUrl } from "./validate-uri.ts";

const rgb = matching(/^#[0-9A-Fa-f]{6}$/, "colour", "invalid color code");
const templateAction = action(actionHosts.template);

const image: Fields = {
  imageAspectRatio: optional(oneOf(["rectangle", "square"])),
  imageSize: optional(oneOf(["cover", "contain"])),
};

const picture: Fields = {
  thumbnailImageUrl: optional(mediaUrl),
  imageBackgroundColor: optional(rgb),
  title: optional(text("template.title")),
  defaultAction: optional(templateAction),
};

/** With an image or a title above it there is room for less text (REF#buttons, REF#column-object-for-carousel). */
function lessTextWithImage(limit: LimitId): ObjectRule {
  return (value, path) => {
    const words = value["text"];
    const above = isSet(value["title"]) || isSet(value["thumbnailImageUrl"]);
    if (!above || typeof words !== "string" || measure(words, limit) <= limits[limit].value) return [];
    return [fault(below(path, "text"), limit, `Length must be between 0 and ${limits[limit].value}`)];
  };
}

const buttons = object(
  {
    type: typeField,
    ...image,
    ...picture,
    text: required(text("buttons.text")),
    actions: required(list(templateAction, "buttons.actions")),
  },
  lessTextWithImage("buttons.textWithImage"),
);

const exactlyTwo: ObjectRule = (value, path) =>
  Array.isArray(value["actions"]) && value["actions"].length === 1
    ? [fault(below(path, "actions"), "confirm.actions", "Size must be between 2 and 2")]
    : [];

const confirm = object(
  {
    type: typeField,
    text: required(text("confirm.text")),
    actions: required(list(templateAction, "confirm.actions")),
  },
  exactlyTwo,
);

const column = object(
  {
    ...picture,
    text: required(text("carousel.text")),
    actions: required(list(templateAction, "carousel.actions")),
  },
  lessTextWithImage("carousel.textWithImage"),
);

/** "Keep the number of actions consistent for all columns", and an image or title in one asks for one in all. */
const columnsAlike: ObjectRule = (value, path) => {
  if (!Array.isArray(value["columns"])) return [];
  const columns: unknown[] = value["columns"];
  const shapeOf = (entry: unknown): string => {
    if (!isRecord(entry)) return "";
    const count = Array.isArray(entry["actions"]) ? entry["actions"].length : 0;
    return `${count} ${isSet(entry["title"])} ${isSet(entry["thumbnailImageUrl"])}`;
  };
  return columns.flatMap((entry, index) =>
    shapeOf(entry) === shapeOf(columns[0])
      ? []
      : [
          fault(
            below(below(path, "columns"), index),
            "same-shape",
            "must have the same shape as the first column",
          ),
        ],
  );
};

const carousel = object(
  { type: typeField, ...image, columns: required(list(column, "carousel.columns")) },
  columnsAlike,
);

const imageCarousel = object({
  type: typeField,
  columns: required(
    list(
      object({ imageUrl: required(mediaUrl), action: required(action(actionHosts.imageCarousel)) }),
      "imageCarousel.columns",
    ),
  ),
});

/** Template message (REF#template-messages). */
export const templateMessage = (common: Fields) =>
  object({
    ...common,
    type: typeField,
    altText: required(text("altText")),
    template: required(byType({ buttons, confirm, carousel, image_carousel: imageCarousel })),
  });
