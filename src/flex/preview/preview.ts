import * as z from "zod";
import { baseSheet } from "./base-sheet.ts";
import { drawContainer } from "./bubble.ts";
import { classes, tag, type Html } from "./html.ts";
import { drawImagemap } from "./imagemap.ts";
import { thaiLabels, type PreviewLabels } from "./labels.ts";
import { drawQuickReplies } from "./quick-reply.ts";
import { createScene, note, spend, under, type Scene } from "./scene.ts";
import { kindOf, raw, read, words } from "./schema.ts";
import { createStyles } from "./styles.ts";
import { drawFilm, drawPhoto, drawPlace, drawSticker, drawTalk, drawVoice } from "./talk.ts";
import { drawTemplate } from "./template.ts";

/** Which side of the chat a message stands on: the account's at the left, the person's own at the right. */
export type Side = "left" | "right";

export type Preview = {
  /** The markup of one LINE message. `at` is put before every data-path. Never throws, whatever it is given. */
  message(message: unknown, at?: string, side?: Side): string;
  /** The chips under a message; empty when it has none. */
  quickReplies(message: unknown, at?: string): string;
  /** The style sheet for everything drawn so far. */
  sheet(): string;
};

export type PreviewOptions = { labels?: PreviewLabels; lang?: string };

/**
 * Draws LINE messages as a phone shows them. No element has a style attribute or a script, so that a page with a strict
 * Content-Security-Policy can hold them; the rules for the values of a message are collected in `sheet()`.
 */
export function createPreview({ labels = thaiLabels, lang = "th" }: PreviewOptions = {}): Preview {
  const styles = createStyles();
  return {
    message: (message, at = "", side = "left") => {
      const scene = createScene(styles, labels);
      return drawRoot(scene, message, { at, side, lang }).html;
    },
    quickReplies: (message, at = "") => drawQuickReplies(createScene(styles, labels), message, at, lang).html,
    sheet: () => baseSheet + styles.rules(),
  };
}

export type RenderOptions = PreviewOptions & { at?: string; side?: Side };

/** One message alone. Its classes are the same as in any other preview; `createPreview` gives the sheet as well. */
export function renderMessage(message: unknown, options: RenderOptions = {}): string {
  return createPreview(options).message(message, options.at, options.side);
}

/** The quick replies of one message alone. */
export function renderQuickReplies(message: unknown, options: RenderOptions = {}): string {
  return createPreview(options).quickReplies(message, options.at);
}

/** The fixed part of the sheet, the same for every message. */
export function previewSheet(): string {
  return baseSheet;
}

const messageSchema = z.object({ altText: words, contents: raw, template: raw });

type Root = { at: string; side: Side; lang: string };

function drawRoot(scene: Scene, message: unknown, { at, side, lang }: Root): Html {
  const kind = kindOf(message) ?? "?";
  const alt = spend(scene, read(messageSchema, message).altText ?? "");
  const named = alt === "" ? {} : { role: "group", "aria-label": alt };
  return tag(
    "div",
    { class: classes("fx-root fx-message", `fx-${side}`), lang, ...named, "data-path": at },
    drawMessage(scene, kind, message, at, alt),
  );
}

function drawMessage(scene: Scene, kind: string, message: unknown, at: string, alt: string): Html {
  const { contents, template } = read(messageSchema, message);
  if (kind === "flex") return drawContainer(scene, contents, under(at, "contents"), alt);
  if (kind === "template") return drawTemplate(scene, template, under(at, "template"), alt);
  const draw = Object.hasOwn(OTHERS, kind) ? OTHERS[kind] : undefined;
  return draw ? draw(scene, message, at) : note(`unknown message ${kind}`, at);
}

const OTHERS: Readonly<Record<string, (scene: Scene, message: unknown, at: string) => Html>> = {
  text: (scene, message, at) => drawTalk(scene, message, at, 1),
  textV2: (scene, message, at) => drawTalk(scene, message, at, 2),
  sticker: drawSticker,
  image: drawPhoto,
  video: drawFilm,
  audio: drawVoice,
  location: drawPlace,
  imagemap: drawImagemap,
};
