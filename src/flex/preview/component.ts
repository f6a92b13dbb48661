import { drawBox, type Padding } from "./box.ts";
import { drawButton } from "./button.ts";
import { classes, nothing, tag, type Html } from "./html.ts";
import { drawIcon, drawImage } from "./media.ts";
import { before, place } from "./place.ts";
import { admit, note, type Draw, type Scene, type Spot } from "./scene.ts";
import { fillerSchema, kindOf, read, separatorSchema } from "./schema.ts";
import { drawText } from "./text.ts";

/** Draws one component and what is in it. What LINE does not have, or not here, is a grey note. */
export function drawComponent(scene: Scene, component: unknown, spot: Spot, inherent?: Padding): Html {
  const admitted = admit(scene, spot.depth);
  if (admitted === "stop") return nothing;
  if (admitted !== "draw") return note(admitted, spot.at);
  const draw: Draw = (child, at) => drawComponent(scene, child, at);
  switch (kindOf(component)) {
    case "box":
      return drawBox(scene, component, spot, draw, inherent);
    case "text":
      return drawText(scene, component, spot);
    case "button":
      return drawButton(scene, component, spot);
    case "image":
      return drawImage(scene, component, spot);
    case "icon":
      return drawIcon(scene, component, spot);
    case "separator":
      return drawSeparator(scene, component, spot);
    case "filler":
      return drawFiller(scene, component, spot);
    default:
      return note(`unknown component ${kindOf(component) ?? "?"}`, spot.at);
  }
}

function drawSeparator(scene: Scene, value: unknown, spot: Spot): Html {
  const separator = read(separatorSchema, value);
  const name = classes(
    "fx-separator",
    spot.layout === "vertical" ? "fx-across" : "fx-upright",
    before(scene.styles, separator.margin ?? spot.spacing, spot),
    separator.color && scene.styles.css("background-color", separator.color),
  );
  return tag("div", { class: name, "data-path": spot.at });
}

function drawFiller(scene: Scene, value: unknown, spot: Spot): Html {
  const filler = read(fillerSchema, value);
  const name = classes("fx-filler", place(scene.styles, { flex: filler.flex ?? 1 }, spot));
  return tag("div", { class: name, "data-path": spot.at });
}
