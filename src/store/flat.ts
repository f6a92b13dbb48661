import type { Redis } from "@upstash/redis";
import * as z from "zod";

/** A hash as the store gives it without the client's guessing: names and values in turn. Nothing there: an empty record. */
export const flatHash = z
  .array(z.string())
  .nullable()
  .transform((flat) => {
    const pairs = Array.from({ length: Math.floor((flat ?? []).length / 2) }, (_, i): [string, string] => [
      flat?.[2 * i] ?? "",
      flat?.[2 * i + 1] ?? "",
    ]);
    return Object.fromEntries(pairs);
  });

/** Several hashes in one round trip, in the order of their keys; empty records where there is nothing. */
export async function readHashes(redis: Redis, names: readonly string[]): Promise<Record<string, string>[]> {
  const [first, ...rest] = names;
  if (first === undefined) return [];
  const pipeline = rest.reduce((line, name) => line.hgetall(name), redis.pipeline().hgetall(first));
  return z.array(flatHash).parse(await pipeline.exec<unknown[]>());
}
