import { filled, GAP, joined, NAME_GAP, placesOf, type Span } from "./masking-shape.ts";

/*
 * Everything here reads a shape (see masking-shape.ts): digits are 0-9, dashes are "-", spaces are " ". Every repeat is bounded, or runs over
 * letters that nothing after it can match: time grows with the length of the text and no faster.
 */

/** What people put between the digits of a telephone number. */
const SEP = "[ .()_~-]{0,3}";

/** What stands before these words is an amount of money. */
const AMOUNT = " ?(?:บาท|฿|ล้าน|แสน|หมื่น|ดอลลาร์|เยน|วอน|%|baht|thb|usd)";

// ---------------------------------------------------------------------------------------------------------- 13 digits

/** 1-4-5-2-1 as on the card, with any signs between, and the digits that touch it. */
const AS_ON_THE_CARD = /(?<!\d)\d+[-./_ ]{1,3}\d{4}[-./_ ]{1,3}\d{5}[-./_ ]{1,3}\d{2}[-./_ ]{1,3}\d+/dgu;

/**
 * Identity numbers: every run of 13 digits, with spaces or dashes between in any grouping, and longer ones in one word (also company and tax
 * numbers, also 555… where somebody laughs long). Never gated on the check digit: a number with one digit mistyped still leads to its owner.
 * Errs towards masking: the amounts of "9000 12000 9500" go too. Four years in a row (16 digits) cannot be cut into 13 and stay. Telephone
 * numbers written in the usual way are left out: two of them side by side hold such a grouping.
 */
export function idNumbers(text: string): Span[] {
  const rest = filled(text, usualPhones(text), GAP);
  const grouped = [...rest.matchAll(/\d+(?:[-_ ]{1,4}\d+)*/gu)].flatMap(({ 0: chain, index }) =>
    [...longWords(chain), ...windows(chain)].map(({ from, to }) => ({ from: from + index, to: to + index })),
  );
  return joined([...placesOf(AS_ON_THE_CARD, text), ...grouped]);
}

function longWords(chain: string): Span[] {
  return placesOf(/\d+(?:[-_]\d+)*/dgu, chain).filter(({ from, to }) => digits(chain.slice(from, to)) >= 13);
}

/** Every run of neighbouring groups with 13 digits together. */
function windows(chain: string): Span[] {
  const groups = placesOf(/\d+/dgu, chain);
  const found: Span[] = [];
  let first = 0;
  let sum = 0;
  for (const { from, to } of groups) {
    sum += to - from;
    for (let head = groups[first]; sum > 13 && head !== undefined; head = groups[first]) {
      sum -= head.to - head.from;
      first += 1;
    }
    const start = groups[first];
    if (sum === 13 && start !== undefined) found.push({ from: start.from, to });
  }
  return found;
}

// ------------------------------------------------------------------------------------------------------------- phones

/** "ต่อ" also says "renew for": "ต่อ 2 ปี" is no extension. */
const EXTENSION =
  "(?: ?(?:ต่อ|กด|ext\\.?|extension|#) ?\\d{1,5}(?![ -]{0,4}\\d| ?(?:ปี|เดือน|วัน|ครั้ง|ใบ|รอบ|บาท|คน)))?";

/**
 * Telephone numbers as they are mostly written (numbering plan of the NBTC: mobile 06, 08, 09 with ten digits, land lines 02 to 05 and 07 with
 * nine).
 */
const USUAL_PHONE = new RegExp(
  `(?<!\\d|\\d-)(?:${[
    "0[689]\\d(?<a>[ -])\\d{3}\\k<a>\\d{4}",
    "0[689]\\d-\\d{7}",
    "0[689](?<b>[ -])\\d{4}\\k<b>\\d{4}",
    "0-[689]\\d{3}-\\d{5}",
    "02(?<c>[ -])\\d{3}\\k<c>\\d{4}",
    "0-2\\d{3}-\\d{4}",
    "0[3-57]\\d(?<d>[ -])\\d{3}\\k<d>\\d{3}",
    "0[3-57]\\d-\\d{6}",
    "0-[3-57]\\d{3}-\\d{4}",
    // "1506 021234567": a hotline and a telephone, 13 digits together.
    "(?<=(?<!\\d)1\\d{2,3} )0(?:[689]\\d{8}|[2-57]\\d{7})",
  ].join("|")})(?!\\d|-\\d)${EXTENSION}`,
  "dgiu",
);

/** The places that are a telephone number by their shape alone. */
export function usualPhones(text: string): Span[] {
  return placesOf(USUAL_PHONE, text);
}

const LOOSE_PHONE = new RegExp(
  // "(02) 123": the bracket goes with what it holds.
  `(?<!\\d)(?:\\((?=\\+?\\d{1,4}\\)))?(?:${[
    `(?:(?:\\+|00) ?66${SEP}|66-?)(?:0${SEP})?(?:[689](?:${SEP}\\d){8}|[2-57](?:${SEP}\\d){7})`,
    `\\+ ?[1-9](?:${SEP}\\d){8,13}`,
    `0${SEP}[689](?:${SEP}\\d){8}`,
    `0${SEP}[2-57](?:${SEP}\\d){7}`,
    // A digit too many or too few for the plan, mistyped or old: only in one word.
    "0(?:[-.]?\\d){8,9}(?![-.]\\d)",
  ].join("|")})(?!\\d)${EXTENSION}`,
  "dgiu",
);

/** Telephone numbers with any signs between their digits, of other countries too where a + stands before them. */
export function loosePhones(text: string): Span[] {
  return placesOf(LOOSE_PHONE, withoutLookalikes(text));
}

/**
 * What has the digits of a telephone number or an account and is none: dates, times and other decimals, reference numbers of ours (two groups of
 * four, letters and digits). A date is only taken for one where its year can be one: "08-12-3456-78" stays a telephone number.
 */
const LOOKALIKES = [
  /(?<!\d|\d[-./])(?:0?[1-9]|[12]\d|3[01])(?<sign>[-./ ])(?:0?[1-9]|1[0-2])\k<sign>(?:2[45]\d\d|20\d\d|19\d\d)(?![-./]?\d)/dgu,
  /(?<!\d|\d[-./])(?:0?[1-9]|[12]\d|3[01])(?<sign>[-./])(?:0?[1-9]|1[0-2])\k<sign>[2-7]\d(?![-./]?\d)/dgu,
  /(?<!\d|\d[-./])(?:2[45]\d\d|20\d\d|19\d\d)(?<sign>[-./])(?:0?[1-9]|1[0-2])\k<sign>(?:0?[1-9]|[12]\d|3[01])(?![-./]?\d)/dgu,
  /(?<!\d|\d[.:])(?:[01]?\d|2[0-4])[.:][0-5]\d ?- ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?![.:]?\d)/dgu,
  /(?<!\d|\d[-.])\d{1,3}\.\d{1,2}(?! ?-? ?\d{3}|[-.]?\d)/dgu,
  /(?<![A-Za-z\d])(?=\d{0,3}[A-Z]|\d{4}-\d{0,3}[A-Z])[A-Z\d]{4}-[A-Z\d]{4}(?![A-Za-z\d])/dgu,
];

function withoutLookalikes(text: string): string {
  return LOOKALIKES.reduce((rest, pattern) => filled(rest, placesOf(pattern, rest), GAP), text);
}

// ----------------------------------------------------------------------------------------------------------- accounts

const ACCOUNT_WORD =
  "(?:บัญชี|บ/ช|(?<![ก-๙])บช\\.?|(?<![ก-๙])ธ\\.(?! ?ค)|ธนาคาร|พร้อมเพย์?|account(?!ant|ing)|(?<![a-z])acct?(?![a-z])|(?<![a-z])a/c|prompt ?pay)";

/** What may stand between such a word and a number that is certainly meant by it. */
const BETWEEN =
  /^(?:[ :=.,()-]|เลขที่|เลข|หมายเลข|เงินฝาก|ออมทรัพย์|ธนาคาร|กสิกรไทย|กสิกร|กรุงไทย|กรุงเทพ|กรุงศรี|ไทยพาณิชย์|ออมสิน|ธ\.?ก\.?ส|ทหารไทย|คือ|ของ|ผม|หนู|ฉัน|ดิ|number|no|is|my|kbank|scb|ktb|bbl|bay|ttb|gsb)*$/iu;

const AFTER_WORD = new RegExp(
  `${ACCOUNT_WORD}(?<gap>[^\\d\\n${GAP}${NAME_GAP}]{0,30})(?<it>\\d+(?:[- ]{1,3}\\d+)*)(?!\\d|${AMOUNT})`,
  "dgiu",
);

/**
 * Digits after a word for an account: six and more right after it, nine and more after some other words ("บัญชีกสิกร ชื่อ … เลขที่ …").
 * Not after a word for a telephone, not an amount.
 */
export function namedAccounts(text: string): Span[] {
  return [...withoutLookalikes(text).matchAll(AFTER_WORD)].flatMap((match) => {
    const { gap = "", it = "" } = match.groups ?? {};
    const from = match.index + match[0].length - it.length;
    const least = BETWEEN.test(gap) ? 6 : 9;
    const number = oneNumber(it, least);
    const none = digits(number) < least || /โทร|เบอร์|มือถือ|tel|phone/iu.test(gap);
    return none ? [] : [{ from, to: from + number.length }];
  });
}

/** The first word of a chain of digits where it is long enough, and of the next ones what together can be one number. */
function oneNumber(chain: string, least: number): string {
  let number = "";
  for (const { 0: word } of chain.matchAll(/\d+(?:-\d+)*[- ]*/gu)) {
    if (digits(number + word) > 15) break;
    number += word;
  }
  const all = number.replace(/[- ]+$/u, "");
  const first = chain.split(" ")[0] ?? "";
  return digits(all) < 9 && digits(first) >= least ? first : all;
}

/** 123-4-56789-0, as the passbooks of most Thai banks print it. */
const PRINTED_ACCOUNT = /(?<!\d|\d-)\d{3}(?<sign>[- ])\d\k<sign>\d{5}\k<sign>\d(?!\d|-\d)/dgu;

/** Accounts as passbooks print them. */
export function printedAccounts(text: string): Span[] {
  return placesOf(PRINTED_ACCOUNT, text);
}

/** Nobody's account is all fives: that is laughter ("ห้า" is five). */
const BARE_ACCOUNT = new RegExp(`(?<!\\d|\\d[.,])(?!5+(?!\\d))\\d{10,12}(?!\\d|,\\d|${AMOUNT})`, "dgiu");

/**
 * Ten to twelve digits in one word, with dashes or without. Errs towards masking: such a number without any word is no amount, year or code
 * that somebody would miss.
 */
export function bareAccounts(text: string): Span[] {
  const rest = withoutLookalikes(text);
  const dashed = placesOf(/(?<!\d)\d+(?:-\d+){2,}/dgu, rest).filter(({ from, to }) => {
    const all = digits(rest.slice(from, to));
    return all >= 10 && all <= 12;
  });
  return joined([...dashed, ...placesOf(BARE_ACCOUNT, rest)]);
}

// ---------------------------------------------------------------------------------------------------------- passports

/** By shape. With a gap only in capitals: "of 500000" is no passport. */
const PASSPORT = new RegExp(
  `(?<![A-Za-z\\d])(?:[A-Za-z]{1,2}\\d{6,8}|[A-Z]{1,2}[ -]\\d{6,8})(?![A-Za-z\\d]|${AMOUNT})`,
  "dgu",
);

const AFTER_PASSPORT = new RegExp(
  `(?:passport|พาสปอร์ต|พาสปอร์ท|พาสปอต|หนังสือเดินทาง)[^\\d\\n${GAP}${NAME_GAP}]{0,20}?(?<![a-z\\d])(?<it>${[
    "(?:[a-z]{1,3}[ -]?)?\\d{5,9}",
    "(?=[a-z]*\\d[a-z]*\\d)[a-z\\d]{6,9}",
  ].join("|")})(?![a-z\\d]|${AMOUNT})`,
  "dgiu",
);

/** Passport numbers: by their shape (ICAO 9303: up to nine letters and digits), and what stands after the word. */
export function passports(text: string): Span[] {
  return joined([...placesOf(PASSPORT, text), ...placesOf(AFTER_PASSPORT, text)]);
}

function digits(text: string): number {
  return text.replaceAll(/\D/gu, "").length;
}
