import type { Field } from "./manual.ts";

/**
 * Words by which people name the part of the manual they want. They are signs, not the decision: what is learnt from examples weighs them
 * (see ranker.ts), because "กี่บาท" may ask what something costs or what one gets.
 */
const signs: readonly [Field, RegExp][] = [
  [
    "documents",
    /เอกสาร|เอกสาน|หลักฐาน|ใช้อะไรบ้าง|ใช้ไรบ้าง|ใช้อะไร|เตรียมอะไร|เตรียมไร|(เอา|ถือ|พก|แนบ)(อะไร|ไร|หยัง)|สำเนา|ฟอร์มไหน|แบบไหน|documents?|papers?|paperwork|what to bring|bring|which form|ekasan|ek?ka?san/u,
  ],
  [
    "fee",
    /ค่าธรรมเนียม|เสียเงิน|เสียตัง|เสียเท่า|เสียกี่|ค่าใช้จ่าย|ค่าหัว|ค่าสมัคร|ค่าสอบ|จ่ายเท่า|จ่ายกี่|จ่ายเดือนละ|หักเท่า|หักกี่|โดนปรับ|ค่าปรับ|ปรับเท่า|ราคา|ฟรีไหม|ฟรีมั้ย|ฟรีป่าว|\bfees?\b|\bcosts?\b|\bprice|how much.*(pay|cost|charge)|sia (ngern|tang)|kha tham/u,
  ],
  [
    "duration",
    /กี่วัน|กี่เดือน|กี่ปี|กี่ชั่วโมง|กี่ชม|กี่นาที|นานไหม|นานมั้ย|นานเท่า|นานแค่|นานป่าว|นานบ่|ใช้เวลา|เมื่อไหร่|เมื่อไร|มื้อใด๋|ภายในกี่|วันไหน|เดือนไหน|เดือนอะไร|วันที่เท่า|กำหนด|เส้นตาย|ทันไหม|ทันมั้ย|how long|how many (days|weeks|months)|\bwhen\b|deadline|how soon|gi wan|ki wan|nan mai|muea ?rai/u,
  ],
  [
    "eservice",
    /ออนไลน์|ออนไลน|เว็บไซต์|เว็บ|เวบ|แอป|แอพ|แอบพ|อีเมล|ผ่านเน็ต|ทางเน็ต|ในเน็ต|\bonline\b|website|\bapp\b|\bweb\b|e-?mail|internet|on ?line|wep/u,
  ],
  [
    "contact",
    /เบอร์|เบอ|โทรหา|โทรไหน|โทรเบอ|โทรไป|โทรถาม|ติดต่อใคร|ที่อยู่|สายด่วน|ต่อสาย|phone|telephone|\bcall\b|contact|number|ber tho|boe tho/u,
  ],
  [
    "channel",
    /ที่ไหน|ตรงไหน|ที่ใด|ไหนได้|ยื่นไหน|ไปไหน|ทางไหน|สำนักงานไหน|หน่วยงานไหน|แจ้งใคร|บอกใคร|ร้องใคร|กับใคร|ที่ใคร|เปิดกี่โมง|กี่โมง|ชั้นไหน|สาขา|หม่องใด๋|บ่อนใด๋|ตี้ไหน|ตอใด|\bwhere\b|which office|who (do|should|can) (i|we)|opening hours|thi ?nai|ti ?nai/u,
  ],
  [
    "law",
    /กฎหมายข้อ|กฎหมายไหน|กฎหมายอะไร|กฏหมาย|พ\.?ร\.?บ|มาตราไหน|มาตราอะไร|ประกาศฉบับ|ระเบียบไหน|which (law|section|act)|\bsection\b.*\?|what law|legal basis/u,
  ],
  [
    "steps",
    /ขั้นตอน|ต้องทำยังไง|ต้องทำไง|ทำยังไง|ทำไง|ทำงัย|ทำอย่างไร|ยังไง|ยังงัย|อย่างไร|วิธี|จั่งใด๋|จั่งได๋|เฮ็ดแนว|ยะจะได|พรือ|เริ่มจาก|steps?|how (do|to|can|should)|what (should|must) (i|we) do|procedure|process|yang ?ngai|yangai/u,
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
