import { classes } from "./html.ts";
import type { Spot } from "./scene.ts";
import type { Styles } from "./styles.ts";

export type Placed = {
  flex?: number | undefined;
  margin?: string | undefined;
  position?: "relative" | "absolute" | undefined;
  offsetTop?: string | undefined;
  offsetBottom?: string | undefined;
  offsetStart?: string | undefined;
  offsetEnd?: string | undefined;
};

/** The share of free space that a component takes when it does not say so: 1 side by side, 0 above each other. */
export function shareOf(props: Placed, spot: Spot, fixed: boolean): number {
  if (fixed && spot.layout !== "vertical") return 0;
  return props.flex ?? (spot.layout === "vertical" ? 0 : 1);
}

/** The classes that put a component into its parent box: share, space before it, position and offsets. */
export function place(styles: Styles, props: Placed, spot: Spot, fixed = false): string {
  if (props.position === "absolute") return classes("fx-abs", ...offsets(styles, props, spot));
  return classes(
    ...offsets(styles, props, spot),
    flexClass(styles, shareOf(props, spot, fixed), spot),
    before(styles, props.margin ?? spot.spacing, spot),
  );
}

/** The space before a component, along the direction of its parent. */
export function before(styles: Styles, space: string | undefined, spot: Spot): string {
  if (space === undefined || space === "0px") return "";
  return styles.css(spot.layout === "vertical" ? "margin-top" : "margin-inline-start", space);
}

function flexClass(styles: Styles, share: number, spot: Spot): string {
  if (share === 0) return "fx-f0";
  return styles.css("flex", spot.layout === "vertical" ? `${share} 0 auto` : `${share} 0 0px`);
}

function offsets(styles: Styles, props: Placed, spot: Spot): string[] {
  const sides: [string, string | undefined][] = [
    ["top", props.offsetTop],
    // LINE has no offsetBottom for the children of a baseline box.
    ["bottom", spot.layout === "baseline" ? undefined : props.offsetBottom],
    ["inset-inline-start", props.offsetStart],
    ["inset-inline-end", props.offsetEnd],
  ];
  return sides.flatMap(([side, value]) => (value === undefined ? [] : [styles.css(side, value)]));
}
