import { below, fault, type Fault } from "./faults.ts";
import type { LimitId } from "./limits.ts";
import {
  byType,
  isSet,
  object,
  oneOf,
  optional,
  required,
  text,
  typeField,
  type Check,
  type Field,
  type Fields,
  type ObjectRule,
} from "./shape.ts";
import { openableUri } from "./validate-uri.ts";

/** Where an action stands decides which kinds are allowed and what its label must be (REF#action-object-label-spec). */
export type ActionHost = { kinds: readonly string[]; label: LimitId; labelRequired: boolean };

const COMMON = ["postback", "message", "uri", "datetimepicker", "clipboard"] as const;

export const actionHosts = {
  flexButton: { kinds: COMMON, label: "label.flex", labelRequired: true },
  flexOther: { kinds: COMMON, label: "label.flex", labelRequired: false },
  flexVideo: { kinds: ["uri"], label: "label.flex", labelRequired: false },
  quickReply: {
    kinds: [...COMMON, "camera", "cameraRoll", "location"],
    label: "label.quickReply",
    labelRequired: true,
  },
  template: { kinds: COMMON, label: "label.template", labelRequired: true },
  imageCarousel: { kinds: COMMON, label: "label.imageCarousel", labelRequired: false },
  richMenu: { kinds: [...COMMON, "richmenuswitch"], label: "label.richMenu", labelRequired: false },
} as const satisfies Record<string, ActionHost>;

const data = text("action.data", { empty: true });

const notBoth: ObjectRule = (value, path) =>
  isSet(value["displayText"]) && isSet(value["text"])
    ? [fault(below(path, "text"), "both", "displayText and text can't be used at the same time")]
    : [];

const fillNeedsKeyboard: ObjectRule = (value, path) =>
  isSet(value["fillInText"]) && value["inputOption"] !== "openKeyboard"
    ? [fault(below(path, "fillInText"), "both", "needs inputOption openKeyboard")]
    : [];

const FULL_DATE = String.raw`(?:19\d\d|20\d\d|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const DATE_FORMATS: Record<string, RegExp> = {
  date: new RegExp(`^${FULL_DATE}$`),
  time: new RegExp(`^${CLOCK}$`),
  datetime: new RegExp(`^${FULL_DATE}[Tt]${CLOCK}$`),
};

function isCalendarDate(value: string): boolean {
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0];
  if (day === undefined) return true;
  const parsed = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) && value.slice(0, 4) <= "2100"
  );
}

/** `initial`, `max`, `min` in the format of the mode, and `min` before `max` (REF#date-and-time-format). */
const dates: ObjectRule = (value, path) => {
  const format = typeof value["mode"] === "string" ? DATE_FORMATS[value["mode"]] : undefined;
  if (format === undefined) return [];
  const faults: Fault[] = [];
  for (const key of ["initial", "max", "min"]) {
    const given = value[key];
    if (!isSet(given)) continue;
    if (typeof given !== "string" || !format.test(given) || !isCalendarDate(given)) {
      faults.push(fault(below(path, key), "date", "invalid date or time"));
    }
  }
  const { min, max } = value;
  if (typeof min === "string" && typeof max === "string" && min.toUpperCase() >= max.toUpperCase()) {
    faults.push(fault(below(path, "max"), "date", "must be greater than min"));
  }
  return faults;
};

function actionOf(kind: string, label: Field): Check {
  const common: Fields = { type: typeField, label };
  switch (kind) {
    case "postback":
      return object(
        {
          ...common,
          data: required(data),
          displayText: optional(text("action.displayText")),
          text: optional(text("action.postbackText")),
          inputOption: optional(oneOf(["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"])),
          fillInText: optional(text("action.fillInText", { empty: true })),
        },
        notBoth,
        fillNeedsKeyboard,
      );
    case "message":
      return object({ ...common, text: required(text("action.messageText")) });
    case "uri":
      return object({
        ...common,
        uri: required(openableUri),
        altUri: optional(object({ desktop: optional(openableUri) })),
      });
    case "datetimepicker":
      return object(
        {
          ...common,
          data: required(data),
          mode: required(oneOf(["date", "time", "datetime"])),
          initial: optional(text(null)),
          max: optional(text(null)),
          min: optional(text(null)),
        },
        dates,
      );
    case "clipboard":
      return object({ ...common, clipboardText: required(text("action.clipboard")) });
    case "richmenuswitch":
      return object({
        ...common,
        data: required(data),
        richMenuAliasId: required(text("action.richMenuAlias")),
      });
    default:
      return object(common);
  }
}

/**
 * The check of an action object (REF#action-objects) for the place where it stands.
 * @param host which kinds it takes there and how its label is limited
 */
export function action(host: ActionHost): Check {
  const label = text(host.label);
  const field = host.labelRequired ? required(label) : optional(label);
  return byType(Object.fromEntries(host.kinds.map((kind) => [kind, actionOf(kind, field)])), "action-type");
}
