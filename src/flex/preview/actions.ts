import * as z from "zod";
import { tag, type Attributes, type Child, type Html } from "./html.ts";
import { soft } from "./schema.ts";
import { spend, type Scene } from "./scene.ts";
import { link } from "./values.ts";

const field = soft(z.string().transform((text) => text.slice(0, 1000)));

const actionSchema = z.object({
  type: z.string().transform((text) => text.slice(0, 40)),
  label: field,
  data: field,
  displayText: field,
  text: field,
  inputOption: field,
  fillInText: field,
  mode: field,
  initial: field,
  max: field,
  min: field,
  clipboardText: field,
  richMenuAliasId: field,
  uri: soft(z.string().transform(link)),
});

export type Action = z.output<typeof actionSchema>;

/** An action object, or nothing when there is none or it says no type. */
export function readAction(value: unknown): Action | undefined {
  return actionSchema.safeParse(value).data;
}

/** A link for a uri, a button that carries the action as JSON for the others, a dead button for what could not be tapped. */
export function actionElement(
  scene: Scene,
  action: Action | undefined,
  attributes: Attributes,
  ...content: readonly Child[]
): Html {
  if (action?.type === "uri" && action.uri !== undefined) {
    const opens = { href: action.uri, target: "_blank", rel: "noopener noreferrer" };
    return tag("a", { ...attributes, ...opens }, ...content);
  }
  if (!action || action.type === "uri") {
    return tag("button", { ...attributes, type: "button", disabled: true }, ...content);
  }
  const carried = spend(scene, JSON.stringify(action));
  // A cut JSON text could not be read; such a message is far past LINE's size limit anyway.
  const data = carried.endsWith("}") ? carried : "{}";
  return tag("button", { ...attributes, type: "button", "data-action": data }, ...content);
}

/**
 * The tap area of a box, text, image or bubble with an action. It lies over its parent as an empty element of its own
 * instead of around the content, because links and buttons must not stand inside each other; deeper areas lie higher.
 */
export function tapArea(scene: Scene, value: unknown, depth: number, seen: Html | string): Html | undefined {
  const action = readAction(value);
  if (!action || (action.type === "uri" && action.uri === undefined)) return undefined;
  const name = shorten(typeof seen === "string" ? seen : wordsIn(seen)) || action.label || scene.labels.tap;
  return actionElement(scene, action, { class: `fx-hit ${layer(depth)}`, "aria-label": name });
}

/** The class that puts what can be tapped above what is tapped around it. */
export function layer(depth: number): string {
  return `fx-z${Math.min(depth + 1, 12)}`;
}

/** The words that one sees in drawn markup, for the name of the area over it. */
function wordsIn(drawn: Html): string {
  return drawn.html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
