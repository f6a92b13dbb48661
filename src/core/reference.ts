import { shapeOf } from "./masking-shape.ts";

/**
 * The quasigroup of order 10 from H. Michael Damm's dissertation (2004), page 111: row for the digit so far, column for the next one. Totally
 * anti-symmetric, with noughts on the diagonal: one wrong digit, or two neighbours swapped, never end in nought.
 */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

/** Damm's digit of a run of digits: the one to put behind it, or 0 where it stands there already and all is right. */
function dammOf(digits: string): number {
  return Array.from(digits, Number).reduce((row, digit) => Number(DAMM[row]?.charAt(digit)), 0);
}

/** Seven digits of which the first is no nought: a Thai telephone number begins with one. */
const FIRST = 1_000_000n;
const HOW_MANY = 9_000_000n;

/** 64 bits are spread over nine million numbers: none is likelier than another by more than one in 10^12. */
const HEX_NEEDED = 16;

/**
 * The reference number of a feedback: eight digits, seven from a keyed digest and one to check them. Takes 16 or more hex characters, of which
 * it reads the first 16. There are nine million numbers, so two digests can give the same one: who keeps them must look.
 * @throws RangeError where there are fewer characters, or others
 */
export function referenceFrom(hex: string): string {
  if (!/^[\da-f]{16,}$/iu.test(hex)) throw new RangeError("a reference needs 16 hex characters");
  const seven = String(FIRST + (BigInt(`0x${hex.slice(0, HEX_NEEDED)}`) % HOW_MANY));
  return `${seven}${dammOf(seven)}`;
}

/** Whether a text is a reference as it is kept: eight digits (0-9), nothing else, the last one right. */
export function isReference(text: string): boolean {
  return /^[1-9]\d{7}$/u.test(text) && dammOf(text) === 0;
}

/** A reference as people read it: "4821-0934". Takes eight digits. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}

// -------------------------------------------------------------------------------------------------- as somebody typed it

/*
 * Read in a shape (see masking-shape.ts): digits are 0-9, dashes are "-", a run of spaces is one space. Every repeat is bounded.
 */

/** Nothing may make the digits part of something longer: no digit, also none behind a sign, no word in Latin letters but one for "number". */
const START = String.raw`(?<!\d[-./:,_]?|\+)(?:(?<![a-z])|(?<=(?<![a-z])(?:no|number|ref|reference|case)))`;
const END = String.raw`(?![-./:,_]?\d|[a-z]| ?(?:บาท|฿|baht|thb))`;

/** A day with its year has eight digits too: "12-05-2567", "2567 05 12". */
const DAY_AND_MONTH = "(?:0[1-9]|[12]\\d|3[01])[- ](?:0[1-9]|1[0-2])";
const MONTH_AND_DAY = "(?:0[1-9]|1[0-2])[- ](?:0[1-9]|[12]\\d|3[01])";
const YEAR = "(?:2[45]|20|19)\\d\\d";
const EIGHT = String.raw`(?!${DAY_AND_MONTH}[- ]${YEAR}|${YEAR}[- ]${MONTH_AND_DAY})\d(?:[- ]?\d){7}`;

const PLACES = new RegExp(
  `${START}(?:${[
    // With no other number beside it, however it is cut.
    String.raw`(?<!\d )${EIGHT}${END}(?! \d)`,
    // Beside another number only in one piece, and not behind a short one: "02 48210934" is a telephone number.
    String.raw`(?<!(?<!\d)\d{1,3} )\d{4}-?\d{4}${END}`,
    // "4821 0934 2 เดือนแล้ว", "4821 0934 081…": what follows is no third group of the same number.
    String.raw`(?<!\d )\d{4} \d{4}${END}(?= \d{1,2}(?!\d)| 0\d)`,
  ].join("|")})`,
  "giu",
);

/**
 * The reference that stands in a message, as it is kept; the first one where there are several, null where there is none. Takes any text: digits
 * of any script, with spaces or dashes between, words around. Not where the digits are part of a longer number (telephone, identity card,
 * account) or make a date or an amount, and only where the check digit is right.
 */
export function referenceIn(message: string): string | null {
  const found = [...plainShape(message).matchAll(PLACES)].map(([place]) => digitsOf(place));
  return found.find(isReference) ?? null;
}

const WORDS_BEFORE =
  /^(?:(?:เลขรับเรื่อง|เลขที่|เลข|หมายเลข|เรื่องที่|เรื่อง|number|no|reference|ref|case|#)[ .:#]{0,3}){0,3}/iu;
const WORDS_AFTER = /[ .!?]{0,3}(?:(?:ค่ะ|คะ|ค่า|ครับ|คับ|จ้า|จ้ะ|นะ) ?){0,3}[ .!?]{0,3}$/u;
const ONLY_EIGHT = new RegExp(`^${EIGHT}$`, "u");

/**
 * Whether a message is nothing but a reference with a mistake in it: eight digits cut in any way, perhaps behind a word for "number" and before a
 * polite ending, and no right check digit. Takes any text.
 */
export function looksLikeReference(message: string): boolean {
  const rest = plainShape(message).trim().replace(WORDS_BEFORE, "").replace(WORDS_AFTER, "");
  return ONLY_EIGHT.test(rest) && !isReference(digitsOf(rest));
}

function plainShape(message: string): string {
  return shapeOf(message)
    .text.replaceAll(/ +/gu, " ")
    .replaceAll(/(?<=\d) ?-+ ?(?=\d)/gu, "-");
}

function digitsOf(place: string): string {
  return place.replaceAll(/\D/gu, "");
}
