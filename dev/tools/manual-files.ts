import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ManualFile } from "#core/manual-check.ts";

/**
 * The files of a manual's folder: agency.json, units.json, elsewhere.json and topics.json (where there are such) and one file a department under services/. A file that is missing or is not
 * JSON comes with what is wrong with it instead of a value.
 */
export function manualFiles(folder: string): ManualFile[] {
  const services = join(folder, "services");
  const entries = existsSync(services)
    ? readdirSync(services)
        .filter((name) => name.endsWith(".json"))
        .sort()
    : [];
  const optional = ["elsewhere.json", "topics.json"].filter((name) => existsSync(join(folder, name)));
  return ["agency.json", "units.json", ...optional, ...entries.map((name) => `services/${name}`)].map(
    (file) => readOne(folder, file),
  );
}

function readOne(folder: string, file: string): ManualFile {
  const path = join(folder, file);
  if (!existsSync(path)) return { file, fault: "missing" };
  try {
    return { file, value: JSON.parse(readFileSync(path, "utf8")) as unknown };
  } catch (error) {
    return { file, fault: "not-json", detail: error instanceof Error ? error.message : "" };
  }
}
