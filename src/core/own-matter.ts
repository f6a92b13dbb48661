import { denseForm } from "./normalise.ts";

const END =
  "(ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|นะ|น้า|ละ|ล่ะ|อะ|อ่ะ|วะ|หน่อย|ด้วย|ลูก|แล้ว|เลย|บ้าง|อีก|กัน|สักที|ไหม|มั้ย|please|yet|again)*";
const BEGIN = "(แล้ว|ก็|นี่|แต่|ตกลง|ตอนนี้|สรุป|ทำไม|อยากรู้ว่า|อยากทราบว่า)*";
const WHO = "(ยาย|ตา|ป้า|ลุง|แม่|พ่อ|ฉัน|ดิฉัน|ผม|หนู|เรา|พี่|น้อง|กู)?";
/** What was said to the office before: "the matter of mine", "what I complained of". */
const MATTER = `(เรื่อง|คำร้องเรียน|ข้อร้องเรียน|ที่)(ที่)?(ของ)?${WHO}(ได้|เคย|เพิ่ง)?(ร้องเรียน|แจ้ง|บอก|ส่ง|เขียน|ติชม|แนะนำ)?(ไว้|ไป|มา|เดิม|นี้|เก่า|เรื่อง)*`;
const WISH = "(ขอ|อยาก|จะ|ต้องการ|ช่วย|รบกวน)*";
const MY = "(my|the|this)?(complaint|case|report|feedback|matter|message)";
const I_WANT = "(i|can|could|please|want|would|like|wanna|need|to)*";

const whole = (...parts: string[]) => new RegExp(`^${parts.join("")}${END}$`, "u");

/*
 * What people type after they told us something: what became of it, why nobody calls, that it is not mended, that they want to add to it or take it
 * back. The whole message, so that no story is taken for it. Against the message without spaces.
 */
const sayings: readonly RegExp[] = [
  whole(
    BEGIN,
    MATTER,
    "(ตอนนี้|จะ)*(ถึงไหน|คืบหน้า|ว่ายังไง|ว่าไง|เป็นยังไง|เป็นไง|เป็นอย่างไร|เสร็จ(หรือ|รึ)?ยัง|(ได้)?แก้(หรือ|รึ)?ยัง|เงียบ)",
  ),
  whole(
    BEGIN,
    "(ยัง)?(ไม่)?(เห็น)?มี(ใคร|คน|เจ้าหน้าที่)(โทร|ติดต่อ|ตอบ|อ่าน|เปิดอ่าน)(มา|กลับ|เรื่อง|นี้|ให้|หา|ผม|หนู|ฉัน|ยาย|แล้ว|เลย|หรือ|รึ|ยัง|ไหม|มั้ย)*",
  ),
  whole(BEGIN, "(เมื่อไหร่|เมื่อไร|กี่วัน|ต้องรอ|นาน|อีก|ถึง|จะ)+(ตอบ|ติดต่อ|โทร)(มา|กลับ)*"),
  whole(
    BEGIN,
    "(เรื่อง|ปัญหา)?(นี้|มัน)?(ก็)?((ยัง)?ไม่(เห็น)?(ได้|มีอะไร)?(แก้|เปลี่ยน)(ไข)?|ยังไม่เสร็จ|(ก็)?(ยัง)?เหมือนเดิม|ยังเป็นอยู่)",
  ),
  whole(WISH, "(ถอน|ยกเลิก)(การ)?", MATTER),
  whole(WISH, "(ถอน|ยกเลิก)(การ)?(ร้องเรียน|แจ้ง)"),
  whole(WISH, "(แจ้ง|บอก|เขียน|พิมพ์)?เพิ่ม(เติม)?(ข้อมูล|ข้อความ|รายละเอียด|อะไร)?(ใน|กับ|ของ)?", MATTER),
  whole(
    "(and|so|but)?when(do|will|can|are|is)?(you|officer|they|somebody|someone)s?(answer|reply|call|contact)(me)?",
  ),
  whole("(and|so|but)?(what|whats)(is)?(happen(s|ed|ing)?|new)(with|to)", MY),
  whole("(any)?(news|update|answer)(about|of|on|for|to)", MY),
  whole("(nobody|noone)(call|answer|reply|contact)(s|ed|ing)?(me)?"),
  whole("(it)?(is)?(still)?not(yet)?(fixed|solved|changed|better)"),
  whole(I_WANT, "(cancel|withdraw|takeback)", MY),
  whole(I_WANT, "(add|write|tell)(something|more|information|amessage)*(to|about|on)", MY),
];

/** Longer than this is a story. */
const LONGEST = 80;

/** Whether a message asks after what its person told the office, or wants to change it. Only for whoever has told something. Takes raw text. */
export function isOwnMatter(text: string): boolean {
  const dense = denseForm(text);
  return dense.length <= LONGEST && sayings.some((saying) => saying.test(dense));
}
