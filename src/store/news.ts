import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokMonth } from "#core/days.ts";
import { MAX_LATE } from "#core/late.ts";
import type { News } from "#flows/feedback-ports.ts";
import { keys, life } from "./keys.ts";
import { lateItems } from "./late-items.ts";
import { claimNews, moveFeedback, putOffNews, readNews, settleNews } from "./news-scripts.ts";
import { runScript } from "./run-script.ts";

const orNone = z.string().nullable();
const read = z.tuple([orNone, orNone, orNone, orNone]);
const moved = z.union([z.tuple([z.literal("done"), z.coerce.number()]), z.tuple([z.literal("changed")])]);
const one = z.int().transform((n) => n === 1);

/** News of feedbacks on its way to their persons, in Redis. */
export function newsStore(redis: Redis): News {
  return {
    async move({ id, reference, version, fields, clock, tag, words, news }, who, entry, now) {
      const [state] = moved.parse(
        await runScript(redis, {
          script: moveFeedback,
          keys: [
            keys.feedback(id),
            keys.ledger(bangkokMonth(now)),
            keys.ledgerCount,
            keys.text(words?.id ?? id),
            keys.texts("feedback"),
            keys.feedbackWaiting,
            keys.person(who),
            keys.news,
            keys.reference(reference),
            keys.feedbacksOf(tag),
          ],
          args: [
            id,
            version,
            life.feedback,
            clock ?? "",
            entry.id,
            entry.public,
            words?.id ?? "",
            words?.sealed ?? "",
            now,
            tag,
            JSON.stringify(news.item),
            news.pushAt ?? "",
            ...Object.entries(fields).flat(),
          ],
        }),
      );
      return state;
    },

    async due(now, limit) {
      const tags = await redis.zrange(keys.news, 0, now, { byScore: true, offset: 0, count: limit });
      return z.array(z.string()).parse(tags);
    },

    async read(who) {
      const run = { script: readNews, keys: [keys.person(who)], args: [] };
      const [raw, pushing, name, pushedAt] = read.parse(await runScript(redis, run));
      return {
        raw: raw ?? "",
        news: lateItems.parse(raw ?? ""),
        pushing: name === null ? null : { name, news: lateItems.parse(pushing ?? "") },
        pushedAt: pushedAt === null ? null : Number(pushedAt),
      };
    },

    async claim({ who, tag }, { raw, told }, name, { retryAt, now }) {
      const run = {
        script: claimNews,
        keys: [keys.person(who), keys.news],
        args: [tag, raw, name, retryAt, now, told.map((item) => JSON.stringify(item)).join("\n")],
      };
      return one.parse(await runScript(redis, run));
    },

    async settle({ who, tag }, name, { back, at, pushedAt }) {
      const lines = (sure: boolean) =>
        back.flatMap((item) => (item.sure === sure ? [JSON.stringify(item)] : [])).join("\n");
      await runScript(redis, {
        script: settleNews,
        keys: [keys.person(who), keys.news],
        args: [tag, name, lines(true), at ?? "", pushedAt ?? "", lines(false), MAX_LATE],
      });
    },

    async putOff({ who, tag }, raw, until) {
      const run = { script: putOffNews, keys: [keys.person(who), keys.news], args: [tag, raw, until ?? ""] };
      return one.parse(await runScript(redis, run));
    },

    async wait(tag, until) {
      if (until === null) await redis.zrem(keys.news, tag);
      // Only who is waited for: somebody who was erased meanwhile is not named again.
      else await redis.zadd(keys.news, { xx: true }, { score: until, member: tag });
    },
  };
}
