import { join, tag, type Attributes, type Child, type Html } from "#flex/preview/html.ts";
import type { Words } from "./words.ts";

/** An element that has no end tag. */
export function empty(name: "link" | "meta" | "input", attributes: Attributes): Html {
  return { html: tag(name, attributes).html.replace(`</${name}>`, "") };
}

/** Both languages, each marked as what it is, so that a screen reader pronounces it right. */
export function both([thai, english]: Words): Html {
  return join([tag("span", { lang: "th" }, thai), " ", tag("span", { class: "en", lang: "en" }, english)]);
}

/** Both languages in an attribute, where there can be no elements. */
export const plain = ([thai, english]: Words): string => `${thai} (${english})`;

export type PageParts = { title: Words; sheets: readonly string[]; script?: string; bodyClass: string };

/** A whole document. Everything it loads is named by address, because the policy forbids anything inline. */
export function page({ title, sheets, script, bodyClass }: PageParts, ...body: readonly Child[]): string {
  const head = join([
    empty("meta", { charset: "utf-8" }),
    empty("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    tag("title", {}, plain(title)),
    empty("link", { rel: "icon", href: "/chat/icon.svg", type: "image/svg+xml" }),
    ...sheets.map((href) => empty("link", { rel: "stylesheet", href })),
    ...(script === undefined ? [] : [tag("script", { type: "module", src: script })]),
  ]);
  const html = tag("html", { lang: "th" }, tag("head", {}, head), tag("body", { class: bodyClass }, ...body));
  return `<!doctype html>${html.html}`;
}
