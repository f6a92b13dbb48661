/** What each thing is called that we hold of a person, and what we say of it. */
type HeldWords = {
  account: { name: string; held: (end: string) => string };
  since: { name: string };
  follows: { name: string; yes: string; no: string };
  language: { name: string; th: string; en: string; guessed: string };
  written: string;
  lastService: { name: string; unknown: string };
  stopped: { name: string; yes: string; no: string };
  profile: {
    name: string;
    group: (name: string) => string;
    province: (name: string) => string;
    follows: (topics: number) => string;
    stopped: (topics: number) => string;
    nothing: string;
  };
  /** `year`: fiscal year, Buddhist era. In English the code itself stands in the Thai line above. */
  pseudonyms: { name: string; one: (year: string, pseudonym: string) => string };
  waiting: { name: string; some: (answers: number) => string };
  feedback: {
    name: string;
    one: (reference: string, date: string, words: string) => string;
    gone: string;
    unsaid: string;
  };
  draft: { name: string };
  questions: { name: string };
  none: string;
  notNoted: string;
};

export type MyDataWords = {
  title: string;
  secret: string;
  lives: string;
  download: { button: string; note: string };
  logged: string;
  erase: string;
  more: string;
  held: HeldWords;
  gone: { title: string; why: string; again: string };
};

/**
 * The page of one's own data, for somebody who asked for it in the chat. The time is that of docs/storage.md: who changes one, changes both.
 * The commands named here are those that core/kinds understands.
 */
const th: MyDataWords = {
  title: "ข้อมูลของคุณที่เราเก็บไว้",
  secret: "หน้านี้สำหรับคุณคนเดียว อย่าส่งลิงก์นี้ให้ใคร ใครได้ลิงก์ไปก็เห็นข้อมูลนี้ค่ะ",
  lives: "ลิงก์นี้ใช้ได้ 15 นาทีหลังจากที่ขอ หมดเวลาแล้วขอใหม่ได้ พิมพ์ในแชต LINE ว่า “ข้อมูลของฉัน”",
  download: {
    button: "ดาวน์โหลดเก็บไว้",
    note: "ได้ไฟล์ชื่อ my-data.json มีทุกอย่างในหน้านี้ และรหัสบัญชี LINE ของคุณทั้งหมด ถ้าคนอื่นใช้เครื่องนี้ด้วย ให้ลบไฟล์เมื่อใช้เสร็จ",
  },
  logged: "เราจดไว้ว่ามีการเปิดดูข้อมูลของคุณ และเมื่อไร",
  erase: "อยากให้ลบทั้งหมด พิมพ์ในแชต LINE ว่า “ลบข้อมูลของฉัน”",
  more: "เก็บไว้ทำอะไร นานเท่าไร และมีอะไรที่เก็บแค่ช่วงสั้น ๆ อ่านได้ที่นี่",
  held: {
    account: { name: "รหัสบัญชี LINE", held: (end) => `มี เก็บแบบเข้ารหัส ลงท้ายด้วย ${end}` },
    since: { name: "เราเก็บข้อมูลของคุณตั้งแต่" },
    follows: { name: "เป็นเพื่อนกับบัญชีนี้", yes: "เป็นอยู่", no: "ไม่ได้เป็นแล้ว" },
    language: { name: "ภาษาที่คุณเลือก", th: "ไทย", en: "อังกฤษ", guessed: "ไม่ได้เลือก เราดูจากที่คุณพิมพ์" },
    written: "ภาษาที่คุณพิมพ์ล่าสุด",
    lastService: { name: "บริการที่คุณดูล่าสุด", unknown: "บริการที่ไม่มีในคู่มือแล้ว" },
    stopped: { name: "ขอให้หยุดส่งข้อความ", yes: "ขอไว้ เราจะไม่ส่งไปหาคุณเอง", no: "ไม่ได้ขอ" },
    profile: {
      name: "ที่คุณบอกเราเกี่ยวกับตัวเอง",
      group: (name) => `กลุ่ม: ${name}`,
      province: (name) => `จังหวัด: ${name}`,
      follows: (topics) => `ติดตามอยู่ ${topics} เรื่อง`,
      stopped: (topics) => `ไม่อยากรับแล้ว ${topics} เรื่อง`,
      nothing: "ไม่ได้บอก",
    },
    pseudonyms: {
      name: "รหัสสุ่มที่ใช้แทนตัวคุณ เปลี่ยนทุกปี",
      one: (year, pseudonym) => `ปีงบประมาณ ${year}: ${pseudonym}`,
    },
    waiting: {
      name: "คำตอบที่ยังส่งไม่ถึงคุณ",
      some: (answers) => `${answers} คำตอบ เราจะบอกเมื่อคุณพิมพ์มาครั้งหน้า`,
    },
    feedback: {
      name: "เรื่องที่คุณบอกเรา",
      one: (reference, date, words) => `เลขรับเรื่อง ${reference} (${date}): ${words}`,
      gone: "ไม่มีข้อความเก็บไว้แล้ว",
      unsaid: "คุณยกเลิกข้อความแล้ว",
    },
    draft: { name: "ข้อความที่เขียนค้างไว้ ยังไม่ส่ง" },
    questions: { name: "คำถามที่ฝากไว้" },
    none: "ไม่มี",
    notNoted: "ไม่ได้จดไว้",
  },
  gone: {
    title: "ลิงก์นี้ใช้ไม่ได้แล้ว",
    why: "ลิงก์ดูข้อมูลของคุณใช้ได้ 15 นาที เพื่อไม่ให้คนอื่นมาเปิดเจอ",
    again: "ขอลิงก์ใหม่ได้เลยค่ะ พิมพ์ในแชต LINE ว่า “ข้อมูลของฉัน”",
  },
};

const en: MyDataWords = {
  title: "Your data that we hold",
  secret: "This page is for you alone. Do not share the link: whoever has it sees this data.",
  lives:
    "The link works for 15 minutes after you asked for it. For a new one, type in the LINE chat: “my data”",
  download: {
    button: "Download",
    note: "You get a file named my-data.json. It holds everything on this page and the whole code of your LINE account. If others use this device too, delete the file when you are done.",
  },
  logged: "We note that your data was looked at, and when.",
  erase: "To have all of it deleted, type in the LINE chat: “delete my data”",
  more: "What it is for, how long we keep it, and what is kept only for a short time: read it here",
  held: {
    account: { name: "Code of your LINE account", held: (end) => `Held, encrypted. It ends in ${end}` },
    since: { name: "We have held your data since" },
    follows: { name: "You follow this account", yes: "Yes", no: "Not any more" },
    language: {
      name: "Language you chose",
      th: "Thai",
      en: "English",
      guessed: "None chosen. We go by what you type",
    },
    written: "Language you last wrote in",
    lastService: {
      name: "Service you looked at last",
      unknown: "A service that is no longer in the manual",
    },
    stopped: {
      name: "You asked us to stop writing",
      yes: "Yes. We do not write to you by ourselves",
      no: "No",
    },
    profile: {
      name: "What you told us of yourself",
      group: (name) => `Group: ${name}`,
      province: (name) => `Province: ${name}`,
      follows: (topics) => `Topics you follow: ${topics}`,
      stopped: (topics) => `Topics you no longer want: ${topics}`,
      nothing: "Nothing",
    },
    pseudonyms: {
      name: "Random code that stands for you, another one each year",
      one: (year) => `Fiscal year ${Number(year) - 543} (B.E. ${year}): the code above`,
    },
    waiting: {
      name: "Answers that have not reached you",
      some: (answers) => `${answers}. We tell you when you write next`,
    },
    feedback: {
      name: "What you told us",
      one: (reference, date, words) => `Number ${reference} (${date}): ${words}`,
      gone: "the words are not kept any more",
      unsaid: "you took the words back",
    },
    draft: { name: "What you began to write and have not sent" },
    questions: { name: "Questions you left with us" },
    none: "None",
    notNoted: "Not noted",
  },
  gone: {
    title: "This link is over",
    why: "A link to your data works for 15 minutes, so that nobody else comes upon it.",
    again: "For a new link, type in the LINE chat: “my data”",
  },
};

const tables = { th, en };

/** The words of one's own data in a language. */
export function myDataWordsIn(language: "th" | "en"): MyDataWords {
  return tables[language];
}
