import { createHash } from "node:crypto";
import { tag, type Html } from "#flex/preview/html.ts";
import { barRegion, quickRegion, typingRegion } from "./chat-regions.ts";
import { bondRegion, peopleRegion } from "./people-regions.ts";
import type { Room } from "./room.ts";
import type { Seat } from "./seat.ts";
import { clockRegion, faultsRegion, inspectRegion, logRegion, nextRegion } from "./tool-regions.ts";

type Draw = (room: Room, seat: Seat) => Html;

/** The parts of the page that change by themselves, each drawn as a whole; the page and the stream draw them alike. */
const regions = new Map<string, Draw>([
  ["people", peopleRegion],
  ["bond", bondRegion],
  ["bar", barRegion],
  ["typing", typingRegion],
  ["quick", quickRegion],
  ["inspect", inspectRegion],
  ["clock", clockRegion],
  ["faults", faultsRegion],
  ["next", nextRegion],
  ["log", logRegion],
]);

export type DrawnRegion = { name: string; version: string; html: string };

export function drawRegions(room: Room, seat: Seat): DrawnRegion[] {
  return [...regions].map(([name, draw]) => {
    const { html } = draw(room, seat);
    return { name, version: createHash("sha256").update(html).digest("base64url").slice(0, 12), html };
  });
}

/** Puts regions into their places on the page. The version says whether the stream has anything newer. */
export function regionPlacer(room: Room, seat: Seat) {
  const drawn = new Map(drawRegions(room, seat).map((region) => [region.name, region]));
  return (name: string, more: Record<string, string> = {}): Html => {
    const region = drawn.get(name);
    if (region === undefined) throw new Error(`the page has no region ${name}`);
    const attributes = {
      id: `region-${name}`,
      class: `region-${name}`,
      "data-version": region.version,
      ...more,
    };
    return tag("div", attributes, { html: region.html });
  };
}
