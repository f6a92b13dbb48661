import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { bangkokDay } from "#core/days.ts";
import type { ManualFile } from "#core/manual-check.ts";
import { checkTable } from "#core/manual-table-check.ts";
import type { Manual } from "#core/manual.ts";
import { describeFault } from "#words/manual-faults.ts";
import { describeCellFault, tableWords } from "#words/manual-table.ts";
import { describeChanges } from "./manual-changes.ts";
import { manualFiles } from "./manual-files.ts";
import { manualFolder } from "./manual-folder.ts";
import { readSpreadsheet } from "./manual-spreadsheet-read.ts";

/**
 * Puts a table in the place of all services of a manual's folder, when the manual that it makes is without fault; otherwise nothing is
 * written. `dry`: nothing is written in any case. Gives what to tell, and whether all was well.
 * @throws Error that tells in words why the table's file cannot be read
 */
export async function importManual(
  folder: string,
  file: string,
  dry: boolean,
): Promise<{ well: boolean; lines: string[] }> {
  if (![".xlsx", ".csv"].includes(extname(file).toLowerCase())) throw new Error(tableWords.importNeeds);
  const { sheet, rows } = await readSpreadsheet(file);
  const before = manualFiles(folder);
  const around = before.filter((one) => !isServices(one));
  const { manual, faults, elsewhere } = checkTable(rows, around, bangkokDay(Date.now()));
  if (manual === null) {
    const told = [
      ...faults.map((fault) => describeCellFault(sheet, fault)),
      ...elsewhere.map((fault) => describeFault(fault)),
    ];
    return { well: false, lines: [...told, tableWords.faulty(told.length)] };
  }
  const files = toFiles(manual);
  const obsolete = before.filter((one) => isServices(one) && !files.has(one.file)).map((one) => one.file);
  const changes = describeChanges(before.filter(isServices), manual.services);
  if (dry) return { well: true, lines: [...changes, tableWords.dry] };
  return { well: true, lines: [...changes, ...write(folder, files, obsolete)] };
}

const isServices = ({ file }: ManualFile): boolean => file.startsWith("services/");

/** The files of a manual's services by their names, one a department, each as text. */
function toFiles({ services, units }: Manual): Map<string, string> {
  const departments = new Map(units.map(({ id, department }) => [id, department]));
  const byFile = Map.groupBy(services, ({ unit }) => `services/${departments.get(unit)}.json`);
  return new Map([...byFile].map(([file, own]) => [file, `${JSON.stringify(own, null, 2)}\n`]));
}

/**
 * Writes what differs. Each file lies ready under another name before the first one takes its place, so that a full disk leaves the manual as
 * it was.
 */
function write(folder: string, files: ReadonlyMap<string, string>, obsolete: readonly string[]): string[] {
  mkdirSync(join(folder, "services"), { recursive: true });
  const differing = [...files].filter(([file, text]) => textOf(join(folder, file)) !== text);
  const ready = differing.map(([file]) => ({ file, temporary: join(folder, `${file}.${process.pid}.new`) }));
  try {
    for (const [i, [, text]] of differing.entries()) writeFileSync(ready[i]?.temporary ?? "", text);
    for (const { file, temporary } of ready) renameSync(temporary, join(folder, file));
  } finally {
    for (const { temporary } of ready) rmSync(temporary, { force: true });
  }
  for (const file of obsolete) rmSync(join(folder, file));
  return [...ready.map(({ file }) => tableWords.wrote(file)), ...obsolete.map(tableWords.deleted)];
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const [file = "", ...more] = args.filter((arg) => arg !== "--dry");
  try {
    // A misspelled --dry would write what was only to be looked at.
    if (more.length > 0) throw new Error(tableWords.importNeeds);
    const { well, lines } = await importManual(manualFolder(), file, args.includes("--dry"));
    for (const line of lines) console.log(line);
    process.exitCode = well ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
