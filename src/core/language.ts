import { entryFrom } from "./entry-text.ts";
import { withWritten, type Dialogue, type Language, type Moment } from "./dialogue.ts";

/** A form's code is a name, in whatever language it is asked for: "สปส. 1-01", "คร.7". */
const FORM_CODE = /\p{Script=Thai}{1,5}\.?\s?\p{Nd}+(?:[-/.]\p{Nd}+)*/gu;
/** A word of Latin letters with a vowel and the usual signs around it. Addresses, codes and Thai typed on an English keyboard are none. */
const WORD = /^[("'“‘]*(?=[\p{L}'’-]*[aeiouy])\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*[.,!?;:…)"'”’]*$/iu;
/** "ok", "LINE" and "work permit" stand in Thai messages too: from so many words on it is a sentence. */
const FEWEST_WORDS = 3;
/** Words that each begin with a capital are a name, of a shop, a road or a person. */
const NAME = /^\P{L}*\p{Lu}\p{Ll}*\P{L}*$/u;

/**
 * The language that a message is clearly written in; null where that cannot be told: numbers, pictures, a word or two in Latin letters, codes of
 * forms, and the text that a Thai link or QR code types in. Takes raw text.
 */
export function languageWritten(text: string): Language | null {
  const isLinked = entryFrom(text) !== null;
  if (/\p{Script=Thai}/u.test(text.replaceAll(FORM_CODE, ""))) return isLinked ? null : "th";
  const words = text.split(/\s+/u).filter((word) => WORD.test(word));
  const isSentence = words.length >= FEWEST_WORDS && !words.every((word) => NAME.test(word));
  return isLinked || isSentence ? "en" : null;
}

/**
 * The language to answer in: what the person chose, else what the message is clearly written in, else what they wrote in last. Of who never wrote
 * clearly the letters decide, and else it is Thai.
 */
export function languageOf(dialogue: Dialogue | null, text: string | null): Language {
  if (dialogue?.language) return dialogue.language.code;
  const clear = text === null ? null : languageWritten(text);
  return clear ?? dialogue?.written?.code ?? lettersOf(text ?? "");
}

function lettersOf(text: string): Language {
  return !/\p{Script=Thai}/u.test(text) && /\p{Script=Latin}{2}/u.test(text) ? "en" : "th";
}

/**
 * The memory `after` an event, with the language that its text was written in. Where nothing else changed (`after` is `before`) the same language
 * again is not noted: a memory that does not change is not written.
 */
export function withLanguageOf(text: string, before: Dialogue, after: Dialogue, moment: Moment): Dialogue {
  const code = languageWritten(text);
  if (code === null || (after === before && before.written?.code === code)) return after;
  return withWritten(after, code, moment);
}
