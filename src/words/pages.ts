/**
 * What the public pages say besides what the chat says too. For somebody who is tired, old, in trouble, or whose Thai is weak: short,
 * plain, what to do first. English stands beside the Thai.
 */
const th = {
  skip: "ข้ามไปที่เนื้อหา",
  allServices: "บริการทั้งหมด",
  privacy: "เราใช้ข้อมูลของคุณอย่างไร",
  navigation: "เมนูหลัก",
  checked: (date: string) => `ตรวจข้อมูลในคู่มือล่าสุดเมื่อ ${date}`,
  printedFrom: (address: string) => `พิมพ์จาก ${address}`,
  home: {
    title: "อยากทำเรื่องอะไร ถามได้ที่นี่",
    what: (agency: string) => `บอกว่าต้องทำอะไร ใช้เอกสารอะไร ใช้เวลาเท่าไร โทรหาใคร จากคู่มือบริการของ${agency}เท่านั้น`,
    who: "หรือเลือกว่าคุณเป็นใคร",
    tell: "บอกเราได้",
    tellHow: [
      "มีอะไรอยากให้แก้ อยากเสนอ หรืออยากชม พิมพ์ในแชต LINE ว่า “ติชม” แล้วเล่าสั้น ๆ ไม่ต้องบอกชื่อ",
      "ส่งแล้วได้เลขรับเรื่อง พิมพ์ว่า “เรื่องของฉัน” เมื่อไรก็เห็นว่าเรื่องไปถึงไหน",
    ],
    phones: "โทรถามคนได้",
    emergency: "มีอันตรายตอนนี้ โทร",
    office: "ที่ตั้งและเวลาทำการ",
  },
  ask: {
    label: "พิมพ์คำถาม",
    example: (question: string) => `เช่น “${question}”`,
    noNames: "อย่าพิมพ์ชื่อหรือเลขบัตรประชาชน",
    button: "ถาม",
    again: "ถามเรื่องอื่น",
  },
  answer: {
    title: "คำตอบ",
    asked: "คุณถามว่า",
    cut: (most: number) => `คำถามยาวเกินไป เราอ่านแค่ ${most} ตัวอักษรแรก`,
    whole: "อ่านทั้งหมดหรือพิมพ์เก็บไว้",
    language: "หน้านี้ตอบภาษาไทยเมื่อถามภาษาไทย และตอบภาษาอังกฤษเมื่อถามภาษาอังกฤษ",
    chatOnly: "หน้าเว็บนี้ไม่จำว่าคุณเป็นใคร และไม่ส่งข้อความหาใคร ถ้าเคยคุยกันใน LINE ให้พิมพ์คำนี้ในแชต LINE",
    nobody: "หน้านี้ตอบเองอัตโนมัติ ไม่มีคนอ่านอยู่",
    history: "คำที่พิมพ์ยังอยู่ในประวัติของเครื่องนี้ ถ้าคนอื่นใช้เครื่องนี้ด้วย ให้ลบประวัติการเข้าเว็บ",
    corruption: "หน้านี้ไม่ได้รับเรื่อง ไม่ต้องพิมพ์รายละเอียดที่นี่",
    corruptionTo: (centre: string) => `แจ้งที่ ${centre} ซึ่งแยกจากเรื่องร้องเรียนทั่วไปเพื่อคุ้มครองคนแจ้ง`,
    account: "หน้านี้ไม่รู้ว่าคุณเป็นใคร อย่าพิมพ์เลขบัตรประชาชนที่นี่",
    feedback: {
      title: "บอกเราในแชต LINE ได้",
      lines: [
        "หน้าเว็บนี้รับเรื่องไม่ได้ เพราะไม่รู้ว่าคุณเป็นใคร จึงบอกผลให้ไม่ได้",
        "พิมพ์ในแชต LINE ว่า “ติชม” แล้วเล่าสั้น ๆ จะได้เลขรับเรื่อง และดูได้ว่าเรื่องไปถึงไหน หรือโทรได้เลย",
      ],
    },
    officer: "หน้านี้ไม่มีเจ้าหน้าที่อ่านอยู่ โทรได้เลย",
    hours: (hours: string) => `เวลาทำการ ${hours}`,
  },
  services: {
    forWhom: (who: string) => `บริการสำหรับ${who}`,
    count: (n: number) => `${n} เรื่อง`,
    filter: "ดูเฉพาะของ",
    everybody: "ทุกคน",
    departments: "ไปที่หน่วยงาน",
    thin: "ข้อมูลยังน้อย",
    thinMeans: "“ข้อมูลยังน้อย” คือคู่มือยังไม่บอกขั้นตอน เวลา เอกสาร และค่าธรรมเนียม ต้องโทรถาม",
    unknownGroup: "ไม่มีกลุ่มนี้ จึงแสดงบริการทั้งหมด",
  },
  service: {
    inThisLanguage: "ภาษาไทย",
    sources: "ที่มาของข้อมูล",
    forWhom: "สำหรับ",
    forms: "รหัสแบบฟอร์ม",
    tell: "บอกเราเรื่องบริการนี้ทาง LINE",
    tellHow: (lineId: string) => `ปุ่มนี้เปิดแชตในโทรศัพท์ที่มี LINE หรือค้นหา ${lineId} ใน LINE`,
    poster: "QR สำหรับติดที่เคาน์เตอร์",
  },
  line: {
    open: "เปิดแชต LINE",
    find: (lineId: string) => `หรือค้นหา ${lineId} ใน LINE`,
  },
  poster: {
    call: "มีอะไรอยากบอกเราเรื่องนี้ สแกนแล้วพิมพ์ได้เลย",
    steps: ["สแกนด้วยกล้องโทรศัพท์ที่มี LINE", "กดส่งข้อความที่ขึ้นมาให้", "เล่าสั้น ๆ ไม่ต้องบอกชื่อ แล้วรับเลขรับเรื่อง"],
    qr: "QR เปิดแชต LINE",
    print: "พิมพ์หน้านี้แล้วติดที่เคาน์เตอร์ได้เลย",
    image: "เอาเฉพาะรูป QR",
    back: "กลับไปหน้าของเรื่องนี้",
  },
  missing: {
    title: "ไม่พบหน้านี้",
    body: "หน้านี้อาจย้ายหรือเลิกใช้แล้ว ลองพิมพ์ถาม หรือดูบริการทั้งหมด",
  },
};

export type PageWords = typeof th;

const en: PageWords = {
  skip: "Skip to the content",
  allServices: "All services",
  privacy: "How we use your data",
  navigation: "Main menu",
  checked: (date) => `Manual last checked on ${date}`,
  printedFrom: (address) => `Printed from ${address}`,
  home: {
    title: "What do you need to do? Ask here",
    what: (agency) =>
      `Ask in English too: what to do, documents, time, whom to call. From the service manual of the ${agency} only`,
    who: "Or choose who you are",
    tell: "Tell us",
    tellHow: [
      "Is there something to change, to suggest or to praise? Type “feedback” in the LINE chat and tell us in a few words. No name is needed",
      "You get a number. Type “my feedback” at any time to see what became of it",
    ],
    phones: "Call and ask a person",
    emergency: "In danger now? Call",
    office: "Address and office hours",
  },
  ask: {
    label: "Type your question",
    example: (question) => `For example “${question}”`,
    noNames: "Do not type your name or ID number",
    button: "Ask",
    again: "Ask something else",
  },
  answer: {
    title: "Answer",
    asked: "You asked",
    cut: (most) => `Your question is too long. We read only the first ${most} characters`,
    whole: "Read all, or print it",
    language: "This page answers in English when you ask in English, and in Thai when you ask in Thai",
    chatOnly:
      "This page does not remember you and writes to nobody. If you have talked with us in LINE, type these words in the LINE chat",
    nobody: "This page answers by itself. Nobody is reading it",
    history:
      "What you typed stays in the history of this device. If others use it too, delete the browsing history",
    corruption: "This page does not take reports. Please do not write details here",
    corruptionTo: (centre) =>
      `Report it to the ${centre}. It is kept apart from general complaints to protect you`,
    account: "This page does not know who you are. Please do not type your ID number here",
    feedback: {
      title: "Tell us in the LINE chat",
      lines: [
        "This page cannot take it in: it does not know you, so it could not tell you what became of it",
        "Type “feedback” in the LINE chat and tell us in a few words. You get a number and can see what became of it. Or just call",
      ],
    },
    officer: "No officer is reading this page. Please call",
    hours: (hours) => `Office hours: ${hours}`,
  },
  services: {
    forWhom: (who) => `Services for: ${who}`,
    count: (n) => `${n} services`,
    filter: "Show only those for",
    everybody: "Everybody",
    departments: "Go to the office",
    thin: "Few facts yet",
    thinMeans:
      "“ข้อมูลยังน้อย” means: the manual does not state steps, time, documents or fee yet. Please call and ask",
    unknownGroup: "There is no such group. All services are shown",
  },
  service: {
    inThisLanguage: "In English",
    sources: "Sources",
    forWhom: "For",
    forms: "Form codes",
    tell: "Tell us about this service on LINE",
    tellHow: (lineId) => `The button opens the chat on a phone with LINE. Or search for ${lineId} in LINE`,
    poster: "QR code for the counter",
  },
  line: {
    open: "Open the LINE chat",
    find: (lineId) => `Or search for ${lineId} in LINE`,
  },
  poster: {
    call: "Something to tell us about this? Scan and type",
    steps: [
      "Scan with a phone that has LINE",
      "Send the text that is typed in for you",
      "Tell us in a few words, without your name, and get a number",
    ],
    qr: "QR code that opens the LINE chat",
    print: "Print this page and put it up at the counter",
    image: "Only the QR code",
    back: "Back to its page",
  },
  missing: {
    title: "Page not found",
    body: "It may have moved or is no longer used. Type your question, or look at all services",
  },
};

const tables = { th, en };

/** The public pages' table of a language. */
export function pageWordsIn(language: "th" | "en"): PageWords {
  return tables[language];
}
