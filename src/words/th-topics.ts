/**
 * Every Thai sentence about the topics that the office puts to the public. Written as th.ts is: what is asked, what can still change, who decides,
 * until when.
 */
export const topicsTh = {
  menu: "เรื่องที่ขอความเห็น",
  title: "เรื่องที่ขอความเห็นจากคุณ",
  ask: "แตะเรื่องที่อยากบอกเรา",
  none: "ตอนนี้ไม่มีเรื่องที่เปิดขอความเห็น",
  anytime: "แต่อยากบอกอะไร บอกเราได้ทุกเมื่อ",
  until: (date: string) => `บอกได้ถึง ${date}`,
  before: (title: string, date: string) => `“${title}” ยังไม่เปิด บอกได้ตั้งแต่ ${date}`,
  over: (title: string, date: string) => `“${title}” ปิดรับแล้วเมื่อ ${date}`,
  gone: "ไม่พบเรื่องนี้แล้ว",
  goneTopic: "เรื่องที่เคยขอความเห็น",
  fromUntil: (from: string, until: string) => `บอกได้ตั้งแต่ ${from} ถึง ${until}`,
  wasOpen: (date: string) => `ปิดรับแล้วเมื่อ ${date}`,
  typeIt: "บอกความเห็นได้ในแชต LINE พิมพ์ว่า “เรื่องที่ขอความเห็น”",
  answer: "บอกความเห็น",
  /** What it is, beside suggestion, complaint and praise. */
  opinion: "ความเห็น",
  labels: {
    canChange: "ยังเปลี่ยนได้",
    cannotChange: "เปลี่ยนไม่ได้แล้ว",
    decides: "ใครตัดสินใจ",
    until: "บอกได้ถึง",
  },
  say: "คุณคิดว่าอย่างไร พิมพ์บอกเราได้เลย ข้อความเดียวก็พอ",
  whole: "อ่านเรื่องนี้ทั้งหมด",
};
