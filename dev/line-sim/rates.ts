import { limits, type RateId } from "./limits.ts";

const PERIOD_MS = { "per second": 1000, "per minute": 60_000, "per hour": 3_600_000 } as const;

type Bucket = { left: number; at: number };

/**
 * Rate limits by token bucket, one bucket for each endpoint (REF#how-rate-limits-work): full at first, refilled evenly.
 * @returns a function that takes one token and says whether there was one
 */
export function createRates(now: () => number): (endpoint: string, rate: RateId) => boolean {
  const buckets = new Map<string, Bucket>();
  return (endpoint, rate) => {
    const { value, unit } = limits[rate];
    const at = now();
    const bucket = buckets.get(endpoint) ?? { left: value, at };
    const refilled = bucket.left + ((at - bucket.at) / PERIOD_MS[unit]) * value;
    const left = Math.min(value, refilled);
    const allowed = left >= 1;
    buckets.set(endpoint, { left: allowed ? left - 1 : left, at });
    return allowed;
  };
}
