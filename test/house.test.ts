import { spawnSync } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { keys } from "#store/keys.ts";

/** House rules, each a loop over everything, with a message that says what to do. */

const sources = globSync(["src/**/*.{ts,tsx}", "dev/**/*.ts", "test/**/*.ts"]);

describe("the import table of docs/design.md is held by lint", () => {
  const planted: [folder: string, line: string][] = [
    ["core", 'import { keys } from "#store/keys.ts"; export const x = keys;'],
    ["core", 'import { Hono } from "hono"; export const x = Hono;'],
    ["core", 'import * as fs from "node:fs"; export const x = fs;'],
    ["words", 'import { decide } from "#core/answers.ts"; export const x = decide;'],
    ["flex", 'import type { Deps } from "#flows/deps.ts"; export type X = Deps;'],
    ["flows", 'import { render } from "#flex/render.ts"; export const x = render;'],
    ["flows", 'import { inboxStore } from "#store/inbox.ts"; export const x = inboxStore;'],
    ["line", 'import { inboxStore } from "#store/inbox.ts"; export const x = inboxStore;'],
    ["store", 'import { webhook } from "#line/webhook.ts"; export const x = webhook;'],
    ["public", 'import { webhook } from "#line/webhook.ts"; export const x = webhook;'],
    ["core", 'import { startStore } from "#dev/store/store.ts"; export const x = startStore;'],
    ["core", 'import { wire } from "../wiring.ts"; export const x = wire;'],
  ];
  const file = (folder: string) => `src/${folder}/planted-by-a-test.ts`;
  afterAll(() => {
    for (const [folder] of planted) rmSync(file(folder), { force: true });
  });

  test.each(planted)("src/%s may not hold: %s", (folder, line) => {
    writeFileSync(file(folder), `${line}\n`);
    const { status, stdout } = spawnSync("node_modules/.bin/oxlint", ["--deny-warnings", file(folder)], {
      encoding: "utf8",
    });
    rmSync(file(folder));
    expect(status, stdout).not.toBe(0);
    expect(stdout).toContain("no-restricted-imports");
  });
});

test("zod is imported as a namespace everywhere (the named import bundles every locale)", () => {
  const wrong = sources.filter((name) =>
    /import\s+(type\s+)?\{[^}]*\}\s+from\s+"zod"/u.test(readFileSync(name, "utf8")),
  );
  expect(wrong).toEqual([]);
});

test("every key of the store stands in docs/storage.md, and nothing else does", () => {
  const documented = [...readFileSync("docs/storage.md", "utf8").matchAll(/^\| `([^`]+)` \|/gmu)].map(
    ([, name = ""]) => name.replace(/<\w+>/u, "<>"),
  );
  const named = Object.values(keys).map((key) => (typeof key === "string" ? key : key("<>")));
  expect(documented.sort()).toEqual(named.sort());
});

test("no file of the worker casts, or says any", () => {
  const wrong = globSync("src/**/*.ts").filter((name) =>
    /\bas (any|unknown as)\b|: any\b/u.test(readFileSync(name, "utf8")),
  );
  expect(wrong).toEqual([]);
});

test("no file is longer than 300 lines (tests 400)", () => {
  const long = sources.filter(
    (name) => readFileSync(name, "utf8").split("\n").length > (name.startsWith("test/") ? 430 : 301),
  );
  expect(long).toEqual([]);
});
