import type { Language } from "./dialogue.ts";
import { slug, type Service } from "./manual.ts";

/*
 * The way from a service's page into the chat: a link opens it with a text typed in, the person sends it, and the chat knows which service
 * is meant. Nothing about the person is in the link.
 */

/** What a person sends to say something about a service: a word, the service's name for the person, its id for us. One line. */
export function entryText(
  { id, titleTh, titleEn }: Pick<Service, "id" | "titleTh" | "titleEn">,
  language: Language,
): string {
  const [word, title] = language === "en" ? ["feedback", titleEn] : ["ติชม", titleTh];
  return `${word} ${title.replaceAll(/\s+/gu, " ")} [${id}]`;
}

/**
 * The id in a text that `entryText` made: in square brackets at its end, where the text begins with the word. Spaces and case do not count.
 * Takes any text; gives null for every other one. Whether there is such a service (still), the manual says.
 */
export function entryFrom(text: string): string | null {
  const told = text
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
  if (!/^(?:ติ\s*ชม|feedback(?![a-z]))/u.test(told) || !told.endsWith("]")) return null;
  const id = slug.safeParse(told.slice(told.lastIndexOf("[") + 1, -1).trim());
  return id.success && told.includes("[") ? id.data : null;
}

/**
 * The address that opens the chat of an Official Account (`lineId`: "@abc1234x") with the entry text of a service typed in. It works where
 * LINE is on the phone; LINE on a desk does not know it. See "Open the chat screen with a LINE Official Account",
 * https://developers.line.biz/en/docs/line-login/using-line-url-scheme/
 */
export function entryLink(
  lineId: string,
  service: Pick<Service, "id" | "titleTh" | "titleEn">,
  language: Language,
): string {
  // Half a character, as a careless import may leave it, cannot stand in an address.
  const text = entryText(service, language).toWellFormed();
  return `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(text)}`;
}

/**
 * The address of an Official Account (`lineId`: "@abc1234x"): LINE on a phone opens its chat, or offers to follow it first; elsewhere it shows
 * the account and a code to scan. See "Share a LINE Official Account", the same page of LINE's.
 */
export function chatLink(lineId: string): string {
  return `https://line.me/R/ti/p/${encodeURIComponent(lineId)}`;
}
