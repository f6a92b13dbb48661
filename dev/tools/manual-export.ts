import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import { tableWords } from "#words/manual-table.ts";
import { readManual } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";
import { LONGEST_CELL, toCsv, tooLongCells, toXlsx } from "./manual-spreadsheet.ts";

/**
 * Writes the services of a manual's folder as one table: an XLSX workbook or a CSV file, as the file's name says. Gives how many services
 * there are.
 * @throws Error that tells in words what is wrong with the manual, or with the name
 */
export async function exportManual(folder: string, file: string): Promise<number> {
  const kind = extname(file).toLowerCase();
  if (kind !== ".xlsx" && kind !== ".csv") throw new Error(tableWords.exportNeeds);
  const manual = readManual(folder);
  const tooLong = tooLongCells(manual.services);
  if (tooLong.length > 0)
    throw new Error(
      tooLong.map(({ id, heading }) => tableWords.tooLong(id, heading, LONGEST_CELL)).join("\n"),
    );
  writeFileSync(file, kind === ".csv" ? toCsv(manual.services) : await toXlsx(manual));
  return manual.services.length;
}

if (import.meta.main) {
  const [file = ""] = process.argv.slice(2);
  try {
    console.log(tableWords.exported(file, await exportManual(manualFolder(), file)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
