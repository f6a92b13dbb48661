import type { Redis } from "@upstash/redis";
import { readCount, type Count } from "#core/count.ts";
import { readHashes } from "./flat.ts";
import { keys } from "./keys.ts";

/** Reads the statistics of some days (YYYY-MM-DD, Bangkok): each count with how often, all days together. One round trip. */
export async function readCounts(redis: Redis, days: readonly string[]): Promise<[Count, number][]> {
  const totals = new Map<string, number>();
  for (const counts of await readHashes(redis, days.map(keys.counts))) {
    for (const [line, n] of Object.entries(counts)) totals.set(line, (totals.get(line) ?? 0) + Number(n));
  }
  return [...totals].flatMap(([line, n]): [Count, number][] => {
    const count = readCount(line);
    return count === null || !Number.isFinite(n) ? [] : [[count, n]];
  });
}
