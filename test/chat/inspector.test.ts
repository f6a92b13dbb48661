import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  axeFindings,
  describeInBrowser,
  openPage,
  overflow,
  startBrowser,
  type Complaints,
  forEach,
} from "./browser.ts";
import { card, startFakeBot, type FakeBot } from "./fake-bot.ts";

describeInBrowser("the Flex inspector, without a script of its own", () => {
  let browser: Browser;
  let bot: FakeBot;
  let page: Page;
  let complaints: Complaints;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([startBrowser(), startFakeBot()]);
    ({ page, complaints } = await openPage(browser, `${bot.sim.url}/chat/flex`));
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
  });

  const paste = async (text: string): Promise<void> => {
    await page.locator("#json").fill(text);
    await page.locator("form button").click();
    await page.locator("#outcome").waitFor();
  };

  test("draws a good bubble at three widths and says that LINE would take it", async () => {
    await paste(JSON.stringify(card("บริการตัวอย่าง")));
    expect(await page.locator("#outcome").innerText()).toContain("LINE รับข้อความนี้ได้");
    expect(await forEach(page, ".pane", "it.offsetWidth")).toEqual([320, 390, 768]);
    expect(await page.locator(".pane .fx-bubble").count()).toBe(3);
    expect(await page.locator(".facts").innerText()).toMatch(/[\d,]+ จากไม่เกิน 30,000 ไบต์/);
    expect(await axeFindings(page)).toEqual([]);
  });

  test("lists what is wrong with place, rule and reference, and marks it on every drawing", async () => {
    const good = card("บริการตัวอย่าง");
    const bad = {
      ...good,
      body: { ...good.body, contents: [...good.body.contents, { type: "text", text: "", size: "xs" }] },
    };
    await paste(JSON.stringify({ type: "flex", altText: "ก".repeat(1501), contents: bad }));
    expect(await page.locator(".findings li").count()).toBe(2);
    const list = await page.locator(".findings").innerText();
    expect(list).toContain("contents.body.contents[4].text");
    expect(list).toContain("#f-text");
    expect(await page.locator('[data-path$="body.contents[4]"][data-faults]').count()).toBe(3);
    const outlines = await forEach(page, "[data-faults]", "getComputedStyle(it).outlineStyle");
    expect(new Set(outlines)).toEqual(new Set(["solid"]));
    expect(await axeFindings(page)).toEqual([]);
  });

  test("says at which line and column bad JSON breaks, and keeps what was typed", async () => {
    const typed = '\n{\n  "type": "bubble",\n  "body": </textarea>\n}';
    await paste(typed);
    expect(await page.locator("#outcome").innerText()).toContain("บรรทัด 4 คอลัมน์ 11");
    expect(await page.locator("#json").inputValue()).toBe(typed);
    expect(await page.locator("mark").innerText()).toBe("<");
    expect(await axeFindings(page)).toEqual([]);
  });

  test("says when there is no message in the JSON", async () => {
    await paste("[1]");
    expect(await page.locator(".findings li").count()).toBeGreaterThan(0);
    await paste('{"a": 1}');
    expect(await page.locator("#outcome").innerText()).toContain("ไม่พบข้อความ");
  });

  test("opens a message of a chat", async () => {
    const { userId } = bot.sim.addPerson();
    await bot.sim.say(userId, "การ์ด");
    await expect.poll(() => bot.sim.chat(userId).length).toBe(2);
    await page.goto(`${bot.sim.url}/?as=${userId}`);
    await page.getByRole("link", { name: "ตรวจ Flex" }).click();
    expect(await page.locator(".pane .fx-bubble").count()).toBe(3);
    expect(await page.locator("#json").inputValue()).toContain('"altText": "บริการตัวอย่าง"');
  });

  test("is not wider than a small phone; works with scripts switched off", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 568 },
    });
    const plain = await context.newPage();
    await plain.goto(`${bot.sim.url}/chat/flex`);
    await plain.locator("#json").fill(JSON.stringify(card("ไม่มีสคริปต์")));
    await plain.locator("form button").click();
    expect(await plain.locator(".pane .fx-bubble").count()).toBe(3);
    await context.close();
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await overflow(page)).toBe(0);
  });

  test("the policy was never breached", () => {
    // The browser itself notes the status of a page that could not be read.
    expect(complaints.filter((said) => !said.includes("422"))).toEqual([]);
  });
});
