import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { feedbackSchema } from "#core/feedback.ts";
import type { Feedbacks } from "#flows/feedback-ports.ts";
import { flatHash } from "./flat.ts";
import { keys } from "./keys.ts";
import { runScript } from "./run-script.ts";

const lists = z.tuple([z.string().nullable(), z.string().nullable()]);

/**
 * The feedbacks of somebody who was erased: they count, and nothing of them leads to anybody any more. KEYS: 1 feedbacks of the erased, 2 feedbacks
 * that wait for an officer, then the feedbacks. ARGV: 1 their ids in one, then each. As many as one person had (bounded by deed-scripts).
 */
const free = `
for i = 3, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    redis.call('HSET', KEYS[i], 'state', 'erased', 'open', '0', 'by', '', 'group', '', 'province', '', 'time', '', 'photos', '')
    redis.call('HINCRBY', KEYS[i], 'version', 1)
  end
  redis.call('ZREM', KEYS[2], ARGV[i - 1])
end
redis.call('LREM', KEYS[1], 1, ARGV[1])
return 1
`;

/** The feedbacks of persons in Redis. */
export function feedbackStore(redis: Redis): Feedbacks {
  return {
    async mine({ who, before }, tag) {
      for (const place of before === null ? [who] : [who, before]) {
        const [held, cases] = lists.parse(
          Object.values((await redis.hmget(keys.person(place), "tag", "cases")) ?? {}),
        );
        if (held === tag) return (cases ?? "").split(" ").filter(Boolean);
      }
      return [];
    },

    async read(ids) {
      const [first, ...rest] = ids;
      if (first === undefined) return [];
      const pipeline = rest.reduce(
        (line, id) => line.hgetall(keys.feedback(id)),
        redis.pipeline().hgetall(keys.feedback(first)),
      );
      const found = await pipeline.exec<unknown[]>();
      return found.map((record) => feedbackSchema.safeParse(flatHash.parse(record)).data ?? null);
    },

    async find(reference) {
      return z
        .string()
        .nullable()
        .parse(await redis.get(keys.reference(reference)));
    },

    async orphans() {
      const [first = ""] = z.array(z.string()).parse(await redis.lrange(keys.feedbackOrphans, 0, 0));
      return first.split(" ").filter(Boolean);
    },

    async free(ids) {
      await runScript(redis, {
        script: free,
        keys: [keys.feedbackOrphans, keys.feedbackWaiting, ...ids.map((id) => keys.feedback(id))],
        args: [ids.join(" "), ...ids],
      });
    },
  };
}
