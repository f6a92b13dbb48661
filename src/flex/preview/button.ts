import { actionElement, layer, readAction } from "./actions.ts";
import { classes, tag, type Html } from "./html.ts";
import { place } from "./place.ts";
import { spend, type Scene, type Spot } from "./scene.ts";
import { buttonSchema, read } from "./schema.ts";
import { fillsWidth, fitClass } from "./text.ts";

export function drawButton(scene: Scene, value: unknown, spot: Spot): Html {
  const button = read(buttonSchema, value);
  const action = readAction(button.action);
  const style = button.style ?? "link";
  const label = spend(scene, action?.label ?? "");
  const painted =
    button.color && scene.styles.css(style === "link" ? "color" : "background-color", button.color);
  const name = classes("fx-button", `fx-${style}`, `fx-${button.height ?? "md"}`, painted, layer(spot.depth));
  const pressed = actionElement(
    scene,
    action,
    { class: name, "aria-label": label === "" ? scene.labels.tap : undefined },
    labelled(scene, label, button.adjustMode !== undefined && fillsWidth(button, spot)),
  );
  return tag(
    "div",
    {
      class: classes(
        "fx-press",
        place(scene.styles, button, spot),
        button.gravity && `fx-gravity-${button.gravity}`,
      ),
      "data-path": spot.at,
    },
    pressed,
  );
}

function labelled(scene: Scene, label: string, fitted: boolean): Html {
  if (!fitted) return tag("span", { class: "fx-label" }, label);
  const words = tag("span", { class: fitClass(scene.styles, label, "16px") }, label);
  return tag("span", { class: "fx-label fx-measured" }, words);
}
