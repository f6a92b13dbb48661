import type { Deps } from "./deps.ts";

export type HealthStore = {
  read(): Promise<{
    open: number;
    oldestLeaseEnds: number | null;
    lastTick: number | null;
    manual: string | null;
  }>;
  tick(now: number): Promise<void>;
};

/** An event open this long after its lease ended means that the sweep does not keep up. */
const OVERDUE_MS = 5 * 60_000;

export type Health = {
  ok: boolean;
  store: "ok" | "down";
  /** Content hash of the manual in force, null where it cannot be loaded. */
  manual: string | null;
  services: number | null;
  openEvents: number | null;
  /** Milliseconds that the oldest open event is past its lease; 0 where none is. */
  oldestOverdueMs: number | null;
  /** When the scheduled work ran last, ISO 8601 in UTC. */
  lastTick: string | null;
};

/** Reads the state of the system for whoever watches it. Never throws: a part that fails is named as down. */
export async function checkHealth(
  deps: Pick<Deps, "now" | "catalogue">,
  store: HealthStore,
): Promise<Health> {
  const state = await store.read().catch(() => null);
  const catalogue = await deps.catalogue(state?.manual ?? null).catch(() => null);
  const manual = { manual: catalogue?.hash ?? null, services: catalogue?.manual.services.length ?? null };
  if (state === null) {
    return { ok: false, store: "down", ...manual, openEvents: null, oldestOverdueMs: null, lastTick: null };
  }
  const oldestOverdueMs = Math.max(0, deps.now() - (state.oldestLeaseEnds ?? deps.now()));
  return {
    ok: catalogue !== null && oldestOverdueMs < OVERDUE_MS,
    store: "ok",
    ...manual,
    openEvents: state.open,
    oldestOverdueMs,
    lastTick: state.lastTick === null ? null : new Date(state.lastTick).toISOString(),
  };
}
