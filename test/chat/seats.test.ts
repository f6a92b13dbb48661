import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInBrowser, focused, openPage, startBrowser } from "./browser.ts";
import { startFakeBot, type FakeBot } from "./fake-bot.ts";

describeInBrowser("people, groups and trouble on the chat page", () => {
  let browser: Browser;
  let bot: FakeBot;
  let page: Page;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([startBrowser(), startFakeBot()]);
    bot.sim.addPerson({ displayName: "ทดสอบ หนึ่ง" });
    ({ page } = await openPage(browser, bot.sim.url));
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
  });

  const texts = () => page.locator(".fx-balloon").allInnerTexts();
  const type = async (words: string): Promise<void> => {
    await page.locator("#message").fill(words);
    await page.locator("#message").press("Enter");
  };
  const me = () => page.locator(".me").innerText();

  test("the keyboard alone is enough for a conversation", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("message");
    await page.keyboard.type("ถาม");
    await page.keyboard.press("Enter");
    await expect.poll(texts).toContain("อยากดูอะไรต่อ");
    // Back over the buttons of the composer to the chips, then the second one.
    await page.keyboard.press("Shift+Tab");
    for (let left = 3; left > 0; left -= 1) await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("นับหนึ่ง");
    const outline: string = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    expect(outline).toBe("solid");
    await page.keyboard.press("Enter");
    await expect.poll(texts).toContain("ได้รับ count");
    expect(await focused(page)).toBe("message");
    await page.keyboard.type("ต่อ");
    await page.keyboard.press("Enter");
    await expect.poll(texts).toContain("คุณพูดว่า: ต่อ");
  });

  test("new messages are announced politely, in a log with a name", async () => {
    const log = page.getByRole("log", { name: "ข้อความในแชต" });
    expect(await log.getAttribute("aria-live")).toBe("polite");
  });

  test("each person has a chat of their own; what is unread is counted", async () => {
    await page.getByRole("button", { name: "เพิ่มคน" }).click();
    await page.waitForURL(/as=U/);
    expect(await me()).toContain("ทดสอบ สอง");
    expect(await texts()).toEqual([]);
    const [first] = bot.sim.world.people.keys();
    await bot.sim.say(first ?? "", "จากอีกเครื่อง");
    await expect
      .poll(() => page.locator(".chat-link .badge").allInnerTexts())
      .toEqual([expect.stringMatching(/^2/)]);
    await page.getByRole("link", { name: /ทดสอบ หนึ่ง/ }).click();
    await expect.poll(texts).toContain("จากอีกเครื่อง");
    expect(await page.locator(".chat-link .badge").count()).toBe(0);
  });

  test("in a group the account answers when it is mentioned; one can speak as any member", async () => {
    await page.getByRole("button", { name: "สร้างกลุ่ม" }).click();
    await page.waitForURL(/chat=C/);
    await type("คุยกันเอง");
    await page.locator("#mention").click();
    await page.keyboard.type("ช่วยหน่อย");
    await page.keyboard.press("Enter");
    await expect.poll(texts).toContain("อยากดูอะไรต่อ");
    expect((await texts()).slice(0, 3)).toEqual([
      "คุยกันเอง",
      "@เสียง (จำลอง) ช่วยหน่อย",
      "คุณพูดว่า: @เสียง (จำลอง) ช่วยหน่อย",
    ]);
    await page.locator(".speaker:not(.here)").click();
    await expect.poll(me).toContain("ทดสอบ สอง");
    expect(await page.locator(".theirs .who").first().innerText()).toBe("ทดสอบ หนึ่ง");
    await page
      .getByRole("link", { name: /ทดสอบ หนึ่ง/ })
      .first()
      .click();
    await page.waitForURL(/\?as=U[0-9a-f]+$/);
  });

  test("a fault that was set happens so many times and shows in the log", async () => {
    await page.locator('[name="fault"]').selectOption("500");
    await page.locator('[name="path"]').selectOption("/v2/bot/message/reply");
    await page.locator("#fault-form button").click();
    await page.locator(".set-faults li").waitFor();
    const before = await texts();
    await type("ขัดข้อง");
    await expect.poll(() => page.locator("#region-log .bad").allInnerTexts()).toEqual(["500"]);
    await page.locator(".set-faults").waitFor({ state: "detached" });
    expect(await texts()).toEqual([...before, "ขัดข้อง"]);
    await page.locator("#fault-form button").click();
    await page.locator("#region-faults button").click();
    await page.locator(".set-faults").waitFor({ state: "detached" });
    await type("ปกติ");
    await expect.poll(texts).toContain("คุณพูดว่า: ปกติ");
  });

  test("the next delivery can come twice or with a wrong signature, once", async () => {
    await page.locator('[data-next="twice"]').check();
    await expect.poll(() => page.locator('#region-next [data-next="twice"]').isChecked()).toBe(true);
    const before = bot.sim.deliveries.length;
    await type("สองครั้ง");
    await expect.poll(() => bot.sim.deliveries.length).toBe(before + 2);
    await expect.poll(() => page.locator('[data-next="twice"]').isChecked()).toBe(false);
    await expect.poll(texts).toContain("คุณพูดว่า: สองครั้ง");
    expect((await texts()).filter((words) => words === "คุณพูดว่า: สองครั้ง")).toHaveLength(1);
  });

  test("what was not answered is delivered again on demand", async () => {
    bot.sim.setWebhook("http://127.0.0.1:9/");
    await type("ส่งไม่ถึง");
    await expect.poll(() => page.locator("#region-log").innerText()).toContain("ไม่ตอบ");
    bot.sim.setWebhook(bot.address);
    await page.getByRole("button", { name: "ส่งที่ล้มเหลวอีกครั้ง" }).click();
    await expect.poll(texts).toContain("คุณพูดว่า: ส่งไม่ถึง");
  });

  test("the simulator's clock goes forward, and a new day gets its line", async () => {
    const days = await page.locator(".day").count();
    await page.getByRole("button", { name: "+1 วัน" }).click();
    await type("พรุ่งนี้");
    await expect.poll(() => page.locator(".day").count()).toBe(days + 1);
  });
});
