import { joined, NAME_GAP, placesOf, type Span } from "./masking-shape.ts";
import {
  beforeBoss,
  beforeLady,
  beforeYou,
  boss,
  doings,
  ends,
  goesOn,
  lady,
  noNaming,
  particles,
  people,
  you,
} from "./masking-name-words.ts";

/*
 * Names after a title or a naming phrase. Thai is written without spaces between words, so where a name ends is often not written down: it
 * ends at a space, or before a word that stands in no name. Where neither comes, the first letters of the run go. This errs towards
 * masking: who may not see a name loses a few words with it, and who may (sight.ts) sees the whole text.
 */

const LETTER = "[\\u0E01-\\u0E3A\\u0E40-\\u0E4E]";
const FIRST = "[\\u0E01-\\u0E2E\\u0E40-\\u0E44]";
const EDGE = `(?!${LETTER})`;

/** A list of words as one pattern; the signs at their ends are told at the head of the lists. */
function anyOf(...lists: string[]): string {
  return `(?:${lists
    .flatMap((list) => list.trim().split(/\s+/u))
    .map(asPattern)
    .join("|")})`;
}

function asPattern(word: string): string {
  if (word.endsWith(".")) return word.slice(0, -1) + EDGE;
  return word.endsWith("+") ? `${word.slice(0, -1)}(?=${LETTER})` : word;
}

const ENDS = anyOf(ends);
const SMALL = anyOf(particles);
const NO_NAME = anyOf(particles, doings);

/** A run of letters up to where the name ends; given names and surnames are shorter than 25 signs, vowels and tone marks counted. */
const RUN = `${FIRST}(?:${LETTER}{1,23}?(?=${ENDS}|${EDGE})|${LETTER}{23})`;
/** After one space, where what follows can be one; "สมมติ ณ อยุธยา" too. */
const SURNAME = `(?: {1,2}(?!${NO_NAME})${RUN})?(?: {1,2}ณ ?${RUN})?`;
/** After a title that is nothing else, and after a naming phrase. */
const THAI = `(?!${SMALL})${RUN}${SURNAME}`;

/** "นาย ก. ใจดี" */
const INITIAL = "(?:[\\u0E01-\\u0E2E]\\. ?)?";

const LATIN_WORD = "[A-Z][A-Za-zÀ-ɏ'’]*(?:[-.][A-Z][A-Za-zÀ-ɏ'’]+)*";
const LATIN = `${LATIN_WORD}(?: ${LATIN_WORD}){0,2}`;
const SMALL_WORD = `(?!${anyOf(goesOn)}(?![a-z]))[a-z][a-z'’]+`;
/** Capitals mark a name; in small letters it is one word, and another one where no sentence goes on. */
const ANY_LATIN = `(?:${LATIN}|${SMALL_WORD}(?: ${SMALL_WORD})?)`;

/** A title wherever it does not stand inside one of the words that hold it. */
function title(word: string, notAfter: string): string {
  return `(?=${word})(?<!${NAME_GAP}|${anyOf(notAfter)})${word}`;
}

const KHUN = title("คุณ", beforeYou);
const NOT_YOU = `(?!${anyOf(you)}|${NO_NAME})`;
const NAMING = `(?!${anyOf(noNaming)})`;

/**
 * Each with a sign that stands wherever it can match: with their long lists these patterns are slow, and most texts hold none of the signs.
 */
const NAMES: readonly [sign: RegExp, pattern: RegExp][] = (
  [
    [
      /นางสาว|ส\.|ช\.|ญ\.|เด็ก|ดร/u,
      `${title("(?:นางสาว|น\\.? ?ส\\.|ด\\. ?ช\\.|ด\\. ?ญ\\.|เด็กชาย|เด็กหญิง|ดร\\.)", "เจ้า")} ?${INITIAL}(?:${THAI}|${LATIN})`,
    ],
    [/นาย/u, `${title("นาย", beforeBoss)} ?${INITIAL}(?!${anyOf(boss, doings)})(?:${THAI}|${LATIN})`],
    [/นาง/u, `${title("นาง", beforeLady)} ?${INITIAL}(?!${anyOf(lady, doings)})(?:${THAI}|${LATIN})`],
    // "คุณ" and one short run with an end to it is a name; a long run is a sentence to "you".
    [/คุณ/u, `${KHUN}${NOT_YOU}${FIRST}${LETTER}{1,14}?(?=${ENDS}|${EDGE})${SURNAME}`],
    // After a space it is "you", unless two short runs follow.
    [/คุณ /u, `${KHUN} ${NOT_YOU}${FIRST}${LETTER}{2,14} ${NOT_YOU}${FIRST}${LETTER}{2,19}${EDGE}`],
    [/คุณ ?[A-Z]/u, `${KHUN} ?(?!Admin|Bot)[A-Z][a-z]+(?: ${LATIN_WORD}){0,2}`],
    [/m(?:rs?|ister)/iu, `(?<![A-Za-z])(?:[Mm]rs?|MRS?|[Mm]ister|MISTER)(?:\\. ?| )(?:${ANY_LATIN}|${THAI})`],
    // In small letters "miss" is a verb and "ms" a unit: only before a capital. "MS" without a stop is a firm.
    [/m(?:is)?s|dr|khun/iu, `(?<![A-Za-z])(?:[Mm]iss|MISS|[Mm]s|MS(?=\\.)|[Dd]r|DR|Khun)(?:\\. ?| )${LATIN}`],
    [
      /ชื่อ/u,
      `ชื่อ(?<=${anyOf(people)} ?ชื่อ)(?:จริง|เล่น)?(?: ?(?:ว่า|คือ|:))? ?(?<it>${NAMING}${THAI}|${ANY_LATIN})`,
    ],
    [/ชื่อ ?[:=]/u, `(?<!เ|ราย|ลง|ไม่)ชื่อ ?[:=] ?(?<it>${NAMING}${THAI}|${ANY_LATIN})`],
    [/สกุล/u, `(?<!เ)ชื่อ ?:? ?(?<it>(?!${SMALL})${FIRST}${LETTER}{1,23}?)(?= ?(?:นาม)?สกุล)`],
    [/สกุล/u, `(?<!เ)ชื่อ ?[-/]? ?(?:นาม)?สกุล ?[:=]? ?(?<it>${NAMING}${THAI}|${LATIN})`],
    [
      /สกุล/u,
      `(?:นามสกุล|(?<=(?<!เ)ชื่อ ?:? ?${LETTER}{2,24} )สกุล) ?[:=]? ?(?<it>${NAMING}${THAI}|${LATIN_WORD})`,
    ],
    [
      /name/iu,
      `(?<![A-Za-z])(?:[Mm]y (?:full )?name(?:['’]s| is|:)|[Nn]ame ?:|NAME ?:) ?(?<it>${ANY_LATIN}|${THAI})`,
    ],
  ] satisfies [RegExp, string][]
).map(([sign, source]) => [sign, new RegExp(source, "dgu")]);

/** The names of a text that stand after a title (which goes with them) or a naming phrase (which stays). Reads a shape. */
export function names(text: string): Span[] {
  return joined(NAMES.flatMap(([sign, pattern]) => (sign.test(text) ? placesOf(pattern, text) : [])));
}
