import { describeFault } from "./manual-faults.ts";

/** A fault of the manual's table as core finds it; the same shape, because words import nothing. */
type CellFault = { row: number; column: { heading: string; letter: string }; code: string; detail: string };

type Both = readonly [th: string, en: string];

/** The names of the sheets that an export holds. */
export const sheetNames = { table: "คู่มือ", guide: "วิธีแก้" } as const;

/**
 * What each fault is called and what to do about it, for the official who edits the table: those of the table itself, and those of the manual
 * whose words speak of its files.
 */
const said: Readonly<Record<string, (detail: string) => Both>> = {
  "empty-table": () => ["ตารางนี้ไม่มีบริการเลย", "this table holds no service"],
  "not-the-table": (d) => [
    `แถวแรกไม่ใช่หัวตารางของคู่มือ (ไม่พบหัวคอลัมน์ “${d}”) เริ่มจากแฟ้มที่ได้จาก manual:export`,
    `the first row is not the heading of the manual's table (no “${d}”): start from what manual:export gives`,
  ],
  "missing-heading": (d) => [
    `ไม่มีคอลัมน์ “${d}” ใส่กลับ แม้ไม่มีข้อมูลก็ต้องมีหัวคอลัมน์`,
    `the column “${d}” is missing: put it back, its heading is needed even where it holds nothing`,
  ],
  "unknown-heading": (d) => [
    `ไม่รู้จักหัวคอลัมน์ “${d}” แก้ตัวสะกด หรือลบคอลัมน์นี้`,
    `the heading “${d}” is not known: mend its spelling, or remove the column`,
  ],
  "heading-twice": (d) => [`มีคอลัมน์ “${d}” ซ้ำ ลบออกหนึ่งคอลัมน์`, `the column “${d}” is there twice: remove one`],
  "no-heading": () => [
    "มีข้อมูลในคอลัมน์ที่ไม่มีหัว ย้ายไปคอลัมน์ที่ถูก หรือลบ",
    "something stands in a column without a heading: move or remove it",
  ],
  "empty-id": () => [
    "แถวนี้มีข้อมูลแต่ไม่มีรหัส ใส่รหัสของงานเดียวกัน และอย่าผสานเซลล์",
    "this row has content but no id: write the id of its service, and do not merge cells",
  ],
  "id-twice": (d) => [
    `รหัสนี้มีแล้วที่แถว ${d} ย้ายแถวไปรวมกัน หรือตั้งรหัสใหม่ถ้าเป็นคนละงาน`,
    `this id stands in row ${d} already: move the rows together, or give a new id if it is another service`,
  ],
  "stray-rows": () => [
    "แถวของรหัสนี้ไม่มีชื่องานและข้อมูลหลัก อาจพิมพ์รหัสผิด หรือลากเติมจนเลขท้ายรหัสเปลี่ยน",
    "the rows of this id hold no title and nothing else a service has once: the id may be misspelled, or counted up by filling down",
  ],
  "copied-row": (d) => [
    `แถวนี้เหมือนแถว ${d} ทุกช่อง ลบออก หรือตั้งรหัสใหม่ถ้าเป็นงานใหม่`,
    `this row is the same as row ${d}: remove it, or give a new id if it is a new service`,
  ],
  "single-below": (d) => [
    `ช่องนี้ใส่ได้ที่แถวแรกของงานเท่านั้น และที่นี่ไม่ตรงกับแถวแรก: “${d}” ย้ายขึ้นไป หรือลบ หรือตั้งรหัสใหม่ถ้าเป็นคนละงาน`,
    `belongs into the first row of its service only, and differs from it here: “${d}”. Move it up, remove it, or give a new id if it is another service`,
  ],
  "unknown-word": (d) => [`ต้องเป็นคำใดคำหนึ่ง: ${d}`, `must be one of: ${d}`],
  "not-a-number": (d) => [
    `“${d}” ไม่ใช่จำนวนเต็มตั้งแต่ 1 ขึ้นไป เว้นว่างถ้าคู่มือไม่ได้ระบุ`,
    `“${d}” is no whole number from 1: leave it empty where the manual does not state it`,
  ],
  "not-a-date": (d) => [
    `${d ? `“${d}” ` : ""}ไม่ใช่วันที่ที่ใช้ได้ เขียน ปี-เดือน-วัน เช่น 2569-11-21 หรือ 2026-11-21`,
    `${d ? `“${d}” ` : ""}is no date that can be used: write year-month-day, such as 2569-11-21 or 2026-11-21`,
  ],
  "date-in-text": (d) => [
    `Excel เปลี่ยนข้อความในช่องนี้เป็นวันที่ (${d}) ตั้งรูปแบบเซลล์เป็น “ข้อความ” แล้วพิมพ์ใหม่`,
    `the spreadsheet has turned this text into a date (${d}): make the cell a text cell, then write it again`,
  ],
  "broken-cell": (d) => [
    `สูตรในช่องนี้ใช้ไม่ได้ (${d}) พิมพ์ข้อความแทนสูตร`,
    `the formula of this cell has no value (${d}): write the text instead of it`,
  ],
  empty: () => ["ช่องนี้ว่างไม่ได้ ใส่ค่า", "may not be empty: fill it in"],
  "unknown-unit": (d) => [
    `ไม่มีหน่วยงานรหัส “${d}” ดูรหัสที่ใช้ได้ในแผ่น “${sheetNames.guide}”`,
    `there is no unit “${d}”: the sheet “${sheetNames.guide}” lists them`,
  ],
  "unknown-audience": (d) => [
    `ไม่มีกลุ่มผู้รับบริการรหัส “${d}” ดูรหัสที่ใช้ได้ในแผ่น “${sheetNames.guide}”`,
    `there is no group of people “${d}”: the sheet “${sheetNames.guide}” lists them`,
  ],
  "fee-without-text": () => [
    "บอกว่ามีค่าธรรมเนียม แต่ไม่ได้บอกเท่าไร เขียนข้อความ หรือเลือก “คู่มือไม่ได้ระบุ”",
    "a fee is said to exist but not how much: write it, or choose “คู่มือไม่ได้ระบุ” (not stated)",
  ],
  "fee-free-by-mistake": () => [
    "บอกว่าไม่มีค่าธรรมเนียม แต่ไม่มีข้อความตามคู่มือ เขียนตามคู่มือ หรือเลือก “คู่มือไม่ได้ระบุ”",
    "said to be free of charge without the manual's words: write them, or choose “คู่มือไม่ได้ระบุ” (not stated)",
  ],
  "review-before-check": () => ["ต้องเป็นวันหลัง “วันที่ตรวจ”", "must be later than “วันที่ตรวจ” (checked on)"],
  "no-source": () => [
    "บอกว่าตรงตามแหล่งข้อมูล แต่ไม่ได้ระบุแหล่ง ใส่แหล่ง หรือเปลี่ยน “ความเชื่อถือได้”",
    "said to come from a source but none is named: name it, or change “ความเชื่อถือได้” (confidence)",
  ],
};

/** One fault of a table: its sheet, row and column, what to do in Thai, the same in English. */
export function describeCellFault(sheet: string, { row, column, code, detail }: CellFault): string {
  const at = [column.letter && `คอลัมน์ ${column.letter}`, column.heading && `“${column.heading}”`];
  const place = [sheet, `แถว ${row}`, at.filter(Boolean).join(" ")].filter(Boolean).join(" › ");
  const words = said[code]?.(detail);
  if (words) return `${place}\n    ${words.join("\n    ")}`;
  return describeFault({ file: place, entry: null, field: "", code, detail });
}

/** What the tools say around the faults and the changes. */
export const tableWords = {
  exportNeeds:
    "ระบุแฟ้มปลายทาง .xlsx หรือ .csv เช่น npm run manual:export -- คู่มือ.xlsx\nname a file to write, .xlsx or .csv",
  importNeeds:
    "ระบุแฟ้มตาราง .xlsx หรือ .csv เช่น npm run manual:import -- คู่มือ.xlsx (--dry: ดูก่อน ไม่เขียน)\nname the table's file, .xlsx or .csv (--dry: look, do not write)",
  exported: (file: string, services: number) => `${file}: ${services} บริการ (services)`,
  tooLong: (id: string, heading: string, limit: number) =>
    `${id} › “${heading}”: ยาวเกิน ${limit} ตัวอักษร ช่องของ Excel เก็บไม่ได้\n    longer than the ${limit} characters of a spreadsheet's cell`,
  faulty: (count: number) => `ต้องแก้ ${count} จุด ยังไม่ได้เขียนคู่มือ · ${count} to mend, nothing was written`,
  unreadable: (file: string, why: string) => `${file}: เปิดอ่านไม่ได้ (${why})\n    cannot be read`,
  notUtf8: (file: string) =>
    `${file}: ไม่ใช่ UTF-8 ใน Excel ให้บันทึกเป็น “CSV UTF-8” หรือ .xlsx\n    is not UTF-8: save it as “CSV UTF-8” or as .xlsx`,
  openQuote: (file: string) =>
    `${file}: เครื่องหมายอัญประกาศ (") ไม่ครบคู่ ข้อมูลอาจหาย บันทึกใหม่จาก Excel\n    a quotation mark has no partner, rows might be lost: save it again from the spreadsheet`,
  added: (id: string, title: string) => `เพิ่ม (added)    ${id} ${title}`,
  removed: (id: string, title: string) => `ลบ (removed)    ${id} ${title}`,
  changed: (id: string, headings: readonly string[]) => `แก้ (changed)    ${id}: ${headings.join(" · ")}`,
  whole: "ทั้งรายการ (the whole entry)",
  moved: "ลำดับของบริการเปลี่ยน (services stand in another order)",
  same: "ไม่มีอะไรเปลี่ยน (nothing changes)",
  dry: "ดูอย่างเดียว ยังไม่ได้เขียน (looked only, nothing was written)",
  wrote: (file: string) => `เขียน (wrote) ${file}`,
  deleted: (file: string) => `ลบแฟ้ม (removed) ${file}`,
} as const;

/** The guide beside the table: how to edit it, in the order of what people do. */
export const guide: {
  title: Both;
  advice: readonly Both[];
  heads: Readonly<Record<"column" | "write" | "needed" | "code" | "name", Both>>;
} = {
  title: ["วิธีแก้ตารางนี้", "How to edit this table"],
  advice: [
    [
      "หนึ่งงานคือหนึ่งกลุ่มแถวที่มีรหัสเดียวกัน ใส่รหัสทุกแถวของงาน และให้แถวของงานเดียวกันอยู่ติดกัน",
      "A service is a block of rows with the same id. Write the id in each of its rows, and keep them together.",
    ],
    [
      "ขั้นตอน ช่องทาง เอกสาร และรายการอื่น: แถวละหนึ่งรายการ จากบนลงล่าง ลำดับขั้นตอนคือลำดับแถว",
      "Steps, channels, documents and other lists: one item a row, from the top down. The order of the steps is the order of the rows.",
    ],
    [
      "ข้อมูลที่มีค่าเดียว (ชื่องาน ค่าธรรมเนียม วันที่ตรวจ …) ใส่ที่แถวแรกของงานเท่านั้น ช่องสีเทาปล่อยว่าง",
      "What a service has once (title, fee, dates …) stands in its first row only. Leave the grey cells empty.",
    ],
    [
      "เพิ่มรายการ: แทรกแถวในกลุ่ม ใส่รหัสเดิม · เพิ่มงาน: ใส่แถวใหม่ท้ายตาราง ตั้งรหัสใหม่ (a–z 0–9 และขีดกลาง) · ลบงาน: ลบทุกแถวของงาน",
      "To add an item insert a row into the block and repeat the id. To add a service use rows at the end and a new id (a–z, 0–9, hyphens). To remove a service remove all of its rows.",
    ],
    [
      "ช่องว่างหมายความว่าคู่มือไม่ได้ระบุ ไม่ได้แปลว่าไม่มีหรือฟรี",
      "An empty cell means that the manual does not state it. It never means none or free.",
    ],
    [
      "วันที่: ปี-เดือน-วัน เช่น 2569-11-21 หรือ 2026-11-21 หรือ 21/11/2569 (วันก่อนเดือน) ที่รู้เพียงปีหรือเดือนเขียน 2569 หรือ 2569-11",
      "Dates: 2569-11-21, 2026-11-21 or 21/11/2569 (day before month). Where only the year or month is known: 2569 or 2569-11.",
    ],
    [
      "ทุกงานต้องมี กลุ่มผู้รับบริการ และ ติดต่อ อย่างน้อยหนึ่งรายการ",
      "Each service needs at least one group of people and one contact.",
    ],
    [
      "อย่าเปลี่ยนหัวคอลัมน์ อย่าผสานเซลล์ อย่าใช้สูตร อย่าเรียงลำดับตารางใหม่ ย้ายคอลัมน์ได้",
      "Do not change headings, merge cells, use formulas or sort the table. Columns may be moved.",
    ],
    [
      "ใช้แฟ้ม .xlsx ดีที่สุด ถ้าใช้ CSV ให้บันทึกเป็น “CSV UTF-8” เครื่องหมาย ' หน้าข้อความกัน Excel เปลี่ยนเป็นสูตร ตัวเลข หรือวันที่ ไม่ต้องลบ",
      "Best use .xlsx. With CSV save as “CSV UTF-8”; a ' before a text keeps the spreadsheet from making a formula, number or date of it: leave it there.",
    ],
    [
      "เสร็จแล้วส่งให้ผู้ดูแลระบบสั่ง npm run manual:import -- แฟ้มนี้ ระบบจะบอกแถวและคอลัมน์ที่ต้องแก้ และไม่เขียนอะไรถ้ายังมีที่ผิด",
      "Then npm run manual:import -- THIS FILE tells rows and columns to mend; it writes nothing while any is left.",
    ],
  ],
  heads: {
    column: ["คอลัมน์", "Column"],
    write: ["ใส่อะไร", "What to write"],
    needed: ["ต้องมี", "Needed"],
    code: ["รหัส", "Code"],
    name: ["ชื่อ", "Name"],
  },
};

/** What a column wants, for the guide. `holds`: its kind, or the words it knows. */
export const columnWords = {
  text: ["ข้อความ", "text"],
  count: ["จำนวนเต็มตั้งแต่ 1", "a whole number from 1"],
  date: ["วันที่", "a date"],
  address: ["ที่อยู่เว็บ ขึ้นต้นด้วย https://", "a web address, it begins with https://"],
  known: ["รหัสจากรายการข้างล่าง", "an id of the lists below"],
  words: (words: readonly string[]) => `เลือก (choose): ${words.join(" / ")}`,
  once: ["ทุกงาน", "in each service"],
  item: ["ทุกรายการ", "in each item"],
  chosen: ["เลือกจากรายการ", "Choose from the list"],
} as const;
