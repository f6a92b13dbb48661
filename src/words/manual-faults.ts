/** A fault of the manual as core finds it; the same shape, because words import nothing. */
type Fault = { file: string; entry: string | null; field: string; code: string; detail: string };

type Said = { th: (detail: string) => string; en: (detail: string) => string };

const kinds: Readonly<Record<string, [th: string, en: string]>> = {
  string: ["ข้อความ", "a text"],
  number: ["ตัวเลข", "a number"],
  int: ["จำนวนเต็ม", "a whole number"],
  boolean: ["true หรือ false", "true or false"],
  array: ["รายการใน [ ]", "a list in [ ]"],
  object: ["กลุ่มข้อมูลใน { }", "a group in { }"],
};

/** What each fault is called and what to do about it, for the official who owns the manual. */
const said: Readonly<Record<string, Said>> = {
  "missing-file": { th: () => "ไม่มีแฟ้มนี้ ต้องสร้างก่อน", en: () => "this file is missing: make it" },
  "not-json": {
    th: (d) => `เปิดอ่านไม่ได้ มักเกิดจากเครื่องหมายจุลภาคหรืออัญประกาศเกินหรือขาด (${d})`,
    en: (d) => `cannot be read, often a comma or a quote too many or too few (${d})`,
  },
  missing: {
    th: () => "ยังไม่ได้ใส่ ต้องใส่ค่า หรือใส่ null ถ้าคู่มือไม่ได้ระบุ",
    en: () => "is missing: fill it in, or null where the manual does not state it",
  },
  "unknown-field": {
    th: (d) => `ไม่มีช่องชื่อ “${d}” ลบออกหรือแก้ตัวสะกด`,
    en: (d) => `there is no field “${d}”: remove it or mend its spelling`,
  },
  "wrong-kind": {
    th: (d) => `ต้องเป็น${kinds[d]?.[0] ?? d}`,
    en: (d) => `must be ${kinds[d]?.[1] ?? d}`,
  },
  "no-entry": {
    th: () => "ยังไม่มีรายการเลย ใส่อย่างน้อย 1 รายการ",
    en: () => "holds no entry: write at least one",
  },
  empty: {
    th: () => "ว่างอยู่ ใส่ค่า หรือใส่ null ถ้าคู่มือไม่ได้ระบุ",
    en: () => "is empty: fill it in, or null where the manual does not state it",
  },
  "not-one-of": { th: (d) => `ต้องเป็นคำใดคำหนึ่ง: ${d}`, en: (d) => `must be one of: ${d}` },
  "not-an-address": {
    th: () => "ไม่ใช่ที่อยู่เว็บ ต้องขึ้นต้นด้วย https://",
    en: () => "is not a web address: it begins with https://",
  },
  "not-a-date": {
    th: () => "ไม่ใช่วันที่ เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-11-21",
    en: () => "is not a date: write year-month-day, such as 2026-11-21",
  },
  "not-a-time": {
    th: () => "ไม่ใช่เวลา เขียนแบบ 24 ชั่วโมง เช่น 08:30",
    en: () => "is not a time: write hours and minutes of the day, such as 08:30",
  },
  "not-a-line-id": {
    th: () => "ไม่ใช่ LINE ID ของบัญชีทางการ ต้องขึ้นต้นด้วย @ เช่น @abc1234x หรือใส่ null ถ้ายังไม่มี",
    en: () =>
      "is not the id of an Official Account: it begins with @, such as @abc1234x; null where there is none",
  },
  "not-an-id": {
    th: () => "ใช้ได้เฉพาะ a–z 0–9 และขีดกลาง ขึ้นต้นด้วยตัวอักษร ไม่เกิน 64 ตัว เช่น sso-dental-benefit",
    en: () =>
      "may hold only a–z, 0–9 and hyphens, a letter first, 64 signs at most, such as sso-dental-benefit",
  },
  "not-positive": {
    th: () => "ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป หรือ null",
    en: () => "must be a whole number from 1, or null",
  },
  invalid: { th: (d) => `ใช้ไม่ได้ (${d})`, en: (d) => `cannot be used (${d})` },
  twice: {
    th: (d) => `ซ้ำกับรายการอื่น: ${d} เปลี่ยนหรือรวมกัน`,
    en: (d) => `the same as another entry: ${d}. Change one, or make them one`,
  },
  "closes-before-it-opens": {
    th: (d) => `ปิดก่อนวันเปิด (${d}) แก้วันใดวันหนึ่ง`,
    en: (d) => `closes before it opens (${d}): change one of the two`,
  },
  "unknown-unit": {
    th: (d) => `ไม่มีหน่วยงานรหัส “${d}” ใน units.json`,
    en: (d) => `units.json holds no unit “${d}”`,
  },
  "unknown-department": {
    th: (d) => `ไม่มีส่วนราชการรหัส “${d}” ใน agency.json`,
    en: (d) => `agency.json holds no department “${d}”`,
  },
  "unknown-audience": {
    th: (d) => `ไม่มีกลุ่มผู้รับบริการรหัส “${d}” ใน agency.json`,
    en: (d) => `agency.json holds no group of people “${d}”`,
  },
  "unknown-service": {
    th: (d) => `ไม่มีบริการรหัส “${d}” ในคู่มือ`,
    en: (d) => `the manual holds no service “${d}”`,
  },
  "wrong-file": {
    th: (d) => `ต้องอยู่ในแฟ้ม ${d} ตามส่วนราชการของหน่วยงานเจ้าของเรื่อง`,
    en: (d) => `belongs into ${d}, the file of its unit's department`,
  },
  "step-order": {
    th: () => "ลำดับขั้นตอนต้องเป็น 1, 2, 3 … ไม่ข้ามและไม่ซ้ำ",
    en: () => "steps must be numbered 1, 2, 3 … without a gap or a repeat",
  },
  "figure-differs": {
    th: (d) => `ภาษาอังกฤษมีตัวเลขที่ภาษาไทยไม่มี: ${d} ตรวจให้ตรงกัน`,
    en: (d) => `the English holds a figure that the Thai does not: ${d}. Make them agree`,
  },
  "fee-without-text": {
    th: () => "บอกว่ามีค่าธรรมเนียม แต่ไม่ได้บอกเท่าไร เขียนข้อความ หรือใช้ not-stated",
    en: () => "a fee is said to exist but not how much: write it, or use not-stated",
  },
  "fee-free-by-mistake": {
    th: () => "บอกว่าไม่มีค่าธรรมเนียม แต่ไม่มีข้อความตามคู่มือ เขียนตามคู่มือ หรือใช้ not-stated",
    en: () => "said to be free of charge without the manual's words: write them, or use not-stated",
  },
  "english-without-thai": {
    th: () => "มีภาษาอังกฤษแต่ไม่มีภาษาไทย เขียนภาษาไทยก่อน",
    en: () => "there is English but no Thai: write the Thai first",
  },
  "review-before-check": {
    th: () => "ต้องเป็นวันหลังวันที่ตรวจ (checkedOn)",
    en: () => "must be later than the day it was checked (checkedOn)",
  },
  "in-the-future": {
    th: (d) => `${d} เป็นวันในอนาคต แก้วันที่`,
    en: (d) => `${d} lies in the future: mend the date`,
  },
  "no-thai": { th: (d) => `ไม่มีตัวอักษรไทย: ${d}`, en: (d) => `holds no Thai letter: ${d}` },
  "too-long": {
    th: (d) => `ยาวเกิน ${d} ตัวอักษร จะถูกตัดในแชต เขียนให้สั้นลง`,
    en: (d) => `longer than ${d} characters: the chat would cut it. Shorten it`,
  },
  "no-source": {
    th: () => "บอกว่ามาจากแหล่งข้อมูล แต่ไม่ได้ระบุแหล่ง ใส่แหล่ง หรือเปลี่ยน confidence",
    en: () => "said to come from a source but none is named: name it, or change confidence",
  },
  "no-way-to-reach": {
    th: () => "ไม่มีทั้งเบอร์โทรและเว็บ ใส่อย่างน้อยหนึ่งอย่าง",
    en: () => "has neither a phone nor a website: give at least one",
  },
  "closes-too-early": {
    th: () => "เวลาปิดต้องหลังเวลาเปิด ถ้าเปิดข้ามเที่ยงคืน ให้แยกเป็นสองช่วง",
    en: () => "must be later than the time it opens; a night is written as two spans",
  },
  "hours-overlap": {
    th: (d) => `มีช่วงเวลาซ้อนกันในวันเดียว (วัน ${d} โดย 1 = จันทร์ … 7 = อาทิตย์) รวมเป็นช่วงเดียวหรือแก้เวลา`,
    en: (d) =>
      `spans of one day overlap (day ${d}; 1 = Monday … 7 = Sunday): make them one, or mend the times`,
  },
  "out-of-order": {
    th: (d) => `เรียงตามวันที่ วันก่อนอยู่ก่อน: ${d}`,
    en: (d) => `must stand in the order of the dates: ${d}`,
  },
  "promise-without-source": {
    th: () => "บอกว่าสำนักงานสัญญาจะตอบภายในกี่วัน แต่ไม่ได้ระบุแหล่ง ใส่แหล่ง หรือใส่ null ที่ answerDays",
    en: () =>
      "the office is said to promise an answer but no source is named: name it, or set answerDays to null",
  },
  "phone-without-digits": { th: (d) => `ไม่มีเลขให้โทร: ${d}`, en: (d) => `holds no number to call: ${d}` },
};

/** One fault in two lines: where it is, what to do in Thai, the same in English. */
export function describeFault({ file, entry, field, code, detail }: Fault): string {
  const place = [file, entry, field].filter(Boolean).join(" › ");
  const words = said[code];
  return `${place}\n    ${words ? `${words.th(detail)}\n    ${words.en(detail)}` : code}`;
}
