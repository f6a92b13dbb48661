/** A small strict reader of markup, for the tests of the preview: what it cannot read is not markup that we may write. */

export type Element = { name: string; attributes: Record<string, string>; text: string };

const TAG = /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const VOID = new Set(["img", "br"]);

/** All elements in the order in which they open. Throws at a stray bracket or an element that is not closed. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    takeText(html.slice(end, match.index), open);
    end = match.index + match[0].length;
    const [, closing, name = "", attributes = ""] = match;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), text: "" };
    found.push(element);
    if (!VOID.has(name)) open.push(element);
  }
  takeText(html.slice(end), open);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return found;
}

/** The first element at a data path. */
export function at(html: string, path: string): Element {
  const found = elementsOf(html).find((element) => element.attributes["data-path"] === path);
  if (!found) throw new Error(`nothing is drawn at ${path}`);
  return found;
}

/** The declarations that a sheet gives to the classes of an element, generated rules only. */
export function declarationsOf(element: Element, sheet: string): string {
  const names = (element.attributes["class"] ?? "").split(" ");
  return names.map((name) => sheet.split(`\n.${name}{`).at(1)?.split("}")[0] ?? "").join(";");
}

export function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function attributesOf(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name,
      unescape(value),
    ]),
  );
}

function takeText(text: string, open: readonly Element[]): void {
  if (/[<>]/.test(text)) throw new Error(`a stray bracket in ${text.slice(0, 80)}`);
  for (const element of open) element.text += unescape(text);
}
