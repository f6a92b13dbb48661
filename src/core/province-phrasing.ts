import { normalise } from "./normalise.ts";

/*
 * What people write around the name of a place. All is read in one form (`placeForm`): normalised, no spaces but those between Latin words.
 */

/** No Thai vowel or sign follows that belongs to the letter before: what was found is not the beginning of a longer syllable. */
export const NO_SIGN = "(?![\\u0E30-\\u0E3A\\u0E47-\\u0E4E])";

/** Words that say who, when, how: they stand before a place, and a name that is also an everyday word needs one of the next line behind them. */
const ABOUT_ME =
  "ผม|กระผม|หนู|ฉัน|ดิฉัน|เรา|พี่|น้อง|ป้า|ลุง|ยาย|แม่|พ่อ|ตอนนี้|ปัจจุบัน|ก็|อาศัย|พัก|ทำงาน|เป็น|บ้าน|ประจำ|ภูมิลำเนา";
const WHERE = `อยู่|ที่|ใน|แถวๆ|แถว|มาจาก|จาก|คน|เขต|ตัว|เมือง|จังหวัด|จว|จ${NO_SIGN}`;
const ABOUT_ME_LATIN =
  "(?:i|we|my|me|m|am|are|s|home|live|living|lives|stay|staying|work|working|currently|now|near|the|city)(?: |(?![a-z]))";
const WHERE_LATIN = "(?:in|from|at|is|of|province|changwat)(?: |(?![a-z]))";
const AFTER =
  "(?:ครับ+|คับ+|ค้าบ+|ฮะ|ฮับ|ค่ะ+|คะ+|ค่า+|จ้า+|จ้ะ|จ๊ะ|เจ้า|นะ+|น่ะ|นี่|แหละ|เอง|ประเทศไทย| ?(?:province|changwat|city|thailand|please|krub|krab|krap|kub|kha|ka|na)(?![a-z]))*";

const BEFORE = `(?:${ABOUT_ME}|${WHERE}|${ABOUT_ME_LATIN}|${WHERE_LATIN})*`;
const FRAMED = new RegExp(`^${BEFORE}(?<rest>.+?)${AFTER}$`, "u");

/** Banks, roads and the like that bear the name of a province and do not lie there. */
const NO_PLACE =
  /(?:ธนาคาร|แบงก์|แบงค์|บัญชี|ถนน)(?:กรุงเทพ|กรุงศรีอยุธยา|เพชรบุรี|นครราชสีมา|สุโขทัย)|สุโขทัยธรรมาธิราช|ประจวบเหมาะ|bangkok bank/gu;

/** A message in the form in which names of places are looked for. Takes any text; "จ." is written out. */
export function placeForm(text: string): string {
  const spelt = text
    .slice(0, 2_000)
    // With the dot it is the province and not "at once" (see besideProvince).
    .replaceAll(/(?:(?<![ก-๛])|(?<=เมือง))จว?\.\s?เลย/gu, "จังหวัดloei")
    .replaceAll(/(?:(?<![ก-๛])|(?<=เมือง))จว?\.\s?/gu, "จังหวัด");
  return normalise(spelt)
    .replaceAll("ฯ", "")
    .replaceAll(/(?<![a-z\d]) | (?![a-z\d])/gu, "")
    .replaceAll(NO_PLACE, "|");
}

/** A place form without what is said before and after the place. */
export function withoutFrame(form: string): string {
  return FRAMED.exec(form)?.groups?.["rest"] ?? form;
}

/** A pattern for a name (a pattern itself) with nothing else in the message but what is said around it; the name stands in group `name`. */
export function onlyIn(name: string): RegExp {
  return new RegExp(`^(?:${BEFORE}(?<=${WHERE}|(?<![a-z])${WHERE_LATIN}))?(?<name>${name})${AFTER}$`, "u");
}

/**
 * A pattern for a name (a pattern itself) beside the word for a province. "เลย" mostly says "at once" there ("ยื่นที่จัดหางานจังหวัดเลยได้ไหม"): only
 * where somebody lives in it.
 */
export function besideProvince(name: string): string {
  return `(?<=จังหวัด(?!เลย)|(?:^|อยู่|คน)จังหวัด)${name}|${name}(?= province(?![a-z]))`;
}
