import type { Field } from "./manual.ts";

/**
 * Words by which people name the part of the manual they want. They are signs, not the decision: what is learnt from examples weighs them
 * (see ranker.ts), because "กี่บาท" may ask what something costs or what one gets.
 */
const signs: readonly [Field, RegExp][] = [
  [
    "documents",
    /เอกสาร|เอกสาน|หลักฐาน|ใช้อะไรบ้าง|ใช้ไรบ้าง|ใช้อะไร|เตรียมอะไร|เตรียมไร|(เอา|ถือ|พก|แนบ|เตรียม|เตียม)(ตัว)?(อะไร|อะหยัง|อีหยัง|ไร|ไหร|หยัง)|ใช้(อะหยัง|อีหยัง|ไหร|หยัง)|(กับ|กะ|มี)(อะไร|อีหยัง|ไร)อีก|สำเนา|ฟอร์ม(ไหน|อะไร)|ขอฟอร์ม|แบบ(ไหน|อะไร)(?!ดี)|แบบฟอร์ม|แบบคำขอ|ดาวน์โหลด|ใบอะไร|documents?|papers?|paperwork|what to bring|bring|which form|\bforms?\b|enclose|attach|what (do|does|should) (i|we|he|she|they) need|photocop|ekasan|ek+a?kas[as]?a?[nr]n?|(chai|naeb|naep|triam) (bai set |set )?arai|arai bang|download/u,
  ],
  [
    "fee",
    /ค่าธรรมเนียม|เสียเงิน|เสียตัง|เสียเท่า|เสียกี่|ค่าใช้จ่าย|ค่าหัว|ค่าสมัคร|ค่าสอบ|จ่ายเท่า|จ่ายกี่|จ่ายเดือนละ|หักเท่า|หักกี่|โดนปรับ|ค่าปรับ|ปรับเท่า|ราคา|ฟรี(ไหม|มั้ย|มะ|ปะ|ป่ะ|ป่าว|หรือ|รึ|บ่)|(กี่|จัก|จั๊ก|เท่าไหร่|เท่าไร)( ?%|เปอร์เซ็นต์|เปอเซ็น|เปอร์เซนต์)|ร้อยละ|ดอกเบี้ย|อัตราเงิน(สมทบ|เพิ่ม)|(ต้องจ่าย|คิด|เก็บ)(เงิน)?(กี่|เท่า)|ต่อ[^ ]{0,30}กี่บาท|\bfees?\b|\bcosts?\b|\bprice|how much.*(pay|cost|charge)|\bcharged?\b|\bfree\b|\bfined?\b|what (%|percent)|tuition|interest rate|sia (ngern|tang|kha)|kha tham|kha(a)? ?(borikan|samak)|roi ?la|dok ?bia/u,
  ],
  [
    "duration",
    /(กี่|จัก|จั๊ก)(วัน|เดือน|ปี|มื้อ|เทื่อ|อาทิตย์|สัปดาห์|ครั้ง)|ช่วงไหน|ช้าสุด|ช้าที่สุด|ให้เวลา|สุดท้ายวัน|เร็วสุด|กี่ชั่วโมง|กี่ชม|กี่นาที|นานไหม|นานมั้ย|นานเท่า|นานแค่|นานป่าว|นานบ่|นานก่อ|นานมะ|นานปะ|นานป่ะ|รอนาน|ใช้เวลา|เมื่อไหร่|เมื่อไร|มื้อใด๋|ภายในกี่|วันไหน|เดือนไหน|เดือนอะไร|วันที่เท่า|กำหนด|เส้นตาย|ทัน(ไหม|มั้ย|มะ|ปะ|ป่าว|บ่)|how long|how many (days|weeks|months)|\bwhen\b|deadline|how soon|time limit|(what|which) (date|day|month)|by what date|too late|in time\b|how fast|(gi|ki|kee|gee) ?(wan|duean|pee|chua|chuamong)|wan ?(nai|thee thao)|duean ?nai|nan mai|mu?ea ?rai|phai ?nai/u,
  ],
  [
    "eservice",
    /ออนไลน์|ออนไลน|เว็บไซต์|เว็บ|เวบ|แอป|แอพ|แอบพ|อีเมล|(ผ่าน|ทาง|ใน|ยื่น|จาก)(เน็ต|เนต|เวป|มือถือ|ไลน์|โทรศัพท์|เมล)|เว็ป|เวป|อัปโหลด|อัพโหลด|ลิ้งค์|ลิงก์|ลิงค์|ลิ้ง|สแกน|\bonline\b|website|\bapp\b|\bweb\b|e-?mail|internet|on ?line|wep|\blinks?\b|e-?service|electronic|upload|\bsite\b/u,
  ],
  [
    "contact",
    /เบอร์|เบอ|โทรหา|โทรไหน|โทรเบอ|โทรไป|โทรถาม|ติดต่อใคร|ถามใคร|(โทร|โท)(หา)?(ใคร|ไผ)|กดอะไร|กดเลข|หมายเลข|ที่อยู่|สายด่วน|ต่อสาย|phone|telephone|\bcall\b|contact|number|\bber\b|ber ?tho|boe ?tho|ad+ress|who (do|should|can) i ask/u,
  ],
  [
    "channel",
    /ที่ไหน|ที่ใหน|ที่หนาย|ทีไหน|แถวไหน|เขตไหน|กองไหน|ศูนย์ไหน|ตึกไหน|หน่วยไหน|แผนกไหน|จังหวัดเลย|ที่จังหวัด|เปิด(เสาร์|วันเสาร์|อาทิตย์|วันใด|กี่)|(อยู่|อยู|ไป)(ไส|ไหน)|ช่องทางใด|ช่องทางไหน|ต้องไปเอง|ตรงไหน|ที่ใด|ไหนได้|ยื่นไหน|ไปไหน|ทางไหน|สำนักงานไหน|หน่วยงานไหน|แจ้งใคร|บอกใคร|ร้องใคร|กับใคร|ที่ใคร|เปิดกี่โมง|กี่โมง|ชั้นไหน|สาขา|หม่องใด๋|บ่อนใด๋|ตี้ไหน|ตอใด|\bwhere\b|which office|who (do|should|can) (i|we)|opening hours|what (time|hours)|open on|which (government|thai|embassy|desk|counter|branch)|in person|th?[ie]e? ?nai|nai mai|trong nai/u,
  ],
  [
    "law",
    /กฎหมายข้อ|กฎหมายไหน|กฎหมายอะไร|กฏหมาย|พ\.?ร\.?บ|มาตราไหน|มาตราอะไร|ประกาศฉบับ|ระเบียบไหน|มาตราใด|กฎหมายฉบับ|กฎหมายใหม่ชื่อ|ตามมาตรา|ข้อกฎหมาย|which (law|section|act)|\bsection\b.*\?|what law|legal basis|mattra (nai|arai)/u,
  ],
  [
    "steps",
    /ขั้นตอน|ต้องทำยังไง|ต้องทำไง|ทำยังไง|ทำไง|ทำงัย|ทำอย่างไร|(?<!ต่าง|ต่างกัน)(?:ยังไง|ยังงัย|อย่างไร)|วิธี(?!คิด|คำนวณ)|จั่งใด๋|จั่งได๋|เฮ็ดแนว|ยะจะได|พรือ|ทำอะไรก่อน|ต้องทำ(อะไร|ไร)|(ยื่น|ขอ|สมัคร|แจ้ง|กู้|เบิก|เคลม|ต่อ|จด)(เรื่อง)?(ไง|งัย|จะใด)|(จัดการ|ทำ)(งาย|ใด)|จะใด|ยะหยัง|เฮ็ดหยัง|เริ่ม(ต้น)?(จาก|ยัง|ทำ|ตรง)|steps?|\bhow\b(?! (much|many|long|soon|old|fast|far))|what (should|must|can|do) (i|we|he|she|they) do|what now|procedure|process|yang ?ngai|yung ?ngai|yangai|tham ngai|tam ngai/u,
  ],
];

/** The parts of the manual that a message has words for. Takes raw text. */
export function fieldSigns(text: string): Field[] {
  const lower = text.normalize("NFC").toLowerCase();
  const dense = lower.replaceAll(/(?<=[\u0E00-\u0E7F]) (?=[\u0E00-\u0E7F])/gu, "");
  return signs.filter(([, pattern]) => pattern.test(dense)).map(([field]) => field);
}

/** The field whose words stand in a message, the particular before the general; null where there are none. Takes raw text. */
export function fieldAsked(text: string): Field | null {
  return fieldSigns(text)[0] ?? null;
}
