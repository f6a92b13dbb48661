import { actionElement, layer, readAction, tapArea } from "./actions.ts";
import { classes, nothing, tag, type Html } from "./html.ts";
import { place } from "./place.ts";
import { note, under, type Draw, type Scene, type Spot } from "./scene.ts";
import { iconSchema, imageSchema, kindOf, read, videoSchema } from "./schema.ts";
import type { Styles } from "./styles.ts";

type Ratio = { width: number; height: number };

export function drawImage(scene: Scene, value: unknown, spot: Spot): Html {
  const image = read(imageSchema, value);
  const { styles } = scene;
  const size = image.size ?? "100px";
  const tap = tapArea(scene, image.action, spot.depth, readAction(image.action)?.label ?? "") ?? nothing;
  const frame = classes(
    "fx-frame",
    styles.css("width", size),
    ratioClass(styles, image.aspectRatio ?? { width: 1, height: 1 }),
    image.backgroundColor && styles.css("background-color", image.backgroundColor),
  );
  return tag(
    "div",
    {
      class: classes(
        "fx-image",
        // A percentage needs a parent whose width does not come from the picture.
        size.endsWith("%") && "fx-wide",
        place(styles, image, spot),
        image.align && `fx-items-${flexEdge[image.align]}`,
        image.gravity && `fx-gravity-${image.gravity}`,
      ),
      "data-path": spot.at,
    },
    tap,
    tag("div", { class: frame }, picture(image.url, image.aspectMode ?? "fit")),
  );
}

export function drawIcon(scene: Scene, value: unknown, spot: Spot): Html {
  const icon = read(iconSchema, value);
  const size = icon.size ?? "16px";
  const ratio = icon.aspectRatio ?? { width: 1, height: 1 };
  const name = classes(
    "fx-icon",
    place(scene.styles, { ...icon, flex: icon.flex ?? 0 }, spot),
    scene.styles.css("height", size),
    ratioClass(scene.styles, ratio),
  );
  if (icon.url === undefined) return tag("span", { class: name, "data-path": spot.at });
  return tag("img", { class: name, src: icon.url, alt: "", "data-path": spot.at });
}

/** A film in the hero block. Nothing is loaded before somebody presses play but the picture that stands for it. */
export function drawVideo(scene: Scene, value: unknown, spot: Spot, draw: Draw): Html {
  const video = read(videoSchema, value);
  if (video.url === undefined) {
    const instead = kindOf(video.altContent);
    if (instead !== "image" && instead !== "box") return note("unknown component video without url", spot.at);
    return draw(video.altContent, { ...spot, at: under(spot.at, "altContent"), depth: spot.depth + 1 });
  }
  const action = readAction(video.action);
  const more = action?.type === "uri" && action.uri !== undefined && action.label;
  return tag(
    "div",
    { class: classes("fx-video", place(scene.styles, {}, spot)), "data-path": spot.at },
    player(scene, video.url, video.previewUrl, video.aspectRatio ?? { width: 1, height: 1 }),
    more ? actionElement(scene, action, { class: classes("fx-more", layer(spot.depth)) }, more) : nothing,
  );
}

/** A film with its own controls, in the shape that it says it has. */
export function player(
  scene: Scene,
  url: string,
  poster: string | undefined,
  ratio: Ratio | undefined,
): Html {
  return tag("video", {
    class: classes("fx-player", ratio && ratioClass(scene.styles, ratio)),
    controls: true,
    preload: "none",
    playsinline: true,
    src: url,
    poster,
    "aria-label": scene.labels.video,
  });
}

/** A picture that only decorates, or an empty frame where its address is not https. */
export function picture(url: string | undefined, mode: "fit" | "cover", alt = ""): Html {
  if (url === undefined) return tag("span", { class: "fx-missing" });
  return tag("img", { class: `fx-picture fx-${mode}`, src: url, alt, decoding: "async" });
}

export function ratioClass(styles: Styles, ratio: Ratio): string {
  // LINE takes a height of at most three times the width.
  const height = Math.min(ratio.height, ratio.width * 3);
  return styles.css("aspect-ratio", `${ratio.width} / ${Math.round(height * 10_000) / 10_000}`);
}

const flexEdge = { start: "flex-start", center: "center", end: "flex-end" };
