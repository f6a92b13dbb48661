import type { Field } from "./manual.ts";

/**
 * How people name the part of the manual they want. Tried in this order, the first match wins: the particular before the
 * general ("จ่ายเท่าไหร่" is about money before it is about how).
 */
const asked: readonly [Field, RegExp][] = [
  ["documents", /เอกสาร|หลักฐาน|ใช้อะไรบ้าง|เตรียมอะไร|ต้องเอาอะไร|สำเนา|documents?|papers?/u],
  ["fee", /ค่าธรรมเนียม|เสียเงิน|เสียตัง|ค่าใช้จ่าย|กี่บาท|จ่ายเท่า|ราคา|ฟรีไหม|ฟรีมั้ย|\bfees?\b|\bcost|how much/u],
  [
    "duration",
    /กี่วัน|กี่เดือน|กี่ชั่วโมง|กี่นาที|นานไหม|นานมั้ย|นานเท่า|ใช้เวลา|เมื่อไหร่|เมื่อไร|ภายในกี่|วันไหน|how long|how many days|when/u,
  ],
  ["eservice", /ออนไลน์|เว็บไซต์|เว็บ|แอป|แอพ|online|website|\bapp\b/u],
  ["contact", /เบอร์|โทรหา|โทรไหน|ติดต่อใคร|ที่อยู่|สายด่วน|phone|call|contact/u],
  ["channel", /ที่ไหน|ตรงไหน|ยื่นไหน|ไปไหน|สำนักงานไหน|where/u],
  ["law", /กฎหมาย|พ\.?ร\.?บ|มาตราไหน|\blaw\b/u],
  ["steps", /ขั้นตอน|ทำยังไง|ทำไง|ยังไง|อย่างไร|วิธี|steps?|how (do|to|can)/u],
];

/** The field that a message asks for, or null where it asks for the service as a whole. Takes raw text. */
export function fieldAsked(text: string): Field | null {
  const lower = text.normalize("NFC").toLowerCase();
  return asked.find(([, pattern]) => pattern.test(lower))?.[0] ?? null;
}
