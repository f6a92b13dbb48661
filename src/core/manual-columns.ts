import type { Service } from "./manual.ts";

/** The words that stand in a cell for the values of a field that knows only these. */
export type CellWords = readonly (readonly [value: string | boolean, word: string])[];

/** The parts of the table, in the order of the o9 form; what the form does not ask for comes after it. */
export const parts = ["name", "steps", "time", "channels", "fee", "documents", "rest", "owner"] as const;
type Part = (typeof parts)[number];

/** The lists of a service: their items stand below each other, one a row. */
export const lists = [
  "steps",
  "channels",
  "documents",
  "audience",
  "conditions",
  "applicantDeadlines",
  "contact",
  "law",
  "formCodes",
  "aliases.th",
  "aliases.en",
  "sources",
  "incomplete",
] as const;
export type ListName = (typeof lists)[number];

/** One column: where its values stand in a service, and what its cells may hold. */
export type Column = {
  heading: string;
  part: Part;
  /** The list whose items stand in this column; null: one value a service, in the first row of its block. */
  list: ListName | null;
  /** The path inside the service, or inside the list's item; empty: the item itself. */
  key: string;
  holds: "text" | "count" | "date" | CellWords;
  /** Whether it must be filled wherever its service, or the item of its list, stands. */
  required: boolean;
};

/** The words of every value that a field knows: a new value without a word does not compile. */
const toWords = <T extends string>(words: Readonly<Record<T, string>>): CellWords =>
  Object.entries<string>(words);

const yesNo: CellWords = [
  [true, "ใช่"],
  [false, "ไม่ใช่"],
];
const feeKinds = toWords<Service["fee"]["kind"]>({
  none: "ไม่มีค่าธรรมเนียม",
  amount: "มีค่าธรรมเนียม",
  "not-stated": "คู่มือไม่ได้ระบุ",
});
const channelKinds = toWords<Service["channels"][number]["kind"]>({
  counter: "เคาน์เตอร์",
  online: "ออนไลน์",
  post: "ไปรษณีย์",
  phone: "โทรศัพท์",
  app: "แอปพลิเคชัน",
});
const sourceKinds = toWords<Service["sources"][number]["kind"]>({
  official: "ทางการ",
  law: "กฎหมาย",
  press: "ข่าว",
  other: "อื่น ๆ",
});
const confidences = toWords<Service["confidence"]>({
  "from-source": "ตรงตามแหล่งข้อมูล",
  partly: "ตรงบางส่วน",
  "general-knowledge": "ความรู้ทั่วไป",
});
const incompleteLists = toWords<Service["incomplete"][number]>({ steps: "ขั้นตอน", documents: "เอกสาร" });

type Of = { part: Part; list: ListName | null };
type More = { holds?: Column["holds"]; required?: boolean };

const column = ({ part, list }: Of, key: string, heading: string, more: More = {}): Column => ({
  heading,
  part,
  list,
  key,
  holds: more.holds ?? "text",
  required: more.required ?? false,
});

/** A text in Thai, and beside it the same in English; the English may always be missing, unless `english` says that it may not. */
const bothTexts = (of: Of, key: string, heading: string, required = false, english = false): Column[] => [
  column(of, `${key}Th`, heading, { required }),
  column(of, `${key}En`, `${heading} (อังกฤษ)`, { required: english }),
];

const name: Of = { part: "name", list: null };
const steps: Of = { part: "steps", list: "steps" };
const time: Of = { part: "time", list: null };
const channels: Of = { part: "channels", list: "channels" };
const fee: Of = { part: "fee", list: null };
const documents: Of = { part: "documents", list: "documents" };
const rest: Of = { part: "rest", list: null };
const owner: Of = { part: "owner", list: null };
const listed = (list: ListName, part: Part = "rest"): Of => ({ part, list });

/** Every column of the table, in its order. The first one, the id, stands in every row of a service's block. */
export const columns: readonly Column[] = [
  column(name, "id", "รหัส", { required: true }),
  ...bothTexts(name, "title", "ชื่องาน", true, true),

  ...bothTexts(steps, "name", "ขั้นตอน: ชื่อ", true),
  ...bothTexts(steps, "detail", "ขั้นตอน: รายละเอียด"),
  ...bothTexts(steps, "duration", "ขั้นตอน: ระยะเวลา"),
  column(steps, "durationMinutes", "ขั้นตอน: นาที", { holds: "count" }),
  column(steps, "durationWorkingDays", "ขั้นตอน: วันทำการ", { holds: "count" }),
  ...bothTexts(steps, "responsible", "ขั้นตอน: ผู้รับผิดชอบ"),

  ...bothTexts(time, "totalDuration.text", "ระยะเวลารวม", true),
  column(time, "totalDuration.minutes", "ระยะเวลารวม: นาที", { holds: "count" }),
  column(time, "totalDuration.workingDays", "ระยะเวลารวม: วันทำการ", { holds: "count" }),
  column(time, "totalDuration.official", "ระยะเวลารวม: ทางการกำหนด", { holds: yesNo, required: true }),

  column(channels, "kind", "ช่องทาง: ประเภท", { holds: channelKinds, required: true }),
  ...bothTexts(channels, "name", "ช่องทาง: ชื่อ", true),
  column(channels, "url", "ช่องทาง: เว็บไซต์"),
  ...bothTexts(channels, "hours", "ช่องทาง: เวลาทำการ"),

  column(fee, "fee.kind", "ค่าธรรมเนียม", { holds: feeKinds, required: true }),
  ...bothTexts(fee, "fee.text", "ค่าธรรมเนียม: ข้อความ"),
  column(fee, "fee.asOf", "ค่าธรรมเนียม: ณ วันที่", { holds: "date" }),

  ...bothTexts(documents, "name", "เอกสาร: ชื่อ", true),
  column(documents, "originals", "เอกสาร: ฉบับจริง", { holds: "count" }),
  column(documents, "copies", "เอกสาร: สำเนา", { holds: "count" }),
  ...bothTexts(documents, "condition", "เอกสาร: เงื่อนไข"),

  column(rest, "unit", "หน่วยงานเจ้าของเรื่อง", { required: true }),
  column(listed("audience"), "", "กลุ่มผู้รับบริการ", { required: true }),
  ...bothTexts(rest, "summary", "คำอธิบาย", true),
  ...bothTexts(listed("conditions"), "text", "ควรรู้ก่อน", true),
  ...bothTexts(listed("applicantDeadlines"), "text", "กำหนดของผู้ยื่น", true),
  ...bothTexts(listed("contact"), "name", "ติดต่อ: ชื่อ", true),
  column(listed("contact"), "phone", "ติดต่อ: โทรศัพท์"),
  column(listed("contact"), "url", "ติดต่อ: เว็บไซต์"),
  column(listed("contact"), "line", "ติดต่อ: LINE"),
  column(listed("law"), "nameTh", "กฎหมาย: ชื่อ", { required: true }),
  column(listed("law"), "sectionTh", "กฎหมาย: มาตรา"),
  column(rest, "eServiceUrl", "e-Service"),
  column(listed("formCodes"), "", "แบบฟอร์ม"),
  column(listed("aliases.th"), "", "คำเรียกอื่น"),
  column(listed("aliases.en"), "", "คำเรียกอื่น (อังกฤษ)"),

  column(listed("sources", "owner"), "title", "แหล่งข้อมูล: ชื่อ", { required: true }),
  column(listed("sources", "owner"), "url", "แหล่งข้อมูล: เว็บไซต์"),
  column(listed("sources", "owner"), "date", "แหล่งข้อมูล: วันที่", { holds: "date" }),
  column(listed("sources", "owner"), "kind", "แหล่งข้อมูล: ประเภท", { holds: sourceKinds, required: true }),
  column(owner, "confidence", "ความเชื่อถือได้", { holds: confidences, required: true }),
  column(listed("incomplete", "owner"), "", "ยังไม่ครบ", { holds: incompleteLists }),
  column(owner, "checkedOn", "วันที่ตรวจ", { holds: "date", required: true }),
  column(owner, "reviewBy", "ทบทวนภายใน", { holds: "date", required: true }),
  column(owner, "editorNote", "บันทึกของผู้ดูแล"),
];

/** The columns of one value a service, and those of each list, in the order of the table. */
export const singleColumns: readonly Column[] = columns.filter(({ list }) => list === null);
export const columnsOf: ReadonlyMap<ListName, readonly Column[]> = new Map(
  lists.map((name) => [name, columns.filter(({ list }) => list === name)]),
);

/** What stands at a path (`fee.kind`) inside a value; empty: the value itself. Undefined where nothing does. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path === "" ? [] : path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
