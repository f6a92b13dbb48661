import { fieldAsked } from "./fields.ts";
import type { Field } from "./manual.ts";
import { denseForm } from "./normalise.ts";

/**
 * Words that name no service: what is left of "แล้วต้องใช้เอกสารอะไรบ้างคะ" without them is nothing, so it must mean the service that
 * was shown just before.
 */
const EMPTY_WORDS =
  /แล้ว|และ|ก็|ต้อง|ใช้|เตรียม|เอา|มี|อะไร|บ้าง|เอกสาร|หลักฐาน|สำเนา|ค่าธรรมเนียม|ค่าใช้จ่าย|เสีย|จ่าย|เงิน|ตังค์|ตัง|เท่าไหร่|เท่าไร|เท่าไ|กี่|วัน|เดือน|ชั่วโมง|นาที|บาท|เวลา|นาน|ไหม|มั้ย|มะ|ไม๊|หรือ|เปล่า|ครับ|คับ|ค่ะ|คะ|จ้า|จ๊ะ|นะ|ขั้นตอน|ทำ|ยังไง|ไง|อย่างไร|วิธี|ที่ไหน|ไหน|ตรง|ยื่น|ไป|ได้|ถึง|จะ|ออนไลน์|เว็บไซต์|เว็บ|แอป|แอพ|เบอร์|โทร|ติดต่อ|ใคร|กฎหมาย|มาตรา|ขอ|บอก|หน่อย|ที|อันนี้|เรื่องนี้|นี้|ของ|มา|อยาก|รู้|ด้วย|กัน|ฟรี|เมื่อ|ไหร่|ไร|ภายใน|what|which|documents?|papers?|how|much|long|does|do|it|take|is|the|fee|cost|where|when|can|i|need|to|online|phone|number|call|steps|and|for|this|that|a/gu;

/** The field that a message asks for without naming any service; null where it names something, or asks for nothing. */
export function followUpField(text: string): Field | null {
  const field = fieldAsked(text);
  if (field === null) return null;
  const rest = denseForm(text).replaceAll(EMPTY_WORDS, "");
  return rest.length <= 2 ? field : null;
}
