import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { limits } from "#dev/line-sim/limits.ts";
import { goldens } from "./golden.ts";

const tests = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(import.meta.dirname, file), "utf8"))
  .join("\n");

/** Golden bodies at the edge of each limit: those that are taken, and those that are refused by that very rule. */
function edges(id: string): { taken: number; refused: number } {
  const at = goldens().filter(({ golden }) => golden.edge === id);
  return {
    taken: at.filter(({ golden }) => golden.faults === undefined).length,
    refused: at.filter(({ golden }) => golden.faults?.some(({ rule }) => rule === id)).length,
  };
}

describe("the table of limits", () => {
  test.each(Object.keys(limits))(
    "%s is tried at its edge by goldens or by a test that names it in [brackets]",
    (id) => {
      if (tests.includes(`[${id}]`)) return;
      expect(edges(id), `add two goldens with "edge": "${id}", or a test whose name has [${id}]`).toEqual({
        taken: 1,
        refused: 1,
      });
    },
  );

  test("every row says where LINE states it", () => {
    for (const [id, row] of Object.entries(limits)) expect(row.ref, id).toMatch(/^(?:REF#|DOC )\S+/);
  });

  test("goldens name only limits that exist", () => {
    const named = goldens().flatMap(({ golden }) => (golden.edge === undefined ? [] : [golden.edge]));
    expect(named.filter((id) => !Object.hasOwn(limits, id))).toEqual([]);
  });
});
