import { joined, placesOf, type Span } from "./masking-shape.ts";

/** E-mail addresses and LINE ids. Reads a shape (see masking-shape.ts), like all of masking. */

const LOCAL = "(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]*";
const MAILERS = "(?:gmail|hotmail|outlook|yahoo|ymail|icloud|live|msn|proton|protonmail|mail)";

const EMAILS = [
  // Also without an ending ("somchai@gmail"); a letter after the @, or "5@20" would be one.
  new RegExp(`${LOCAL}@(?=[\\d-]*[a-z])[a-z0-9-]+(?:\\.[a-z0-9-]+)*`, "dgiu"),
  new RegExp(`${LOCAL}(?<=[a-z][a-z0-9._%+-]{0,30}) {0,2}@ {0,2}[a-z0-9-]+(?:\\.[a-z0-9-]+)+`, "dgiu"),
  // "name at gmail dot com", "name (at) gmail.com". "at" alone is a word: a mailer or a spelt dot must follow.
  new RegExp(
    `${LOCAL} {0,2}(?:[\\[(] ?(?:at|แอท|แอด) ?[\\])]| (?:at|แอท|แอด) |แอท|แอด) ?[a-z0-9-]+ ?(?:[\\[(] ?(?:dot|จุด|ดอท) ?[\\])]| (?:dot|จุด|ดอท) |จุด|ดอท) ?[a-z]{2,}(?:(?: dot | ?จุด ?|\\.)[a-z]{2,})?`,
    "dgiu",
  ),
  new RegExp(
    `${LOCAL} {0,2}(?:[\\[(] ?(?:at|แอท|แอด) ?[\\])]| (?:at|แอท|แอด) |แอท|แอด) ?${MAILERS}(?:\\.[a-z]+)*(?![a-z])`,
    "dgiu",
  ),
];

/** The e-mail addresses of a text. */
export function emails(text: string): Span[] {
  return joined(EMAILS.flatMap((pattern) => placesOf(pattern, text)));
}

/** Ids of users, groups and rooms (LINE Messaging API, "Source user": U, C or R and 32 hexadecimal digits). */
export function lineKeys(text: string): Span[] {
  return placesOf(/[UCR][\da-f]{32}/dgiu, text);
}

const BETWEEN = "(?:[ :=.-]|คือ|ของ|ผม|หนู|ดิฉัน|ฉัน|เรา|นะ|ค่ะ|ครับ|ชื่อ|is\\b|my\\b){0,6}";
const TOKEN = "@?[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?";
const LINE = "(?:(?<!ออน)ไลน์|(?<![a-z])line(?![a-z]))";
const ID = "(?:ไอดี|(?<![a-z])id(?![a-z]))";

const LINE_IDS = [
  // After "line id" any word is one; but for those with which a sentence goes on.
  new RegExp(
    `(?:${LINE}[ -]?${ID}|(?<![a-z])line_?id(?![a-z])|${ID} ?${LINE})${BETWEEN}(?<![a-z\\d])(?!(?:and|or|but|not|no|please|number|required|needed|for|to|in|of|the|ok|line|id)(?![a-z\\d]))(?<it>${TOKEN})`,
    "dgiu",
  ),
  // After "line" alone only what no word looks like: letters together with a digit, a dot or a low line.
  new RegExp(
    `${LINE}(?:[ :=]|คือ|ผม|หนู|ฉัน|เรา){0,6}(?<![a-z\\d])(?=[a-z0-9._-]{4})(?=[0-9._-]{0,30}[a-z])(?=[a-z-]{0,30}[._]?[0-9]|[a-z-]{1,30}[._][a-z0-9])(?<it>${TOKEN})`,
    "dgiu",
  ),
  new RegExp(`${LINE} ?[:=] ?(?!https?:)(?<it>${TOKEN})`, "dgiu"),
  /line\.me\/(?:r\/)?ti\/p\/(?<it>[@~%\w-]{1,60})/dgiu,
  // "@name" of anybody, offices too: a name of one kind cannot be told from the other.
  /(?<![a-z0-9])@(?=[\d._-]{0,30}[a-z])[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])/dgiu,
];

/** What stands after words for a LINE id, and names with an @. */
export function lineIds(text: string): Span[] {
  return joined(LINE_IDS.flatMap((pattern) => placesOf(pattern, text)));
}
