import type { Language } from "./dialogue.ts";
import type { Service } from "./manual.ts";
import { slug } from "./manual-values.ts";
import { aboutOf, subjectOf } from "./subject.ts";
import type { Topic } from "./topic.ts";

/*
 * The way from the page of a service or topic into the chat: a link opens it with a text typed in, the person sends it, and the chat knows what
 * is meant. Nothing about the person is in the link.
 */

/** A service or topic with its names. */
export type Entry = { subject: string } & Pick<Service | Topic, "titleTh" | "titleEn">;

/** The way in for a service. */
export function serviceEntry({ id, titleTh, titleEn }: Service): Entry {
  return { subject: id, titleTh, titleEn };
}

/** The way in for a topic. */
export function topicEntry({ id, titleTh, titleEn }: Topic): Entry {
  return { subject: subjectOf({ service: null, topic: id }) ?? id, titleTh, titleEn };
}

/** What a person sends to say something about it: a word, its name for the person, the subject for us. One line. */
export function entryText({ subject, titleTh, titleEn }: Entry, language: Language): string {
  const isTopic = aboutOf(subject).topic !== null;
  const [word, title] = language === "en" ? ["feedback", titleEn] : [isTopic ? "ความเห็น" : "ติชม", titleTh];
  return `${word} ${title.replaceAll(/\s+/gu, " ")} [${subject}]`;
}

/**
 * The subject in a text that `entryText` made: in square brackets at its end, where the text begins with the word. Spaces and case do not
 * count. Takes any text; gives null for every other one. Whether there is such a service or topic (still), the manual says.
 */
export function entryFrom(text: string): string | null {
  const told = text
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();
  const word = /^(?:ติ\s*ชม|(ความ\s*เห็น)|feedback(?![a-z]))/u.exec(told);
  if (word === null || !told.endsWith("]")) return null;
  const about = aboutOf(
    told
      .slice(told.lastIndexOf("[") + 1, -1)
      .replace(/^\s*topic:\s*/u, "topic:")
      .trim(),
  );
  // Many begin with that word what they have to say; of a service no link does.
  if (word[1] !== undefined && about.topic === null) return null;
  const isOne = slug.safeParse(about.topic ?? about.service).success;
  return isOne && told.includes("[") ? subjectOf(about) : null;
}

/**
 * The address that opens the chat of an Official Account (`lineId`: "@abc1234x") with the entry text of a service or topic typed in. It works where
 * LINE is on the phone; LINE on a desk does not know it. See "Open the chat screen with a LINE Official Account",
 * https://developers.line.biz/en/docs/line-login/using-line-url-scheme/
 */
export function entryLink(lineId: string, entry: Entry, language: Language): string {
  // Half a character, as a careless import may leave it, cannot stand in an address.
  const text = entryText(entry, language).toWellFormed();
  return `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(text)}`;
}

/**
 * The address of an Official Account (`lineId`: "@abc1234x"): LINE on a phone opens its chat, or offers to follow it first; elsewhere it shows
 * the account and a code to scan. See "Share a LINE Official Account", the same page of LINE's.
 */
export function chatLink(lineId: string): string {
  return `https://line.me/R/ti/p/${encodeURIComponent(lineId)}`;
}
