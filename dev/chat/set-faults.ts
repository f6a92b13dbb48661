import type { LineSim } from "#dev/line-sim/sim.ts";

type Trouble = Parameters<LineSim["fault"]>[0];
export type FaultKind = Trouble["kind"];
export type SetFault = { kind: FaultKind; path: string | null; left: number };

/** How long a slow call and a hanging one take. */
const WAITS: Partial<Record<FaultKind, number>> = { slow: 3000, hang: 15_000 };

export type SetFaults = ReturnType<typeof createSetFaults>;

/** The faults that were set on the page and are still to happen. The simulator does not tell, so its calls are counted. */
export function createSetFaults(sim: LineSim) {
  let waiting: { fault: SetFault; undo: () => void }[] = [];
  const total = (): number => Object.values(sim.requests()).reduce((sum, count) => sum + count, 0);
  let counted = total();

  const count = (): void => {
    const fresh = total() - counted;
    counted += fresh;
    for (const { path } of fresh === 0 ? [] : sim.calls.slice(-fresh)) {
      const hit = waiting.find(({ fault }) => fault.left > 0 && (fault.path === null || fault.path === path));
      if (hit !== undefined) hit.fault.left -= 1;
    }
    waiting = waiting.filter(({ fault }) => fault.left > 0);
  };

  return {
    set(kind: FaultKind, path: string | null, times: number): void {
      count();
      const ms = WAITS[kind];
      const undo = sim.fault({
        kind,
        times,
        ...(path === null ? {} : { path }),
        ...(ms === undefined ? {} : { ms }),
      });
      waiting.push({ fault: { kind, path, left: times }, undo });
    },
    clear(): void {
      for (const { undo } of waiting) undo();
      waiting = [];
    },
    list(): SetFault[] {
      count();
      return waiting.map(({ fault }) => fault);
    },
  };
}
