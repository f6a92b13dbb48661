import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { readCount, type Count } from "#core/count.ts";
import { keys } from "./keys.ts";

const day = z.array(z.string()).nullable();

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
    const flat = day.parse(raw) ?? [];
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const line = flat[i] ?? "";
      totals.set(line, (totals.get(line) ?? 0) + Number(flat[i + 1]));
    }
  }
  return [...totals].flatMap(([line, n]): [Count, number][] => {
    const count = readCount(line);
    return count === null || !Number.isFinite(n) ? [] : [[count, n]];
  });
}
