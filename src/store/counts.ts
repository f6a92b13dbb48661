import type { Redis } from "@upstash/redis";
import { readCount, type Count } from "#core/count.ts";
import { flatHash } from "./flat.ts";
import { keys } from "./keys.ts";

/** Reads the statistics of some days (YYYY-MM-DD, Bangkok): each count with how often, all days together. One round trip. */
export async function readCounts(redis: Redis, days: readonly string[]): Promise<[Count, number][]> {
  const [first, ...rest] = days;
  if (first === undefined) return [];
  const pipeline = rest.reduce(
    (line, date) => line.hgetall(keys.counts(date)),
    redis.pipeline().hgetall(keys.counts(first)),
  );
  const totals = new Map<string, number>();
  for (const raw of await pipeline.exec<unknown[]>()) {
    for (const [line, n] of Object.entries(flatHash.parse(raw)))
      totals.set(line, (totals.get(line) ?? 0) + Number(n));
  }
  return [...totals].flatMap(([line, n]): [Count, number][] => {
    const count = readCount(line);
    return count === null || !Number.isFinite(n) ? [] : [[count, n]];
  });
}
