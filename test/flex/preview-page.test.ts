import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumFlags, findChromium } from "#dev/browser/chromium.ts";
import { createPreview } from "#flex/preview/preview.ts";

const CHROMIUM = findChromium();
const THAI = "น้ำผึ้ง ฝึ้ ปิ่น ป้า กู้ ที่นั่น ยื่นคำร้องต่อพนักงานตรวจแรงงาน";
const postback = (label: string) => ({ type: "postback", label, data: label });
const text = (words: string, more = {}) => ({ type: "text", text: words, wrap: true, ...more });
const box = (layout: string, contents: unknown[], more = {}) => ({ type: "box", layout, contents, ...more });

const card = {
  type: "bubble",
  action: postback("การ์ด"),
  header: box("vertical", [text(THAI, { size: "xl", weight: "bold" })], { paddingAll: "none" }),
  body: box("vertical", [
    box("horizontal", [text("ซ้าย", { flex: 2 }), text("ขวา", { flex: 3 }), text("ท้าย", { flex: 0 })]),
    box("horizontal", [text("เปิด")], { action: postback("กล่อง"), paddingAll: "md", margin: "md" }),
    text("x".repeat(200), { margin: "md" }),
    text(THAI, { size: "5xl", lineSpacing: "8px", margin: "md" }),
    { type: "text", text: "ตัดท้าย ".repeat(30), size: "4xl" },
    box("vertical", [text("ใหม่", { size: "xs" })], {
      position: "absolute",
      offsetTop: "4px",
      offsetEnd: "8px",
    }),
  ]),
  footer: box("vertical", [{ type: "button", style: "secondary", action: postback("ปุ่ม") }]),
};
const message = {
  type: "flex",
  altText: "บริการ",
  contents: { type: "carousel", contents: [card, card, card] },
};

describe.skipIf(CHROMIUM === null)("on a page with a strict policy", () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: [...chromiumFlags] });
    page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
    page.on("console", (said) => complaints.push(said.text()));
    const preview = createPreview();
    const messages = [
      message,
      { type: "flex", altText: "เดี่ยว", contents: card },
      { type: "text", text: THAI },
    ];
    const body = messages.map((one) => preview.message(one)).join("");
    const policy = "default-src 'none'; style-src 'nonce-here'";
    await page.route("https://page.test/", (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        headers: { "content-security-policy": policy },
        body: `<!doctype html><html lang="th"><head><title>ตัวอย่าง</title><style nonce="here">body{margin:0}${preview.sheet()}</style></head><body><main><h1>ตัวอย่าง</h1>${body}</main></body></html>`,
      }),
    );
    await page.goto("https://page.test/");
  });
  afterAll(() => browser.close());

  test("nothing breaks the policy and nothing makes the page wider", async () => {
    expect(complaints).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });

  test("no wrapped Thai text is clipped, in the text or in its boxes", async () => {
    const clipped = `[...document.querySelectorAll(".fx-wrap")].filter((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const words = range.getBoundingClientRect();
      const shown = line.getBoundingClientRect();
      return words.top < shown.top - 1 || words.bottom > shown.bottom + 1 || line.scrollWidth > line.clientWidth;
    }).map((line) => line.textContent)`;
    expect(await page.evaluate(clipped)).toEqual([]);
  });

  test("flex shares the width 2 to 3 after what takes none", async () => {
    const widths = `[0, 1].map((index) => document.querySelector('[data-path="contents.body.contents[0].contents[' + index + ']"]').getBoundingClientRect().width)`;
    const [left, right] = await page.evaluate<[number, number]>(widths);
    expect(right / left).toBeCloseTo(1.5, 2);
  });

  test("a tap reaches the innermost thing that can be tapped", async () => {
    const tapped = async (path: string) => {
      const place = page.locator(`[data-path="${path}"]`);
      await place.scrollIntoViewIfNeeded();
      const area = await place.boundingBox();
      const [x, y] = [(area?.x ?? 0) + (area?.width ?? 0) / 2, (area?.y ?? 0) + (area?.height ?? 0) / 2];
      const found = await page.evaluate(
        `document.elementFromPoint(${x}, ${y}).closest("button").dataset.action`,
      );
      return JSON.parse(String(found)).label;
    };
    expect(await tapped("contents.body.contents[0]")).toBe("การ์ด");
    expect(await tapped("contents.body.contents[1]")).toBe("กล่อง");
    expect(await tapped("contents.footer.contents[0]")).toBe("ปุ่ม");
  });

  test("the bubbles of a carousel are equally high and the region scrolls", async () => {
    const heights = `[...document.querySelectorAll(".fx-carousel > .fx-bubble")].map((one) => one.offsetHeight)`;
    expect(new Set(await page.evaluate<number[]>(heights)).size).toBe(1);
    const scrolls = `(() => { const it = document.querySelector(".fx-carousel"); it.focus(); return document.activeElement === it && it.scrollWidth > it.clientWidth; })()`;
    expect(await page.evaluate(scrolls)).toBe(true);
  });

  test("axe finds nothing", async () => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
