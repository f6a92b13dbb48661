import { maskBy, numberFinders, type MaskLabels } from "./masking-finders.ts";

/** LINE takes no longer message (REF#text-message); a page could send one. */
const LONGEST = 5_000;
/** One letter says nothing that anybody could act on. */
const LEAST_LETTERS = 2;

export type Sentence = { ok: true; text: string; masked: boolean } | { ok: false; why: "too-short" };

/**
 * A message as the text of a feedback: controls taken out, personal numbers masked. Nobody needs those to mend a service, and they lead straight to
 * a person (PDPA s.22). Names stay: who is praised or blamed is part of the matter, and only officers see them (sight.ts). Takes raw text.
 */
export function sentenceOf(raw: string, labels: MaskLabels): Sentence {
  const text = raw
    .toWellFormed()
    .replaceAll(/(?!\n)[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS && !/\p{Extended_Pictographic}/u.test(text))
    return { ok: false, why: "too-short" };
  const masked = maskBy(numberFinders, text, labels);
  return { ok: true, text: masked.text, masked: masked.text !== text };
}
