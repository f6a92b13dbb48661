import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromiumFlags, findChromium } from "#dev/browser/chromium.ts";

const CHROMIUM = findChromium();

/** A suite that needs a browser: without one it is skipped under a name that says so, and fails where that must not happen. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (CHROMIUM !== null) describe(name, suite);
  else if (process.env["CI"])
    test(`${name}: chromium is not installed`, () => expect.fail("chromium is not on the PATH"));
  else describe.skip(`${name} (chromium is not installed)`, suite);
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM ?? "", args: [...chromiumFlags] });

export type Complaints = string[];

/** A page and what it complained about: breaches of its policy, errors of its script. */
export async function openPage(
  browser: Browser,
  address: string,
  viewport = { width: 1280, height: 900 },
): Promise<{ page: Page; complaints: Complaints }> {
  const complaints: Complaints = [];
  const context = await browser.newContext({ viewport, reducedMotion: "reduce", locale: "th-TH" });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  page.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, complaints };
}

/** What axe finds, as rule and first element. LINE's own green under white letters is LINE's. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .exclude(".fx-primary")
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How much wider than the window the page is. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/**
 * The value of an expression for each element that a selector finds; the element is `it`. As text, because the tests are
 * checked without the types of a browser.
 */
export function forEach<T>(page: Page, selector: string, expression: string): Promise<T[]> {
  return page.evaluate<T[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((it) => ${expression})`,
  );
}

/** The id of what has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate<string>("document.activeElement.id");
