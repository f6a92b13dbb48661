import { part } from "./page-parts.ts";

/** Where the reader stands in the chat: at its end the page follows, further up it offers a way back. */

const NEAR_PX = 80;

const log = part("log");
const newest = part("newest");

const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

function goToEnd(smooth = false): void {
  log.scrollTo({ top: log.scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });
}

/** Changes the page without losing the reader's place. */
export function keepAtEnd<T>(change: () => T): T {
  const follow = isAtEnd();
  const result = change();
  if (follow) goToEnd();
  else newest.hidden = false;
  return result;
}

export function startScrolling(): void {
  goToEnd();
  // Pictures, fonts and the phone's keyboard change heights later.
  let follows = true;
  log.addEventListener("scroll", () => {
    follows = isAtEnd();
    if (follows) newest.hidden = true;
  });
  new ResizeObserver(() => {
    if (follows) goToEnd();
  }).observe(log);
  log.addEventListener(
    "load",
    () => {
      if (follows) goToEnd();
    },
    true,
  );
  newest.addEventListener("click", () => {
    goToEnd(true);
    newest.hidden = true;
  });
}
