import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  axeFindings,
  describeInBrowser,
  openPage,
  overflow,
  startBrowser,
  type Complaints,
  focused,
  forEach,
} from "./browser.ts";
import { startFakeBot, type FakeBot } from "./fake-bot.ts";

describeInBrowser("a conversation on the chat page", () => {
  let browser: Browser;
  let bot: FakeBot;
  let page: Page;
  let complaints: Complaints;

  beforeAll(async () => {
    [browser, bot] = await Promise.all([startBrowser(), startFakeBot()]);
    ({ page, complaints } = await openPage(browser, bot.sim.url));
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
  });

  const said = (words: string): Locator => page.locator(".entry", { hasText: words });
  const newest = (): Locator => page.locator(".entry").last();
  const chips = (): Locator => page.locator("#region-quick button, #region-quick a");
  const type = async (words: string): Promise<void> => {
    await page.locator("#message").fill(words);
    await page.locator("#message").press("Enter");
  };
  const heard = async (): Promise<string> => (await newest().innerText()).replaceAll("\n", " ");
  const hear = (words: string) => expect.poll(heard, { timeout: 4000 }).toContain(words);
  const entries = (): Promise<number> => page.locator(".entry").count();

  test("somebody new adds the account and is greeted", async () => {
    expect(await page.locator("#nothing").isVisible()).toBe(true);
    await page.locator(".bar button").click();
    await hear("ขอบคุณที่เพิ่มเราเป็นเพื่อน");
    expect(await page.locator(".bar").count()).toBe(0);
    expect(await page.locator("#nothing").count()).toBe(0);
  });

  test("the days have a line with a Thai date and the Buddhist year", async () => {
    const year = new Date().getUTCFullYear() + 543;
    expect(await page.locator(".day").allInnerTexts()).toEqual([
      expect.stringMatching(`^วัน.+ที่ \\d+ .+ ${year}$`),
    ]);
  });

  test("Enter sends, Shift and Enter starts a new line, an empty message is not sent", async () => {
    const field = page.locator("#message");
    await field.press("Enter");
    await field.pressSequentially("บรรทัดแรก");
    await field.press("Shift+Enter");
    await field.pressSequentially("บรรทัดสอง");
    await field.press("Enter");
    await hear("อยากดูอะไรต่อ");
    expect(await said("คุณ: บรรทัดแรก").locator(".fx-balloon").innerText()).toBe("บรรทัดแรก\nบรรทัดสอง");
    expect(await field.inputValue()).toBe("");
    expect(await entries()).toBe(4);
  });

  test("what the account answered is marked as read", async () => {
    expect(await said("คุณ: บรรทัดแรก").locator(".read").innerText()).toBe("อ่านแล้ว");
  });

  test("a quick reply says its words and all of them go; the next message brings its own", async () => {
    expect(await chips().allInnerTexts()).toEqual(["ดูการ์ด", "นับหนึ่ง", "เงียบ ๆ", "เว็บไซต์"]);
    await chips().first().click();
    await expect.poll(() => newest().locator(".fx-bubble").count()).toBe(1);
    expect(await said("คุณ: การ์ด").count()).toBe(1);
    expect(await chips().count()).toBe(0);
  });

  test("a postback shows its words as my balloon and its answer below", async () => {
    await newest().getByRole("button", { name: "ดูขั้นตอน" }).click();
    await hear("ได้รับ steps=ขึ้นทะเบียนผู้ว่างงาน");
    expect(await said("คุณ: ขอดูขั้นตอน").count()).toBe(1);
  });

  test("a postback without words or answer leaves nothing, and its chips go all the same", async () => {
    await type("อะไรก็ได้");
    await hear("อยากดูอะไรต่อ");
    const before = await entries();
    await chips().nth(2).click();
    await expect.poll(() => chips().count()).toBe(0);
    await expect.poll(() => bot.events.at(-1)?.postback?.data).toBe("quiet");
    expect(await entries()).toBe(before);
  });

  test("a link opens a tab of its own, a phone number is a link", async () => {
    const phone = page.getByRole("link", { name: "โทรถามเจ้าหน้าที่" });
    expect([await phone.getAttribute("href"), await phone.getAttribute("target")]).toEqual([
      "tel:1506",
      "_blank",
    ]);
    await page.context().route("https://example.go.th/", (route) => route.fulfill({ body: "ถึงแล้ว" }));
    await type("อีกครั้ง");
    await hear("อยากดูอะไรต่อ");
    const [opened] = await Promise.all([page.context().waitForEvent("page"), chips().nth(3).click()]);
    expect(opened.url()).toBe("https://example.go.th/");
    await opened.close();
  });

  test("a carousel moves by its buttons, the wheel and the arrow keys", async () => {
    await type("หลายใบ");
    const carousel = newest().locator(".fx-carousel");
    await carousel.waitFor();
    const left = async (): Promise<number> =>
      (await forEach<number>(page, ".fx-carousel", "it.scrollLeft"))[0] ?? -1;
    const [back, forth] = [newest().locator(".arrow.left"), newest().locator(".arrow.right")];
    expect(await back.isVisible()).toBe(false);
    await forth.click();
    await expect.poll(left).toBeGreaterThan(250);
    await back.click();
    await expect.poll(left).toBeLessThan(10);
    await carousel.hover();
    await page.mouse.wheel(0, 320);
    await expect.poll(left).toBeGreaterThan(200);
    await carousel.focus();
    const wheeled = await left();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(left).toBeGreaterThan(wheeled);
  });

  test("stickers, a picture, a voice message and a place can be sent", async () => {
    await page.locator('[data-tray="tray-stickers"]').click();
    await page.locator("#tray-stickers button").first().click();
    await hear("ได้รับ sticker");
    for (const kind of ["image", "audio", "location"]) {
      await page.locator('[data-tray="tray-more"]').click();
      await page.locator(`#tray-more [data-act*="${kind}"]`).click();
      await hear(`ได้รับ ${kind}`);
    }
    const shown = await forEach(page, "img.photo, img.sticker", "it.naturalWidth > 0");
    expect(shown).toEqual([true, true]);
  });

  test("a date is picked in a dialog and goes with the postback", async () => {
    await type("วันที่");
    await hear("เลือกวันนัด");
    await chips().first().click();
    await page.locator("#date").fill("2026-12-01");
    await page.locator('#ask-date button[value="yes"]').click();
    await hear("ได้รับ visit 2026-12-01");
  });

  test("the loading animation shows until its time is over", async () => {
    await type("ช้า 5");
    await page.locator(".dots").waitFor();
    bot.sim.clock.advance(5000);
    await page.locator(".dots").waitFor({ state: "detached" });
  });

  test("a message of one's own can be taken back", async () => {
    await type("พิมพ์ผิด");
    await hear("อยากดูอะไรต่อ");
    await said("คุณ: พิมพ์ผิด").hover();
    await said("คุณ: พิมพ์ผิด").locator(".unsend").click();
    await page.locator('#ask-unsend button[value="yes"]').click();
    await said("คุณยกเลิกข้อความแล้ว").waitFor();
    expect(await said("คุณ: พิมพ์ผิด").count()).toBe(0);
    await expect.poll(() => bot.events.at(-1)?.type).toBe("unsend");
  });

  test("who blocks the account can't write; who unblocks it can", async () => {
    await page.locator("#region-bond button").click();
    await page.locator("#message").waitFor({ state: "hidden" });
    await page.locator(".bar button").click();
    await page.locator("#message").waitFor();
    await expect.poll(() => bot.events.at(-1)?.type).toBe("follow");
  });

  test("the page follows what is new, unless one reads further up", async () => {
    const distance = async (): Promise<number> =>
      (await forEach<number>(page, "#log", "it.scrollHeight - it.scrollTop - it.clientHeight"))[0] ?? -1;
    await expect.poll(distance).toBeLessThan(5);
    await forEach(page, "#log", "it.scrollTo(0, 0)");
    await type("ข้างบน");
    await page.locator("#newest").waitFor();
    expect(await distance()).toBeGreaterThan(100);
    await page.locator("#newest").click();
    await expect.poll(distance).toBeLessThan(5);
    expect(await page.locator("#newest").isVisible()).toBe(false);
  });

  test("what was said stays after a reload, in the same order", async () => {
    await hear("อยากดูอะไรต่อ");
    const order = () => forEach<string>(page, ".entry", "it.dataset.message");
    const before = await order();
    await page.reload();
    expect(await order()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  test("no Thai text in a balloon or a card is clipped", async () => {
    const clipped = `[...document.querySelectorAll("#log .fx-wrap, #log .fx-balloon")].filter((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const words = range.getBoundingClientRect();
      const shown = line.getBoundingClientRect();
      return words.top < shown.top - 1 || words.bottom > shown.bottom + 1;
    }).map((line) => line.textContent)`;
    expect(await page.evaluate(clipped)).toEqual([]);
    const tight = `[...document.querySelectorAll("body *")].filter((one) => one.textContent.trim() !== "" &&
      parseFloat(getComputedStyle(one).lineHeight) / parseFloat(getComputedStyle(one).fontSize) < 1.4).map((one) => one.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(tight)).toEqual([]);
  });

  test("axe finds nothing, beside the panel, on a phone, with the panel open", async () => {
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator("#panel").waitFor({ state: "hidden" });
    expect(await axeFindings(page)).toEqual([]);
    await page.locator("#open-panel").click();
    expect(await focused(page)).toBe("close-panel");
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("open-panel");
  });

  test("nothing is wider than the window, on a small phone and at 200 %", async () => {
    for (const [width, height] of [
      [320, 568],
      [640, 450],
      [1280, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect([width, await overflow(page)]).toEqual([width, 0]);
      const field = await page.locator("#message").boundingBox();
      expect((field?.y ?? height) + (field?.height ?? 0)).toBeLessThan(height);
    }
  });

  test("the policy was never breached and no script failed", () => {
    expect(complaints).toEqual([]);
  });
});
