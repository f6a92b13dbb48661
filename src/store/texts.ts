import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { keptKinds, type Retention } from "#core/retention.ts";
import type { Texts } from "#flows/people-ports.ts";
import { flatHash } from "./flat.ts";
import { keys } from "./keys.ts";
import { runScript } from "./run-script.ts";

/** KEYS: the text, the texts of its kind by when they were written. ARGV: 1 id, 2 sealed, 3 when it was written. */
const keep = `
redis.call('HSET', KEYS[1], 'v', '1', 'sealed', ARGV[2], 'at', ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return 1
`;

/** KEYS: the text, the texts of its kind. ARGV: 1 id. Gives 1 where there was one. */
const drop = `
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[1])
`;

const ids = z.array(z.string());
/** One time that cannot be read leaves the others as they are set. */
const days = z.record(z.string(), z.coerce.number().catch(Number.NaN));

/** Texts and files of persons, sealed under the person's key, in Redis. */
export function textStore(redis: Redis): Texts {
  return {
    async keep(kind, id, sealed, at) {
      await runScript(redis, {
        script: keep,
        keys: [keys.text(id), keys.texts(kind)],
        args: [id, sealed, at],
      });
    },
    async read(id) {
      return z
        .string()
        .nullable()
        .parse(await redis.hget(keys.text(id), "sealed"));
    },
    async readAll(list) {
      const [first, ...rest] = list;
      if (first === undefined) return [];
      const pipeline = rest.reduce(
        (line, id) => line.hget(keys.text(id), "sealed"),
        redis.pipeline().hget(keys.text(first), "sealed"),
      );
      return z.array(z.string().nullable()).parse(await pipeline.exec<unknown[]>());
    },
    async drop(kind, id) {
      const gone = await runScript(redis, {
        script: drop,
        keys: [keys.text(id), keys.texts(kind)],
        args: [id],
      });
      return z.int().parse(gone) === 1;
    },
    async overdue(kind, before, limit) {
      const found = await redis.zrange(keys.texts(kind), 0, `(${before}`, {
        byScore: true,
        offset: 0,
        count: limit,
      });
      return ids.parse(found);
    },
    async retention(): Promise<Retention> {
      const held = days.safeParse(flatHash.parse(await redis.hgetall(keys.retention))).data ?? {};
      return Object.fromEntries(keptKinds.flatMap((kind) => (held[kind] ? [[kind, held[kind]]] : [])));
    },
  };
}
