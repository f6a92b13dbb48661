import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openPage, startBrowser, type Complaints } from "#test/chat/browser.ts";
import { endAll, freePort, ready, start } from "#test/support/start.ts";

const PICTURES = "dist/pictures";
const SIZE = { width: 390, height: 844 };

/** A phone that chats with everything that `npm start` starts: what is typed and tapped on it, and what it shows. */
export type Phone = {
  page: Page;
  complaints: Complaints;
  /** The address of the worker. */
  site: string;
  /** Types a message, waits for the next answer, gives its words; `picture`: what the screen looks like then is kept under this name. */
  ask(words: string, picture?: string): Promise<string>;
  /** Taps the last button of that name; likewise. */
  tap(label: string | RegExp, picture?: string): Promise<string>;
  picture(name: string): Promise<unknown>;
  /** Opens another page on the same phone. */
  open(address: string): Promise<{ page: Page; complaints: Complaints }>;
  /** Somebody else takes the phone, and follows the account. */
  anotherPerson(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts everything on ports and a data folder of its own, and a phone on it. */
export async function startPhone(name: string): Promise<Phone> {
  mkdirSync(PICTURES, { recursive: true });
  const port = await freePort();
  await ready(start({ port, dataDir: mkdtempSync(join(tmpdir(), `siang-${name}-`)) }));
  const browser = await startBrowser();
  const { page, complaints } = await openPage(browser, `http://localhost:${port + 1}/`, SIZE);
  page.setDefaultTimeout(15_000);
  const answers = () => page.locator('[data-from="bot"]');
  const picture = (of: string) => page.screenshot({ path: join(PICTURES, `${of}.png`) });
  const after = async (act: () => Promise<void>, of?: string) => {
    const before = await answers().count();
    await act();
    await answers().nth(before).waitFor();
    // The words are written before the last letter is drawn; the picture is what people see.
    await page.waitForTimeout(150);
    if (of !== undefined) await picture(of);
    return answers().last().innerText();
  };
  const tap = (label: string | RegExp, of?: string) =>
    after(() => page.getByRole("button", { name: label }).last().click(), of);
  return {
    page,
    complaints,
    site: `http://127.0.0.1:${port}`,
    picture,
    open: (address) => openPage(browser, address, SIZE),
    tap,
    ask: (words, of) =>
      after(async () => {
        await page.locator("textarea").fill(words);
        await page.locator("textarea").press("Enter");
      }, of),
    async anotherPerson() {
      // Who else there is stands beside the chat where there is room for it.
      const before = page.url();
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole("button", { name: "เพิ่มคน" }).click();
      await page.waitForURL((address) => address.href !== before);
      await page.setViewportSize(SIZE);
      await tap("เพิ่มเพื่อน");
    },
    async stop() {
      await browser.close();
      await endAll();
    },
  };
}
