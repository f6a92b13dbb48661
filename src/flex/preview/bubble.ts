import type * as z from "zod";
import { tapArea } from "./actions.ts";
import type { Padding } from "./box.ts";
import { drawComponent } from "./component.ts";
import { classes, join, nothing, tag, type Html } from "./html.ts";
import { drawVideo } from "./media.ts";
import { admit, note, under, type Scene, type Spot } from "./scene.ts";
import { bubbleSchema, carouselSchema, kindOf, read } from "./schema.ts";

type Bubble = z.output<typeof bubbleSchema>;
type Size = NonNullable<Bubble["size"]>;
type BlockName = "header" | "hero" | "body" | "footer";
const BLOCKS: readonly BlockName[] = ["header", "hero", "body", "footer"];
const NO_PADDING: Padding = ["0px", "0px", "0px", "0px"];

/** A bubble or a carousel: the `contents` of a flex message. */
export function drawContainer(scene: Scene, container: unknown, at: string, name: string): Html {
  const kind = kindOf(container);
  if (kind === "bubble") return drawBubble(scene, container, at, false);
  if (kind !== "carousel") return note(`unknown container ${kind ?? "?"}`, at);
  return tag(
    "div",
    {
      class: "fx-carousel",
      role: "region",
      tabindex: "0",
      "aria-label": name === "" ? scene.labels.carousel : `${name} – ${scene.labels.carousel}`,
      "data-path": at,
    },
    ...drawBubbles(scene, read(carouselSchema, container).contents ?? [], under(at, "contents")),
  );
}

function drawBubbles(scene: Scene, bubbles: readonly unknown[], at: string): Html[] {
  const drawn: Html[] = [];
  for (const [index, one] of bubbles.entries()) {
    const path = under(at, index);
    if (scene.left.nodes <= 0) break;
    if (kindOf(one) === "bubble") drawn.push(drawBubble(scene, one, path, true));
    else drawn.push(refused(scene, `unknown container ${kindOf(one) ?? "?"}`, path));
  }
  return drawn;
}

function refused(scene: Scene, text: string, at: string): Html {
  return admit(scene, 0) === "stop" ? nothing : note(text, at);
}

function drawBubble(scene: Scene, value: unknown, at: string, inCarousel: boolean): Html {
  const admitted = admit(scene, 0);
  if (admitted !== "draw") return note(admitted, at);
  const bubble = read(bubbleSchema, value);
  const size = bubble.size ?? "mega";
  const present = BLOCKS.filter((name) => bubble[name] !== undefined && bubble[name] !== null);
  const blocks = join(
    present.map((name, index) => drawBlock(scene, bubble, name, { at, size, index, inCarousel })),
  );
  const tap = tapArea(scene, bubble.action, 0, blocks) ?? nothing;
  return tag(
    "div",
    { class: classes("fx-bubble", `fx-size-${size}`), dir: bubble.direction ?? "ltr", "data-path": at },
    tap,
    blocks,
  );
}

type Place = { at: string; size: Size; index: number; inCarousel: boolean };

function drawBlock(scene: Scene, bubble: Bubble, name: BlockName, where: Place): Html {
  const style = bubble.styles?.[name];
  const at = under(where.at, name);
  const painted = style?.backgroundColor && scene.styles.css("background-color", style.backgroundColor);
  const block = tag(
    "div",
    {
      class: classes("fx-block", `fx-${name}`, painted),
      "data-path": style ? under(under(where.at, "styles"), name) : undefined,
    },
    drawRoot(scene, bubble, name, { ...where, at }),
  );
  // LINE ignores the line above the first block.
  if (!style?.separator || where.index === 0) return block;
  const line = style.separatorColor && scene.styles.css("background-color", style.separatorColor);
  return join([tag("div", { class: classes("fx-separator fx-across", line) }), block]);
}

function drawRoot(scene: Scene, bubble: Bubble, name: BlockName, where: Place): Html {
  const component = bubble[name];
  const kind = kindOf(component);
  const spot: Spot = { at: where.at, depth: 1, layout: "vertical", spacing: undefined, fills: true };
  if (name === "hero" && kind === "video" && !where.inCarousel) {
    return drawVideo(scene, component, spot, (child, at) => drawComponent(scene, child, at));
  }
  const allowed = name === "hero" ? kind === "box" || kind === "image" : kind === "box";
  if (!allowed) return refused(scene, `unknown component ${kind ?? "?"} in ${name}`, where.at);
  return drawComponent(scene, component, spot, paddingOf(name, where.size, bubble.footer !== undefined));
}

/** The padding that LINE gives the box of a block when the box says nothing. */
function paddingOf(name: BlockName, size: Size, hasFooter: boolean): Padding {
  if (name === "hero") return NO_PADDING;
  if (name === "footer") return ["10px", "10px", "10px", "10px"];
  const base = INHERENT[size];
  if (name === "header" || !hasFooter)
    return name === "body" && base === WIDE ? ["19px", "20px", "20px", "20px"] : base;
  return [base === WIDE ? "19px" : base[0], base[1], BEFORE_FOOTER[size], base[3]];
}

const WIDE: Padding = ["20px", "20px", "20px", "20px"];
const MIDDLE: Padding = ["11px", "14px", "13px", "14px"];
const NARROW: Padding = ["10px", "10px", "10px", "10px"];
const INHERENT: Readonly<Record<Size, Padding>> = {
  nano: NARROW,
  micro: NARROW,
  deca: MIDDLE,
  hecto: MIDDLE,
  kilo: ["13px", "13px", "13px", "13px"],
  mega: WIDE,
  giga: WIDE,
};
const BEFORE_FOOTER: Readonly<Record<Size, string>> = {
  nano: "10px",
  micro: "10px",
  deca: "17px",
  hecto: "17px",
  kilo: "17px",
  mega: "10px",
  giga: "10px",
};
