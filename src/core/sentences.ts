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

/** The service that a part of a message is about, with its likelihood among everything; null where it is less likely than that. */
function serviceIn(part: string, ranker: Ranker, atLeast: number): { service: string; share: number } | null {
  const [best] = [...scoresOf(ranker, part).meaning].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[0].startsWith("#") || best[1] < atLeast) return null;
  return { service: best[0], share: best[1] };
}

/**
 * The services that the parts of a message are clearly about, in the order of the message, each once. Takes raw text; empty where it has
 * one part only.
 */
export function servicesInTurn(text: string, ranker: Ranker): string[] {
  const parts = text.split(TURNS).filter((part) => part.trim().length >= SHORTEST);
  if (parts.length < 2) return [];
  const services = parts
    .slice(0, MOST_PARTS)
    .flatMap((part) => serviceIn(part, ranker, CLEARLY)?.service ?? []);
  return [...new Set(services)];
}

/** From so many letters on a message is a story: what it is about may stand in one sentence of it. */
const STORY = 150;
/** So many letters are looked at together, each time so many further on. */
const WINDOW = { letters: 80, step: 55, most: 16 };
/** A story is only taken to be about what one of its sentences says where that is next to certain. */
const NEXT_TO_CERTAIN = 0.85;

/** The part of a long message that most clearly asks for a service; null where none does, or the message is short. Takes raw text. */
export function questionIn(text: string, ranker: Ranker): string | null {
  if (text.length < STORY) return null;
  const { letters, step, most } = WINDOW;
  // Both ends: where a pasted page is longer than can be looked at, the middle is left out.
  const count = Math.ceil(text.length / step);
  const starts = Array.from({ length: count }, (_, i) => i * step).filter(
    (_, i) => i < most / 2 || i >= count - most / 2,
  );
  const found = starts.flatMap((start) => {
    const part = text.slice(start, start + letters);
    const meant = serviceIn(part, ranker, NEXT_TO_CERTAIN);
    return meant === null ? [] : [{ part, share: meant.share }];
  });
  const [clearest] = found.sort((a, b) => b.share - a.share);
  return clearest?.part ?? null;
}
