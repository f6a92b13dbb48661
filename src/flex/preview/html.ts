/** Markup that is already safe. A plain string is always text and gets escaped: forgetting is not possible. */
export type Html = { readonly html: string };
export type Child = Html | string;
export type Attributes = Readonly<Record<string, string | true | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const VOID_TAGS = new Set(["img", "br"]);

/** Text for an element or a quoted attribute. Control characters that HTML forbids become U+FFFD. */
export function escapeText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are the characters to replace
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\uFFFD")
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "")
  );
}

/** One element. Attributes that are undefined are left out; there is no way to write a style or an event handler. */
export function tag(name: string, attributes: Attributes, ...children: readonly Child[]): Html {
  const opening = `<${name}${Object.entries(attributes).map(attribute).join("")}>`;
  return { html: VOID_TAGS.has(name) ? opening : `${opening}${join(children).html}</${name}>` };
}

/** Several pieces as one. */
export function join(children: readonly Child[]): Html {
  return { html: children.map((one) => (typeof one === "string" ? escapeText(one) : one.html)).join("") };
}

export const nothing: Html = { html: "" };

/** Class names in one attribute value, empty ones left out. */
export function classes(...names: readonly (string | undefined | false)[]): string {
  return names.filter((name) => name !== undefined && name !== false && name !== "").join(" ");
}

function attribute([name, value]: [string, string | true | undefined]): string {
  if (value === undefined) return "";
  return value === true ? ` ${name}` : ` ${name}="${escapeText(value)}"`;
}
