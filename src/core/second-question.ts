import { scoresOf, type Ranker } from "./ranker.ts";

/** Where one question ends and another may begin: a new line, a question mark, words that turn to something else. */
const TURNS =
  /[\n?？]|[.!]\s|\s(?=แล้ว\S)|แล้วก็|อีกเรื่อง|อีกอย่าง|ส่วนเรื่อง|และ(?=จะ|ต้อง|ขอ|อยาก)|\b(?:also|plus|and (?=how|what|where|when|can|do|does|is|are))/giu;
/** Shorter parts say too little to be a question of their own. */
const SHORTEST = 8;
/** How many parts are looked at; bounds the time. */
const MOST_PARTS = 4;
/** A part is believed to ask for a service where that is this likely among everything that it may be. */
const CLEARLY = 0.7;

/**
 * The services that the parts of a message are clearly about, in the order of the message, each once. Takes raw text; empty where it has
 * one part only.
 */
export function servicesInTurn(text: string, ranker: Ranker): string[] {
  const parts = text.split(TURNS).filter((part) => part.trim().length >= SHORTEST);
  if (parts.length < 2) return [];
  const services = parts.slice(0, MOST_PARTS).flatMap((part) => {
    const [best] = [...scoresOf(ranker, part).meaning].sort(([, a], [, b]) => b - a);
    return best && !best[0].startsWith("#") && best[1] >= CLEARLY ? [best[0]] : [];
  });
  return [...new Set(services)];
}
