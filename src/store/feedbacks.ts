import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { feedbackSchema } from "#core/feedback.ts";
import type { Feedbacks } from "#flows/feedback-ports.ts";
import { readHashes } from "./flat.ts";
import { keys } from "./keys.ts";
import { runScript } from "./run-script.ts";

const lists = z.tuple([z.string().nullable(), z.string().nullable()]);

/**
 * What somebody who was erased had said: feedbacks count, and nothing of them leads to anybody any more; questions go. KEYS: 1 ids of the erased, 2
 * feedbacks that wait for an officer, 3 questions, then a feedback and a question for each id (it is one of the two). ARGV: 1 their ids in one, then
 * each. As many as one person had (bounded by deed-scripts).
 */
const free = `
for i = 2, #ARGV do
  local feedback, question = KEYS[2 * i], KEYS[2 * i + 1]
  local state = redis.call('HGET', feedback, 'state')
  if state and state ~= 'erased' then
    redis.call('HSET', feedback, 'state', 'erased', 'open', '0', 'by', '', 'group', '', 'province', '', 'time', '', 'photos', '')
    redis.call('HINCRBY', feedback, 'version', 1)
  end
  redis.call('DEL', question)
  redis.call('ZREM', KEYS[2], ARGV[i])
  redis.call('ZREM', KEYS[3], ARGV[i])
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
      const found = await readHashes(redis, ids.map(keys.feedback));
      return found.map((record) => feedbackSchema.safeParse(record).data ?? null);
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
        keys: [
          keys.feedbackOrphans,
          keys.feedbackWaiting,
          keys.texts("question"),
          ...ids.flatMap((id) => [keys.feedback(id), keys.text(id)]),
        ],
        args: [ids.join(" "), ...ids],
      });
    },
  };
}
