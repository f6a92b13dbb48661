/**
 * How the store can be made to fail. `refuse`: 503 before the effect. `hang`: never answers, no effect.
 * `answer-lost`: the effect happens, then the connection is cut.
 */
export type StoreFault = "refuse" | "hang" | "answer-lost";

/** The fault that is on, and for how many requests more. */
export type FaultSwitch = { fault: StoreFault | null; left: number };

/** Turns a fault on for the next `times` requests (without it: until told otherwise), or off with null. */
export function setFault(
  faults: FaultSwitch,
  fault: StoreFault | null,
  times = Number.POSITIVE_INFINITY,
): void {
  faults.fault = fault;
  faults.left = times;
}

/** The fault that the next request meets; counts it. */
export function takeFault(faults: FaultSwitch): StoreFault | null {
  if (faults.fault === null || faults.left <= 0) return null;
  faults.left -= 1;
  return faults.fault;
}
