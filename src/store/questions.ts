import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokMonth } from "#core/days.ts";
import type { LeftQuestion, Questions } from "#flows/feedback-ports.ts";
import { readHashes } from "./flat.ts";
import { keys } from "./keys.ts";
import { appendEntry } from "./ledger-scripts.ts";
import { addNews, dueBy, newestLines } from "./news-scripts.ts";
import { runScript } from "./run-script.ts";

const ids = z.array(z.string());
const question = z.object({ of: z.string(), sealed: z.string(), at: z.coerce.number().int() });

/** A question is kept no longer. KEYS: 1 the question, 2 texts of its kind, 3 questions of the person. ARGV: 1 question. */
const goes = `
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return 1
`;

/**
 * A question is answered: its text goes, and its person has news. KEYS: 1 the question, 2 texts of its kind, 3 questions of the person, 4 person, 5
 * persons with news, 6 ledger, 7 count of the ledger. ARGV: 1 question, 2 tag, 3 news, 4 when it may be pushed (ms) or '', 5 entry, 6 public. Gives 1, or 0
 * where there is none (any more), or no such person: nobody is told twice.
 */
const answer = `
${appendEntry}
${newestLines}
if redis.call('HGET', KEYS[1], 'of') ~= ARGV[2] or redis.call('HGET', KEYS[4], 'tag') ~= ARGV[2] then return 0 end
append(KEYS[6], KEYS[7], ARGV[5], ARGV[6], '', '')
${addNews("KEYS[4]", "ARGV[3]")}
if ARGV[4] ~= '' then ${dueBy("KEYS[5]", "ARGV[2]", "ARGV[4]")} end
${goes}
`;

/** A question is taken back. KEYS: the question, texts of its kind, questions of the person. ARGV: question, tag. */
const drop = `
if redis.call('HGET', KEYS[1], 'of') ~= ARGV[2] then return 0 end
${goes}
`;

/** Questions that people left, in Redis. */
export function questionStore(redis: Redis): Questions {
  const read = async (list: readonly string[]): Promise<LeftQuestion[]> => {
    const records = await readHashes(redis, list.map(keys.text));
    return list.flatMap((id, i) => {
      const held = question.safeParse(records[i]).data;
      return held === undefined ? [] : [{ id, ...held }];
    });
  };
  return {
    async left(most) {
      const newest = ids.parse(await redis.zrange(keys.texts("question"), 0, most - 1, { rev: true }));
      return read(newest);
    },

    async find(id) {
      const [found = null] = await read([id]);
      return found;
    },

    async drop(id, tag) {
      const places = [keys.text(id), keys.texts("question"), keys.questionsOf(tag)];
      await runScript(redis, { script: drop, keys: places, args: [id, tag] });
    },

    async answer({ id, who, tag }, { item, pushAt }, entry, now) {
      const done = await runScript(redis, {
        script: answer,
        keys: [
          keys.text(id),
          keys.texts("question"),
          keys.questionsOf(tag),
          keys.person(who),
          keys.news,
          keys.ledger(bangkokMonth(now)),
          keys.ledgerCount,
        ],
        args: [id, tag, JSON.stringify(item), pushAt ?? "", entry.id, entry.public],
      });
      return z.int().parse(done) === 1;
    },
  };
}
