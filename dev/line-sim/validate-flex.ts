import { below, fault, jsonBytes, type Fault } from "./faults.ts";
import { colour, countWithin } from "./flex-values.ts";
import { limits, type LimitId } from "./limits.ts";
import {
  bool,
  byType,
  isRecord,
  isSet,
  list,
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
import { boxOnly, hero } from "./validate-flex-components.ts";

const BLOCKS = ["header", "hero", "body", "footer"] as const;

const blockStyle = object({
  backgroundColor: optional(colour),
  separator: optional(bool),
  separatorColor: optional(colour),
});
const styles = object(Object.fromEntries(BLOCKS.map((block) => [block, optional(blockStyle)])));

const atLeastOneBlock: ObjectRule = (value, path) =>
  BLOCKS.some((block) => isSet(value[block]))
    ? []
    : [fault(path, "empty-bubble", "At least one block must be specified")];

function sizeOfJson(limit: LimitId): ObjectRule {
  return (value, path) => {
    const bytes = jsonBytes(value);
    const most = limits[limit].value;
    return bytes > most ? [fault(path, limit, `JSON is ${bytes} bytes, at most ${most}`)] : [];
  };
}

/** "kilo, mega or giga is specified as the value of the size property of the bubble" (REF#f-video). */
const roomForVideo: ObjectRule = (value, path) => {
  const block = value["hero"];
  if (!isRecord(block) || block["type"] !== "video" || !isSet(value["size"])) return [];
  const wide = ["kilo", "mega", "giga"].some((size) => size === value["size"]);
  return wide ? [] : [fault(below(path, "hero"), "place", "a video needs a bubble of kilo, mega or giga")];
};

const bubble = object(
  {
    type: typeField,
    size: optional(oneOf(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"])),
    direction: optional(oneOf(["ltr", "rtl"])),
    header: optional(boxOnly),
    hero: optional(hero),
    body: optional(boxOnly),
    footer: optional(boxOnly),
    styles: optional(styles),
    action: optional(action(actionHosts.flexOther)),
  },
  atLeastOneBlock,
  roomForVideo,
  sizeOfJson("flex.bubble"),
);

function bubblesOf(value: Record<string, unknown>): Record<string, unknown>[] {
  const contents: unknown[] = Array.isArray(value["contents"]) ? value["contents"] : [];
  return contents.filter(isRecord);
}

const oneWidth: ObjectRule = (value, path) => {
  const sizes = bubblesOf(value).map((entry) => entry["size"] ?? "mega");
  return sizes.flatMap((size, index) =>
    size === sizes[0]
      ? []
      : [
          fault(
            below(below(below(path, "contents"), index), "size"),
            "same-size",
            "must be the size of the first",
          ),
        ],
  );
};

const noVideo: ObjectRule = (value, path) =>
  bubblesOf(value).flatMap((entry, index) =>
    isRecord(entry["hero"]) && entry["hero"]["type"] === "video"
      ? [fault(below(below(below(path, "contents"), index), "hero"), "place", "no video in a carousel")]
      : [],
  );

const carousel = object(
  { type: typeField, contents: required(list(byType({ bubble }), "flex.bubbles")) },
  oneWidth,
  noVideo,
  sizeOfJson("flex.carousel"),
);

/** "You can specify a value of true up to 10 images in a single message" (REF#f-image). */
const fewAnimations: ObjectRule = (value, path): Fault[] => {
  const found = countWithin(
    value["contents"],
    (entry) => entry["type"] === "image" && entry["animated"] === true,
  );
  const most = limits["flex.animated"].value;
  return found > most
    ? [fault(below(path, "contents"), "flex.animated", `at most ${most} animated images`)]
    : [];
};

/** Flex Message (REF#flex-message). */
export const flexMessage = (common: Fields) =>
  object(
    {
      ...common,
      type: typeField,
      altText: required(text("altText")),
      contents: required(byType({ bubble, carousel })),
    },
    fewAnimations,
  );
