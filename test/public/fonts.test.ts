import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { fontFiles, fontRules } from "#public/fonts.ts";
import { startHouse, type House } from "#test/support/house.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const { resolve } = createRequire(import.meta.url);

test("every font that the sheet names is served from our own address, to be kept for a year", async () => {
  const sheet = await (await fetch(`${house.address}/style.css`)).text();
  const urls = [...sheet.matchAll(/url\(([^)]+)\)/gu)].map(([, url = ""]) => url);
  expect(urls).toHaveLength(4);
  for (const url of urls) {
    expect(url).toMatch(/^\/fonts\//u);
    const response = await fetch(house.address + url);
    expect(response.headers.get("content-type")).toBe("font/woff2");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe("wOF2");
  }
  expect(await (await fetch(`${house.address}/fonts/OFL.txt`)).text()).toContain("SIL Open Font License");
});

test("what is no font of ours is a page that is not there", async () => {
  for (const name of ["x.woff2", "..%2fmanual%2fcurrent.json"])
    expect((await fetch(`${house.address}/fonts/${name}`)).status, name).toBe(404);
});

test("the version in the names is that of the package, and the letters are those that the package names", () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(resolve("@fontsource/noto-sans-thai/package.json"), "utf8")));
  const sheet = readFileSync(resolve("@fontsource/noto-sans-thai/400.css"), "utf8");
  for (const { name } of fontFiles) if (name !== "OFL.txt") expect(name).toContain(`-${version}-`);
  const ranges = new Set([...fontRules.matchAll(/unicode-range: ([^;]+);/gu)].map(([, range = ""]) => range));
  expect(ranges.size).toBe(2);
  for (const range of ranges) expect(sheet).toContain(range);
});
