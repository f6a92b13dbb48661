import * as z from "zod";
import { columns, valueAt } from "./manual-columns.ts";
import { checkManual, type Fault, type FaultCode, type ManualFile } from "./manual-check.ts";
import { unitSchema, type Manual } from "./manual.ts";
import { placeOf, type Block } from "./manual-table.ts";
import {
  fromTable,
  type TableCode,
  type TableFault,
  type TableRead,
  type TableRow,
} from "./manual-table-read.ts";

/** A fault of a table, or of the manual that the table would make, at its cell. */
export type CellFault = TableFault<TableCode | FaultCode>;

/** The manual that a table makes; null where there is any fault. `elsewhere`: faults that lie in no cell of the table (agency, units). */
export type CheckedTable = { manual: Manual | null; faults: CellFault[]; elsewhere: Fault[] };

/**
 * Reads a table and checks the manual it would make with the other files of the manual (`around`: agency and units). Finds every fault, by row
 * and column, in the order of the rows. `today` is a date (YYYY-MM-DD) in Bangkok.
 */
export function checkTable(
  rows: readonly TableRow[],
  around: readonly ManualFile[],
  today: string,
): CheckedTable {
  const read = fromTable(rows);
  if (read.blocks.length === 0) return { manual: null, faults: read.faults, elsewhere: [] };
  const departments = departmentsOf(around);
  const known = new Set(read.faults.map(cellOf));
  const rounds = toRounds(read).map((entries) => {
    const checked = checkManual([...around, ...toFiles(entries, departments)], today);
    return {
      faults: checked.faults,
      manual: checked.manual,
      byId: new Map(entries.map((one) => [one.block.id, one])),
    };
  });
  const found = rounds
    .flatMap(({ faults, byId }) => faults.flatMap((fault) => toCell(fault, byId, read.letters)))
    .filter((fault) => !known.has(cellOf(fault)));
  const faults = [...read.faults, ...found].sort(byPlace);
  // A service of the table that is faulty itself is not also one that agency.json names in vain.
  const ids = new Set(read.blocks.map(({ id }) => id));
  const elsewhere = (rounds[0]?.faults ?? []).filter(
    ({ file, code, detail }) =>
      !file.startsWith("services/") && !(code === "unknown-service" && ids.has(detail)),
  );
  const manual = faults.length === 0 && elsewhere.length === 0 ? (rounds[0]?.manual ?? null) : null;
  return { manual, faults, elsewhere };
}

type Entry = { block: Block; service: unknown };

/**
 * The services of a table in sets in which each id is the only one of its kind: faults name entries by their id. One set, but for tables in
 * which two blocks have the same id.
 */
function toRounds({ blocks, services }: TableRead): Entry[][] {
  const rounds: Entry[][] = [];
  const times = new Map<string, number>();
  blocks.forEach((block, i) => {
    const round = times.get(block.id) ?? 0;
    times.set(block.id, round + 1);
    (rounds[round] ??= []).push({ block, service: services[i] });
  });
  return rounds;
}

function departmentsOf(around: readonly ManualFile[]): ReadonlyMap<string, string> {
  const file = around.find((one) => one.file === "units.json");
  const units = z.array(unitSchema).safeParse(file && "value" in file ? file.value : []);
  return new Map((units.data ?? []).map(({ id, department }) => [id, department]));
}

const withUnit = z.looseObject({ unit: z.string() });

/** Services as the files of their departments. One whose unit nobody knows comes into a file of no name: the check tells of its unit. */
function toFiles(entries: readonly Entry[], departments: ReadonlyMap<string, string>): ManualFile[] {
  const files = new Map<string, unknown[]>();
  for (const { service } of entries) {
    const department = departments.get(withUnit.safeParse(service).data?.unit ?? "") ?? "";
    const file = files.get(department) ?? [];
    file.push(service);
    files.set(department, file);
  }
  return [...files].map(([department, value]) => ({ file: `services/${department}.json`, value }));
}

/** The codes that tell of an empty cell, whatever its column holds: what is filled has been read as its column wants it. */
const ofEmptyCells: readonly FaultCode[] = ["missing", "wrong-kind", "not-one-of"];

/** A fault of the manual at its cell; none where the table lacks the whole column, which is a fault of its own. */
function toCell(
  fault: Fault,
  byId: ReadonlyMap<string, Entry>,
  letters: ReadonlyMap<string, string>,
): CellFault[] {
  const entry = fault.file.startsWith("services/") && byId.get(fault.entry ?? "");
  if (!entry) return [];
  const { block } = entry;
  const { row, column } = placeOf(block, fieldOf(fault, entry)) ?? { row: block.row, column: columns[0] };
  const heading = column?.heading ?? "";
  const letter = letters.get(heading);
  if (letter === undefined) return [];
  const code = ofEmptyCells.includes(fault.code) ? "empty" : fault.code;
  return [{ row, column: { heading, letter }, code, detail: fault.detail }];
}

/** The field that a fault names; of a list the item that the fault is about, where its detail is one. */
function fieldOf({ field, detail }: Fault, { service }: Entry): string {
  const items = valueAt(service, field);
  const index = Array.isArray(items) ? items.indexOf(detail) : -1;
  return index === -1 ? field : `${field}[${index + 1}]`;
}

const cellOf = ({ row, column }: CellFault): string => `${column.letter}${row}`;

/** From above to below and from left to right; a column without a letter comes first. */
function byPlace(a: CellFault, b: CellFault): number {
  const across = (fault: CellFault) => fault.column.letter.padStart(3, " ");
  return a.row - b.row || (across(a) < across(b) ? -1 : Number(across(a) > across(b)));
}
