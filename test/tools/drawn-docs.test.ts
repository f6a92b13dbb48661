import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ledgerPage } from "#dev/tools/ledger-page.ts";
import { chapters, statesPage } from "#dev/tools/states-page.ts";

const page = readFileSync("docs/states.md", "utf8");

test("docs/states.md says what the tables of states say", () => {
  expect(page, "docs/states.md is behind its tables: run npm run docs").toBe(statesPage());
});

test("docs/ledger.md says what the catalogue of the log says", () => {
  const ledger = readFileSync("docs/ledger.md", "utf8");
  expect(ledger, "docs/ledger.md is behind its catalogue: run npm run docs").toBe(ledgerPage());
});

test("every table of src/core stands on the page", () => {
  expect(chapters.map(({ name }) => `src/core/${name.toLowerCase()}-states.ts`).sort()).toEqual(
    globSync("src/core/*-states.ts").sort(),
  );
});

test("every entry of a table, and every state, stands on the page in its chapter", () => {
  const parts = page.split(/^## /mu).slice(1);
  for (const [i, { table }] of chapters.entries()) {
    for (const { entry } of table.rows) expect(parts[i]).toContain(entry === null ? "| – |" : `\`${entry}\``);
    for (const state of table.states)
      expect(parts[i]).toMatch(new RegExp(`\\| [^|\\n]*${state}[^|\\n]* \\|`, "u"));
  }
});

test("the drawings hold only lines that mermaid reads, and no state with a dash but under an alias", () => {
  const drawings = [...page.matchAll(/```mermaid\n(.*?)```/gsu)].map(([, text = ""]) =>
    text.trim().split("\n"),
  );
  expect(drawings).toHaveLength(chapters.length);
  for (const [first, ...lines] of drawings) {
    expect(first).toBe("stateDiagram-v2");
    for (const line of lines)
      expect(line).toMatch(
        /^ {4}(state "[\w-]+" as \w+|(\[\*\]|\w+) --> \w+( : \w+(, \w+)*)?|classDef ended \S+|class \w+(, \w+)* ended)$/u,
      );
  }
});
