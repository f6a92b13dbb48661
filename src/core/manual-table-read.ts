import { columns, columnsOf, lists, singleColumns, type Column, type ListName } from "./manual-columns.ts";
import { isBlank, readCell, type Cell, type CellCode } from "./manual-cells.ts";
import { lettersOf, type Block } from "./manual-table.ts";

/** One row of a table as it was read, with the number it has in its sheet (from 1). */
export type TableRow = { row: number; cells: readonly Cell[] };

export type TableCode =
  | CellCode
  | "empty-table"
  | "not-the-table"
  | "missing-heading"
  | "unknown-heading"
  | "heading-twice"
  | "no-heading"
  | "empty-id"
  | "id-twice"
  | "stray-rows"
  | "copied-row"
  | "single-below";

/** What is wrong in a table, and where: `letter` is the column's in a spreadsheet, empty where the table has no such column. */
export type TableFault<Code extends string = TableCode> = {
  row: number;
  column: { heading: string; letter: string };
  code: Code;
  detail: string;
};

/** A table as it was read: a service for each block, in order, and where each stands. With any fault the services are not to be used. */
export type TableRead = {
  services: unknown[];
  blocks: Block[];
  /** The letter of each column that was found, by its heading. */
  letters: ReadonlyMap<string, string>;
  faults: TableFault[];
};

/** The headings of a table: at which index each column stands. */
type Headings = { row: number; at: ReadonlyMap<Column, number> };
type Report = (row: number, column: Column, code: TableCode, detail?: string) => void;
type Values = Record<string, unknown>;

/** The first column: the id of the service that a row belongs to. */
const idColumn = columns.find(({ key }) => key === "id");

/**
 * Reads a table back into services, the opposite of `toTable`. Columns may stand in any order, empty rows anywhere. Every fault is found,
 * not only the first; whether the services make a manual is for `checkTable` to say.
 */
export function fromTable(rows: readonly TableRow[]): TableRead {
  const faults: TableFault[] = [];
  const [top, ...below] = rows.filter(({ cells }) => !cells.every(isBlank));
  const headings = readHeadings(top, below, faults);
  const letters = new Map([...headings.at].map(([{ heading }, index]) => [heading, lettersOf(index)]));
  const report: Report = (row, { heading }, code, detail = "") =>
    void faults.push({ row, column: { heading, letter: letters.get(heading) ?? "" }, code, detail });
  if (idColumn && headings.at.has(idColumn) && below.length === 0)
    report(headings.row + 1, idColumn, "empty-table");
  const read = toBlocks(headings, below, report)
    .filter((block) => !isStray(headings, block, report))
    .map((block) => readBlock(headings, block, report));
  return {
    services: read.map(({ service }) => service),
    blocks: read.map(({ block }) => block),
    letters,
    faults,
  };
}

/** Matches the cells of the first row with the columns. A table without ids cannot be read on: the answer then has no column. */
function readHeadings(top: TableRow | undefined, below: readonly TableRow[], faults: TableFault[]): Headings {
  const { row, cells } = top ?? { row: 1, cells: [] };
  const report = (at: number, index: number | null, code: TableCode, heading: string) =>
    void faults.push({
      row: at,
      column: { heading, letter: index === null ? "" : lettersOf(index) },
      code,
      detail: heading,
    });
  const at = new Map<Column, number>();
  const names = cells.map((cell) => (typeof cell === "string" ? cell.trim().replaceAll(/\s+/gu, " ") : ""));
  const known = names.map((name) => columns.find(({ heading }) => heading === name));
  if (!idColumn || !known.includes(idColumn)) {
    report(row, null, top ? "not-the-table" : "empty-table", idColumn?.heading ?? "");
    return { row, at };
  }
  known.forEach((column, index) => {
    if (column === undefined) {
      if (!isBlank(cells[index])) report(row, index, "unknown-heading", names[index] ?? "");
    } else if (at.has(column)) report(row, index, "heading-twice", column.heading);
    else at.set(column, index);
  });
  for (const column of columns) if (!at.has(column)) report(row, null, "missing-heading", column.heading);
  // Whatever stands where there is no heading would be lost without a word.
  const width = Math.max(...[cells, ...below.map((one) => one.cells)].map(({ length }) => length));
  for (let index = 0; index < width; index++) {
    const stray = isBlank(cells[index]) && below.find((one) => !isBlank(one.cells[index]));
    if (stray) report(stray.row, index, "no-heading", "");
  }
  return { row, at };
}

/** `again`: another block above has the same id. */
type Rows = { id: string; rows: TableRow[]; again: boolean };

/** The rows of each service: those that follow each other with the same id. */
function toBlocks({ at }: Headings, rows: readonly TableRow[], report: Report): Rows[] {
  const blocks: Rows[] = [];
  const first = new Map<string, number>();
  const index = idColumn && at.get(idColumn);
  if (!idColumn || index === undefined) return blocks;
  for (const row of rows) {
    const read = readCell(row.cells[index], "text");
    if (read.code !== undefined) report(row.row, idColumn, read.code, read.detail);
    else if (typeof read.value !== "string") report(row.row, idColumn, "empty-id");
    else if (blocks.at(-1)?.id === read.value) blocks.at(-1)?.rows.push(row);
    else {
      const before = first.get(read.value);
      if (before !== undefined) report(row.row, idColumn, "id-twice", String(before));
      first.set(read.value, before ?? row.row);
      blocks.push({ id: read.value, rows: [row], again: before !== undefined });
    }
  }
  return blocks;
}

/** Rows with nothing of what a service has once are part of another one, mostly by a misspelled id: one fault, not one for each empty cell. */
function isStray({ at }: Headings, { rows: [first], again }: Rows, report: Report): boolean {
  if (!first || !idColumn) return true;
  const stray = singleColumns.every(
    (column) => column === idColumn || isBlank(first.cells[at.get(column) ?? -1]),
  );
  if (stray && !again) report(first.row, idColumn, "stray-rows");
  return stray;
}

function readBlock({ at }: Headings, { id, rows }: Rows, report: Report) {
  const cellOf = ({ cells }: TableRow, column: Column): Cell => cells[at.get(column) ?? -1] ?? null;
  const valueOf = (row: TableRow, column: Column) => {
    const read = readCell(cellOf(row, column), column.holds);
    if (read.code === undefined) return read.value;
    report(row.row, column, read.code, read.detail);
    return null;
  };
  const items = new Map<ListName, number[]>();
  const values: [path: string, value: unknown][] = [];
  const [first = { row: 0, cells: [] }, ...later] = rows;
  for (const column of singleColumns)
    values.push([column.key, column === idColumn ? id : valueOf(first, column)]);
  singlesBelow(first, later, cellOf, report);
  for (const list of lists) {
    const own = columnsOf.get(list) ?? [];
    const filled = rows.filter((row) => own.some((column) => !isBlank(cellOf(row, column))));
    items.set(
      list,
      filled.map(({ row }) => row),
    );
    const found = filled.map((row, i) => {
      if (own[0]?.key === "") return valueOf(row, own[0]);
      const item = own.map((column) => [column.key, valueOf(row, column)] as const);
      return Object.fromEntries(list === "steps" ? [["order", i + 1], ...item] : item);
    });
    values.push([list, list === "documents" && found.length === 0 ? null : found]);
  }
  return { service: toService(values), block: { id, row: first.row, items } };
}

/** What a service has once may be repeated in later rows of its block, but not differ there; a repeat of the whole row is a copy. */
function singlesBelow(
  first: TableRow,
  later: readonly TableRow[],
  cellOf: (row: TableRow, column: Column) => Cell,
  report: Report,
): void {
  const plain = (row: TableRow, column: Column) => {
    const read = readCell(cellOf(row, column), column.holds);
    return read.code === undefined ? read.value : JSON.stringify(cellOf(row, column));
  };
  const singles = singleColumns.filter((column) => column !== idColumn);
  for (const row of later) {
    const filled = singles.filter((column) => !isBlank(cellOf(row, column)));
    const differing = filled.filter((column) => plain(row, column) !== plain(first, column));
    for (const column of differing) report(row.row, column, "single-below", String(plain(row, column)));
    const copied =
      filled.length > 0 && columns.every((column) => plain(row, column) === plain(first, column));
    if (copied && idColumn) report(row.row, idColumn, "copied-row", String(first.row));
  }
}

/** Values by their paths (`fee.kind`) as a service. A total duration of which nothing is said is none. */
function toService(values: readonly (readonly [path: string, value: unknown])[]): Values {
  const service: Values = {};
  const groups = new Map<string, Values>();
  for (const [path, value] of values) {
    const [name = "", key] = path.split(".");
    const group = groups.get(name) ?? {};
    if (key !== undefined) group[key] = value;
    service[name] = key === undefined ? value : group;
    groups.set(name, group);
  }
  const duration = Object.values(groups.get("totalDuration") ?? {});
  if (duration.every((value) => value === null)) service["totalDuration"] = null;
  return service;
}
