import * as z from "zod";
import {
  angle,
  borderWidth,
  color,
  cornerRadius,
  extent,
  fontSize,
  gap,
  imageSize,
  media,
  offset,
  padding,
  percent,
  pixels,
  ratio,
} from "./values.ts";

/** One property as LINE reads it: null is "not set", and so is a value of the wrong kind. The rest of the component stays. */
export function soft<T extends z.ZodType>(schema: T) {
  return schema
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(undefined);
}

const css = <T>(read: (value: string) => T | undefined) => soft(z.string().max(2100).transform(read));
const choice = <const T extends readonly string[]>(...values: T) => soft(z.enum(values));
const flag = soft(z.boolean());
const list = soft(z.array(z.unknown()));

/** Long enough for every text that LINE accepts. */
export const words = soft(z.string().transform((text) => text.slice(0, 5000)));
export const raw = z.unknown().optional();
export const picture = css(media);
export const aspect = css(ratio);
export const paint = css(color);

const placed = {
  flex: soft(z.number().min(0).max(1000)),
  margin: css(gap),
  position: choice("relative", "absolute"),
  offsetTop: css(offset),
  offsetBottom: css(offset),
  offsetStart: css(offset),
  offsetEnd: css(offset),
};
const lettering = {
  size: css(fontSize),
  color: paint,
  weight: choice("regular", "bold"),
  style: choice("normal", "italic"),
  decoration: choice("none", "underline", "line-through"),
};
const gravity = choice("top", "center", "bottom");
const align = choice("start", "center", "end");

export const positionSchema = z.object({ position: placed.position });
export const letteringSchema = z.object(lettering);

export const boxSchema = z.object({
  ...placed,
  layout: choice("horizontal", "vertical", "baseline"),
  contents: list,
  spacing: css(gap),
  width: css(extent),
  maxWidth: css(extent),
  height: css(extent),
  maxHeight: css(extent),
  backgroundColor: paint,
  borderColor: paint,
  borderWidth: css(borderWidth),
  cornerRadius: css(cornerRadius),
  paddingAll: css(padding),
  paddingTop: css(padding),
  paddingBottom: css(padding),
  paddingStart: css(padding),
  paddingEnd: css(padding),
  justifyContent: choice("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
  alignItems: choice("center", "flex-start", "flex-end"),
  background: soft(
    z.object({
      type: z.literal("linearGradient"),
      angle: css(angle),
      startColor: paint,
      endColor: paint,
      centerColor: paint,
      centerPosition: css(percent),
    }),
  ),
  action: raw,
});

export const textSchema = z.object({
  ...placed,
  ...lettering,
  text: words,
  align,
  gravity,
  wrap: flag,
  lineSpacing: css(pixels),
  maxLines: soft(z.number().int().min(0).max(1000)),
  contents: list,
  adjustMode: choice("shrink-to-fit"),
  action: raw,
});

export const spanSchema = z.object({ ...lettering, text: words });

export const buttonSchema = z.object({
  ...placed,
  style: choice("primary", "secondary", "link"),
  color: paint,
  height: choice("md", "sm"),
  gravity,
  adjustMode: choice("shrink-to-fit"),
  action: raw,
});

export const imageSchema = z.object({
  ...placed,
  url: picture,
  size: css(imageSize),
  aspectRatio: aspect,
  aspectMode: choice("fit", "cover"),
  backgroundColor: paint,
  align,
  gravity,
  animated: flag,
  action: raw,
});

export const iconSchema = z.object({ ...placed, url: picture, size: css(fontSize), aspectRatio: aspect });
export const separatorSchema = z.object({ margin: css(gap), color: paint });
export const fillerSchema = z.object({ flex: soft(z.number().min(0).max(1000)) });
export const videoSchema = z.object({
  url: picture,
  previewUrl: picture,
  altContent: raw,
  aspectRatio: aspect,
  action: raw,
});

const blockStyle = soft(z.object({ backgroundColor: paint, separator: flag, separatorColor: paint }));

export const bubbleSchema = z.object({
  size: choice("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"),
  direction: choice("ltr", "rtl"),
  header: raw,
  hero: raw,
  body: raw,
  footer: raw,
  styles: soft(z.object({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle })),
  action: raw,
});

export const carouselSchema = z.object({ contents: list });

const kindSchema = z.object({ type: soft(z.string().transform((type) => type.slice(0, 40))) });

/** The `type` of anything; undefined when it has none. */
export function kindOf(value: unknown): string | undefined {
  return kindSchema.safeParse(value).data?.type;
}

/** The properties of a component. Something that is no object has none. */
export function read<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const found = schema.safeParse(value);
  return found.success ? found.data : schema.parse({});
}
