/**
 * Every Thai sentence that people read in the chat. Written for somebody who is tired, old, in trouble, or whose Thai is weak:
 * short, plain, what to do first.
 */
export const th = {
  card: {
    steps: "ขั้นตอน",
    duration: "ใช้เวลาเท่าไร",
    documents: "เอกสารที่ต้องใช้",
    fee: "ค่าธรรมเนียม",
    channel: "ทำได้ที่ไหน",
    contact: "ถามต่อได้ที่",
    law: "กฎหมายที่เกี่ยวข้อง",
    deadlines: "คุณต้องทำภายในกำหนด",
    eservice: "ทำออนไลน์",
    notStated: "คู่มือไม่ได้ระบุ",
    feeNotStated: "คู่มือไม่ได้ระบุ โปรดถามหน่วยงานก่อน",
    noEservice: "คู่มือไม่ได้ระบุช่องทางออนไลน์",
    stepTimeNotStated: "คู่มือไม่ได้ระบุเวลา",
    stepsIncomplete: "ขั้นตอนยังไม่ครบ โปรดถามหน่วยงาน",
    documentsIncomplete: "รายการเอกสารยังไม่ครบ โปรดถามหน่วยงาน",
    unofficial: "ตัวเลขนี้ยังไม่ยืนยัน โปรดถามหน่วยงานก่อน",
    originals: (n: number) => `ตัวจริง ${n} ฉบับ`,
    copies: (n: number) => `สำเนา ${n} ฉบับ`,
    by: (who: string) => `ผู้ทำ: ${who}`,
    asOf: (date: string) => `ข้อมูล ณ ${date}`,
    checked: (date: string) => `ตรวจข้อมูลเมื่อ ${date}`,
    source: (name: string) => `ที่มา: ${name}`,
    thin: "คู่มือยังมีข้อมูลเรื่องนี้น้อย ยังไม่มีขั้นตอน เวลา เอกสาร และค่าธรรมเนียม",
    thinAsk: "โทรถามได้เลย",
    call: (number: string) => `โทร ${number}`,
    openEservice: "เปิดเว็บทำเรื่อง",
    moreLines: (n: number) => `และอีก ${n} รายการ`,
    altText: (name: string, part: string, value: string, phone: string) =>
      [name, part && value ? `${part}: ${value}` : "", phone ? `โทร ${phone}` : ""]
        .filter(Boolean)
        .join(" · "),
  },
  clarify: { ask: "คุณหมายถึงเรื่องไหน แตะเลือกได้เลย" },
  notFound: {
    title: "ยังไม่พบคำตอบในคู่มือ",
    body: "ลองพิมพ์ใหม่สั้น ๆ เช่น “ลาออก เงินว่างงาน” หรือโทรถามเจ้าหน้าที่",
    closest: "เรื่องที่ใกล้ที่สุด",
  },
  welcome: {
    hello: (agency: string) => `สวัสดีค่ะ ที่นี่${agency}`,
    again: "ยินดีที่กลับมาค่ะ",
    ask: "พิมพ์ถามได้เลย เช่น “ขึ้นทะเบียนว่างงานใช้เอกสารอะไร” เราตอบขั้นตอน เวลา และเอกสารจากคู่มือของหน่วยงาน",
  },
  group: "สวัสดีค่ะ ถ้าจะถาม ให้พิมพ์ @ชื่อบัญชีนี้ แล้วตามด้วยคำถาม เรื่องส่วนตัวโปรดทักแชตส่วนตัว",
  media: {
    sticker: "ได้รับสติกเกอร์แล้วค่ะ ถ้ามีคำถาม พิมพ์มาได้เลย",
    other: "ตอนนี้เราอ่านได้แต่ข้อความ ยังเปิดรูป เสียง หรือไฟล์ไม่ได้ พิมพ์คำถามสั้น ๆ มาได้เลยค่ะ",
  },
  staleButton: "ปุ่มนี้เก่าแล้ว ใช้ไม่ได้ พิมพ์คำถามใหม่ได้เลยค่ะ",
  slowDown: "ข้อความเข้ามาถี่มาก เราตอบไม่ทัน รอสัก 1 นาทีแล้วพิมพ์ใหม่นะคะ",
  sorry: "ขอโทษค่ะ ระบบขัดข้อง ส่งคำตอบไม่ได้",
  callInstead: (number: string) => `ด่วน โทร ${number}`,
  late: {
    sure: "เมื่อกี้ตอบไม่ทัน ขอโทษค่ะ นี่คือคำตอบ",
    unsure: (service: string) => `เมื่อกี้เราอาจตอบไม่ทัน ถ้ายังไม่เห็นคำตอบเรื่อง “${service}” แตะปุ่มด้านล่างได้เลย`,
    again: "เมื่อกี้ตอบไม่ทัน ขอโทษค่ะ ถ้ายังไม่ได้คำตอบ โปรดพิมพ์คำถามอีกครั้ง",
    show: "ดูคำตอบ",
  },
};
