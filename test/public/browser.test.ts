import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  axeFindings,
  describeInBrowser,
  focused,
  forEach,
  openPage,
  overflow,
  startBrowser,
} from "#test/chat/browser.ts";
import { offerDownload } from "#flows/download-my-data.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { startHouse, type House } from "#test/support/house.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 640 };

const question = (text: string) => `/?q=${encodeURIComponent(text)}`;
const PAGES = {
  "the first page": "/",
  "an answer": question("ขึ้นทะเบียนว่างงานใช้เอกสารอะไร"),
  "whom to call in danger": question("หนูไม่อยากอยู่แล้ว"),
  "an answer in English": question("unpaid wages complaint"),
  "the list": "/services?for=migrant",
  "a service": "/services/doe-work-permit-new",
  "a service in English": "/services/doe-work-permit-new?lang=en",
  "the notice": "/privacy",
  "a sheet for the counter": "/services/ops-complaint-grievance/poster",
  "what the office asks": "/topics",
  "one thing that it asks": "/topics/market-hours",
  "where to tell the office something": question("อยากให้เพิ่มที่จอดรถที่สำนักงาน"),
};

describeInBrowser("the public pages in a browser", () => {
  let house: House;
  let browser: Browser;
  beforeAll(async () => {
    house = await startHouse();
    const shipped = await house.deps.inForce();
    const agency = { ...shipped.manual.agency, lineId: "@example" };
    const { topics } = readManual("test/agency");
    // All that a page can hold: also the way into the chat, and what a town asks its people.
    const inForce = async () => ({ ...shipped, manual: { ...shipped.manual, agency, topics } });
    house.use({ ...house.deps, inForce });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  /** What holds for every page. */
  async function look(path: string): Promise<void> {
    const { page, complaints } = await openPage(browser, house.address + path, PHONE);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(DESK);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% }')");
    expect(await overflow(page), "letters twice as large").toBeLessThanOrEqual(0);
    const levels = await forEach<number>(page, "h1, h2, h3, h4", "Number(it.tagName[1])");
    expect([levels[0], levels.filter((level) => level === 1).length]).toEqual([1, 1]);
    for (const [i, level] of levels.entries())
      expect(level - (levels[i - 1] ?? level)).toBeLessThanOrEqual(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  }

  test.each(Object.entries(PAGES))(
    "%s is open to everybody's eyes and breaks no policy, on a phone and on a desk",
    (_, path) => look(path),
  );

  test("so is one's own data, and its file can be saved", async () => {
    const user = "U00000000000000000000000000000abc";
    house.sim.addPerson({ userId: user });
    await house.sim.say(user, "ยื่นคำร้อง คร.7");
    await house.settled();
    const lookUp = await house.deps.vault.lookUp(user);
    const held = await house.deps.people.read(lookUp);
    const path = `/my-data/${await offerDownload(house.deps, { lookUp, tag: held?.record["tag"] ?? "" })}`;
    await look(path);
    const { page } = await openPage(browser, house.address + path, PHONE);
    const saved = page.waitForEvent("download");
    await page.locator("main .button").click();
    expect((await saved).suggestedFilename()).toBe("my-data.json");
    await page.context().close();
  });

  test("Thai is drawn with the letters that we serve, not with whatever the phone has", async () => {
    const { page } = await openPage(browser, house.address, PHONE);
    const loaded = await page.evaluate<string[]>(
      "document.fonts.ready.then(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => `${face.family} ${face.weight}`))",
    );
    expect(loaded.sort()).toEqual(expect.arrayContaining(["Noto Sans Thai 400", "Noto Sans Thai 700"]));
    await page.context().close();
  });

  test("letters twice as large fit without moving sideways", async () => {
    const { page } = await openPage(browser, house.address, PHONE);
    for (const path of Object.values(PAGES)) {
      await page.goto(house.address + path);
      await page.evaluate("document.styleSheets[0].insertRule('html { font-size: 200% }')");
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  test("with keys alone: jump over the head, type, ask, read, ask on", async () => {
    const { page, complaints } = await openPage(browser, house.address, DESK);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("getComputedStyle(document.activeElement).left")).toBe("8px");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("main");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("q");
    await page.keyboard.type("โดนโกงค่าแรง กี่วันรู้ผล");
    await page.keyboard.press("Enter");
    await page.locator(".answer h1").waitFor();
    expect(await page.locator(".asked").innerText()).toContain("มีคำสั่งภายใน 60 วัน");
    await page.keyboard.press("Tab");
    expect(await forEach(page, ":focus", "getComputedStyle(it).outlineStyle")).toEqual(["solid"]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("on paper a long service takes at most two sheets and says where it comes from", async () => {
    const { page } = await openPage(browser, `${house.address}/services/doe-work-permit-new`, DESK);
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/gu);
    expect(sheets?.length).toBeLessThanOrEqual(2);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("footer .paper").innerText()).toContain("/services/doe-work-permit-new");
    expect(await page.locator("header nav").isVisible()).toBe(false);
    await page.context().close();
  });

  test("on paper the sheet for the counter of the longest name is one sheet, and its code is ten centimetres wide", async () => {
    const { page } = await openPage(browser, `${house.address}${PAGES["a sheet for the counter"]}`, DESK);
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/gu);
    expect(sheets).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    const box = await page.locator(".qr svg").boundingBox();
    // A CSS inch has 96 points and 25.4 mm.
    expect(Math.round(((box?.width ?? 0) / 96) * 25.4)).toBe(100);
    await page.context().close();
  });
});
