import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { feedbackSchema } from "#core/feedback.ts";
import type { Feedbacks, SaidKind } from "#flows/feedback-ports.ts";
import { QUESTION_OF_THEIRS } from "./deed-scripts.ts";
import { freeSaid, saidPage, takeBack } from "./feedback-scripts.ts";
import { readHashes } from "./flat.ts";
import { keys, life } from "./keys.ts";
import { ORPHAN } from "./people-scripts.ts";
import { flag, runScript } from "./run-script.ts";

/** So many of what an erased person said are freed in one step. */
const PAGE = 100;

const orNone = z.string().nullable();
const ids = z.array(z.string());
const found = z.tuple([z.int(), ids]);
const one = z.int().transform((n) => n === 1);

/** Where the ids of what somebody said stand, what a record written before calls them, and how long they live. */
const said: Readonly<
  Record<SaidKind, { of(tag: string): string; field: "cases" | "questions"; life: number }>
> = {
  feedback: { of: keys.feedbacksOf, field: "cases", life: life.feedback },
  question: { of: keys.questionsOf, field: "questions", life: life.speaker },
};

/** The feedbacks of persons in Redis. */
export function feedbackStore(redis: Redis): Feedbacks {
  return {
    async mine(kind, { lookUp: { who, before }, tag }, { after, most }) {
      const run = {
        script: saidPage(said[kind].field),
        keys: [keys.person(who), keys.person(before ?? who), said[kind].of(tag)],
        args: [tag, after, after + most - 1, said[kind].life],
      };
      const [all, page] = found.parse(await runScript(redis, run));
      return { ids: page, all };
    },

    async read(list) {
      const records = await readHashes(redis, list.map(keys.feedback));
      return records.map((record) => feedbackSchema.safeParse(record).data ?? null);
    },

    async find(reference) {
      return orNone.parse(await redis.get(keys.reference(reference)));
    },

    async orphans() {
      const of = orNone.parse(await redis.lindex(keys.feedbackOrphans, 0));
      if (of === null) return null;
      // A list of ids, as it was kept before.
      if (!of.startsWith(ORPHAN)) return { of, ids: of.split(" ").filter(Boolean) };
      const tag = of.slice(ORPHAN.length);
      const pages = await redis
        .pipeline()
        .zrange(keys.feedbacksOf(tag), 0, PAGE - 1)
        .zrange(keys.questionsOf(tag), 0, PAGE - 1)
        .exec<unknown[]>();
      return { of, ids: z.array(ids).parse(pages).flat() };
    },

    async free({ of, ids: list }) {
      const isTag = of.startsWith(ORPHAN);
      const tag = isTag ? of.slice(ORPHAN.length) : "";
      return one.parse(
        await runScript(redis, {
          script: freeSaid,
          keys: [
            keys.feedbackOrphans,
            keys.feedbackWaiting,
            keys.texts("question"),
            keys.feedbacksOf(tag),
            keys.questionsOf(tag),
            ...list.flatMap((id) => [keys.feedback(id), keys.text(id)]),
          ],
          args: [of, flag(isTag), ...list],
        }),
      );
    },

    async cameIn(message) {
      const [id, what] = (orNone.parse(await redis.get(keys.wordsOf(message))) ?? "").split(" ");
      if (id === undefined || what === undefined) return null;
      return { case: id === QUESTION_OF_THEIRS ? null : id, what };
    },

    async takeBack({ id, tag, who, version }, fields, what) {
      const run = {
        script: takeBack,
        keys: [keys.feedback(id), keys.text(what.id), keys.texts(what.kind), keys.person(who)],
        args: [
          tag,
          version,
          what.id,
          JSON.stringify(what.news),
          flag(what.kind === "photo"),
          ...Object.entries(fields).flat(),
        ],
      };
      return one.parse(await runScript(redis, run)) ? "done" : "changed";
    },
  };
}
