import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { dialogueSchema } from "#core/dialogue.ts";
import { lateSchema, MAX_LATE } from "#core/late.ts";
import type { Inbox, Outcome, Receipt, Remembered, Work } from "#flows/deps.ts";
import { keys, life } from "./keys.ts";
import { scriptRunner } from "./run-script.ts";
import { scripts } from "./scripts.ts";

/** How long a run has before another may take its event. Longer than any run that is still alive: waitUntil ends at 30 s. */
const LEASE_MS = 30_000;
/** Messages a minute that are answered; one notice follows, then silence until the minute is over. */
const RATE_LIMIT = 20;

const integer = z.coerce.number().int();
const verdict = z.enum(["answer", "notice"]);

/** Late items are kept one JSON a line. */
const lateItems = z
  .string()
  .transform((text) =>
    text === "" ? [] : text.split("\n").map((line) => lateSchema.parse(JSON.parse(line))),
  );
const dialogue = z
  .string()
  .nullable()
  .transform((text) => (text ? dialogueSchema.parse(JSON.parse(text)) : null));
const manual = z.string().transform((hash) => (hash === "" ? null : hash));

const received = z.union([
  z.tuple([z.enum(["busy", "done", "silent"])]),
  z.tuple([z.literal("ours"), integer, verdict, lateItems, dialogue, integer, manual]),
]);
const completed = z.union([
  z.tuple([z.enum(["done", "already", "lost"])]),
  z.tuple([z.literal("conflict"), dialogue, integer]),
]);
const claimed = z.union([
  z.tuple([z.literal("none")]),
  z.tuple([z.literal("ours"), integer, verdict, lateItems, integer, z.string(), manual]),
]);

/** The durable inbox in Redis. `newPseudonym` gives the random name a new person is known by inside. */
export function inboxStore(redis: Redis, newPseudonym: () => string): Inbox {
  const run = scriptRunner(redis);
  return {
    async receive(arrival, now, lease): Promise<Receipt> {
      const { id, messageId, who, personal } = arrival;
      const reply = received.parse(
        await run(
          scripts.receive,
          [
            keys.inbox(id),
            keys.inboxOpen,
            keys.person(who),
            keys.rate(who),
            keys.manual,
            keys.message(messageId ?? id),
          ],
          [
            now,
            lease,
            now + LEASE_MS,
            flag(arrival.redelivered),
            id,
            arrival.body,
            flag(personal),
            flag(arrival.counted),
            RATE_LIMIT,
            life.rate,
            flag(messageId !== null),
            life.message,
            life.inboxDone,
            life.person,
            newPseudonym(),
          ],
        ),
      );
      if (reply[0] !== "ours") return { state: reply[0] };
      const [, attempts, word, late, remembered, version, hash] = reply;
      return {
        state: "ours",
        work: {
          id,
          lease,
          attempts,
          deliveredAt: now,
          verdict: word,
          who,
          personal,
          remembered: { dialogue: remembered, version },
          late,
          manual: hash,
        },
      };
    },

    async complete(work, outcome, now) {
      const reply = completed.parse(
        await run(
          scripts.complete,
          [keys.inbox(work.id), keys.inboxOpen, keys.person(work.who), keys.counts(bangkokDay(now))],
          completionArguments(work, outcome),
        ),
      );
      if (reply[0] !== "conflict") return { state: reply[0] };
      return { state: "conflict", remembered: { dialogue: reply[1], version: reply[2] } };
    },

    async due(now, limit) {
      return z
        .array(z.string())
        .parse(await redis.zrange(keys.inboxOpen, 0, now, { byScore: true, offset: 0, count: limit }));
    },

    async claim(id, now, lease) {
      const reply = claimed.parse(
        await run(
          scripts.claim,
          [keys.inbox(id), keys.inboxOpen, keys.manual],
          [now, lease, now + LEASE_MS, id],
        ),
      );
      if (reply[0] === "none") return null;
      const [, attempts, word, late, deliveredAt, body, hash] = reply;
      const nobody = { who: "", personal: false, remembered: { dialogue: null, version: 0 } };
      return {
        body,
        work: { id, lease, attempts, deliveredAt, verdict: word, late, manual: hash, ...nobody },
      };
    },

    async recall(who): Promise<Remembered> {
      const [text, version] = z
        .tuple([dialogue, integer.nullable()])
        .parse(Object.values((await redis.hmget(keys.person(who), "dialogue", "version")) ?? [null, null]));
      return { dialogue: text, version: version ?? 0 };
    },

    async forget(messageId) {
      const event = z.string().parse(await run(scripts.unsend, [keys.message(messageId)], [life.message]));
      if (event !== "") await run(scripts.drop, [keys.inbox(event), keys.inboxOpen], [event, life.inboxDone]);
    },
  };
}

function completionArguments(work: Work, outcome: Outcome): (string | number)[] {
  const follows = outcome.follows === null ? "" : flag(outcome.follows);
  return [
    work.id,
    work.lease,
    flag(work.personal),
    outcome.version,
    outcome.dialogue ? JSON.stringify(outcome.dialogue) : "",
    outcome.late.map((late) => JSON.stringify(late)).join("\n"),
    MAX_LATE,
    outcome.count ?? "",
    follows,
    outcome.at,
    life.inboxDone,
    life.person,
    life.counts,
  ];
}

function flag(value: boolean): "1" | "0" {
  return value ? "1" : "0";
}

/** The day in Bangkok (UTC+7 all year), as YYYY-MM-DD: figures are reported by the office's days. */
function bangkokDay(now: number): string {
  return new Date(now + 7 * 60 * 60_000).toISOString().slice(0, 10);
}
