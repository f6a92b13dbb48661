/** One part of the notice: what it is about and its sentences. */
export type NoticePart = { title: string; lines: readonly string[] };

type PrivacyNotice = {
  title: string;
  short: string;
  parts: (agency: string) => readonly NoticePart[];
  contact: { title: string; officer: (name: string | null) => string; agency: string };
};

/**
 * The notice by section 23 of the Personal Data Protection Act B.E. 2562. Times are those of docs/storage.md: who changes one, changes
 * both. The commands named here are those that core/kinds understands.
 */
const th: PrivacyNotice = {
  title: "เราใช้ข้อมูลของคุณอย่างไร",
  short: "สั้น ๆ: เราไม่ถามชื่อ ข้อความที่คุณพิมพ์ในแชตถูกลบเมื่อตอบเสร็จ คุณสั่งลบหรือสั่งหยุดได้เองในแชต",
  parts: (agency) => [
    {
      title: "ใครดูแลข้อมูล",
      lines: [`${agency} เป็นผู้ดูแลข้อมูลส่วนบุคคลของบริการนี้ ตามกฎหมายเรียกว่า ผู้ควบคุมข้อมูลส่วนบุคคล`],
    },
    {
      title: "เราใช้ข้อมูลอะไร",
      lines: [
        "เมื่อถามใน LINE: ข้อความที่คุณพิมพ์หรือปุ่มที่แตะ กับรหัสบัญชี LINE ที่ต้องใช้ตอบกลับ เก็บแบบเข้ารหัส ข้อความลบเมื่อตอบเสร็จ",
        "สิ่งที่จำไว้: ภาษาที่คุณเลือก เรื่องที่ดูล่าสุด คุณขอให้หยุดส่งข้อความหรือไม่ คุณเป็นเพื่อนกับบัญชีนี้อยู่หรือไม่ และคำตอบที่ยังส่งไม่ถึงคุณ",
        "รหัสบัญชี LINE ของคุณ เข้ารหัสด้วยกุญแจของคุณคนเดียว เพื่อส่งข่าวที่คุณควรรู้ เพื่อรู้ว่าเป็นคนเดิม เราใช้รหัสสุ่มที่เปลี่ยนทุกปีงบประมาณ และรหัสที่แปลงมาจากบัญชี LINE รหัสเหล่านี้ไม่ใช่ชื่อ แต่กฎหมายยังถือเป็นข้อมูลส่วนบุคคล",
        "บันทึกว่ามีคนขอให้หยุดส่ง ขอรับใหม่ ขอดูข้อมูล หรือขอลบข้อมูล เมื่อไร ไม่มีข้อความ และเมื่อคุณลบข้อมูล จะไม่มีใครรู้อีกว่าเป็นใคร",
        "ตัวเลขรวม: แต่ละวันถูกถามเรื่องอะไรกี่ครั้ง ไม่มีข้อความ ไม่มีตัวคน",
        "เมื่อถามในหน้าเว็บนี้: เราไม่เก็บคำถามและไม่ใช้คุกกี้ แต่คำถามอยู่ในที่อยู่ของหน้า จึงอยู่ในประวัติของเครื่องคุณ และผู้ให้บริการระบบอาจเห็นหรือบันทึกที่อยู่นั้น อย่าพิมพ์ชื่อหรือเลขบัตรประชาชน",
      ],
    },
    {
      title: "ใช้ทำอะไร และมีสิทธิใช้ตามกฎหมายข้อไหน",
      lines: [
        "ใช้ตอบคำถามของคุณ กันการส่งซ้ำ กันการส่งข้อความถี่เกินไป และดูว่าคู่มือยังขาดอะไร",
        "เป็นงานบริการประชาชนของหน่วยงานรัฐ ตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 24 (4)",
      ],
    },
    {
      title: "ต้องให้ข้อมูลไหม",
      lines: [
        "ไม่ต้อง คุณโทรถามหรืออ่านบริการทั้งหมดในเว็บนี้ได้ ถ้าไม่พิมพ์คำถาม เราก็ตอบในแชตไม่ได้",
        "ไม่ต้องบอกชื่อ เลขบัตรประชาชน หรือเรื่องสุขภาพ",
      ],
    },
    {
      title: "เก็บนานเท่าไร",
      lines: [
        "ข้อความที่พิมพ์: จนตอบเสร็จ แล้วลบทันที ถ้าลองหลายครั้งแล้วตอบไม่ได้ ก็ลบเช่นกัน",
        "หมายเลขของข้อความ ไม่มีเนื้อหา เพื่อไม่ให้ตอบซ้ำ: ไม่เกิน 3 วัน",
        "ตัวนับว่าส่งถี่ไปไหม: 60 วินาที",
        "ลิงก์ที่คุณขอไว้ดูข้อมูลของตัวเอง: 15 นาที",
        "รหัสของคุณและสิ่งที่จำไว้: 400 วันหลังข้อความสุดท้าย",
        "ตัวเลขรวมที่ไม่มีตัวคน: 1,100 วัน",
      ],
    },
    {
      title: "ใครเห็นข้อมูลบ้าง",
      lines: [
        "LINE เป็นผู้ส่งข้อความระหว่างคุณกับเรา จึงเห็นข้อความในแชต และมีนโยบายของ LINE เอง",
        "Cloudflare เป็นเครื่องที่ระบบนี้ทำงานและส่งหน้าเว็บให้คุณ จึงเห็นหมายเลขเครือข่าย (IP) ของคุณ",
        "Upstash เป็นที่เก็บข้อมูลของระบบ ข้อความและรหัสบัญชี LINE ที่เก็บไว้ที่นั่นเข้ารหัสแล้ว",
        "เครื่องของสามรายนี้อาจอยู่นอกประเทศไทย",
      ],
    },
    {
      title: "คุณมีสิทธิอะไร",
      lines: [
        "ลบ: พิมพ์ในแชต LINE ว่า “ลบข้อมูลของฉัน” แล้วแตะปุ่มลบทั้งหมด เราลบทุกอย่างที่เกี่ยวกับคุณทันที สำเนาสำรองหมดไปภายใน 90 วัน ที่เหลือมีแต่ตัวเลขและบันทึกที่ไม่มีใครรู้ว่าเป็นใคร",
        "คัดค้าน: พิมพ์ในแชต LINE ว่า “หยุดรับ” เราจะไม่ส่งข้อความไปหาคุณเอง",
        "ขอดู ขอสำเนา ขอแก้ หรือขอให้หยุดใช้ข้อมูล: ติดต่อหน่วยงาน ขอดูข้อมูลต้องได้คำตอบภายใน 30 วัน",
        "ร้องเรียนได้ที่สำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล ถ้าเราทำไม่ถูกกฎหมาย",
      ],
    },
  ],
  contact: {
    title: "ติดต่อใคร",
    officer: (name) =>
      name === null
        ? "หน่วยงานยังไม่ได้ใส่ชื่อเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคลในหน้านี้ ระหว่างนี้ติดต่อหน่วยงานได้ตามนี้"
        : `เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล: ${name}`,
    agency: "หน่วยงาน",
  },
};

const en: PrivacyNotice = {
  title: "How we use your data",
  short:
    "In short: we do not ask your name. What you type in the chat is deleted when it is answered. You can erase or stop it yourself in the chat.",
  parts: (agency) => [
    {
      title: "Who is responsible",
      lines: [`The ${agency} is responsible for personal data in this service (the data controller).`],
    },
    {
      title: "What we use",
      lines: [
        "When you ask in LINE: what you type or tap, and the code of your LINE account that is needed to answer. Both are held encrypted; what you type is deleted as soon as you have been answered.",
        "What we remember: the language you chose, the service you looked at last, whether you asked us to stop writing to you, whether you still follow this account, and answers that have not reached you yet.",
        "The code of your LINE account, encrypted under a key of your own, so that we can send you what you should know. To know that it is the same person we use a random code, another one each fiscal year, and a code made from your LINE account. They are not your name, but by law they are still personal data.",
        "A record that somebody asked us to stop, to start again, to see their data or to erase it, and when. It holds no text, and once you erase your data nobody can tell who it was.",
        "Counts: how often a service is asked about in a day. No text, no persons.",
        "When you ask on this website: we do not keep your question and use no cookies. But the question is part of the page's address, so it stays in your device's history, and the companies that run the system may see or log that address. Do not type your name or ID number.",
      ],
    },
    {
      title: "What for, and on what legal ground",
      lines: [
        "To answer you, to send nothing twice, to hold back floods of messages, and to see what the manual lacks.",
        "It is a public service task of a state agency: Personal Data Protection Act B.E. 2562 (2019), section 24 (4).",
      ],
    },
    {
      title: "Must you give data?",
      lines: [
        "No. You can call, or read all services on this website. Without a question we cannot answer in the chat.",
        "You need not tell us your name, ID number or anything about your health.",
      ],
    },
    {
      title: "How long we keep it",
      lines: [
        "What you type: until you are answered, then deleted at once. If it cannot be answered after several tries, it is deleted too.",
        "The number of a message, without its content, so that nothing is answered twice: at most 3 days.",
        "The counter against floods: 60 seconds.",
        "A link that you asked for to see your own data: 15 minutes.",
        "Your codes and what we remember: 400 days after your last message.",
        "Counts without persons: 1,100 days.",
      ],
    },
    {
      title: "Who else sees it",
      lines: [
        "LINE carries messages between you and us, so it sees the chat and has a policy of its own.",
        "Cloudflare runs this system and sends you these pages, so it sees your network (IP) address.",
        "Upstash stores the system's data. Messages and LINE account codes held there are encrypted.",
        "Machines of these three may stand outside Thailand.",
      ],
    },
    {
      title: "Your rights",
      lines: [
        "Erase: type “delete my data” in the LINE chat. Then tap the button to delete everything. All about you is deleted at once, and from backup copies within 90 days. What remains are counts and records of which nobody can tell whom they were about.",
        "Object: type “stop” in the LINE chat. We will not write to you by ourselves.",
        "See, copy, correct or restrict your data: contact the office. A request to see your data must be answered within 30 days.",
        "If we break the law you can complain to the Office of the Personal Data Protection Committee.",
      ],
    },
  ],
  contact: {
    title: "Whom to contact",
    officer: (name) =>
      name === null
        ? "The office has not named a data protection officer on this page yet. Until then please contact the office:"
        : `Data protection officer: ${name}`,
    agency: "The office",
  },
};

const tables = { th, en };

/** The privacy notice in a language. */
export function privacyNoticeIn(language: "th" | "en"): PrivacyNotice {
  return tables[language];
}
