import { elementsOf, type Element } from "#test/flex/preview-markup.ts";

/** The elements of a page, read strictly: throws where something is not closed. Drawings and elements without an end tag are left out. */
export function readPage(html: string): Element[] {
  if (!html.startsWith('<!doctype html><html lang="th">')) throw new Error(`no page: ${html.slice(0, 60)}`);
  return elementsOf(
    html
      .replace(/^<!doctype html>/u, "")
      .replaceAll(/<svg [^<>]*>(?:<path [^<>]*\/>)*<\/svg>/gu, "")
      .replaceAll(/<(?:meta|link|input|br)(?: [a-z-]+(?:="[^"<>]*")?)*\/?>/gu, ""),
  );
}

/** Where links of a page lead, in their order. */
export const linksOf = (html: string): string[] =>
  readPage(html).flatMap(({ name, attributes }) => (name === "a" ? [attributes["href"] ?? ""] : []));

/** The attributes of the first element that has one of this name. */
export const withAttribute = (html: string, name: string): Record<string, string> =>
  readPage(html).find(({ attributes }) => attributes[name] !== undefined)?.attributes ?? {};

/** What the page says to machines. */
export function machineData(html: string): Record<string, unknown> {
  const [found] = readPage(html).filter(({ attributes }) => attributes["type"] === "application/ld+json");
  return JSON.parse(found?.text ?? "null");
}
