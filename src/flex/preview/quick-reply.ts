import * as z from "zod";
import { actionElement, readAction } from "./actions.ts";
import { nothing, tag, type Html } from "./html.ts";
import { spend, under, type Scene } from "./scene.ts";
import { picture, raw, read, soft } from "./schema.ts";

const carrierSchema = z.object({ quickReply: soft(z.object({ items: soft(z.array(raw)) })) });
const itemSchema = z.object({ imageUrl: picture, action: raw });

/** LINE shows at most this many. */
const MOST = 13;

/** The row of chips under the last message. */
export function drawQuickReplies(scene: Scene, message: unknown, at: string, lang: string): Html {
  const items = read(carrierSchema, message).quickReply?.items?.slice(0, MOST) ?? [];
  if (items.length === 0) return nothing;
  const path = under(at, "quickReply");
  return tag(
    "div",
    {
      class: "fx-root fx-quick",
      lang,
      role: "group",
      "aria-label": scene.labels.quickReplies,
      "data-path": path,
    },
    ...items.map((item, index) => drawChip(scene, item, under(under(path, "items"), index))),
  );
}

function drawChip(scene: Scene, value: unknown, at: string): Html {
  const { imageUrl, action: given } = read(itemSchema, value);
  const action = readAction(given);
  const label = spend(scene, action?.label ?? "");
  return actionElement(
    scene,
    action,
    { class: "fx-chip", "data-path": at },
    imageUrl === undefined ? nothing : tag("img", { class: "fx-chip-icon", src: imageUrl, alt: "" }),
    tag("span", { class: "fx-chip-label" }, label === "" ? scene.labels.tap : label),
  );
}
