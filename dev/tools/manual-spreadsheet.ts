import { writeCsv } from "hucre/csv";
import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type WriteSheet,
} from "hucre/xlsx";
import { columns, parts, type Column } from "#core/manual-columns.ts";
import { lettersOf, toTable, type Table } from "#core/manual-table.ts";
import type { Manual, Service } from "#core/manual.ts";
import { columnWords, sheetNames } from "#words/manual-table.ts";
import { toGuide, type Guide } from "./manual-guide.ts";

/** What a spreadsheet's cell can hold; a longer text would be cut, or the file be called damaged. */
export const LONGEST_CELL = 32_767;

/** The texts of a table that no cell can hold. */
export function tooLongCells(services: readonly Service[]): { id: string; heading: string }[] {
  return toTable(services).rows.flatMap((row) =>
    row.flatMap((cell, i) =>
      String(cell ?? "").length > LONGEST_CELL
        ? [{ id: String(row[0]), heading: columns[i]?.heading ?? "" }]
        : [],
    ),
  );
}

/** A text that begins with the mark and one of these is unmarked when it is read (see `unmark`): such a text is marked once more. */
const markedStart = /^'(?=[=+\-@#'\d๐-๙฿$(.,])/u;

/** A text that a spreadsheet takes for an error: #N/A, #REF! */
const errorLike = /^#[A-Z]\S*$/u;

/** Takes off the apostrophe by which a text was marked as one. */
export function unmark(text: string): string {
  return text.replace(markedStart, "");
}

/**
 * Marks a text with an apostrophe where a spreadsheet that opens a CSV file would make something else of it: a formula, a number that loses
 * its zeros, a date. Whole numbers without a leading zero come back as they were, and need no mark.
 */
function markForCsv(text: string, holds: Column["holds"]): string {
  const formula = /^[=+\-@]/u.test(text) || errorLike.test(text);
  const figures = /^[\d๐-๙฿$(.,](?:[^\p{L}]|[eE])*$/u.test(text) && /[\d๐-๙]/u.test(text);
  const harmless = /^[1-9]\d{0,10}$/u.test(text) || (holds === "date" && /^\d{4}-\d\d-\d\d$/u.test(text));
  const marked = formula || (figures && !harmless) || markedStart.test(text);
  return marked ? `'${text}` : text;
}

/** The services as CSV that a spreadsheet opens with its Thai intact: UTF-8 with a byte order mark, lines ended by CRLF. */
export function toCsv(services: readonly Service[]): string {
  const { headings, rows } = toTable(services);
  const marked = rows.map((row) =>
    row.map((cell, i) => (typeof cell === "string" ? markForCsv(cell, columns[i]?.holds ?? "text") : cell)),
  );
  return `${writeCsv([headings, ...marked], { bom: true, lineSeparator: "\r\n" })}\r\n`;
}

/**
 * A text as a cell of an XLSX file: there `_x0041_` stands for a character, two characters cannot stand in XML at all, and only what looks
 * like an error needs a mark.
 */
export function toXlsxText(text: string): string {
  const escaped = (char: string) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  return (markedStart.test(text) || errorLike.test(text) ? `'${text}` : text)
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, escaped)
    .replaceAll(/[\uFFFE\uFFFF]/gu, escaped);
}

const font = { name: "Tahoma", size: 10 };
const alignment = { vertical: "top", wrapText: true } as const;
const solid = (rgb: string): NonNullable<CellStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { rgb },
  bgColor: { rgb },
});
const bold = (rgb: string): CellStyle => ({
  font: { ...font, bold: true },
  fill: solid(rgb),
  alignment,
  border: { bottom: { style: "thin", color: { rgb: "808080" } } },
});

/** The colour of each part's headings, all light enough for black letters. */
const partColours = ["D9E1F2", "E2EFDA", "FFF2CC", "DDEBF7", "FCE4D6", "E4DFEC", "EDEDED", "F8CBAD"];

/** Rows below the table that are text cells already, for services to come. */
const SPARE_ROWS = 100;
/** A row is no higher than this many lines. */
const MOST_LINES = 9;
const LINE_HEIGHT = 15;

/** The manual as a workbook for an official: its table, and beside it how to edit it. */
export async function toXlsx(manual: Manual): Promise<Uint8Array> {
  const guide = toGuide(manual);
  return writeXlsx({
    sheets: [tableSheet(toTable(manual.services), guide), guideSheet(guide)],
    defaultFont: font,
    properties: { title: `คู่มือบริการ ${manual.agency.nameTh}` },
  });
}

function tableSheet({ headings, rows }: Table, guide: Guide): WriteSheet {
  const last = rows.length + 1 + SPARE_ROWS;
  const spare = Array.from({ length: SPARE_ROWS }, () => headings.map(() => null));
  const texts = rows.map((row) => row.map((cell) => (typeof cell === "string" ? toXlsxText(cell) : cell)));
  return {
    name: sheetNames.table,
    columns: columns.map(({ holds }, i) => ({
      width: widths[i] ?? 1,
      style: { font, alignment, numFmt: holds === "count" ? "0" : "@" },
    })),
    rows: [headings, ...texts, ...spare],
    cells: new Map(
      columns.map(({ part }, i): [string, Partial<Cell>] => [
        `0,${i}`,
        { style: { ...bold(partColours[parts.indexOf(part)] ?? "FFFFFF"), numFmt: "@" } },
      ]),
    ),
    rowDefs: heightsOf([headings, ...rows], widths),
    freezePane: { rows: 1, columns: 2 },
    dataValidations: choices(last, guide),
    conditionalRules: shades(last),
    pageSetup: {
      paperSize: "a3",
      orientation: "landscape",
      printTitlesRow: "$1:$1",
      printTitlesColumn: "$A:$B",
    },
  };
}

function widthOf({ key, holds, heading }: Column): number {
  if (key === "id") return 30;
  if (holds === "count") return 11;
  if (holds === "date") return 14;
  if (typeof holds !== "string") return 20;
  return /รายละเอียด|คำอธิบาย|ควรรู้|บันทึก|ข้อความ/u.test(heading) ? 48 : 34;
}

const widths = columns.map(widthOf);

/** The heights of rows by their index. A row of one line is left without one, so that it grows with what is written into it. */
function heightsOf(rows: Table["rows"], widths: readonly number[]): Map<number, { height: number }> {
  return new Map(
    rows.flatMap((row, i) => {
      const lines = linesOf(row, widths);
      return lines > 1 ? [[i, { height: lines * LINE_HEIGHT }] as const] : [];
    }),
  );
}

/**
 * About how many lines the highest cell of a row takes: Thai marks above and below a letter take no room of their own, a line that breaks
 * between words holds less than its width. Web addresses do not count: one of 900 characters would fill the window.
 */
function linesOf(row: Table["rows"][number], widths: readonly number[]): number {
  const lines = row.flatMap((cell, i) =>
    typeof cell !== "string" || /^https?:/u.test(cell)
      ? []
      : cell
          .split("\n")
          .reduce((sum, line) => sum + Math.ceil((widthOfText(line) * 1.15) / (widths[i] ?? 1)), 0),
  );
  return Math.min(MOST_LINES, Math.max(1, ...lines));
}

function widthOfText(line: string): number {
  return Math.max(1, line.replaceAll(/\p{Mn}/gu, "").length);
}

/** Lists to choose from: the words of a column, and the ids that the manual's other files know. */
function choices(last: number, guide: Guide): DataValidation[] {
  return columns.flatMap(({ key, list, holds }, i): DataValidation[] => {
    const range = `${lettersOf(i)}2:${lettersOf(i)}${last}`;
    const rule = { type: "list", range, allowBlank: true, showErrorMessage: true } as const;
    const [errorTitle, errorMessage] = columnWords.chosen;
    const told = { ...rule, errorTitle, errorMessage };
    if (typeof holds !== "string") return [{ ...told, values: holds.map(([, word]) => word) }];
    const known = key === "unit" ? guide.units : list === "audience" ? guide.audiences : null;
    if (known === null) return [];
    return [{ ...told, formula1: `'${sheetNames.guide}'!$A$${known.first}:$A$${known.last}` }];
  });
}

/** A line above each service; grey where a service has a value once and this is not its first row. Both follow as rows are inserted. */
function shades(last: number): ConditionalRule[] {
  const singles = columns.flatMap(({ list, key }, i) =>
    list === null && key !== "id" ? [`${lettersOf(i)}2:${lettersOf(i)}${last}`] : [],
  );
  const rule = { type: "expression" } as const;
  return [
    {
      ...rule,
      priority: 1,
      range: `A2:${lettersOf(columns.length - 1)}${last}`,
      formula: "$A2<>$A1",
      style: { border: { top: { style: "thin", color: { rgb: "808080" } } } },
    },
    {
      ...rule,
      priority: 2,
      range: singles.join(" "),
      formula: 'AND($A2<>"",$A2=$A1)',
      style: { fill: solid("EDEDED") },
    },
  ];
}

const guideWidths = [30, 75, 75, 28];

function guideSheet({ rows, heads }: Guide): WriteSheet {
  const style = { font, alignment, numFmt: "@" };
  return {
    name: sheetNames.guide,
    columns: guideWidths.map((width) => ({ width, style })),
    rows,
    rowDefs: heightsOf(rows, guideWidths),
    cells: new Map(
      heads.flatMap((row) =>
        guideWidths.map((_, column): [string, Partial<Cell>] => [
          `${row - 1},${column}`,
          { style: bold("D9E1F2") },
        ]),
      ),
    ),
    freezePane: { rows: 1 },
  };
}
