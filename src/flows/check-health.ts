import type { Catalogue } from "#core/catalogue.ts";
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
  /** Content hash of the manual that answers, null where none can be loaded. */
  manual: string | null;
  /** What the pointer names; null: the manual shipped with the code. Not well where it differs from the one that answers. */
  manualPointer: string | null;
  services: number | null;
  /** `learnt`: messages are recognised by what was learnt from phrases; `search`: that could not be read, plain search stands in. */
  understanding: "learnt" | "search" | null;
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
  const manual = await checkManualInForce(deps, state?.manual ?? null);
  if (state === null)
    return {
      ok: false,
      store: "down",
      ...manual.said,
      openEvents: null,
      oldestOverdueMs: null,
      lastTick: null,
    };
  const oldestOverdueMs = Math.max(0, deps.now() - (state.oldestLeaseEnds ?? deps.now()));
  return {
    ok: manual.isRight && oldestOverdueMs < OVERDUE_MS,
    store: "ok",
    ...manual.said,
    openEvents: state.open,
    oldestOverdueMs,
    lastTick: state.lastTick === null ? null : new Date(state.lastTick).toISOString(),
  };
}

/** Another manual than the one pointed at answers where that one is missing or faulty. */
async function checkManualInForce(deps: Pick<Deps, "catalogue">, pointer: string | null) {
  const catalogue = await deps.catalogue(pointer).catch(() => null);
  const hash = catalogue?.hash ?? null;
  const services = catalogue?.manual.services.length ?? null;
  return {
    isRight: hash !== null && catalogue?.ranker !== null && (pointer === null || pointer === hash),
    said: { manual: hash, services, understanding: understandingOf(catalogue), manualPointer: pointer },
  };
}

function understandingOf(catalogue: Catalogue | null): Health["understanding"] {
  if (catalogue === null) return null;
  return catalogue.ranker === null ? "search" : "learnt";
}
