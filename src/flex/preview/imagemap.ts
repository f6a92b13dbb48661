import * as z from "zod";
import { tapArea } from "./actions.ts";
import { classes, tag, type Html } from "./html.ts";
import { picture, ratioClass } from "./media.ts";
import { admit, spend, under, type Scene } from "./scene.ts";
import { picture as address, raw, read, soft, words } from "./schema.ts";

const side = soft(z.number().min(1).max(100_000));
const start = soft(z.number().min(0).max(100_000));
const mapSchema = z.object({
  baseUrl: address,
  altText: words,
  baseSize: soft(z.object({ width: side, height: side })),
  actions: soft(z.array(raw)),
});
const areaSchema = z.object({
  type: words,
  label: words,
  linkUri: raw,
  text: words,
  clipboardText: words,
  area: soft(z.object({ x: start, y: start, width: side, height: side })),
});

/** A picture with areas to tap; the areas show as thin frames so that a reader sees where they are. */
export function drawImagemap(scene: Scene, message: unknown, at: string): Html {
  const map = read(mapSchema, message);
  const size = { width: map.baseSize?.width ?? 1040, height: map.baseSize?.height ?? 1040 };
  const alt = spend(scene, map.altText ?? scene.labels.imagemap);
  const areas: Html[] = [];
  for (const [index, one] of (map.actions ?? []).entries()) {
    if (admit(scene, 0) !== "draw") break;
    areas.push(drawArea(scene, one, under(under(at, "actions"), index), size));
  }
  const shown =
    map.baseUrl === undefined
      ? tag("span", { class: "fx-missing" }, alt)
      : picture(`${map.baseUrl}/700`, "cover", alt);
  return tag(
    "div",
    { class: classes("fx-imagemap", ratioClass(scene.styles, size)), "data-path": at },
    shown,
    ...areas,
  );
}

function drawArea(scene: Scene, value: unknown, at: string, size: { width: number; height: number }): Html {
  const found = read(areaSchema, value);
  const { x = 0, y = 0, width = 1, height = 1 } = found.area ?? {};
  const action = { ...found, type: found.type, uri: found.linkUri };
  const name = classes(
    "fx-area",
    scene.styles.css("left", share(x, size.width)),
    scene.styles.css("top", share(y, size.height)),
    scene.styles.css("width", share(width, size.width)),
    scene.styles.css("height", share(height, size.height)),
  );
  const tap = tapArea(scene, action, 0, found.label ?? found.text ?? "");
  return tag("div", { class: name, "data-path": at }, tap ?? "");
}

function share(part: number, whole: number): string {
  return `${Math.round(Math.min(part / whole, 1) * 10_000) / 100}%`;
}
