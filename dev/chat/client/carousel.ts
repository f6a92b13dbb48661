import { around } from "./page-parts.ts";

/** Carousels: a finger and the arrow keys move them by themselves; this adds the wheel and the two buttons. */

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The distance from one card to the next. */
function stepOf(carousel: Element): number {
  const [first, second] = carousel.children;
  if (first === undefined || second === undefined) return carousel.clientWidth;
  return second.getBoundingClientRect().left - first.getBoundingClientRect().left;
}

/** An arrow that leads nowhere goes away; it stays where it is focused, so that nobody loses their place. */
function refreshArrows(carousel: Element): void {
  const left = carousel.scrollLeft;
  const right = carousel.scrollWidth - carousel.clientWidth - left;
  for (const arrow of carousel.closest(".said")?.querySelectorAll("[data-swipe]") ?? []) {
    const ends = arrow.getAttribute("data-swipe") === "left" ? left < 2 : right < 2;
    if (ends) arrow.setAttribute("aria-disabled", "true");
    else arrow.removeAttribute("aria-disabled");
  }
}

/** Looks at all carousels of the chat, after new ones came or the width changed. */
export function refreshCarousels(log: HTMLElement): void {
  for (const carousel of log.querySelectorAll(".fx-carousel")) refreshArrows(carousel);
}

function move(carousel: Element, cards: number): void {
  carousel.scrollBy({ left: cards * stepOf(carousel), behavior: calm() ? "instant" : "smooth" });
}

function onWheel(event: WheelEvent): void {
  const carousel = around(event, ".fx-carousel");
  if (carousel === null || event.shiftKey || Math.abs(event.deltaX) >= Math.abs(event.deltaY)) return;
  const left = carousel.scrollWidth - carousel.clientWidth - carousel.scrollLeft;
  const room = event.deltaY > 0 ? left : carousel.scrollLeft;
  // At its end the chat itself scrolls on.
  if (room < 1) return;
  event.preventDefault();
  carousel.scrollBy({ left: event.deltaY, behavior: "instant" });
}

export function startCarousels(log: HTMLElement): void {
  log.addEventListener(
    "scroll",
    (event) => {
      const carousel = around(event, ".fx-carousel");
      if (carousel !== null) refreshArrows(carousel);
    },
    { capture: true, passive: true },
  );
  new ResizeObserver(() => refreshCarousels(log)).observe(log);
  log.addEventListener("wheel", onWheel, { passive: false });
  log.addEventListener("click", (event) => {
    const button = around(event, "[data-swipe]");
    const carousel = button?.parentElement?.querySelector(".fx-carousel");
    if (carousel) move(carousel, button?.dataset["swipe"] === "left" ? -1 : 1);
  });
}
