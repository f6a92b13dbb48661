import type { Redis } from "@upstash/redis";
import * as z from "zod";
import type { HealthStore } from "#flows/check-health.ts";
import { keys, life } from "./keys.ts";

const reading = z.tuple([
  z.number(),
  z.array(z.union([z.string(), z.number()])),
  z.string().nullable(),
  z.string().nullable(),
]);

/** What the store tells of its own state, in one round trip. */
export function healthStore(redis: Redis): HealthStore {
  return {
    async read() {
      const [open, oldest, tick, manual] = reading.parse(
        await redis
          .pipeline()
          .zcard(keys.inboxOpen)
          .zrange(keys.inboxOpen, 0, 0, { withScores: true })
          .get(keys.tick)
          .get(keys.manual)
          .exec(),
      );
      const leaseEnds = oldest[1];
      return {
        open,
        oldestLeaseEnds: leaseEnds === undefined ? null : Number(leaseEnds),
        lastTick: tick === null ? null : Number(tick),
        manual,
      };
    },
    async tick(now) {
      await redis.set(keys.tick, String(now), { px: life.tick });
    },
  };
}
