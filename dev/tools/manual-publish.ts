import { parseArgs } from "node:util";
import { bangkokDay } from "#core/days.ts";
import { checkManual } from "#core/manual-check.ts";
import { manualStore, type Manuals } from "#store/manuals.ts";
import { describeFault } from "#words/manual-faults.ts";
import { toVersion } from "./build-manual.ts";
import { manualFiles } from "./manual-files.ts";
import { manualFolder } from "./manual-folder.ts";
import { openStore } from "./store-settings.ts";

/*
 * `npm run manual:publish`: checks the manual's folder, keeps it as a version and puts it in force, without a deployment.
 * `-- --list` shows what was in force when; `-- --back` puts the one before in force again, `-- --back HASH` any one kept, `-- --shipped` the
 * one that came with the code. A manual with a fault is refused.
 */
const { values, positionals } = parseArgs({
  options: { list: { type: "boolean" }, back: { type: "boolean" }, shipped: { type: "boolean" } },
  allowPositionals: true,
});

async function main(): Promise<void> {
  const { redis, where } = openStore();
  const manuals = manualStore(redis);
  console.log(`store: ${where}`);
  if (values.list) return list(manuals);
  if (values.shipped) return put(manuals, null, null);
  if (values.back) return back(manuals, positionals[0]);
  const folder = manualFolder();
  const { manual, faults } = checkManual(manualFiles(folder), bangkokDay(Date.now()));
  if (!manual) {
    for (const fault of faults) console.error(`${describeFault(fault)}\n`);
    throw new Error(`${folder}: ${faults.length} faults. Nothing was published; the manual in force stays`);
  }
  return put(manuals, await manuals.keep(toVersion(manual).text), manual.services.length);
}

async function put(manuals: Manuals, hash: string | null, services: number | null): Promise<void> {
  const done = await manuals.point({ hash, services, at: Date.now() });
  if (!done)
    throw new Error(`the store keeps no version ${hash ?? ""}: see npm run manual:publish -- --list`);
  console.log(`in force: ${hash === null ? "the manual shipped with the code" : hash.slice(0, 12)}`);
}

async function back(manuals: Manuals, wanted: string | undefined): Promise<void> {
  const moves = await manuals.history();
  const now = await manuals.current();
  const move = moves.find(({ hash }) =>
    wanted === undefined ? hash !== now : (hash?.startsWith(wanted) ?? false),
  );
  if (!move) throw new Error("there is no such version to go back to: see npm run manual:publish -- --list");
  return put(manuals, move.hash, move.services);
}

async function list(manuals: Manuals): Promise<void> {
  const now = await manuals.current();
  console.log(`in force now: ${now === null ? "shipped" : now.slice(0, 12)}`);
  for (const { hash, at, services } of await manuals.history())
    console.log(
      `${new Date(at).toISOString()}  ${(hash ?? "shipped").slice(0, 12).padEnd(12)}  ${services ?? "–"} services`,
    );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
