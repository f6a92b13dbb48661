import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { readXlsx, writeXlsx, type CellValue, type Sheet } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columns } from "#core/manual-columns.ts";
import { fromTable } from "#core/manual-table-read.ts";
import { lettersOf, toTable } from "#core/manual-table.ts";
import type { Manual, Service } from "#core/manual.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { exportManual } from "#dev/tools/manual-export.ts";
import { importManual } from "#dev/tools/manual-import.ts";
import { readSpreadsheet } from "#dev/tools/manual-spreadsheet-read.ts";
import { toCsv, toXlsx, toXlsxText } from "#dev/tools/manual-spreadsheet.ts";
import { anyServices } from "#test/support/any-service.ts";

const here = mkdtempSync(join(tmpdir(), "manual-table-"));
const manual = readManual("manual");
let folder = "";
let next = 0;
const fresh = (name: string) => join(here, `${(next += 1)}-${name}`);

beforeAll(() => {
  folder = fresh("manual");
  cpSync("manual", folder, { recursive: true });
});
afterAll(() => rmSync(here, { recursive: true }));

/** A copy of the real manual that a test may change. */
function copy(): string {
  const to = fresh("manual");
  cpSync("manual", to, { recursive: true });
  return to;
}

/** Every file of a manual's folder by its name. */
function filesOf(of: string): Record<string, string> {
  const names = readdirSync(of, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(of, name), "utf8")]));
}

/** Writes bytes or text to a file of its own. */
function put(name: string, content: string | Uint8Array): string {
  const file = fresh(name);
  writeFileSync(file, content);
  return file;
}

/** A workbook with the first services of the manual, changed by a test. */
async function workbook(
  count: number,
  change: (cells: CellValue[][], at: (heading: string) => number) => void,
) {
  const { headings, rows } = toTable(manual.services.slice(0, count));
  const cells: CellValue[][] = [headings, ...rows];
  change(cells, (heading) => columns.findIndex((column) => column.heading === heading));
  return put("table.xlsx", await writeXlsx({ sheets: [{ name: "คู่มือ", rows: cells }] }));
}

/** Runs a tool as `npm run` does. */
function run(tool: string, args: string[], of = folder) {
  const env = { ...process.env, MANUAL_DIR: of };
  return spawnSync(process.execPath, [`dev/tools/${tool}.ts`, ...args], { env, encoding: "utf8" });
}

const letterOf = (heading: string) => lettersOf(columns.findIndex((column) => column.heading === heading));

describe("a file loses nothing", () => {
  test.each(["xlsx", "csv"])("the real manual comes back byte for byte through %s", async (kind) => {
    const file = fresh(`manual.${kind}`);
    expect(await exportManual("manual", file)).toBe(manual.services.length);
    const to = copy();
    const unchanged = await importManual(to, file, false);
    expect(unchanged.lines).toEqual([expect.stringContaining("nothing changes")]);
    rmSync(join(to, "services"), { recursive: true });
    expect((await importManual(to, file, false)).well).toBe(true);
    expect(filesOf(to)).toEqual(filesOf("manual"));
  });

  const kinds: [kind: string, write: (services: Service[]) => Promise<string | Uint8Array>][] = [
    ["xlsx", (services) => toXlsx({ ...manual, services } satisfies Manual)],
    ["csv", (services) => Promise.resolve(toCsv(services))],
  ];
  test.each(kinds)("any valid services come back from %s", async (kind, write) => {
    await fc.assert(
      fc.asyncProperty(anyServices, async (services) => {
        const { rows } = await readSpreadsheet(put(`any.${kind}`, await write(services)));
        // A line break inside a cell is one character, whichever way the spreadsheet writes it.
        expect(fromTable(rows)).toMatchObject({ services: oneBreak(services), faults: [] });
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ["a byte order mark, commas and CRLF", (csv: string) => csv],
    ["no byte order mark", (csv: string) => csv.slice(1)],
    ["semicolons", (csv: string) => redelimited(csv, ";")],
    ["tabs", (csv: string) => redelimited(csv, "\t")],
    ["lines ended by LF", (csv: string) => csv.replaceAll("\r\n", "\n")],
  ])("CSV is read with %s", async (_, change) => {
    const csv = toCsv(manual.services);
    expect(csv.slice(0, 6)).toBe("\uFEFFรหัส,");
    const { rows } = await readSpreadsheet(put("manual.csv", change(csv)));
    expect(fromTable(rows)).toMatchObject({ services: manual.services, faults: [] });
  });
});

function oneBreak(services: Service[]): unknown {
  return JSON.parse(JSON.stringify(services).replaceAll(String.raw`\r\n`, String.raw`\n`));
}

/** The same table with another delimiter, as a spreadsheet of another country writes it. */
function redelimited(csv: string, delimiter: string): string {
  return parseCsv(csv, { delimiter: "," })
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(delimiter))
    .join("\r\n");
}

describe("no text becomes something else in a spreadsheet", () => {
  const texts = [
    "=1+1",
    "+66",
    "-5",
    "@ssothai",
    "0812345678",
    "๑๕๔๖",
    "2018-02",
    "1/2",
    "(1)",
    "1e5",
    "'=1",
    "'5",
    "#N/A",
  ];
  const aliased = { ...manual.services[0]!, aliases: { th: texts, en: ["1506", "'quoted'", "3 เดือน"] } };

  test("CSV marks what would be a formula, a number or a date, and nothing else", async () => {
    const csv = toCsv([aliased]);
    for (const text of texts) expect(csv).toContain(`,'${text},`);
    for (const text of aliased.aliases.en) expect(csv).toContain(`,${text},`);
    const { rows } = await readSpreadsheet(put("a.csv", csv));
    expect(fromTable(rows).services).toEqual([aliased]);
  });

  test("XLSX holds texts in cells of text, numbers as numbers, never a formula", async () => {
    const bytes = await toXlsx({ ...manual, services: [aliased] });
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    const column = columns.findIndex(({ heading }) => heading === "คำเรียกอื่น");
    expect(sheet?.rows.slice(1, 11).map((row) => row[column])).toEqual(texts.slice(0, 10));
    for (const cell of sheet?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
    expect(sheet?.cells?.get(`5,${column}`)?.style?.numFmt).toBe("@");
  });
});

describe("what stands in the file", () => {
  test("two characters that XML cannot hold, and what XLSX would take for an escape, are escaped", () => {
    expect(toXlsxText("\uFFFE_x0041_\uFFFF")).toBe("_xFFFE__x005F_x0041__xFFFF_");
  });

  test("a line break that a spreadsheet wrote as two characters is one", async () => {
    const two = { ...manual.services[0]!, editorNote: "หนึ่ง\r\nสอง" };
    for (const [kind, content] of [
      ["csv", toCsv([two])],
      ["xlsx", await toXlsx({ ...manual, services: [two] })],
    ] as const)
      expect(fromTable((await readSpreadsheet(put(`two.${kind}`, content))).rows).services).toEqual([
        { ...two, editorNote: "หนึ่ง\nสอง" },
      ]);
  });
});

describe("the workbook helps whoever edits it", () => {
  const read = async () => {
    const { sheets } = await readXlsx(await toXlsx(manual), { readStyles: true });
    return { sheets, table: sheets[0]!, guide: sheets[1]! };
  };
  const listsOf = ({ dataValidations = [] }: Sheet) =>
    new Map(dataValidations.map((one) => [one.range.replace(/\d.*/u, ""), one]));

  test("headings and names stay in view; each part has a colour", async () => {
    const { table } = await read();
    expect(table.freezePane).toEqual({ rows: 1, columns: 2 });
    const styleOf = (heading: string) =>
      table.cells!.get(`0,${columns.findIndex((column) => column.heading === heading)}`)!.style!;
    expect(styleOf("รหัส").font!.bold).toBe(true);
    expect(styleOf("รหัส").fill).not.toEqual(styleOf("ขั้นตอน: ชื่อ").fill);
  });

  test("words are chosen from lists, no longer than the 255 characters with which a file still opens", async () => {
    const lists = listsOf((await read()).table);
    expect(lists.get(letterOf("ค่าธรรมเนียม"))!.values).toEqual(["ไม่มีค่าธรรมเนียม", "มีค่าธรรมเนียม", "คู่มือไม่ได้ระบุ"]);
    for (const { values = [] } of lists.values()) expect(values.join(",").length).toBeLessThanOrEqual(255);
  });

  test("a second sheet says how, tells of each column, and holds the units and groups to choose from", async () => {
    const { sheets, table, guide } = await read();
    expect(sheets.map(({ name }) => name)).toEqual(["คู่มือ", "วิธีแก้"]);
    const told = guide.rows.map(([of]) => of);
    for (const { heading } of columns) expect(told).toContain(heading);
    const chosen = (heading: string) => {
      const { formula1 = "" } = listsOf(table).get(letterOf(heading))!;
      const [, first, last] = /^'วิธีแก้'!\$A\$(\d+):\$A\$(\d+)$/u.exec(formula1) ?? [];
      return told.slice(Number(first) - 1, Number(last));
    };
    expect(chosen("หน่วยงานเจ้าของเรื่อง")).toEqual(manual.units.map(({ id }) => id));
    expect(chosen("กลุ่มผู้รับบริการ")).toEqual(manual.agency.audiences.map(({ id }) => id));
  });
});

describe("what a spreadsheet makes of cells is understood", () => {
  test("dates, numbers in the place of texts, formulas with a value", async () => {
    const file = await workbook(1, (cells, at) => {
      cells[1]![at("วันที่ตรวจ")] = new Date("2026-11-02T00:00:00Z");
      cells[1]![at("ทบทวนภายใน")] = new Date("2570-11-02T00:00:00Z");
      cells[1]![at("ติดต่อ: โทรศัพท์")] = 1506;
    });
    const { services, faults } = fromTable((await readSpreadsheet(file)).rows);
    expect(faults).toEqual([]);
    expect(services[0]).toMatchObject({ checkedOn: "2026-11-02", reviewBy: "2027-11-02" });
    expect(services[0]).toHaveProperty("contact[0].phone", "1506");
  });

  test("a formula without a value, and an error, are faults", async () => {
    const rows: CellValue[][] = [columns.map(({ heading }) => heading), ["a", "#REF!"]];
    const cells = new Map([["1,2", { formula: "A1" }]]);
    const file = put("broken.xlsx", await writeXlsx({ sheets: [{ name: "คู่มือ", rows, cells }] }));
    const { faults } = fromTable((await readSpreadsheet(file)).rows);
    expect(faults.map(({ code, detail, column }) => [column.letter, code, detail])).toEqual([
      ["B", "broken-cell", "#REF!"],
      ["C", "broken-cell", "=A1"],
    ]);
  });
});

describe("the tools", () => {
  const shorter = (service: Service) => ({ ...service, eServiceUrl: null, aliases: { th: ["ก"], en: [] } });

  test("export and import run as commands and end with 0", () => {
    const file = fresh("manual.xlsx");
    expect(run("manual-export", [file])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`${manual.services.length} บริการ`),
    });
    expect(run("manual-import", [file])).toMatchObject({ status: 0, stderr: "" });
  });

  test("import tells each fault by sheet, row, column and what to do, ends with 1, and writes nothing", async () => {
    const file = await workbook(manual.services.length, (cells, at) => {
      cells[1]![at("ค่าธรรมเนียม")] = "ฟรี";
      cells[1]![at("คำอธิบาย")] = null;
      cells[2]![at("รหัส")] = null;
      cells[1]![at("ติดต่อ: เว็บไซต์")] = "mol";
    });
    const { status, stdout } = run("manual-import", [file]);
    expect(status).toBe(1);
    expect(stdout).toContain(`คู่มือ › แถว 2 › คอลัมน์ ${letterOf("ค่าธรรมเนียม")} “ค่าธรรมเนียม”`);
    expect(stdout).toContain("ต้องเป็นคำใดคำหนึ่ง: ไม่มีค่าธรรมเนียม, มีค่าธรรมเนียม, คู่มือไม่ได้ระบุ");
    expect(stdout).toContain(`แถว 2 › คอลัมน์ ${letterOf("คำอธิบาย")} “คำอธิบาย”\n    ช่องนี้ว่างไม่ได้`);
    expect(stdout).toContain("แถว 3 › คอลัมน์ A “รหัส”\n    แถวนี้มีข้อมูลแต่ไม่มีรหัส");
    expect(stdout).toContain("ไม่ใช่ที่อยู่เว็บ");
    expect(stdout).toContain("ต้องแก้ 4 จุด");
    expect(filesOf(folder)).toEqual(filesOf("manual"));
  });

  test("a table that is right by itself is refused where the manual would not be: agency.json names a service that is gone", async () => {
    const { lines, well } = await importManual(folder, await workbook(1, () => {}), false);
    expect(well).toBe(false);
    expect(lines.join("\n")).toContain("agency.json");
    expect(filesOf(folder)).toEqual(filesOf("manual"));
  });

  test("import shows what is added, removed, changed and moved; --dry writes nothing, without it the files are written", async () => {
    const embassy = manual.services.findIndex(({ unit }) => unit === "mfa");
    const [a, b] = manual.services.filter(({ unit }) => unit === "dsd");
    const named = new Set(JSON.stringify(manual.agency).match(/[a-z]+(-[a-z0-9]+)+/gu));
    const gone = manual.services.find(({ id, unit }) => unit === "doe" && !named.has(id))!;
    const services = manual.services
      .filter((service, i) => i !== embassy && service !== gone)
      .map((service) => (service === a ? b! : service === b ? a! : service))
      .map((service) => (service.id === "dlpw-kor-ror-7" ? shorter(service) : service))
      .concat({ ...gone, id: "new-one", titleTh: "งานใหม่", unit: "ops" });
    const file = put("changed.csv", toCsv(services));
    const to = copy();

    const looked = run("manual-import", [file, "--dry"], to);
    expect(looked.status).toBe(0);
    expect(looked.stdout).toContain(`ลบ (removed)    ${gone.id} ${gone.titleTh}`);
    expect(looked.stdout).toContain("เพิ่ม (added)    new-one งานใหม่");
    // Its block has fewer rows now; the columns whose values stay are not named.
    expect(looked.stdout).toContain(
      "แก้ (changed)    dlpw-kor-ror-7: e-Service · คำเรียกอื่น · คำเรียกอื่น (อังกฤษ)\n",
    );
    expect(looked.stdout).toContain("ลำดับของบริการเปลี่ยน");
    expect(filesOf(to)).toEqual(filesOf("manual"));

    expect(run("manual-import", [file], to).status).toBe(0);
    const after = readManual(to).services;
    expect(after.map(({ id }) => id).toSorted()).toEqual(services.map(({ id }) => id).toSorted());
    expect(after.find(({ id }) => id === "dlpw-kor-ror-7")).toMatchObject({
      aliases: { th: ["ก"] },
      eServiceUrl: null,
    });
    const files = filesOf(to);
    expect(Object.keys(files)).not.toContain(join("services", "mfa.json"));
    expect(files[join("services", "sso.json")]).toBe(filesOf("manual")[join("services", "sso.json")]);
    expect(readdirSync(join(to, "services")).every((name) => name.endsWith(".json"))).toBe(true);
  });

  test("export refuses a manual with faults, and a text that no cell can hold, and writes no file", async () => {
    const to = copy();
    const path = join(to, "services", "mfa.json");
    const text = readFileSync(path, "utf8");
    const file = fresh("none.xlsx");
    writeFileSync(
      path,
      text.replace('"kind": "not-stated"', '"kind": "free"').replace('"reviewBy": "20', '"reviewBy": "x'),
    );
    const { status, stderr } = run("manual-export", [file], to);
    expect(status).toBe(1);
    expect(stderr).toContain("services/mfa.json");
    writeFileSync(path, text.replace(/"editorNote": .*/u, `"editorNote": "${"ก".repeat(40_000)}"`));
    await expect(exportManual(to, file)).rejects.toThrow("บันทึกของผู้ดูแล");
    expect(readdirSync(here)).not.toContain(file.slice(here.length + 1));
  });

  test("a file that cannot be read is told in words, and nothing is written", () => {
    const csv = toCsv(manual.services);
    const bad: [file: string, says: string][] = [
      [put("old.csv", Buffer.from([0xc3, 0xcb, 0xd1, 0xca])), "CSV UTF-8"],
      [put("quote.csv", csv.replace(/\r\n/u, '\r\n"')), "อัญประกาศ"],
      [put("text.xlsx", "no workbook"), "เปิดอ่านไม่ได้"],
      [join(here, "missing.csv"), "เปิดอ่านไม่ได้"],
      [put("manual.doc", csv), "manual:import --"],
    ];
    for (const [file, says] of bad)
      expect(run("manual-import", [file])).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(says),
      });
    expect(run("manual-import", [put("good.csv", csv), "--look"])).toMatchObject({ status: 1, stdout: "" });
    expect(run("manual-import", [])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("manual:import --"),
    });
    expect(run("manual-export", ["a.pdf"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(".xlsx"),
    });
    expect(filesOf(folder)).toEqual(filesOf("manual"));
  });
});
