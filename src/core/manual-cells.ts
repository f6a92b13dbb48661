import type { CellWords, Column } from "./manual-columns.ts";

/**
 * What a cell of a table holds as it was read. `date`: a cell that the spreadsheet itself knows as a date (YYYY-MM-DD). `broken`: a
 * formula that has no value, or an error such as #REF!.
 */
export type Cell = string | number | boolean | null | { date: string } | { broken: string };

export type CellCode = "unknown-word" | "not-a-number" | "not-a-date" | "date-in-text" | "broken-cell";

/** The value that a cell stands for (null: it is empty), or what is wrong with it. */
export type CellRead =
  | { value: string | number | boolean | null; code?: never }
  | { code: CellCode; detail: string };

/** Whether nothing stands in a cell; blanks are nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** Reads one cell as its column wants it: Thai digits, years of the Buddhist era and numbers written as text are understood. */
export function readCell(cell: Cell | undefined, holds: Column["holds"]): CellRead {
  if (cell === undefined || cell === null || isBlank(cell)) return { value: null };
  if (typeof cell === "object" && "broken" in cell) return { code: "broken-cell", detail: cell.broken };
  if (holds === "date") return readDate(cell);
  if (typeof cell === "object") return { code: "date-in-text", detail: cell.date };
  if (holds === "count") return readCount(toText(cell));
  return holds === "text" ? { value: toText(cell) } : readWord(cell, holds);
}

/** A cell as text. Numbers as a spreadsheet shows them: at most 15 digits, so that 0.1 + 0.2 is 0.3. */
function toText(cell: string | number | boolean): string {
  if (typeof cell === "number") return String(Number(cell.toPrecision(15)));
  return typeof cell === "boolean" ? String(cell).toUpperCase() : cell.trim();
}

/** A text with Thai digits written 0–9. */
function plainDigits(text: string): string {
  return text.replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

function readCount(text: string): CellRead {
  const plain = plainDigits(text);
  // A comma only where thousands are set apart: "1,5" is no whole number.
  const number = /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/u.test(plain) ? Number(plain.replaceAll(",", "")) : 0;
  return number >= 1 && Number.isSafeInteger(number)
    ? { value: number }
    : { code: "not-a-number", detail: text };
}

function readWord(cell: string | number | boolean, words: CellWords): CellRead {
  const close = (text: string) => text.replaceAll(/\s/gu, "");
  const wanted = typeof cell === "boolean" ? null : close(toText(cell));
  const found = words.find(([value, word]) => (wanted === null ? value === cell : close(word) === wanted));
  if (found) return { value: found[0] };
  return { code: "unknown-word", detail: words.map(([, word]) => word).join(", ") };
}

/** What the manual's own dates look like; such a text is taken as it stands. */
const asStored = /^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u;
/** Year, month and day, or only the first of them, as people write them in either order: 2569-11-21, 21/11/2569, 11/2569, 2569. */
const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u;
const yearLast = /^(?:(?:(\d{1,2})[-/.])?(\d{1,2})[-/.])(\d{4})$/u;

function readDate(cell: string | number | boolean | { date: string }): CellRead {
  const text = typeof cell === "object" ? cell.date : plainDigits(toText(cell));
  if (asStored.test(text)) return { value: text };
  const [, first, firstMonth, firstDay] = yearFirst.exec(text) ?? [];
  const [, lastDay, lastMonth, last] = yearLast.exec(text) ?? [];
  const date = toDate(first ?? last, firstMonth ?? lastMonth, firstDay ?? lastDay);
  return date === null ? { code: "not-a-date", detail: text } : { value: date };
}

/** From this year on a year is of the Buddhist era, which is 543 ahead. */
const FIRST_BUDDHIST_YEAR = 2400;

function toDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined) return null;
  const gregorian = String(Number(year) >= FIRST_BUDDHIST_YEAR ? Number(year) - 543 : Number(year));
  const date = [gregorian, ...[month, day].flatMap((part) => part?.padStart(2, "0") ?? [])].join("-");
  if (!asStored.test(date)) return null;
  // A day that its month does not have (31 February) would become one of the next month.
  return new Date(`${date}T00:00:00Z`.slice(0, date.length)).toISOString().startsWith(date) ? date : null;
}
