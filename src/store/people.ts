import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokMonth } from "#core/days.ts";
import type { HeldPerson, People } from "#flows/people-ports.ts";
import { readHashes } from "./flat.ts";
import { keys, life } from "./keys.ts";
import { destroy, erase, rekey } from "./people-scripts.ts";
import { runScript } from "./run-script.ts";

const PREFIX = keys.person("");
const scanned = z.tuple([z.string(), z.array(z.string())]);
const one = z.int().transform((n) => n === 1);

/** The tag of the record under a look-up; '' where there is none. */
export async function tagUnder(redis: Redis, who: string): Promise<string> {
  const tag = z
    .string()
    .nullable()
    .parse(await redis.hget(keys.person(who), "tag"));
  return tag ?? "";
}

/** The records of persons in Redis, beyond what an arriving event needs. */
export function peopleStore(redis: Redis): People {
  const heldAll = async (all: readonly string[]): Promise<HeldPerson[]> => {
    const records = await readHashes(redis, all.map(keys.person));
    return all
      .map((who, i) => ({ who, record: records[i] ?? {} }))
      .filter(({ record }) => record["v"] !== undefined);
  };
  const held = async (who: string) => (await heldAll([who]))[0] ?? null;
  return {
    async read({ who, before }) {
      // Once more at the end: the record may have moved between the two looks.
      for (const place of before === null ? [who] : [who, before, who]) {
        const found = await held(place);
        if (found !== null) return found;
      }
      return null;
    },

    async byTag(tag) {
      const who = z
        .string()
        .nullable()
        .parse(await redis.get(keys.personOf(tag)));
      const found = who === null ? null : await held(who);
      return found?.record["tag"] === tag ? found : null;
    },

    async page(cursor, limit) {
      const [next, names] = scanned.parse(await redis.scan(cursor, { match: `${PREFIX}*`, count: limit }));
      const people = await heldAll(names.map((name) => name.slice(PREFIX.length)));
      return { cursor: next === "0" ? null : next, people };
    },

    async rekey(from, to, tag, heldKey, newKey) {
      const run = {
        script: rekey,
        keys: [keys.person(from), keys.person(to), keys.draft(from), keys.draft(to), keys.personOf(tag)],
        args: [heldKey, newKey, to],
      };
      return one.parse(await runScript(redis, run));
    },

    async erase({ who, before }, tag, entry, now) {
      const run = {
        script: erase,
        keys: [
          keys.person(who),
          keys.person(before ?? who),
          keys.rate(who),
          keys.erasures,
          keys.ledger(bangkokMonth(now)),
          keys.ledgerCount,
          keys.feedbackOrphans,
          keys.draft(who),
          keys.draft(before ?? who),
          keys.personOf(tag),
          keys.news,
          keys.personOf(before === null ? tag : await tagUnder(redis, before)),
        ],
        args: [now, entry.id, entry.public],
      };
      return one.parse(await runScript(redis, run));
    },

    async erasures() {
      return z.array(z.string()).parse(await redis.zrange(keys.erasures, 0, -1));
    },

    async forgetErasures(now) {
      await redis.zremrangebyscore(keys.erasures, 0, now - life.erasure);
    },

    async destroy(who, tag) {
      const held = [keys.person(who), keys.draft(who), keys.personOf(tag)];
      const run = { script: destroy, keys: [...held, keys.feedbackOrphans, keys.news], args: [tag] };
      await runScript(redis, run);
    },
  };
}
