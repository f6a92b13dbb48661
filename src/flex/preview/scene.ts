import { tag, type Html } from "./html.ts";
import type { PreviewLabels } from "./labels.ts";
import type { Styles } from "./styles.ts";

/** What one render shares: the rules it collects, its words, and how much more it may draw. */
export type Scene = {
  styles: Styles;
  labels: PreviewLabels;
  left: { nodes: number; characters: number };
};

/** Where a component stands: its data path, how deep it is, and what its parent box does to it. */
export type Spot = {
  at: string;
  depth: number;
  layout: "horizontal" | "vertical" | "baseline";
  /** The space that the parent puts before this child; undefined for the first one. */
  spacing: string | undefined;
  /** True where the width that the parent can give does not come from what is in it. */
  fills: boolean;
};

/** Draws any component; boxes call it for their children. */
export type Draw = (component: unknown, spot: Spot) => Html;

const LIMITS = { nodes: 2000, characters: 120_000, depth: 10 };

export function createScene(styles: Styles, labels: PreviewLabels): Scene {
  return { styles, labels, left: { nodes: LIMITS.nodes, characters: LIMITS.characters } };
}

/** Takes one component from what may still be drawn; says what stands in its place when nothing may. */
export function admit(scene: Scene, depth: number): "draw" | "too deep" | "too many" | "stop" {
  scene.left.nodes -= 1;
  if (scene.left.nodes < 0) return "stop";
  if (scene.left.nodes === 0) return "too many";
  return depth > LIMITS.depth ? "too deep" : "draw";
}

/** Text, cut where the message as a whole has said enough. */
export function spend(scene: Scene, text: string): string {
  const shown = text.length <= scene.left.characters ? text : `${text.slice(0, scene.left.characters)}…`;
  scene.left.characters = Math.max(0, scene.left.characters - text.length);
  return shown;
}

/** The grey box in place of something that cannot be drawn. */
export function note(text: string, at: string): Html {
  return tag("div", { class: "fx-unknown", "data-path": at }, text);
}

/** The path of a property or an item, as in `contents.body.contents[1]`. */
export function under(at: string, step: string | number): string {
  if (typeof step === "number") return `${at}[${step}]`;
  return at === "" ? step : `${at}.${step}`;
}
