import * as z from "zod";
import { classes, join, nothing, tag, type Html } from "./html.ts";
import { picture, player } from "./media.ts";
import { note, spend, under, type Scene } from "./scene.ts";
import { picture as address, read, soft, words } from "./schema.ts";

const textSchema = z.object({
  text: words,
  emojis: soft(z.array(soft(z.object({ index: z.number() })))),
  substitution: soft(z.record(z.string(), z.unknown())),
});
const stickerSchema = z.object({ packageId: words, stickerId: words });
const mediaSchema = z.object({
  originalContentUrl: address,
  previewImageUrl: address,
  duration: soft(z.number().min(0).max(100_000_000)),
});
const placeSchema = z.object({ title: words, address: words });

/** A text balloon, from `text` and `textV2` messages. Links can be tapped; nothing is fetched for them. */
export function drawTalk(scene: Scene, message: unknown, at: string, version: 1 | 2): Html {
  const found = read(textSchema, message);
  const text = spend(scene, found.text ?? "");
  const places = new Set((found.emojis ?? []).map((emoji) => emoji?.index));
  const pieces =
    version === 1
      ? withEmojis(scene, text, places)
      : withSubstitutions(scene, text, found.substitution ?? {});
  return tag("p", { class: "fx-balloon", "data-path": under(at, "text") }, ...pieces);
}

export function drawSticker(scene: Scene, message: unknown, at: string): Html {
  const { packageId, stickerId } = read(stickerSchema, message);
  const which = [packageId, stickerId].filter((id) => id !== undefined).join(" / ");
  return tag(
    "div",
    { class: "fx-sticker", "data-path": at },
    tag("span", { class: "fx-sticker-face", "aria-hidden": "true" }, "☺"),
    tag("span", {}, scene.labels.sticker),
    tag("span", { class: "fx-small" }, spend(scene, which)),
  );
}

export function drawPhoto(scene: Scene, message: unknown, at: string): Html {
  const { originalContentUrl, previewImageUrl } = read(mediaSchema, message);
  const shown = picture(previewImageUrl ?? originalContentUrl, "fit", scene.labels.image);
  const attributes = { class: "fx-photo", "data-path": at };
  if (originalContentUrl === undefined) return tag("div", attributes, shown);
  return tag(
    "a",
    { ...attributes, href: originalContentUrl, target: "_blank", rel: "noopener noreferrer" },
    shown,
  );
}

export function drawFilm(scene: Scene, message: unknown, at: string): Html {
  const { originalContentUrl, previewImageUrl } = read(mediaSchema, message);
  if (originalContentUrl === undefined) return note("video without url", at);
  return tag(
    "div",
    { class: "fx-film", "data-path": at },
    player(scene, originalContentUrl, previewImageUrl, undefined),
  );
}

export function drawVoice(scene: Scene, message: unknown, at: string): Html {
  const { originalContentUrl, duration } = read(mediaSchema, message);
  const seconds = Math.round((duration ?? 0) / 1000);
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return tag(
    "div",
    { class: "fx-balloon fx-voice", "data-path": at },
    tag("span", {}, `${scene.labels.audio} ${length}`),
    originalContentUrl === undefined
      ? nothing
      : tag("audio", {
          class: "fx-audio",
          controls: true,
          preload: "none",
          src: originalContentUrl,
          "aria-label": scene.labels.audio,
        }),
  );
}

export function drawPlace(scene: Scene, message: unknown, at: string): Html {
  const { title, address: street } = read(placeSchema, message);
  return tag(
    "div",
    { class: "fx-place", "data-path": at },
    tag("div", { class: "fx-map", role: "img", "aria-label": scene.labels.location }),
    tag("p", { class: classes("fx-place-title", "fx-wrap") }, spend(scene, title ?? "")),
    tag("p", { class: classes("fx-small", "fx-wrap") }, spend(scene, street ?? "")),
  );
}

function withEmojis(scene: Scene, text: string, places: ReadonlySet<number | undefined>): Html[] {
  const pieces: Html[] = [];
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== "$" || !places.has(index)) continue;
    pieces.push(linked(text.slice(from, index)), emoji(scene));
    from = index + 1;
  }
  return [...pieces, linked(text.slice(from))];
}

function withSubstitutions(scene: Scene, text: string, by: Readonly<Record<string, unknown>>): Html[] {
  return text.split(/(\{[^{}]{1,20}\})/).map((piece) => {
    const key = /^\{(.+)\}$/.exec(piece)?.[1];
    if (key === undefined || !Object.hasOwn(by, key)) return linked(piece);
    const { type } = read(z.object({ type: words }), by[key]);
    return type === "emoji" ? emoji(scene) : tag("span", { class: "fx-mention" }, `@${key}`);
  });
}

function emoji(scene: Scene): Html {
  return tag("span", { class: "fx-emoji", role: "img", "aria-label": scene.labels.emoji }, "☺");
}

/** LINE makes web addresses in a text tappable. */
function linked(text: string): Html {
  return join(
    text.split(/(https?:\/\/[^\s<>"'\p{Cc}\p{Script=Thai}]{1,1000})/iu).map((piece, index) => {
      if (index % 2 === 0) return piece;
      return tag(
        "a",
        { class: "fx-link-in-text", href: piece, target: "_blank", rel: "noopener noreferrer" },
        piece,
      );
    }),
  );
}
