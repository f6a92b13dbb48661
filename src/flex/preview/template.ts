import * as z from "zod";
import { actionElement, layer, readAction, tapArea } from "./actions.ts";
import { classes, join, nothing, tag, type Html } from "./html.ts";
import { picture } from "./media.ts";
import { admit, note, spend, under, type Scene } from "./scene.ts";
import { kindOf, paint, picture as address, raw, read, soft, words } from "./schema.ts";

const cardSchema = z.object({
  thumbnailImageUrl: address,
  imageBackgroundColor: paint,
  title: words,
  text: words,
  defaultAction: raw,
  actions: soft(z.array(raw)),
});
const shapeSchema = z.object({
  imageAspectRatio: soft(z.enum(["rectangle", "square"])),
  imageSize: soft(z.enum(["cover", "contain"])),
});
const columnsSchema = z.object({ columns: soft(z.array(raw)) });
const tileSchema = z.object({ imageUrl: address, action: raw });

type Shape = z.output<typeof shapeSchema>;

/** The older message kind: buttons, confirm, carousel and image carousel. */
export function drawTemplate(scene: Scene, template: unknown, at: string, name: string): Html {
  switch (kindOf(template)) {
    case "buttons":
    case "confirm":
      return drawCard(scene, template, at, read(shapeSchema, template), kindOf(template) === "confirm");
    case "carousel":
      return drawColumns(scene, template, at, name, drawCard);
    case "image_carousel":
      return drawColumns(scene, template, at, name, drawTile);
    default:
      return note(`unknown template ${kindOf(template) ?? "?"}`, at);
  }
}

type DrawColumn = (scene: Scene, column: unknown, at: string, shape: Shape) => Html;

function drawColumns(scene: Scene, template: unknown, at: string, name: string, draw: DrawColumn): Html {
  const shape = read(shapeSchema, template);
  const columns: Html[] = [];
  for (const [index, column] of (read(columnsSchema, template).columns ?? []).entries()) {
    const path = under(under(at, "columns"), index);
    const admitted = admit(scene, 0);
    if (admitted === "stop") break;
    columns.push(admitted === "draw" ? draw(scene, column, path, shape) : note(admitted, path));
  }
  const label = name === "" ? scene.labels.carousel : `${name} – ${scene.labels.carousel}`;
  const region = { role: "region", tabindex: "0", "aria-label": label };
  return tag("div", { class: "fx-carousel", ...region, "data-path": at }, ...columns);
}

function drawCard(scene: Scene, value: unknown, at: string, shape: Shape, sideBySide = false): Html {
  const card = read(cardSchema, value);
  const top = join([
    card.thumbnailImageUrl === undefined ? nothing : thumbnail(scene, card, shape),
    tag(
      "div",
      { class: "fx-card-words" },
      card.title === undefined ? nothing : tag("p", { class: "fx-card-title" }, spend(scene, card.title)),
      tag("p", { class: "fx-card-text" }, spend(scene, card.text ?? "")),
    ),
  ]);
  const tap = tapArea(scene, card.defaultAction, 0, top) ?? nothing;
  return tag(
    "div",
    { class: "fx-bubble fx-card fx-size-mega", "data-path": at },
    tag("div", { class: "fx-card-top" }, tap, top),
    tag(
      "div",
      { class: classes("fx-card-actions", sideBySide && "fx-side-by-side") },
      ...drawActions(scene, card.actions ?? [], under(at, "actions")),
    ),
  );
}

function thumbnail(scene: Scene, card: z.output<typeof cardSchema>, shape: Shape): Html {
  const painted =
    card.imageBackgroundColor && scene.styles.css("background-color", card.imageBackgroundColor);
  return tag(
    "div",
    { class: classes("fx-frame fx-thumbnail", `fx-${shape.imageAspectRatio ?? "rectangle"}`, painted) },
    picture(card.thumbnailImageUrl, shape.imageSize === "contain" ? "fit" : "cover"),
  );
}

function drawActions(scene: Scene, actions: readonly unknown[], at: string): Html[] {
  const drawn: Html[] = [];
  for (const [index, one] of actions.entries()) {
    if (admit(scene, 0) !== "draw") break;
    const action = readAction(one);
    const label = spend(scene, action?.label ?? "");
    const attributes = { class: classes("fx-card-action", layer(1)), "data-path": under(at, index) };
    drawn.push(actionElement(scene, action, attributes, label === "" ? scene.labels.tap : label));
  }
  return drawn;
}

function drawTile(scene: Scene, value: unknown, at: string): Html {
  const tile = read(tileSchema, value);
  const label = spend(scene, readAction(tile.action)?.label ?? "");
  return tag(
    "div",
    { class: "fx-bubble fx-tile fx-size-mega", "data-path": at },
    tapArea(scene, tile.action, 0, label) ?? nothing,
    tag("div", { class: "fx-frame fx-square" }, picture(tile.imageUrl, "cover")),
    label === "" ? nothing : tag("span", { class: "fx-tile-label" }, label),
  );
}
