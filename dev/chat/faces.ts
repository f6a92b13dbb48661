import { tag, type Html } from "#flex/preview/html.ts";

const COLOURS = 6;

/** A round picture with the first letter of a name; the same person always has the same colour. */
export function faceOf(name: string, id: string): Html {
  const colour = Number.parseInt(id.slice(1, 9), 16) % COLOURS || 0;
  // The made-up first names are all alike; the last word tells people apart. A Thai vowel that is written before its letter makes a poor initial.
  const initial = /(?![เแโใไ])[\p{L}\p{N}]/u.exec(name.split(" ").at(-1) ?? "")?.[0] ?? "?";
  return tag("span", { class: `face face-${colour}`, "aria-hidden": "true" }, initial);
}

export function botFace(): Html {
  return tag("img", { class: "face", src: "/chat/icon.svg", alt: "" });
}

/** The account's own picture: a speech balloon with a sound in it. */
export const accountPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="32" fill="#0b4a6f"/>' +
  '<path d="M14 20a6 6 0 0 1 6-6h24a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H31l-10 9v-9h-1a6 6 0 0 1-6-6Z" fill="#fff"/>' +
  '<path d="M24 25v6M32 21v14M40 25v6" stroke="#0b4a6f" stroke-width="4" stroke-linecap="round"/></svg>';
