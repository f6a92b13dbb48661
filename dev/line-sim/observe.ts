/** One request that the API was asked, kept for tests and for the page. */
export type Call = {
  at: number;
  method: string;
  path: string;
  /** The route's pattern, or null for an unknown path or method. */
  route: string | null;
  requestId: string;
  retryKey: string | null;
  body: unknown;
  /** What was decided; null while under way or when the connection broke before anything happened. */
  status: number | null;
};

export type Calls = ReturnType<typeof createCalls>;

/** More than a long test makes; beyond it the oldest go. */
const KEPT = 10_000;

/** The log of calls, how often each route was asked, and how many were under way at once. */
export function createCalls(now: () => number) {
  const log: Call[] = [];
  const counts: Record<string, number> = {};
  let inFlight = 0;
  let highest = 0;
  return {
    log,
    counts: (): Record<string, number> => ({ ...counts }),
    highest: () => highest,
    resetHighest: () => void (highest = inFlight),
    begin(method: string, path: string, route: string | null, requestId: string): Call {
      const call: Call = {
        at: now(),
        method,
        path,
        route,
        requestId,
        retryKey: null,
        body: undefined,
        status: null,
      };
      log.push(call);
      if (log.length > KEPT) log.shift();
      const name = `${method} ${route ?? path}`;
      counts[name] = (counts[name] ?? 0) + 1;
      inFlight += 1;
      highest = Math.max(highest, inFlight);
      return call;
    },
    end(): void {
      inFlight -= 1;
    },
  };
}
