import { startCarousels } from "./carousel.ts";
import { startComposer } from "./composer.ts";
import { act, part } from "./page-parts.ts";
import { startPanel } from "./panel.ts";
import { startScrolling } from "./scrolling.ts";
import { openStream } from "./stream.ts";
import { startTaps } from "./taps.ts";

/** Starts the page. */

startComposer();
startTaps();
startCarousels(part("log"));
startPanel();
startScrolling();
openStream();

const look = (): void => {
  if (document.visibilityState === "visible") void act({ kind: "look" });
};
look();
document.addEventListener("visibilitychange", look);
