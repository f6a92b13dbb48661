import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJson } from "#dev/chat/json-place.ts";

describe("reading JSON", () => {
  test.each([
    ["a comma too many", '{\n  "a": 1,\n}', 3, 1],
    ["a comma missing", '{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ["a name without quotes", "{a: 1}", 1, 2],
    ["a text that does not end", '["ไทย', 1, 2],
    ["a line end inside a text", '{"a": "x\ny"}', 1, 7],
    ["an end that comes too early", '{"a": [1, 2', 1, 12],
    ["nothing at all", "", 1, 1],
    ["something after the end", "{} x", 1, 4],
    ["the wrong bracket", "[1, 2}", 1, 6],
    ["a colon missing", '{"a" 1}', 1, 6],
    ["a number that JSON has not", "[01]", 1, 3],
  ])("names the place of %s", (_, text, line, column) => {
    expect(readJson(text)).toEqual({ bad: { line, column } });
  });

  test("gives the value of anything that is JSON", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  test("names the end of anything that was cut, or a place before it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, where) => {
        const text = JSON.stringify([value], null, 1);
        const cut = text.slice(0, where % text.length);
        const read = readJson(cut);
        const lines = cut.split("\n");
        const place = "bad" in read ? read.bad : { line: 0, column: 0 };
        expect(place.line).toBeGreaterThan(0);
        expect(place.line).toBeLessThanOrEqual(lines.length);
        expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? "").length + 1);
      }),
    );
  });
});
