import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser, openPage, startBrowser } from "./browser.ts";
import { startFakeBot, type FakeBot } from "./fake-bot.ts";
import { layWire, type Wire } from "./wire.ts";

describeInBrowser("a page that loses its connection", () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), "siang-chat-")), "line-sim.json");
  let browser: Browser;
  let bot: FakeBot;
  let wire: Wire;
  let page: Page;
  let userId: string;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([startBrowser(), startFakeBot({ dataFile })]);
    ({ userId } = bot.sim.addPerson());
    wire = await layWire(bot.sim.url);
    ({ page } = await openPage(browser, wire.url));
    await page.locator("#stage[data-online]").waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await wire.stop();
    await bot.stop();
  });

  const texts = () => page.locator(".fx-balloon").allInnerTexts();

  test("comes back by itself and shows what it missed, once", async () => {
    await bot.sim.say(userId, "ก่อน");
    await expect.poll(texts).toEqual(["ก่อน", "คุณพูดว่า: ก่อน", "อยากดูอะไรต่อ"]);
    wire.cut();
    await bot.sim.say(userId, "ระหว่างนั้น");
    await page.locator("#stage:not([data-online])").waitFor();
    wire.join();
    const all = ["ก่อน", "คุณพูดว่า: ก่อน", "อยากดูอะไรต่อ", "ระหว่างนั้น", "คุณพูดว่า: ระหว่างนั้น", "อยากดูอะไรต่อ"];
    await expect.poll(texts, { timeout: 5000 }).toEqual(all);
    await page.waitForTimeout(300);
    expect(await texts()).toEqual(all);
  });

  test("says so when something could not be sent, and keeps what was typed", async () => {
    wire.cut();
    await page.locator("#message").fill("ยังไม่ส่ง");
    await page.locator("#message").press("Enter");
    await page.locator("#toast").waitFor();
    await expect.poll(() => page.locator("#message").inputValue()).toBe("ยังไม่ส่ง");
    wire.join();
  });

  test("goes on after a restart of the simulator with the same data", async () => {
    const before = await texts();
    const port = Number(new URL(bot.sim.url).port);
    await bot.stop();
    bot = await startFakeBot({ dataFile, port });
    await expect.poll(() => page.locator("#stage[data-online]").count(), { timeout: 6000 }).toBe(1);
    await bot.sim.say(userId, "หลังเริ่มใหม่");
    await expect.poll(texts).toEqual([...before, "หลังเริ่มใหม่", "คุณพูดว่า: หลังเริ่มใหม่", "อยากดูอะไรต่อ"]);
  });

  test("finds a new person when everything was forgotten", async () => {
    const port = Number(new URL(bot.sim.url).port);
    await bot.stop();
    bot = await startFakeBot({ dataFile, port, fresh: true });
    const somebody = () => bot.sim.world.people.keys().next().value;
    const shown = () => page.locator("#stage").getAttribute("data-as");
    await expect.poll(async () => (await shown()) === somebody(), { timeout: 8000 }).toBe(true);
    expect(await texts()).toEqual([]);
  });
});
