import { denseForm } from "./normalise.ts";

/** What danger somebody writes of: each has its own lines to call. */
export const dangers = ["self-harm", "violence", "held"] as const;
export type Danger = (typeof dangers)[number];

export const smalltalks = ["greeting", "thanks", "who", "laugh"] as const;
export type Smalltalk = (typeof smalltalks)[number];

export const commands = [
  "menu",
  "restart",
  "officer",
  "thai",
  "english",
  "language",
  "mydata",
  "forget",
  "stop",
  "start",
  "tell",
  "mine",
  "topics",
] as const;
export type Command = (typeof commands)[number];

/** A message that is not a question to the manual, and what it is. */
export type Special =
  | { kind: "crisis"; danger: Danger }
  | { kind: "corruption" }
  | { kind: "account_data" }
  | { kind: "command"; command: Command }
  | { kind: "feedback" }
  | { kind: "smalltalk"; smalltalk: Smalltalk };

/** `unless` takes a look-alike out: a message that uses the words in a harmless sense. */
type Rule = { is: Special; when: RegExp; unless?: RegExp };

/*
 * Read from the top: danger before everything, bribery before complaints, orders to the chat before talk. The patterns are matched against
 * the message in normalised form without spaces (Thai has none, and people put them anywhere) unless they speak of English words.
 */
const rules: readonly Rule[] = [
  {
    is: { kind: "crisis", danger: "self-harm" },
    when: /อยากตาย|ไม่อยากอยู่(แล้ว|ต่อ|บนโลก|อีก)|ไม่อยากมีชีวิต|ฆ่าตัวตาย|จบชีวิต|ผูกคอ|กินยาตาย|โดดตึก|ลาตาย|ตายๆไปซะ|รมควัน(ใน|ตัว)|ไม่อยากลืมตา|ไม่(เห็น|มี)เหตุผล(ที่)?จะ(มีชีวิต)?อยู่|ฝากดู(แล)?(ลูก|พ่อ|แม่).{0,20}(ไม่ได้เจอ|ลาก่อน)|killmyself|suicid|wanttodie|endmylife|กินยา.{0,16}((หมด|ทั้ง|เป็น)(แผง|ขวด|กำ)|(\d\d|สิบ|ร้อย)กว่าเม็ด|(\d\d|สิบ|ร้อย)เม็ด)|tiredof(living|beingalive)|betteroffdead/u,
    unless: /ฆ่าตัวตาย(ได้|มี)?(สิทธิ|เงิน|ประกัน|ค่าทำศพ)|ประโยชน์ทดแทน/u,
  },
  {
    is: { kind: "crisis", danger: "held" },
    when: /(โดน|ถูก|เขา|มัน|นายจ้าง)(จับ)?(ขัง|กักขัง|กักตัว|ล่าม|หน่วงเหนี่ยว)|ขังไว้|ขังอยู่|ล่ามไว้|ไม่ให้(กลับบ้าน|ออกไปไหน|ออกจาก(ห้อง|ตึก|บ้าน|เรือ|โรงงาน))|ค้ามนุษย์|บังคับ(ให้)?(ทำงาน|ขายตัว|ค้าประเวณี)|หลอกไป(ขาย|(ทำงาน)?(ที่)?(ปอยเปต|เมียวดี|ชเวโก๊กโก่))|แก๊งคอลเซ็นเตอร์.*(ช่วย|จับ|ขัง)|trafficked|locked(me|us)?(in|up)|forcedtowork|heldagainst/u,
    unless: /ป้องกันการค้ามนุษย์|อบรม|นโยบาย|โครงการ/u,
  },
  {
    is: { kind: "crisis", danger: "violence" },
    when: /ขู่ฆ่า|จะฆ่า(ผม|หนู|ฉัน|เรา|กู|พี่|มัน)?|ตบตี|ทุบตี|ซ้อม(ผม|หนู|ฉัน|เรา|คนงาน|ลูกจ้าง)|ทำร้าย(ร่างกาย|ผม|หนู|ฉัน|เรา|พี่|น้อง|แม่|เมีย)|โดน(ซ้อม|ตี|ทำร้าย|ข่มขืน|ลวนลาม)|ถูก(ซ้อม|ทำร้าย|ข่มขืน|ลวนลาม|คุกคามทางเพศ)|ข่มขืน|ลวนลาม|(จับ|ลูบ|บีบ|ล้วง)(ก้น|นม|หน้าอก|ขาอ่อน|เป้า)|ลาก(ผม|หนู|ฉัน|เรา|น้อง)?เข้า(ไป)?(ใน)?(ห้อง|ป่า|พง|รถ)|(นายจ้าง|หัวหน้า|ผัว|แฟน)(ตี|ต่อย|เตะ|ซ้อม|ตบ)|beats?me|hits?me|(has|holding)a(knife|gun)|threaten(s|ed|ing)?tokill|raped/u,
    unless: /ประกันสังคม(จ่าย|คุ้มครอง)|เบิก(ได้|ค่า)|เงินทดแทน/u,
  },
  {
    is: { kind: "corruption" },
    when: /ใต้โต๊ะ|สินบน|ติดสินบน|รีดไถ|ไถเงิน|เรียกรับ(เงิน|ผลประโยชน์)|ส่วย|ขอซอง|ยัดเงิน|เงินทอน|กินหัวคิว|ค่าน้ำร้อนน้ำชา|ทุจริต|คอร์รัปชัน|คอรัปชั่น|โกงกินงบ|(จนท|เจ้าหน้าที่|ขรก|ข้าราชการ).{0,12}(ขอเงิน|เรียกเงิน|เอาเงิน|รับเงิน|เก็บเงินพิเศษ)|bribe|corrupt(ion|official)|kickback/u,
    unless: /ใบเสร็จ|ลูกจ้างทุจริต|ทุจริตต่อหน้าที่|เลิกจ้าง|ไล่ออกเพราะ|เงินสมทบ/u,
  },
  {
    is: { kind: "command", command: "english" },
    when: /(เปลี่ยน|ใช้|ขอ|พูด|เป็น)ภาษาอังกฤษ|^(english|inenglish|en|englishplease|speakenglish)$|(change|switch)(language)?toenglish/u,
  },
  {
    is: { kind: "command", command: "thai" },
    when: /(เปลี่ยน|ใช้|ขอ|เป็น)ภาษาไทย|^(thai|ไทย|ภาษาไทย)$|(change|switch)(language)?tothai/u,
  },
  {
    is: { kind: "command", command: "officer" },
    when: /คุย(กับ)?(เจ้าหน้าที่|คน|จนท|แอดมิน|พนักงาน)|ขอสาย(เจ้าหน้าที่|คน)|ติดต่อแอดมิน|ขอแอดมิน|(talk|speak)to(a)?(human|person|officer|someone|staff)|humanagent/u,
  },
  {
    is: { kind: "command", command: "forget" },
    when: /ลบ(ประวัติ|ข้อมูล|แชต|แชท|ข้อความ)(แชต|แชท|การคุย|ของ(ฉัน|ผม|หนู|เรา))|(delete|erase|forget)my(data|history|chat)/u,
  },
  {
    is: { kind: "command", command: "mydata" },
    when: /^(ขอ|อยาก)?(ดู|รู้|ทราบ|เปิด|เช็ค|เช็ก|ดาวน์โหลด|โหลด)?ข้อมูล(ส่วนตัว|ส่วนบุคคล)?(ของ|เกี่ยวกับ)(ฉัน|ผม|หนู|เรา|ดิฉัน)(หน่อย|ค่ะ|คะ|ครับ|คับ)*$|^(show|see|view|download|get)?my(personal)?data$/u,
  },
  {
    is: { kind: "command", command: "stop" },
    when: /^(ไม่(อยาก|ต้องการ|ขอ|ประสงค์(จะ)?)(ได้)?รับ(ข้อความ|ข่าว|ข่าวสาร|แจ้งเตือน|การแจ้งเตือน)(อีก|แล้ว|ค่ะ|คะ|ครับ)*)$|^(หยุดรับ|หยุดส่ง|ไม่รับข่าว|เลิกติดตาม|ยกเลิกรับข่าว|ไม่ต้องส่งมา|stop|unsubscribe)(ข่าว|ข้อความ|ข่าวสาร|อีก|แล้ว)?$/u,
  },
  {
    is: { kind: "command", command: "start" },
    when: /^(เริ่มรับ|รับข่าว|กลับมารับ|subscribe)(ข่าว|ข้อความ|ข่าวสาร|อีกครั้ง)?$/u,
  },
  {
    is: { kind: "command", command: "mine" },
    when: /^(ขอ)?(ดู|ติดตาม|ตาม|เช็ค|เช็ก)?(เรื่อง|ข้อเสนอ|คำแนะนำ|คำติชม)(ที่)?(ของ(ฉัน|ผม|หนู|เรา|ดิฉัน)|(ฉัน|ผม|หนู|เรา|ดิฉัน)?(แจ้ง|บอก|ส่ง)ไว้)$|^ติดตามเรื่อง$|^my(cases?|matters?|feedback|reports?)$/u,
  },
  {
    // One matter is no reason to hear of none any more: what was told is shown, and can be taken back there.
    is: { kind: "command", command: "mine" },
    when: /^(ขอ|อยาก|จะ)*(ยกเลิก|ถอน)(เรื่อง|คำร้อง|การร้องเรียน)(นี้|นั้น|ที่.{0,20})?(ค่ะ|คะ|ครับ|คับ|นะ|ได้ไหม)*$/u,
  },
  {
    is: { kind: "command", command: "tell" },
    when: /^(ขอ|อยาก|จะ)?(ติชม|เสนอแนะ|บอกเรา|บอกหน่วยงาน|แจ้งปัญหา|แสดงความคิดเห็น|ให้ความเห็น|feedback|(give|send)feedback)(หน่อย|ค่ะ|คะ|ครับ)?$/u,
  },
  {
    is: { kind: "command", command: "topics" },
    when: /^(ขอ|อยาก)?(ดู)?(เรื่อง|หัวข้อ)(ที่)?(กำลัง)?(เปิด)?(รับ(ฟัง)?|ขอ)(ความ(คิด)?เห็น)?(อยู่)?(ค่ะ|คะ|ครับ)*$|^(ขอ|อยาก)?ร่วม(แสดงความ(คิด)?เห็น|คิด|ตัดสินใจ)(ค่ะ|คะ|ครับ)*$|^(open)?(topics?|consultations?|publichearings?)$|^haveyoursay$/u,
  },
  // Where nothing is under way there is nothing to end.
  {
    is: { kind: "command", command: "menu" },
    when: /^(ขอ)?(ยกเลิก|ช่างมัน|cancel|nevermind)(ค่ะ|คะ|ครับ|คับ|นะ|แล้ว)*$/u,
  },
  { is: { kind: "command", command: "restart" }, when: /^(เริ่มใหม่|เริ่มต้นใหม่|เริ่มต้น|restart|startover|reset)$/u },
  {
    is: { kind: "command", command: "menu" },
    when: /^(ขอ|ไป|กลับ|เปิด|ดู)?(เมนู|หน้าแรก|หน้าหลัก)(หลัก|ที|หน่อย)?$|^(main)?menu$|^help$|^ช่วยเหลือ$|^วิธีใช้$/u,
  },
  {
    is: { kind: "account_data" },
    when: /(เช็ค|เช็ก|ตรวจ|ดู)(ให้|สถานะ)(หน่อย|ที|ด้วย)|ดูให้(ที|หน่อย|ด้วย)|ของ(ฉัน|ผม|หนู|ดิฉัน|เรา|พี่|แม่|พ่อ)(ที่ยื่น|โอน|เข้ายัง|ผ่าน|อยู่ที่ไหน|ตอนนี้|ถึงไหน|ได้รึยัง|ได้ยัง|เหลือ)|ที่(ผม|ฉัน|หนู|เรา|ดิฉัน)(ยื่น|ส่ง|ขอ|แจ้ง)(ไว้|ไป).*(ถึงไหน|หรือยัง|รึยัง|ยัง|เมื่อไหร่|เมื่อไร)|(check|status).*my|my(application|claim|case|permit|refund|status)|\d{1,2}x{4,}|\d{13}/u,
  },
  {
    is: { kind: "feedback" },
    when: /ตอบ(ไม่)?(ตรง|ถูก|ดี|ช้า|มั่ว|ผิด|เร็ว|ไม่รู้เรื่อง)|ข้อมูล(เก่า|ผิด|ไม่ตรง|ไม่อัพเดท|ไม่อัปเดต)|(ลิงก์|ลิ้งค์|ลิงค์|เบอร์|เว็บ)(ที่)?(ส่งมา|ให้มา)?(เปิดไม่ได้|เข้าไม่ได้|โทรไม่ติด|ผิด|เสีย)|บอท(ห่วย|แย่|โง่|กาก|ดี|เก่ง|ไม่)|อยากให้(มี|เพิ่ม|ปรับ|แก้|เปลี่ยน|ลด)|ให้\d+ดาว|(อ่าน|ใช้)(ยาก|ง่าย)|ตัวหนังสือ(เยอะ|เล็ก)|เข้าใจ(ยาก|ง่าย)|(ขอ)?(แนะนำ|เสนอแนะ|ร้องเรียนบริการ)(ว่า|ให้|หน่อย)|เจ้าหน้าที่(พูดจา|บริการ)(ไม่ดี|แย่|ดี)|(wrong|bad|useless|great|good)(answer|bot)/u,
  },
  {
    is: { kind: "smalltalk", smalltalk: "who" },
    when: /(เป็น)?บอทหรือ(คน|เปล่า)|ใช่คน(ไหม|มั้ย|รึเปล่า|จริง)|คุณ(คือ|เป็น)ใคร|ทำอะไรได้บ้าง|ช่วยอะไรได้|ถามอะไรได้|ชื่ออะไร$|areyou(a)?(bot|human|real)|whatcanyoudo|whoareyou/u,
  },
  {
    is: { kind: "smalltalk", smalltalk: "thanks" },
    when: /^(โอเค|ok)?(ขอบคุณ|ขอบใจ|ขอบพระคุณ|แต๊งกิ้ว|ขอบคุน|thank|thx).{0,14}$|^(โอเค|ok|okay|ได้เลย|รับทราบ|เข้าใจแล้ว)(ค่ะ|คะ|ครับ|คับ|จ้า)?$/u,
  },
  {
    is: { kind: "smalltalk", smalltalk: "greeting" },
    when: /^(สวัสดี|หวัดดี|ดีจ้า|ดีค่ะ|ดีครับ|ดีคับ|ฮัลโหล|hello|goodmorning|goodafternoon).{0,12}$|^(hi|hey)+(there|siang)?$/u,
  },
  // Burmese, Khmer and Lao letters: of what is written in them nothing is understood, but which languages we know can be said.
  {
    is: { kind: "command", command: "language" },
    when: /^[\P{L}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Laoo}]*[\p{sc=Mymr}\p{sc=Khmr}\p{sc=Laoo}]/u,
  },
  { is: { kind: "smalltalk", smalltalk: "laugh" }, when: /^5+$|^(ฮ่า|ฮา|อิ|คิ|ha|lol)+$/u },
];

/** Thumbs, folded hands, hearts and smiles alone. */
const THANKFUL = /^\s*(?:(?:👍|👌|🙏|💯|😊|🙂|☺|🥰|❤|♥|💕)(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F)?\s*)+$/u;

/**
 * What a message is, where it is not a question to the manual; null where it may be one. Takes raw text. Patterns are plain and stand
 * in for what is learnt from examples; they err towards help: a talk of danger is never answered with a card first.
 */
export function specialOf(text: string): Special | null {
  if (THANKFUL.test(text)) return { kind: "smalltalk", smalltalk: "thanks" };
  const dense = denseForm(text);
  return rules.find(({ when, unless }) => when.test(dense) && !(unless?.test(dense) ?? false))?.is ?? null;
}

/** Danger and bribery, which go before everything else that a message may be. */
export function isGrave(special: Special | null): boolean {
  return special?.kind === "crisis" || special?.kind === "corruption";
}
