/**
 * Thai typed while the keyboard was still on English: "l;ylfu" is "สวัสดี". The Kedmanee layout of TIS 820-2538, key by key: first the keys
 * without Shift, then with it.
 */
const LATIN =
  "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
const THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

const thaiKeys = Array.from(THAI);
const toThai = new Map(Array.from(LATIN, (key, i) => [key, thaiKeys[i] ?? key]));

/** The message as it would stand there if the keyboard had been on Thai; null where it holds Thai already, or is too short to tell. */
export function asThaiKeys(text: string): string | null {
  if (/[\u0E00-\u0E7F]/u.test(text) || text.trim().length < 4) return null;
  return Array.from(text.slice(0, 300), (key) => toThai.get(key) ?? key).join("");
}
