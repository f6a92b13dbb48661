import { randomBytes } from "node:crypto";
import { createPreview, type Preview } from "#flex/preview/preview.ts";
import type { LineSim } from "#dev/line-sim/sim.ts";
import { createSetFaults, type SetFaults } from "./set-faults.ts";
import { createTracker, lastOf, type Tracker } from "./tracker.ts";

export type NextDelivery = { twice: boolean; wrongSignature: boolean };

/** What all pages of one simulator share, beside the simulator itself. */
export type Room = {
  sim: LineSim;
  /** Draws everything; its sheet holds the rules of all that was ever drawn. */
  preview: Preview;
  tracker: Tracker;
  /** Names this run: a page that was open before a restart starts over. */
  run: string;
  faults: SetFaults;
  next: NextDelivery;
  /** Quick replies that were tapped: they are gone even when the tap left no message. */
  used: Set<string>;
  /** Remembers that somebody in this chat awaits an answer. */
  await(chatId: string): void;
  /** True while an answer is awaited: some 10 s at most, and not in the first moment, so that nothing flickers. */
  awaited(chatId: string): boolean;
  /** Calls this when something was done, rather than at the next look. */
  poke(): void;
  watch(listener: () => void): () => void;
};

const AWAITED_FROM_MS = 400;
const AWAITED_UNTIL_MS = 10_000;

export function createRoom(sim: LineSim): Room {
  const listeners = new Set<() => void>();
  const waiting = new Map<string, { since: number; answered: number }>();
  return {
    sim,
    preview: createPreview(),
    tracker: createTracker(),
    run: randomBytes(4).toString("hex"),
    faults: createSetFaults(sim),
    next: { twice: false, wrongSignature: false },
    used: new Set(),
    await: (chatId) => void waiting.set(chatId, { since: Date.now(), answered: lastOf(sim.chat(chatId)) }),
    awaited(chatId) {
      const asked = waiting.get(chatId);
      if (asked === undefined) return false;
      const waited = Date.now() - asked.since;
      if (waited > AWAITED_UNTIL_MS || lastOf(sim.chat(chatId)) > asked.answered) waiting.delete(chatId);
      return waiting.has(chatId) && waited > AWAITED_FROM_MS;
    },
    poke() {
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Changes whenever the sheet has got new rules; it never loses any. */
export const sheetVersion = ({ preview }: Room): string => String(preview.sheet().length);
