import { afterAll, beforeAll, expect, test } from "vitest";
import { toCatalogue } from "#core/catalogue.ts";
import { serviceSchema } from "#core/manual.ts";
import { monster } from "#dev/tools/monsters.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { describeInBrowser, openPage, overflow, startBrowser } from "#test/chat/browser.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { machineData, readPage } from "./markup.ts";

const { agency, units } = readManual("manual");
const services = Array.from({ length: 60 }, (_, i) => serviceSchema.parse(monster(i * 7)));
let house: House;
beforeAll(async () => {
  house = await startHouse();
  const catalogue = toCatalogue("monsters", { v: 2, agency, units, services, elsewhere: [], topics: [] });
  house.use({ ...house.deps, catalogue: async () => catalogue, inForce: async () => catalogue });
});
afterAll(() => house.stop());

test("whatever a manual holds, every page is whole, named, and runs nothing", async () => {
  for (const { id } of services) {
    const html = await (await fetch(`${house.address}/services/${id}`)).text();
    const elements = readPage(html);
    expect(elements.find(({ name }) => name === "h1")?.text.trim(), id).not.toBe("");
    const scripts = elements.filter(({ name }) => name === "script");
    expect(scripts.map(({ attributes }) => attributes["type"])).toEqual(["application/ld+json"]);
    expect(machineData(html)["identifier"]).toBe(id);
  }
  const list = readPage(await (await fetch(`${house.address}/services`)).text());
  for (const { name, text } of list) if (name === "a") expect(text.trim()).not.toBe("");
});

describeInBrowser("monsters on a small phone", () => {
  test("endless words, emoji and signs stay inside 320 px, and nothing of them runs", async () => {
    const browser = await startBrowser();
    const { page, complaints } = await openPage(browser, house.address, { width: 320, height: 640 });
    for (const { id } of services.slice(0, 3)) {
      await page.goto(`${house.address}/services/${id}`);
      expect(await overflow(page), id).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await browser.close();
  });
});
