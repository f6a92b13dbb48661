import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { parseCsv } from "hucre/csv";
import { readXlsx, type CellValue, type Sheet } from "hucre/xlsx";
import { columns } from "#core/manual-columns.ts";
import type { Cell } from "#core/manual-cells.ts";
import type { TableRow } from "#core/manual-table-read.ts";
import { sheetNames, tableWords } from "#words/manual-table.ts";
import { unmark } from "./manual-spreadsheet.ts";

/**
 * Reads the table of an XLSX or CSV file: its sheet's name, and its rows as they are numbered there.
 * @throws Error that tells in words why the file cannot be read
 */
export async function readSpreadsheet(file: string): Promise<{ sheet: string; rows: TableRow[] }> {
  const bytes = readBytes(file);
  if (extname(file).toLowerCase() === ".csv") return { sheet: file, rows: readCsv(file, bytes) };
  const { sheets } = await readXlsx(bytes).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const sheet = sheets.find(({ name }) => name === sheetNames.table) ?? sheets[0];
  return { sheet: sheet?.name ?? file, rows: sheet ? readSheet(sheet) : [] };
}

function unreadable(file: string, cause: unknown): Error {
  return new Error(tableWords.unreadable(file, cause instanceof Error ? cause.message : ""), { cause });
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readSheet({ rows, cells }: Sheet): TableRow[] {
  return rows.map((row, r) => ({
    row: r + 1,
    cells: row.map((value, c) => {
      // Only a cell that is more than its value has an entry: a formula, an error, a text in several fonts.
      const more = cells?.get(`${r},${c}`);
      if (more?.type === "error") return { broken: String(value) };
      if (more?.formula !== undefined && value === null) return { broken: `=${more.formula}` };
      return toCell(value);
    }),
  }));
}

function readCsv(file: string, bytes: Uint8Array): TableRow[] {
  const text = decode(file, bytes);
  // A quotation mark without its partner would swallow every row after it.
  if ((text.split('"').length - 1) % 2 === 1) throw new Error(tableWords.openQuote(file));
  return parseCsv(text, { delimiter: delimiterOf(text) }).map((row, r) => ({
    row: r + 1,
    cells: row.map(toCell),
  }));
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new Error(tableWords.notUtf8(file), { cause });
  }
}

/** What stands between cells: that by which the first line falls into the most headings. */
function delimiterOf(text: string): string {
  const headings = new Set(columns.map(({ heading }) => heading));
  const [line = ""] = text.trimStart().split("\n", 1);
  const known = (delimiter: string) =>
    parseCsv(line, { delimiter })
      .flat()
      .filter((cell) => headings.has(String(cell).trim())).length;
  return [",", ";", "\t"].reduce((best, one) => (known(one) > known(best) ? one : best));
}

/** A line break inside a cell is one character, however the spreadsheet wrote it. */
function toCell(value: CellValue): Cell {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { broken: "#####" } : { date: value.toISOString().slice(0, 10) };
  return typeof value === "string" ? unmark(value.replaceAll("\r\n", "\n")) : value;
}
