import { maskBy, numberFinders, type MaskLabels } from "./masking-finders.ts";

/** LINE takes no longer message (REF#text-message); a page could send one. */
const LONGEST = 5_000;
/** One letter says nothing that anybody could act on. */
const LEAST_LETTERS = 2;
/** But "3" is the whole answer to an officer who asks how many times. */
export const LEAST_OF_ANSWER = 1;

/** `masked`: a label stands in it, from now or from before. */
export type Sentence = { ok: true; text: string; masked: boolean } | { ok: false; why: "too-short" };

/**
 * A message as the text of a feedback: controls taken out, personal numbers masked. Nobody needs those to mend a service, and they lead straight to
 * a person (PDPA s.22). Names stay: who is praised or blamed is part of the matter, and only officers see them (sight.ts). Takes raw text, or one that
 * was masked before, and how many letters it needs.
 */
export function sentenceOf(raw: string, labels: MaskLabels, least = LEAST_LETTERS): Sentence {
  const text = raw
    .toWellFormed()
    .replaceAll(/\r\n?/gu, "\n")
    // What separates (a tab of a pasted table) stays a space: two numbers must not run into one.
    .replaceAll(/(?!\n)\p{Cc}/gu, " ")
    .replaceAll(/\p{Cf}/gu, "")
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  if (lettersIn(text) < least && !/\p{Extended_Pictographic}/u.test(text))
    return { ok: false, why: "too-short" };
  const { text: safe } = maskBy(numberFinders, text, labels);
  return { ok: true, text: safe, masked: numberFinders.some(([kind]) => safe.includes(labels[kind])) };
}

/** Vowels and tones count ("ดี" says something), fillers that nobody sees do not, though Unicode calls some of them letters. */
function lettersIn(text: string): number {
  return text.match(/(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}]/gu)?.length ?? 0;
}
