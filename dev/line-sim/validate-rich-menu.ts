import { below, fault, type Fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { bool, integer, isSet, list, object, required, text, type ObjectRule } from "./shape.ts";
import { action, actionHosts } from "./validate-actions.ts";

/** Whether a size suits a rich menu (REF#size-object); the same numbers hold for its image. */
export function richMenuSizeFaults(width: number, height: number, path: string): Fault[] {
  const faults: Fault[] = [];
  const [narrowest, widest] = [limits["richMenu.narrowest"].value, limits["richMenu.widest"].value];
  if (width < narrowest)
    faults.push(fault(below(path, "width"), "richMenu.narrowest", `Must be ${narrowest} or more`));
  if (width > widest)
    faults.push(fault(below(path, "width"), "richMenu.widest", `Must be ${widest} or less`));
  const lowest = limits["richMenu.lowest"].value;
  if (height < lowest)
    faults.push(fault(below(path, "height"), "richMenu.lowest", `Must be ${lowest} or more`));
  const ratio = limits["richMenu.ratio"].value;
  if (width / height < ratio)
    faults.push(fault(path, "richMenu.ratio", `width / height must be ${ratio} or more`));
  return faults;
}

const sizeFits: ObjectRule = ({ width, height }, path) =>
  typeof width === "number" && typeof height === "number" ? richMenuSizeFaults(width, height, path) : [];

const bounds = object({
  x: required(integer(0)),
  y: required(integer(0)),
  width: required(integer(1)),
  height: required(integer(1)),
});

const richMenu = object({
  size: required(object({ width: required(integer(1)), height: required(integer(1)) }, sizeFits)),
  selected: required(bool),
  name: required(text("richMenu.name")),
  chatBarText: required(text("richMenu.chatBarText")),
  areas: required(
    list(
      object({ bounds: required(bounds), action: required(action(actionHosts.richMenu)) }),
      "richMenu.areas",
      0,
    ),
  ),
});

/** Every rule that a rich menu object breaks (REF#rich-menu-object). */
export function checkRichMenu(value: unknown): Fault[] {
  return isSet(value) ? richMenu(value, "") : [fault("", "required", "must be specified")];
}
