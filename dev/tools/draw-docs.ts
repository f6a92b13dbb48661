import { writeFileSync } from "node:fs";
import { ledgerPage } from "./ledger-page.ts";
import { statesPage } from "./states-page.ts";

/* `npm run docs`: writes the pages that are drawn from the code: docs/states.md from the tables of states, docs/ledger.md from the catalogue. */
for (const [file, page] of [
  ["docs/states.md", statesPage()],
  ["docs/ledger.md", ledgerPage()],
] as const) {
  writeFileSync(file, page);
  console.log(file);
}
