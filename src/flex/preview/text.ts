import type * as z from "zod";
import { tapArea } from "./actions.ts";
import { classes, nothing, tag, type Html } from "./html.ts";
import { place, shareOf, type Placed } from "./place.ts";
import { admit, note, spend, under, type Scene, type Spot } from "./scene.ts";
import { kindOf, read, spanSchema, textSchema, type letteringSchema } from "./schema.ts";
import type { Styles } from "./styles.ts";

type Text = z.output<typeof textSchema>;
type Lettering = z.output<typeof letteringSchema>;

export function drawText(scene: Scene, value: unknown, spot: Spot): Html {
  const text = read(textSchema, value);
  const words = text.contents?.length
    ? drawSpans(scene, text.contents, spot)
    : [spend(scene, text.text ?? "")];
  const fitted = fits(text, spot) ? fitClass(scene.styles, text.text ?? "", text.size ?? "16px") : "";
  const line = tag("p", { class: classes("fx-line", ...lineClasses(scene.styles, text), fitted) }, ...words);
  const tap = tapArea(scene, text.action, spot.depth, line) ?? nothing;
  return tag(
    "div",
    {
      class: classes(
        "fx-text",
        fitted && "fx-measured",
        place(scene.styles, text, spot),
        text.gravity && spot.layout !== "baseline" && `fx-gravity-${text.gravity}`,
      ),
      "data-path": spot.at,
    },
    tap,
    line,
  );
}

/** Best effort without a script: as many letters as there are share the width of the box. */
export function fitClass(styles: Styles, text: string, size: string): string {
  const width = Math.max(1, Math.ceil(lengthInEm(text) * 2) / 2);
  return styles.rule("fit", `${size} ${width}`, `font-size:min(${size},calc(100cqw / ${width}))`);
}

function drawSpans(scene: Scene, spans: readonly unknown[], spot: Spot): Html[] {
  const drawn: Html[] = [];
  for (const [index, one] of spans.entries()) {
    const admitted = admit(scene, 0);
    if (admitted === "stop") break;
    const at = under(under(spot.at, "contents"), index);
    if (kindOf(one) !== "span") {
      drawn.push(note(`unknown component ${kindOf(one) ?? "?"}`, at));
      continue;
    }
    const span = read(spanSchema, one);
    const shown = spend(scene, span.text ?? "");
    const name = classes("fx-span", ...letterClasses(scene.styles, span));
    drawn.push(tag("span", { class: name, "data-path": at }, shown));
  }
  return drawn;
}

function lineClasses(styles: Styles, text: Text): string[] {
  const limited = text.wrap && text.maxLines ? text.maxLines : undefined;
  return [
    ...letterClasses(styles, text),
    text.align ? `fx-align-${text.align}` : "",
    text.wrap ? "fx-wrap" : "fx-cut",
    text.wrap && text.lineSpacing ? spacedLines(styles, text.lineSpacing) : "",
    limited === undefined ? "" : classes("fx-clamp", styles.css("-webkit-line-clamp", String(limited))),
  ];
}

/** The space is between lines only, so half of it is taken back above the first and below the last. */
function spacedLines(styles: Styles, space: string): string {
  const half = `${Math.round(Number.parseFloat(space) * 50) / 100}px`;
  return styles.rule("lines", space, `line-height:calc(1.5em + ${space});--fx-half:${half}`);
}

function letterClasses(styles: Styles, text: Lettering): string[] {
  return [
    text.size ? styles.css("font-size", text.size) : "",
    text.color ? styles.css("color", text.color) : "",
    text.weight ? `fx-weight-${text.weight}` : "",
    text.style ? `fx-style-${text.style}` : "",
    text.decoration ? `fx-decoration-${text.decoration}` : "",
  ];
}

function fits(text: Text, spot: Spot): boolean {
  if (text.adjustMode !== "shrink-to-fit" || text.wrap || text.contents?.length) return false;
  return text.position !== "absolute" && fillsWidth(text, spot);
}

/** Measuring a box needs a width that does not come from the words in it. */
export function fillsWidth(props: Placed, spot: Spot): boolean {
  return spot.fills && (spot.layout === "vertical" || shareOf(props, spot, false) > 0);
}

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\s/u, 0.27],
  [/[\u0e40\u0e42-\u0e44]/u, 0.36],
  [/[\u0e2f-\u0e33\u0e45]/u, 0.47],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u, 1],
  [/[\p{Lu}mw@%]/u, 0.68],
];

/** Roughly, in Noto Sans Thai: marks above and below take no room, most letters a little more than half an em. */
function lengthInEm(text: string): number {
  let length = 0;
  for (const sign of text.replace(/\p{M}/gu, "")) {
    length += WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? 0.58;
  }
  return length;
}
