import type { ServerResponse } from "node:http";
import { drawEntry } from "./entries.ts";
import { drawRegions } from "./regions.ts";
import { sheetVersion, type Room } from "./room.ts";
import { sendStream } from "./http.ts";
import type { Seat } from "./seat.ts";

/** The simulator tells nobody when something changes; what the page does itself is shown at once. */
const LOOK_EVERY_MS = 120;
const PING_EVERY_MS = 15_000;

/**
 * Keeps one open page up to date with Server-Sent Events. Each batch of entries carries its number as the event's id: a
 * browser that was cut off gives the number back and gets what it missed, nothing else.
 * @param since the number that the page has; one of another run means that it starts over
 */
export function openFeed(room: Room, seat: Seat, response: ServerResponse, since: string): void {
  const shown = new Map<string, string>();
  const emit = (event: string, data: unknown, id?: string): void => {
    response.write(
      `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    );
  };

  const [run, number] = since.split(".");
  let sent = run === room.run ? Number(number) : 0;
  sendStream(response);
  response.write("retry: 1000\n\n");
  if (run !== room.run) emit("restart", {});

  const look = (): void => {
    if (response.destroyed) return;
    const revision = room.tracker.scan(seat.chatId, room.sim.chat(seat.chatId));
    const places = room.tracker.changedSince(seat.chatId, sent);
    const items = places.map((place) => ({ n: place, html: drawEntry(room, seat, place).html }));
    const changed = drawRegions(room, seat).filter(({ name, version }) => shown.get(name) !== version);
    const sheet = sheetVersion(room);
    if (items.length > 0) emit("entries", { sheet, items }, `${room.run}.${revision}`);
    for (const region of changed) emit("region", { sheet, ...region });
    for (const { name, version } of changed) shown.set(name, version);
    sent = Math.max(sent, revision);
  };

  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  const ping = setInterval(() => response.write(": here\n\n"), PING_EVERY_MS);
  timer.unref();
  ping.unref();
  const unwatch = room.watch(look);
  response.on("close", () => {
    clearInterval(timer);
    clearInterval(ping);
    unwatch();
  });
}
