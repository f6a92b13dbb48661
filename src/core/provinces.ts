import type { Language } from "./dialogue.ts";
import { editsBetween } from "./edits.ts";
import { lexiconOf, withoutSpaces, type Lexicon } from "./province-lexicon.ts";
import { placeForm, withoutFrame } from "./province-phrasing.ts";

type Province = { code: string; nameTh: string; nameEn: string };

/**
 * The 76 provinces of Thailand and Bangkok: code and English name of ISO 3166-2:TH (the code in lower case; Bangkok, "Krung Thep Maha Nakhon" there,
 * by its usual name). The standard's TH-S, Pattaya, is a city in Chon Buri and no province.
 */
export const provinces: readonly Province[] = [
  { code: "th-10", nameTh: "กรุงเทพมหานคร", nameEn: "Bangkok" },
  { code: "th-11", nameTh: "สมุทรปราการ", nameEn: "Samut Prakan" },
  { code: "th-12", nameTh: "นนทบุรี", nameEn: "Nonthaburi" },
  { code: "th-13", nameTh: "ปทุมธานี", nameEn: "Pathum Thani" },
  { code: "th-14", nameTh: "พระนครศรีอยุธยา", nameEn: "Phra Nakhon Si Ayutthaya" },
  { code: "th-15", nameTh: "อ่างทอง", nameEn: "Ang Thong" },
  { code: "th-16", nameTh: "ลพบุรี", nameEn: "Lop Buri" },
  { code: "th-17", nameTh: "สิงห์บุรี", nameEn: "Sing Buri" },
  { code: "th-18", nameTh: "ชัยนาท", nameEn: "Chai Nat" },
  { code: "th-19", nameTh: "สระบุรี", nameEn: "Saraburi" },
  { code: "th-20", nameTh: "ชลบุรี", nameEn: "Chon Buri" },
  { code: "th-21", nameTh: "ระยอง", nameEn: "Rayong" },
  { code: "th-22", nameTh: "จันทบุรี", nameEn: "Chanthaburi" },
  { code: "th-23", nameTh: "ตราด", nameEn: "Trat" },
  { code: "th-24", nameTh: "ฉะเชิงเทรา", nameEn: "Chachoengsao" },
  { code: "th-25", nameTh: "ปราจีนบุรี", nameEn: "Prachin Buri" },
  { code: "th-26", nameTh: "นครนายก", nameEn: "Nakhon Nayok" },
  { code: "th-27", nameTh: "สระแก้ว", nameEn: "Sa Kaeo" },
  { code: "th-30", nameTh: "นครราชสีมา", nameEn: "Nakhon Ratchasima" },
  { code: "th-31", nameTh: "บุรีรัมย์", nameEn: "Buri Ram" },
  { code: "th-32", nameTh: "สุรินทร์", nameEn: "Surin" },
  { code: "th-33", nameTh: "ศรีสะเกษ", nameEn: "Si Sa Ket" },
  { code: "th-34", nameTh: "อุบลราชธานี", nameEn: "Ubon Ratchathani" },
  { code: "th-35", nameTh: "ยโสธร", nameEn: "Yasothon" },
  { code: "th-36", nameTh: "ชัยภูมิ", nameEn: "Chaiyaphum" },
  { code: "th-37", nameTh: "อำนาจเจริญ", nameEn: "Amnat Charoen" },
  { code: "th-38", nameTh: "บึงกาฬ", nameEn: "Bueng Kan" },
  { code: "th-39", nameTh: "หนองบัวลำภู", nameEn: "Nong Bua Lam Phu" },
  { code: "th-40", nameTh: "ขอนแก่น", nameEn: "Khon Kaen" },
  { code: "th-41", nameTh: "อุดรธานี", nameEn: "Udon Thani" },
  { code: "th-42", nameTh: "เลย", nameEn: "Loei" },
  { code: "th-43", nameTh: "หนองคาย", nameEn: "Nong Khai" },
  { code: "th-44", nameTh: "มหาสารคาม", nameEn: "Maha Sarakham" },
  { code: "th-45", nameTh: "ร้อยเอ็ด", nameEn: "Roi Et" },
  { code: "th-46", nameTh: "กาฬสินธุ์", nameEn: "Kalasin" },
  { code: "th-47", nameTh: "สกลนคร", nameEn: "Sakon Nakhon" },
  { code: "th-48", nameTh: "นครพนม", nameEn: "Nakhon Phanom" },
  { code: "th-49", nameTh: "มุกดาหาร", nameEn: "Mukdahan" },
  { code: "th-50", nameTh: "เชียงใหม่", nameEn: "Chiang Mai" },
  { code: "th-51", nameTh: "ลำพูน", nameEn: "Lamphun" },
  { code: "th-52", nameTh: "ลำปาง", nameEn: "Lampang" },
  { code: "th-53", nameTh: "อุตรดิตถ์", nameEn: "Uttaradit" },
  { code: "th-54", nameTh: "แพร่", nameEn: "Phrae" },
  { code: "th-55", nameTh: "น่าน", nameEn: "Nan" },
  { code: "th-56", nameTh: "พะเยา", nameEn: "Phayao" },
  { code: "th-57", nameTh: "เชียงราย", nameEn: "Chiang Rai" },
  { code: "th-58", nameTh: "แม่ฮ่องสอน", nameEn: "Mae Hong Son" },
  { code: "th-60", nameTh: "นครสวรรค์", nameEn: "Nakhon Sawan" },
  { code: "th-61", nameTh: "อุทัยธานี", nameEn: "Uthai Thani" },
  { code: "th-62", nameTh: "กำแพงเพชร", nameEn: "Kamphaeng Phet" },
  { code: "th-63", nameTh: "ตาก", nameEn: "Tak" },
  { code: "th-64", nameTh: "สุโขทัย", nameEn: "Sukhothai" },
  { code: "th-65", nameTh: "พิษณุโลก", nameEn: "Phitsanulok" },
  { code: "th-66", nameTh: "พิจิตร", nameEn: "Phichit" },
  { code: "th-67", nameTh: "เพชรบูรณ์", nameEn: "Phetchabun" },
  { code: "th-70", nameTh: "ราชบุรี", nameEn: "Ratchaburi" },
  { code: "th-71", nameTh: "กาญจนบุรี", nameEn: "Kanchanaburi" },
  { code: "th-72", nameTh: "สุพรรณบุรี", nameEn: "Suphan Buri" },
  { code: "th-73", nameTh: "นครปฐม", nameEn: "Nakhon Pathom" },
  { code: "th-74", nameTh: "สมุทรสาคร", nameEn: "Samut Sakhon" },
  { code: "th-75", nameTh: "สมุทรสงคราม", nameEn: "Samut Songkhram" },
  { code: "th-76", nameTh: "เพชรบุรี", nameEn: "Phetchaburi" },
  { code: "th-77", nameTh: "ประจวบคีรีขันธ์", nameEn: "Prachuap Khiri Khan" },
  { code: "th-80", nameTh: "นครศรีธรรมราช", nameEn: "Nakhon Si Thammarat" },
  { code: "th-81", nameTh: "กระบี่", nameEn: "Krabi" },
  { code: "th-82", nameTh: "พังงา", nameEn: "Phangnga" },
  { code: "th-83", nameTh: "ภูเก็ต", nameEn: "Phuket" },
  { code: "th-84", nameTh: "สุราษฎร์ธานี", nameEn: "Surat Thani" },
  { code: "th-85", nameTh: "ระนอง", nameEn: "Ranong" },
  { code: "th-86", nameTh: "ชุมพร", nameEn: "Chumphon" },
  { code: "th-90", nameTh: "สงขลา", nameEn: "Songkhla" },
  { code: "th-91", nameTh: "สตูล", nameEn: "Satun" },
  { code: "th-92", nameTh: "ตรัง", nameEn: "Trang" },
  { code: "th-93", nameTh: "พัทลุง", nameEn: "Phatthalung" },
  { code: "th-94", nameTh: "ปัตตานี", nameEn: "Pattani" },
  { code: "th-95", nameTh: "ยะลา", nameEn: "Yala" },
  { code: "th-96", nameTh: "นราธิวาส", nameEn: "Narathiwat" },
];

/** The name of a province in a language; "" for a code that is none. */
export function provinceName(code: string, language: Language): string {
  const province = provinces.find((one) => one.code === code);
  if (province === undefined) return "";
  return language === "th" ? province.nameTh : province.nameEn;
}

// ------------------------------------------------------------------------------------------------- as somebody typed it

const MOST_OFFERED = 4;

/** A longer message (in letters) is no bare name, not even with words around. */
const LONGEST = 60;

let lexicon: Lexicon | undefined;

/** Built when it is first asked for: hardly any message names a province. */
function names(): Lexicon {
  return (lexicon ??= lexiconOf(provinces));
}

/**
 * The code of the province that somebody typed; null where none is named, or it is not clear which. Takes any text: the name in Thai or English, a
 * spoken name or a place known to lie there, with or without "จังหวัด", with words around; or nothing but a name with one edit (two where it has
 * eight letters or more, none under five) where no other is as near. Of several provinces the one behind "จังหวัด" counts.
 */
export function provinceNamed(text: string): string | null {
  const form = placeForm(text);
  const only = form.length <= LONGEST ? names().only.exec(form)?.groups?.["name"] : undefined;
  if (only !== undefined) return names().codes.get(withoutSpaces(only)) ?? null;
  // Before names inside it: the mistyped "อุดรดิตถ์" holds "อุดร".
  const mistyped = nearest(form);
  if (mistyped.length > 0) return theOne(mistyped);
  return theOne(namedIn(form)) ?? theOne(namedIn(form, "จังหวัด"));
}

/**
 * Up to four codes of provinces that an unclear text may mean, to be offered: those it names, or the ones whose name begins as it does, is as near
 * as another, or holds it. Takes any text; the one province where it is clear, none where nothing fits.
 */
export function nearProvinces(text: string): string[] {
  const named = provinceNamed(text);
  if (named !== null) return [named];
  const form = placeForm(text);
  const inside = namedIn(form);
  if (inside.length > 0) return inside.slice(0, MOST_OFFERED);
  const part = bareName(form);
  const holding = part.length < 5 ? [] : codesOf(({ name }) => name.includes(part));
  return [...new Set([...beginningAs(part), ...nearest(form), ...holding])].slice(0, MOST_OFFERED);
}

function codesOf(fits: (entry: { name: string }) => boolean): string[] {
  return names()
    .official.filter(fits)
    .map(({ code }) => code);
}

function theOne(codes: readonly string[]): string | null {
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** The provinces that are named in a place form, each once, in the order of the text; only those behind a word where one is given. */
function namedIn(form: string, behind = ""): string[] {
  const { anywhere, codes } = names();
  const found = [...form.matchAll(anywhere)]
    .filter(({ index }) => form.slice(0, index).endsWith(behind))
    .flatMap(([name]) => codes.get(withoutSpaces(name)) ?? []);
  return [...new Set(found)];
}

/** The provinces that a mistyped name may be: those with the fewest edits, as a whole or without what is said around it. */
function nearest(form: string): string[] {
  if (form.length > LONGEST) return [];
  const typed = [...new Set([withoutSpaces(form), bareName(form)])];
  let fewest = Infinity;
  let codes: string[] = [];
  for (const { code, name, edits: most } of names().typed) {
    const edits = Math.min(...typed.map((one) => editsBetween(one, name, most)));
    if (edits < fewest) codes = [];
    if (edits < Infinity && edits <= fewest) codes.push(code);
    fewest = Math.min(fewest, edits);
  }
  // "samut" is one letter from Samui, but it also begins three names.
  if (fewest > 0 && codes.length > 0) codes.push(...beginningAs(bareName(form)));
  return [...new Set(codes)];
}

function bareName(form: string): string {
  return withoutSpaces(withoutFrame(form.slice(0, LONGEST)));
}

function beginningAs(part: string): string[] {
  return part.length < 2 ? [] : codesOf(({ name }) => name.startsWith(part));
}
