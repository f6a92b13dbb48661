import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { isRecord, matching, object, oneOf, optional, required, type Check } from "./shape.ts";

/**
 * The values of Flex properties (DOC flex-message-layout/). LINE writes "positive" for pixels everywhere; 0 is taken
 * where a space, a border or a corner can well be none, and refused for sizes. Below 0 only offsets in pixels are taken:
 * the showcase of LINE's own Flex Message Simulator uses them.
 */
const NUMBER = String.raw`(?:0|[1-9]\d*)(?:\.\d+)?`;
const SPACES = ["none", "xs", "sm", "md", "lg", "xl", "xxl"];
const SIZES = ["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"];

const NEGATIVE_PX = new RegExp(`^-${NUMBER}px$`);

type Units = { px: boolean; percent: boolean; zero: boolean; negativePx?: boolean };

function size(words: readonly string[], units: Units): Check {
  const endings = [...(units.px ? ["px"] : []), ...(units.percent ? ["%"] : [])].join("|");
  const pattern = new RegExp(`^(${NUMBER})(?:${endings})$`);
  return (value, path) => {
    if (typeof value === "string") {
      if (words.includes(value)) return [];
      if (units.negativePx === true && NEGATIVE_PX.test(value)) return [];
      const digits = pattern.exec(value)?.[1];
      if (digits !== undefined && (units.zero || Number(digits) > 0)) return [];
    }
    return [fault(path, "size", "invalid property")];
  };
}

/** `margin` and `spacing`: keyword or pixels, never a percentage. */
export const space = size(SPACES, { px: true, percent: false, zero: true });
/** `padding*`: keyword, pixels or percentage. */
export const padding = size(SPACES, { px: true, percent: true, zero: true });
/** `offset*`: the same, and pixels the other way. */
export const offset = size(SPACES, { px: true, percent: true, zero: true, negativePx: true });
export const cornerRadius = size(SPACES, { px: true, percent: false, zero: true });
export const borderWidth = size(["none", "light", "normal", "medium", "semi-bold", "bold"], {
  px: true,
  percent: false,
  zero: true,
});
/** `width`, `height` and their `max*` of a box: pixels or percentage. */
export const length = size([], { px: true, percent: true, zero: true });
export const imageSize = size([...SIZES, "full"], { px: true, percent: true, zero: false });
/** `size` of icon, text and span: keyword or pixels. */
export const fontSize = size(SIZES, { px: true, percent: false, zero: false });
export const lineSpacing = size([], { px: true, percent: false, zero: false });

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colour = matching(/^#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$/, "colour", "invalid color code");

const RATIO = new RegExp(`^(${NUMBER}):(${NUMBER})$`);

/** `{width}:{height}`, each 1 to 100,000, the height at most three times the width (REF#f-image). */
export const aspectRatio: Check = (value, path) => {
  const parts = typeof value === "string" ? RATIO.exec(value) : null;
  if (parts === null) return [fault(path, "ratio", "invalid aspect ratio")];
  const [width, height] = [Number(parts[1]), Number(parts[2])];
  const most = limits["flex.ratio"].value;
  if (width < 1 || height < 1 || width > most || height > most) {
    return [fault(path, "flex.ratio", `Must be between 1 and ${most}`)];
  }
  const taller = height > width * limits["flex.ratioHeight"].value;
  return taller ? [fault(path, "flex.ratioHeight", "height is more than three times the width")] : [];
};

const angle: Check = (value, path) => {
  const digits = typeof value === "string" ? new RegExp(`^(${NUMBER})deg$`).exec(value)?.[1] : undefined;
  if (digits === undefined) return [fault(path, "size", "invalid property")];
  const most = limits["flex.angle"].value;
  return Number(digits) < most ? [] : [fault(path, "flex.angle", `Must be less than ${most} degrees`)];
};

const centerPosition: Check = (value, path) => {
  const digits = typeof value === "string" ? new RegExp(`^(${NUMBER})%$`).exec(value)?.[1] : undefined;
  if (digits === undefined) return [fault(path, "size", "invalid property")];
  const most = limits["flex.centerPosition"].value;
  return Number(digits) <= most
    ? []
    : [fault(path, "flex.centerPosition", `Must be between 0% and ${most}%`)];
};

/** A linear gradient (REF#box, background.*). */
export const background = object({
  type: required(oneOf(["linearGradient"])),
  angle: required(angle),
  startColor: required(colour),
  endColor: required(colour),
  centerColor: optional(colour),
  centerPosition: optional(centerPosition),
});

/** Every object inside a value that `wanted` says yes to, wherever it stands. */
export function countWithin(value: unknown, wanted: (entry: Record<string, unknown>) => boolean): number {
  const inner: unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  const own = isRecord(value) && wanted(value) ? 1 : 0;
  return inner.reduce<number>((sum, entry) => sum + countWithin(entry, wanted), own);
}
