import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { replayErasures, rekeyPeople } from "#flows/tend-people.ts";
import { peopleStore } from "#store/people.ts";
import { vault } from "#store/vault.ts";
import { openStore } from "./store-settings.ts";

/*
 * `npm run people`: work on the records of persons that no page does.
 * `-- --rekey`: brings all under the DATA_KEY in use, so that DATA_KEY_OLD can be taken away. May be stopped and run again.
 * `-- --erasures FILE`: writes the names of erasures (random, of nobody who is still here) into a file, to be kept apart from the copies.
 * `-- --replay FILE`: clears a restored store of everybody who was erased since, before it serves.
 */
const { values } = parseArgs({
  options: { rekey: { type: "boolean" }, erasures: { type: "string" }, replay: { type: "string" } },
});

async function main(): Promise<void> {
  const { redis, where, values: settings } = openStore();
  const people = peopleStore(redis);
  console.log(`store: ${where}`);
  if (values.erasures !== undefined) {
    const kept = existsSync(values.erasures) ? readFileSync(values.erasures, "utf8").split("\n") : [];
    // What stands in the file stays: the store may be a restored one, which does not know of them.
    const tags = [...new Set([...kept.filter(Boolean), ...(await people.erasures())])];
    writeFileSync(values.erasures, tags.map((tag) => `${tag}\n`).join(""));
    console.log(`${tags.length} erasures stand in ${values.erasures}`);
  } else if (values.replay !== undefined) {
    const tags = readFileSync(values.replay, "utf8").split("\n").filter(Boolean);
    console.log(`${await replayErasures({ people }, tags)} records destroyed, of ${tags.length} erasures`);
  } else if (values.rekey) {
    const { DATA_KEY, DATA_KEY_OLD } = settings;
    if (!DATA_KEY || !DATA_KEY_OLD)
      throw new Error("set DATA_KEY (the new one) and DATA_KEY_OLD beside the store's settings first");
    const log = ({ reason }: { reason: string }) => console.error(reason);
    const { moved, left, failed } = await rekeyPeople({ people, vault: vault(DATA_KEY, DATA_KEY_OLD), log });
    console.log(`${moved} persons moved, ${left} left, ${failed} could not be moved`);
    if (left + failed > 0) throw new Error("keep DATA_KEY_OLD, and run this again until none are left");
  } else {
    throw new Error("say what to do: --rekey, --erasures FILE or --replay FILE");
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
