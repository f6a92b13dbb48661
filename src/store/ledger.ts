import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokMonth } from "#core/days.ts";
import type { Appended, Ledger } from "#flows/deps.ts";
import { flatHash } from "./flat.ts";
import { keys, life } from "./keys.ts";
import { append } from "./ledger-scripts.ts";
import { runScript } from "./run-script.ts";

const integer = z.coerce.number().int();
const appended = z.tuple([z.enum(["done", "conflict"]), integer]);
const row = z.object({
  v: z.literal("1"),
  id: z.string(),
  public: z.string(),
  private: z.string(),
  sealed: z.string(),
});
const rows = z.array(z.tuple([z.string(), flatHash.pipe(row)]));

/** The participation log in Redis: a stream for each month in Bangkok, one counter for all. */
export function ledgerStore(redis: Redis): Ledger {
  return {
    async append(entry, change, now): Promise<Appended> {
      const { id, public: shown, digest, sealed } = entry;
      for (const name of Object.keys(change?.fields ?? {}))
        if (name === "version" || name.startsWith("entry:"))
          throw new RangeError(`${name} is kept by the log`);
      const thing = change ?? { key: keys.act(id), version: 0, fields: {}, life: life.act };
      const reply = await runScript(redis, {
        script: append,
        keys: [thing.key, keys.ledger(bangkokMonth(now)), keys.ledgerCount],
        args: [
          id,
          shown,
          digest,
          sealed,
          thing.version,
          thing.life ?? "",
          ...Object.entries(thing.fields).flat(),
        ],
      });
      const [state, number] = appended.parse(reply);
      return state === "done" ? { state, number } : { state, version: number };
    },

    async read(month, after, limit) {
      const found = rows.parse(await redis.xrange(keys.ledger(month), `(${after}-0`, "+", limit));
      return found.map(([place, { id, public: shown, private: digest, sealed }]) => ({
        number: integer.parse(place.split("-")[0]),
        id,
        public: shown,
        digest,
        sealed,
      }));
    },

    async count() {
      return integer.parse((await redis.get(keys.ledgerCount)) ?? 0);
    },
  };
}
