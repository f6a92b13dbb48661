import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columns } from "#core/manual-columns.ts";
import type { Cell } from "#core/manual-cells.ts";
import type { ManualFile } from "#core/manual-check.ts";
import { checkTable } from "#core/manual-table-check.ts";
import { fromTable, type TableRow } from "#core/manual-table-read.ts";
import { lettersOf, toTable } from "#core/manual-table.ts";
import { serviceSchema, type Service } from "#core/manual.ts";
import { anyServices } from "#test/support/any-service.ts";
import { describeCellFault } from "#words/manual-table.ts";

/** A service of which every field is filled. */
const full: Service = {
  id: "first",
  titleTh: "งานแรก",
  titleEn: "First",
  unit: "ops",
  audience: ["citizen", "employee"],
  summaryTh: "คำอธิบายงาน",
  summaryEn: "What it is",
  steps: [1, 2].map((order) => ({
    order,
    nameTh: `ขั้น ${order}`,
    nameEn: `Step ${order}`,
    detailTh: "ทำที่สำนักงาน",
    detailEn: "At the office",
    durationTh: "5 นาที",
    durationEn: "5 minutes",
    durationMinutes: 5,
    durationWorkingDays: 1,
    responsibleTh: "เจ้าหน้าที่",
    responsibleEn: "Officer",
  })),
  totalDuration: { textTh: "ภายใน 3 วัน", textEn: "In 3 days", minutes: 7, workingDays: 3, official: true },
  applicantDeadlines: [{ textTh: "ยื่นภายใน 30 วัน", textEn: "Within 30 days" }],
  documents: [
    {
      nameTh: "บัตรประชาชน",
      nameEn: "ID card",
      originals: 1,
      copies: 2,
      conditionTh: "ถ้ามี",
      conditionEn: "If any",
    },
  ],
  fee: { kind: "amount", textTh: "100 บาท", textEn: "100 baht", asOf: "2024-03" },
  channels: [
    {
      kind: "counter",
      nameTh: "สำนักงาน",
      nameEn: "Office",
      url: "https://example.go.th/a",
      hoursTh: "เวลาราชการ",
      hoursEn: "Office hours",
    },
  ],
  conditions: [{ textTh: "ต้องเป็นผู้ประกันตน", textEn: "Insured persons only" }],
  eServiceUrl: "https://example.go.th/e",
  law: [{ nameTh: "พระราชบัญญัติ", sectionTh: "มาตรา 1" }],
  contact: [
    { nameTh: "สายด่วน", nameEn: "Hotline", phone: "1506", url: "https://example.go.th", line: "@mol" },
  ],
  formCodes: ["สปส. 1-03"],
  aliases: { th: ["ชื่ออื่น"], en: ["alias"] },
  sources: [{ url: "https://example.go.th/s", title: "แหล่ง", date: "2018", kind: "official" }],
  confidence: "from-source",
  incomplete: ["documents"],
  checkedOn: "2026-11-01",
  reviewBy: "2027-11-01",
  editorNote: "บันทึก",
};
const second: Service = { ...full, id: "second", titleTh: "งานที่สอง", steps: [] };

type Edit = (cells: Cell[][], at: (heading: string) => number) => void;

/** The table of both services as somebody has edited it. Row 1 holds the headings, `first` rows 2 and 3, `second` rows 4 and 5. */
function edited(edit: Edit): TableRow[] {
  const { headings, rows } = toTable([full, second]);
  const cells: Cell[][] = [headings, ...rows];
  edit(cells, (heading) => columns.findIndex((column) => column.heading === heading));
  return cells.map((row, i) => ({ row: i + 1, cells: row }));
}

/** Writes one cell, by its row in the sheet. */
const put =
  (row: number, heading: string, cell: Cell): Edit =>
  (cells, at) =>
    void (cells[row - 1]![at(heading)] = cell);

const letterOf = (heading: string) => lettersOf(columns.findIndex((column) => column.heading === heading));

/** Faults as `row letter code`, each of which has words in both languages. */
function told(
  faults: readonly {
    row: number;
    column: { heading: string; letter: string };
    code: string;
    detail: string;
  }[],
) {
  return faults.map((fault) => {
    const [place, th, en] = describeCellFault("คู่มือ", fault).split("\n");
    expect(place).toContain(`แถว ${fault.row}`);
    expect(th).toMatch(/[ก-๙]/u);
    expect(en).toMatch(/[a-z]/u);
    return `${fault.row} ${fault.column.letter} ${fault.code}`;
  });
}

const readOf = (edit: Edit) => {
  const { services, faults } = fromTable(edited(edit));
  expect(faults).toEqual([]);
  return services;
};

describe("a table loses nothing", () => {
  test("any valid services come back from their table as they were", () => {
    fc.assert(
      fc.property(anyServices, (services) => {
        expect(services.map((service) => serviceSchema.parse(service))).toEqual(services);
        const { headings, rows } = toTable(services);
        const read = fromTable([headings, ...rows].map((cells, i) => ({ row: i + 1, cells })));
        expect(read.faults).toEqual([]);
        expect(read.services).toEqual(services);
      }),
    );
  });

  test("every field of a service has a column of its own, and every column a field", () => {
    const fields = (value: unknown, path = ""): string[] => {
      if (Array.isArray(value)) return fields(value[0], `${path}[]`);
      if (typeof value !== "object" || value === null) return [path];
      return Object.entries(value).flatMap(([key, one]) => fields(one, path === "" ? key : `${path}.${key}`));
    };
    const paths = columns.map(({ list, key }) => (list === null ? key : `${list}[]${key && `.${key}`}`));
    expect(paths.toSorted()).toEqual(
      fields(full)
        .filter((path) => path !== "steps[].order")
        .toSorted(),
    );
    expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
  });

  test("columns are called as spreadsheets call them", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });

  test("the parts stand in the order of the o9 form, the id first", () => {
    const order = [...new Set(columns.map(({ part }) => part))];
    expect(order).toEqual(["name", "steps", "time", "channels", "fee", "documents", "rest", "owner"]);
    expect(toTable([full]).rows.map(([id]) => id)).toEqual(["first", "first"]);
  });
});

describe("what people and spreadsheets make of a cell is understood", () => {
  const fee = (value: Partial<Service["fee"]>) => ({ ...full, fee: { ...full.fee, ...value } });
  const understood: [heading: string, cell: Cell, service: Service][] = [
    ["ค่าธรรมเนียม", "  ไม่มีค่าธรรมเนียม ", fee({ kind: "none" })],
    ["แหล่งข้อมูล: ประเภท", "อื่นๆ", { ...full, sources: [{ ...full.sources[0]!, kind: "other" }] }],
    [
      "ระยะเวลารวม: ทางการกำหนด",
      false,
      { ...full, totalDuration: { ...full.totalDuration!, official: false } },
    ],
    ["เอกสาร: สำเนา", " ๑๒ ", { ...full, documents: [{ ...full.documents![0]!, copies: 12 }] }],
    ["เอกสาร: สำเนา", "1,000", { ...full, documents: [{ ...full.documents![0]!, copies: 1000 }] }],
    ["ติดต่อ: โทรศัพท์", 1694, { ...full, contact: [{ ...full.contact[0]!, phone: "1694" }] }],
    ["แบบฟอร์ม", 0.1 + 0.2, { ...full, formCodes: ["0.3"] }],
    ["วันที่ตรวจ", { date: "2026-11-02" }, { ...full, checkedOn: "2026-11-02" }],
    ["วันที่ตรวจ", { date: "2569-11-02" }, { ...full, checkedOn: "2026-11-02" }],
    ["วันที่ตรวจ", "2569-11-02", { ...full, checkedOn: "2026-11-02" }],
    ["วันที่ตรวจ", "2/11/2569", { ...full, checkedOn: "2026-11-02" }],
    ["วันที่ตรวจ", "๐๒.๑๑.๒๕๖๙", { ...full, checkedOn: "2026-11-02" }],
    ["วันที่ตรวจ", "29/2/2567", { ...full, checkedOn: "2024-02-29" }],
    ["ค่าธรรมเนียม: ณ วันที่", 2567, fee({ asOf: "2024" })],
    ["ค่าธรรมเนียม: ณ วันที่", "2567-3", fee({ asOf: "2024-03" })],
    ["ค่าธรรมเนียม: ณ วันที่", "3/2567", fee({ asOf: "2024-03" })],
    ["ค่าธรรมเนียม: ณ วันที่", " ", fee({ asOf: null })],
  ];
  test.each(understood)("%s: %j", (heading, cell, service) => {
    expect(readOf(put(2, heading, cell))[0]).toEqual(service);
  });

  test("columns may stand in another order, and empty rows anywhere", () => {
    const services = readOf((cells) => {
      for (const row of cells) row.reverse();
      cells.splice(2, 0, [], [" ", null]);
      cells.unshift([]);
    });
    expect(services).toEqual([full, second]);
  });

  test("a row inserted into a block adds an item, in the order of the rows; what the row does not fill is skipped", () => {
    const [service] = readOf((cells, at) => {
      const row: Cell[] = ["first"];
      row[at("ขั้นตอน: ชื่อ")] = "ขั้นใหม่";
      cells.splice(2, 0, row);
    });
    const steps = serviceSchema.parse(service).steps;
    expect(steps.map(({ order, nameTh }) => [order, nameTh])).toEqual([
      [1, "ขั้น 1"],
      [2, "ขั้นใหม่"],
      [3, "ขั้น 2"],
    ]);
    expect(service).toMatchObject({ audience: full.audience, law: full.law });
  });

  test("what a service has once may be repeated below, where it is the same", () => {
    expect(readOf(put(3, "ชื่องาน", " งานแรก "))).toEqual([full, second]);
  });

  test("no rows of documents are null, no steps an empty list, no cell of the total duration none", () => {
    const [service] = readOf((cells) => {
      columns.forEach(({ part }, i) => {
        if (part === "steps" || part === "documents" || part === "time")
          for (const row of cells.slice(1, 3)) row[i] = null;
      });
    });
    expect(service).toMatchObject({ documents: null, steps: [], totalDuration: null });
  });
});

describe("each fault is told with its row and column", () => {
  const faulty: [what: string, edit: Edit, faults: string[]][] = [
    ["an unknown word", put(2, "ค่าธรรมเนียม", "ฟรี"), [`2 ${letterOf("ค่าธรรมเนียม")} unknown-word`]],
    ["a number that is none", put(3, "ขั้นตอน: นาที", "5 นาที"), [`3 ${letterOf("ขั้นตอน: นาที")} not-a-number`]],
    ["a half", put(3, "ขั้นตอน: นาที", 2.5), [`3 ${letterOf("ขั้นตอน: นาที")} not-a-number`]],
    ["a comma for a point", put(3, "ขั้นตอน: นาที", "1,5"), [`3 ${letterOf("ขั้นตอน: นาที")} not-a-number`]],
    ["zero", put(3, "ขั้นตอน: นาที", 0), [`3 ${letterOf("ขั้นตอน: นาที")} not-a-number`]],
    ["a date that is none", put(4, "วันที่ตรวจ", "เมื่อวาน"), [`4 ${letterOf("วันที่ตรวจ")} not-a-date`]],
    ["a day its month lacks", put(4, "วันที่ตรวจ", "31/2/2569"), [`4 ${letterOf("วันที่ตรวจ")} not-a-date`]],
    ["the month first", put(4, "วันที่ตรวจ", "11/21/2026"), [`4 ${letterOf("วันที่ตรวจ")} not-a-date`]],
    ["a bare number of days", put(4, "วันที่ตรวจ", 46347), [`4 ${letterOf("วันที่ตรวจ")} not-a-date`]],
    [
      "a date where text belongs",
      put(2, "แบบฟอร์ม", { date: "2026-01-03" }),
      [`2 ${letterOf("แบบฟอร์ม")} date-in-text`],
    ],
    ["a broken formula", put(2, "ชื่องาน", { broken: "#REF!" }), ["2 B broken-cell"]],
    ["a row without an id", put(3, "รหัส", " "), ["3 A empty-id"]],
    ["an id that is a date", put(3, "รหัส", { date: "2026-05-01" }), ["3 A date-in-text"]],
    ["two blocks with the same id", (cells) => void cells.push([...cells[1]!]), ["6 A id-twice"]],
    [
      "rows of a service far from its others",
      (cells) => void cells.push(...cells.splice(2, 1)),
      ["5 A id-twice"],
    ],
    ["a row whose id was counted up", put(3, "รหัส", "first-2"), ["3 A stray-rows"]],
    ["a copied row", (cells) => void cells.splice(3, 0, [...cells[1]!]), ["4 A copied-row"]],
    ["a single value that differs below", put(3, "ชื่องาน", "อื่น"), ["3 B single-below"]],
    [
      "a single value that stands only below",
      (cells, at) => {
        cells[1]![at("e-Service")] = null;
        cells[2]![at("e-Service")] = "https://example.go.th/e";
      },
      [`3 ${letterOf("e-Service")} single-below`],
    ],
    [
      "an unknown heading",
      put(1, "e-Service", "อีเซอร์วิส"),
      ["1  missing-heading", `1 ${letterOf("e-Service")} unknown-heading`],
    ],
    [
      "a heading twice",
      (cells) => void cells[0]!.push("รหัส"),
      [`1 ${lettersOf(columns.length)} heading-twice`],
    ],
    [
      "something where there is no heading",
      (cells) => void (cells[3]![columns.length + 1] = "หมายเหตุ"),
      [`4 ${lettersOf(columns.length + 1)} no-heading`],
    ],
    ["another table", (cells) => void cells.splice(0, 1), ["1  not-the-table"]],
    ["headings alone", (cells) => void cells.splice(1), ["2 A empty-table"]],
    ["nothing at all", (cells) => void cells.splice(0), ["1  empty-table"]],
  ];
  test.each(faulty)("%s", (_, edit, faults) => {
    expect(told(fromTable(edited(edit)).faults).toSorted()).toEqual(faults.toSorted());
  });

  test("all faults are found, not the first alone", () => {
    const rows = edited((cells, at) => {
      put(2, "ค่าธรรมเนียม", "ฟรี")(cells, at);
      put(3, "ขั้นตอน: นาที", "ห้า")(cells, at);
      put(4, "ช่องทาง: ประเภท", "ทางบก")(cells, at);
    });
    expect(told(fromTable(rows).faults)).toHaveLength(3);
  });
});

describe("the manual that a table would make is checked as a whole", () => {
  const around: ManualFile[] = ["agency.json", "units.json"].map((file) => ({
    file,
    value: JSON.parse(readFileSync(`manual/${file}`, "utf8")) as unknown,
  }));
  // The real agency names services of its own manual, which these are not.
  const check = (rows: TableRow[]) => {
    const { faults, elsewhere } = checkTable(rows, around, "2026-12-01");
    expect(elsewhere.filter(({ code }) => code !== "unknown-service")).toEqual([]);
    return told(faults);
  };

  test("two good services have no fault", () => {
    expect(check(edited(() => {}))).toEqual([]);
  });

  const wrong: [what: string, edit: Edit, faults: string[]][] = [
    ["an address", put(2, "ติดต่อ: เว็บไซต์", "mol.go.th"), [`2 ${letterOf("ติดต่อ: เว็บไซต์")} not-an-address`]],
    [
      "an unknown unit",
      put(4, "หน่วยงานเจ้าของเรื่อง", "xyz"),
      [`4 ${letterOf("หน่วยงานเจ้าของเรื่อง")} unknown-unit`],
    ],
    ["an unknown audience", put(3, "กลุ่มผู้รับบริการ", "xyz"), [`3 ${letterOf("กลุ่มผู้รับบริการ")} unknown-audience`]],
    ["an id that cannot be one", put(4, "รหัส", "งาน"), ["4 A not-an-id", "5 A stray-rows"]],
    ["only a year where a day is needed", put(2, "วันที่ตรวจ", "2569"), [`2 ${letterOf("วันที่ตรวจ")} not-a-date`]],
    ["a day to come", put(2, "วันที่ตรวจ", "2569-12-31"), [`2 ${letterOf("วันที่ตรวจ")} in-the-future`]],
    [
      "English figures that the Thai has not",
      put(3, "ขั้นตอน: ระยะเวลา (อังกฤษ)", "6 minutes"),
      [`3 ${letterOf("ขั้นตอน: ระยะเวลา (อังกฤษ)")} figure-differs`],
    ],
    ["a name that another has", put(4, "ชื่องาน", "งานแรก"), ["2 B twice", "4 B twice"]],
    [
      "a faulty cell is told once, with what else is wrong",
      (cells, at) => {
        put(2, "ค่าธรรมเนียม", "ฟรี")(cells, at);
        put(2, "คำอธิบาย", null)(cells, at);
      },
      [`2 ${letterOf("ค่าธรรมเนียม")} unknown-word`, `2 ${letterOf("คำอธิบาย")} empty`],
    ],
    [
      "of two blocks with the same id both are checked",
      (cells, at) => {
        cells.push([...cells[1]!]);
        put(2, "ติดต่อ: เว็บไซต์", "a")(cells, at);
        put(6, "ติดต่อ: เว็บไซต์", "b")(cells, at);
      },
      [
        `2 ${letterOf("ติดต่อ: เว็บไซต์")} not-an-address`,
        "6 A id-twice",
        `6 ${letterOf("ติดต่อ: เว็บไซต์")} not-an-address`,
      ],
    ],
    [
      "a whole column is missing",
      put(1, "ค่าธรรมเนียม", null),
      ["1  missing-heading", `2 ${letterOf("ค่าธรรมเนียม")} no-heading`],
    ],
  ];
  test.each(wrong)("%s", (_, edit, faults) => {
    expect(check(edited(edit))).toEqual(faults);
  });

  test.each(columns.slice(1).map((column) => [column.heading, column] as const))(
    "%s: an empty cell is a fault just where the column is a needed one",
    (heading, { required, list }) => {
      // Of a list of one column an empty cell is no item; only an audience must have one.
      const rows = edited((cells, at) => {
        for (const row of cells.slice(1, list === null ? 2 : 3)) row[at(heading)] = null;
      });
      const empty = check(rows).filter((fault) => fault.endsWith(` ${letterOf(heading)} empty`));
      expect(empty.length > 0).toBe(required);
    },
  );
});
