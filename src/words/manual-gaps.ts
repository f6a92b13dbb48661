/** What each gap of the manual is called, for its owner. */
export const gapWords: Readonly<Record<string, { th: string; en: string }>> = {
  steps: { th: "ไม่มีขั้นตอน", en: "no steps" },
  duration: { th: "ไม่มีระยะเวลา", en: "no time" },
  documents: { th: "ไม่มีรายการเอกสาร", en: "no documents" },
  fee: { th: "ไม่ระบุค่าธรรมเนียม (ถ้าไม่มีให้เขียนว่าไม่มี)", en: "no fee stated (if there is none, say so)" },
  eservice: { th: "ไม่มีช่องทางออนไลน์", en: "no online way" },
  "steps-incomplete": { th: "ขั้นตอนยังไม่ครบ", en: "steps not complete" },
  "documents-incomplete": { th: "เอกสารยังไม่ครบ", en: "documents not complete" },
  "duration-unofficial": { th: "ระยะเวลายังไม่ใช่ของทางการ", en: "time not official" },
  "no-source": { th: "ไม่มีแหล่งข้อมูล", en: "no source" },
  stale: { th: "เลยกำหนดทบทวน", en: "past its review date" },
  unowned: { th: "ยังไม่มีหน่วยงานย่อยรับผิดชอบ", en: "no unit has taken it" },
};
