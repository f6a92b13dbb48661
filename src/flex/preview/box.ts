import type * as z from "zod";
import { tapArea } from "./actions.ts";
import { classes, join, nothing, tag, type Html } from "./html.ts";
import { place, shareOf } from "./place.ts";
import { under, type Draw, type Scene, type Spot } from "./scene.ts";
import { boxSchema, kindOf, positionSchema, read } from "./schema.ts";
import type { Styles } from "./styles.ts";

type Box = z.output<typeof boxSchema>;

/** Padding in the order top, end, bottom, start. The root box of a block has some even when it says nothing. */
export type Padding = readonly [string, string, string, string];
const NO_PADDING: Padding = ["0px", "0px", "0px", "0px"];

export function drawBox(scene: Scene, value: unknown, spot: Spot, draw: Draw, inherent = NO_PADDING): Html {
  const box = read(boxSchema, value);
  const { styles } = scene;
  const children = join(drawChildren(box, spot, scene, draw));
  const tap = tapArea(scene, box.action, spot.depth, children) ?? nothing;
  const fixed = box.width !== undefined || box.height !== undefined;
  return tag(
    "div",
    {
      class: classes(
        "fx-box",
        `fx-${box.layout ?? "vertical"}`,
        place(styles, box, spot, fixed),
        box.justifyContent && `fx-justify-${box.justifyContent}`,
        box.alignItems && box.layout !== "baseline" && `fx-items-${box.alignItems}`,
        ...extents(styles, box),
        ...paddings(styles, box, inherent),
        ...surface(styles, box),
      ),
      "data-path": spot.at,
    },
    tap,
    children,
  );
}

function drawChildren(box: Box, spot: Spot, scene: Scene, draw: Draw): Html[] {
  const drawn: Html[] = [];
  const layout = box.layout ?? "vertical";
  const fills = hasOwnWidth(box, spot) && (layout !== "vertical" || box.alignItems === undefined);
  let first = true;
  for (const [index, child] of (box.contents ?? []).entries()) {
    if (scene.left.nodes <= 0) break;
    const absolute = read(positionSchema, child).position === "absolute";
    const spacing = first || absolute || kindOf(child) === "filler" ? undefined : box.spacing;
    const at = under(under(spot.at, "contents"), index);
    drawn.push(draw(child, { at, depth: spot.depth + 1, layout, spacing, fills: fills && !absolute }));
    if (!absolute) first = false;
  }
  return drawn;
}

/** True when the width of the box does not come from what is in it. */
function hasOwnWidth(box: Box, spot: Spot): boolean {
  if (box.width !== undefined) return true;
  if (box.position === "absolute" || !spot.fills) return false;
  return spot.layout === "vertical" || shareOf(box, spot, box.height !== undefined) > 0;
}

function extents(styles: Styles, box: Box): string[] {
  const sizes: [string, string | undefined][] = [
    ["width", box.width],
    ["max-width", box.maxWidth],
    ["height", box.height],
    ["max-height", box.maxHeight],
  ];
  return sizes.flatMap(([property, value]) => (value === undefined ? [] : [styles.css(property, value)]));
}

function paddings(styles: Styles, box: Box, inherent: Padding): string[] {
  const sides: [string, string][] = [
    ["padding-top", box.paddingTop ?? box.paddingAll ?? inherent[0]],
    ["padding-inline-end", box.paddingEnd ?? box.paddingAll ?? inherent[1]],
    ["padding-bottom", box.paddingBottom ?? box.paddingAll ?? inherent[2]],
    ["padding-inline-start", box.paddingStart ?? box.paddingAll ?? inherent[3]],
  ];
  return sides.flatMap(([side, value]) => (value === "0px" ? [] : [styles.css(side, value)]));
}

function surface(styles: Styles, box: Box): string[] {
  const found: string[] = [];
  const set = (property: string, value: string | undefined) => {
    if (value !== undefined) found.push(styles.css(property, value));
  };
  set("background-color", box.backgroundColor);
  set("background-image", gradient(box.background));
  set("border-width", box.borderWidth);
  set("border-color", box.borderColor);
  set("border-radius", box.cornerRadius);
  return found;
}

function gradient(background: Box["background"]): string | undefined {
  if (!background?.angle || !background.startColor || !background.endColor) return undefined;
  const { angle, startColor, centerColor, centerPosition, endColor } = background;
  const middle = centerColor ? `, ${centerColor} ${centerPosition ?? "50%"}` : "";
  return `linear-gradient(${angle}, ${startColor} 0%${middle}, ${endColor} 100%)`;
}
