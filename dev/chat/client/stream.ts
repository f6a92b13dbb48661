import { refreshCarousels } from "./carousel.ts";
import { act, eventsPath, part, say, stage } from "./page-parts.ts";
import { keepAtEnd } from "./scrolling.ts";

/** Keeps the page up to date from the server's stream. What comes twice replaces what is there: no balloon is shown twice. */

type Entries = { sheet: string; items: { n: number; html: string }[] };
type Region = { sheet: string; name: string; version: string; html: string };

const REOPEN_AFTER_MS = 1000;

const log = part("log");
let since = stage.dataset["since"] ?? "";
/** Events wait for one another, because one of them may wait for its style sheet. */
let queue: Promise<void> = Promise.resolve();
let lost = 0;

/** Opens the stream; a browser reopens it by itself, but for an answer that is no stream. */
export function openStream(): void {
  const stream = new EventSource(eventsPath(since));
  const on = (name: string, show: (data: string) => Promise<void> | void): void => {
    stream.addEventListener(name, (event) => {
      if (!(event instanceof MessageEvent)) return;
      if (event.lastEventId !== "") since = event.lastEventId;
      const data = String(event.data);
      queue = queue.then(() => show(data)).catch((error: unknown) => console.error(error));
    });
  };
  on("entries", async (data) => {
    // The server of this page writes it; see feed.ts.
    const entries: Entries = JSON.parse(data);
    await useSheet(entries.sheet);
    showEntries(entries);
  });
  on("region", async (data) => {
    const region: Region = JSON.parse(data);
    await useSheet(region.sheet);
    showRegion(region);
  });
  on("restart", () => log.replaceChildren());
  stream.addEventListener("open", () => {
    clearTimeout(lost);
    stage.dataset["online"] = "yes";
  });
  stream.addEventListener("error", () => {
    delete stage.dataset["online"];
    clearTimeout(lost);
    lost = setTimeout(() => say(stage.dataset["reconnecting"] ?? ""), REOPEN_AFTER_MS);
    if (stream.readyState !== EventSource.CLOSED) return;
    stream.close();
    void reopen();
  });
}

async function reopen(): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, REOPEN_AFTER_MS));
  const status = await fetch(location.href).then(
    (response) => response.redirected,
    () => false,
  );
  // The person or the chat is gone: the simulator was started afresh.
  if (status) location.assign("/");
  else openStream();
}

/** Waits until the sheet that a message needs is there, so that nothing is shown half dressed. */
async function useSheet(version: string): Promise<void> {
  const now = document.querySelector('link[rel="stylesheet"][href^="/chat/sheet.css"]');
  const href = `/chat/sheet.css?v=${version}`;
  if (now === null || now.getAttribute("href") === href) return;
  const next = document.createElement("link");
  next.rel = "stylesheet";
  next.href = href;
  await new Promise<void>((resolve) => {
    next.addEventListener("load", () => resolve());
    next.addEventListener("error", () => resolve());
    now.after(next);
  });
  now.remove();
}

function showEntries({ items }: Entries): void {
  const news = keepAtEnd(() => {
    let spoken = false;
    for (const { n, html } of items) spoken = showEntry(n, html) || spoken;
    return spoken;
  });
  document.getElementById("nothing")?.remove();
  refreshCarousels(log);
  if (news && document.visibilityState === "visible") void act({ kind: "look" });
}

/** Puts an entry in its place, or over its old self. True for something new from the account. */
function showEntry(n: number, html: string): boolean {
  const next = parse(html);
  if (next === null) return false;
  const shown = [...log.querySelectorAll<HTMLElement>(":scope > .entry")];
  const same = shown.find(({ dataset }) => dataset["n"] === String(n));
  if (same !== undefined) {
    replace(same, next);
    return false;
  }
  const after = shown.findLast(({ dataset }) => Number(dataset["n"]) < n);
  if (after === undefined) log.prepend(next);
  else after.after(next);
  return next.dataset["from"] === "bot";
}

/** Only its time and read mark where nothing else changed: a screen reader would read a whole new entry again. */
function replace(same: HTMLElement, next: HTMLElement): void {
  const [before, after] = [same.querySelector(".meta"), next.querySelector(".meta")];
  const rest = (entry: HTMLElement): string => {
    const copy = entry.cloneNode(true);
    if (copy instanceof HTMLElement) copy.querySelector(".meta")?.remove();
    return copy instanceof HTMLElement ? copy.outerHTML : "";
  };
  if (before !== null && after !== null && rest(same) === rest(next)) {
    if (before.outerHTML !== after.outerHTML) before.replaceWith(after);
  } else same.replaceWith(next);
}

function parse(html: string): HTMLElement | null {
  const template = document.createElement("template");
  template.innerHTML = html;
  const first = template.content.firstElementChild;
  return first instanceof HTMLElement ? first : null;
}

function showRegion({ name, version, html }: Region): void {
  const region = part(`region-${name}`);
  if (region.dataset["version"] === version) return;
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  const place = focused === null ? -1 : focusable(region).findIndex((one) => one === focused);
  keepAtEnd(() => {
    region.innerHTML = html;
    region.dataset["version"] = version;
  });
  if (place < 0) return;
  // Whoever was in there with the keyboard goes on there, or back to writing.
  const next = focusable(region)[place] ?? part("message");
  next.focus();
}

const focusable = (region: HTMLElement): HTMLElement[] => [
  ...region.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input, select"),
];
