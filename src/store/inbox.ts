import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokDay } from "#core/days.ts";
import { dialogueSchema } from "#core/dialogue.ts";
import { lateSchema, MAX_LATE } from "#core/late.ts";
import type { Arrival, Inbox, Outcome, Receipt, Remembered, Work } from "#flows/deps.ts";
import { keys, life } from "./keys.ts";
import { runScript, runScripts, type Run } from "./run-script.ts";
import { scripts } from "./scripts.ts";

/** How long a run has before another may take its event. Longer than any run that is still alive: waitUntil ends at 30 s. */
const LEASE_MS = 30_000;
/** Messages a minute that are answered; one notice follows, then silence until the minute is over. */
const RATE_LIMIT = 20;

const integer = z.coerce.number().int();
/** The dialogue's version; one that cannot be read counts as none, like the dialogue itself. */
const versionNumber = integer.catch(0);
const verdict = z.enum(["answer", "notice"]);

/** A record that cannot be read (of a version to come, or broken) must not silence the person: it counts as not there. */
function readable<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Late items are kept one JSON a line. */
const lateItems = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => readable(lateSchema, line))
    .filter((late) => late !== null),
);
const dialogue = z
  .string()
  .nullable()
  .transform((text) => (text ? readable(dialogueSchema, text) : null));
const manual = z.string().transform((hash) => (hash === "" ? null : hash));

const received = z.union([
  z.tuple([z.enum(["busy", "done", "silent"])]),
  z.tuple([z.literal("ours"), integer, verdict, lateItems, dialogue, versionNumber, manual]),
]);
const completed = z.union([
  z.tuple([z.enum(["done", "already", "lost"])]),
  z.tuple([z.literal("conflict"), dialogue, versionNumber]),
]);
const claimed = z.union([
  z.tuple([z.literal("none")]),
  z.tuple([z.literal("ours"), integer, integer, verdict, lateItems, integer, z.string(), manual]),
]);

const recalled = z.tuple([dialogue, versionNumber.nullable()]);

/** The durable inbox in Redis. `newPseudonym` gives the random name a new person is known by inside. */
export function inboxStore(redis: Redis, newPseudonym: () => string): Inbox {
  return {
    async receive(arrivals, now, lease) {
      const runs = arrivals.map((arrival) => receiveRun(arrival, now, lease, newPseudonym()));
      const results = await runScripts(redis, runs).catch(() => []);
      return arrivals.map((arrival, i): Receipt => {
        const result = results[i];
        if (result?.status !== "fulfilled") return { state: "failed" };
        try {
          return toReceipt(result.value, arrival, now, lease);
        } catch {
          return { state: "failed" };
        }
      });
    },

    async complete(work, outcome, now) {
      const run: Run = {
        script: scripts.complete,
        keys: [keys.inbox(work.id), keys.inboxOpen, keys.person(work.who), keys.counts(bangkokDay(now))],
        args: completionArguments(work, outcome),
      };
      const reply = completed.parse(await runScript(redis, run));
      if (reply[0] !== "conflict") return { state: reply[0] };
      return { state: "conflict", remembered: { dialogue: reply[1], version: reply[2] } };
    },

    async due(now, limit) {
      const ids = await redis.zrange(keys.inboxOpen, 0, now, { byScore: true, offset: 0, count: limit });
      return z.array(z.string()).parse(ids);
    },

    async claim(id, now, lease) {
      const run: Run = {
        script: scripts.claim,
        keys: [keys.inbox(id), keys.inboxOpen, keys.manual],
        args: [now, lease, now + LEASE_MS, id],
      };
      const reply = claimed.parse(await runScript(redis, run));
      if (reply[0] === "none") return null;
      const [, attempts, sweeps, word, late, deliveredAt, body, hash] = reply;
      const nobody = { who: "", personal: false, remembered: { dialogue: null, version: 0 } };
      return {
        body,
        sweeps,
        work: { id, lease, attempts, deliveredAt, verdict: word, late, manual: hash, ...nobody },
      };
    },

    async recall(who): Promise<Remembered> {
      const held = await redis.hmget(keys.person(who), "dialogue", "version");
      const [text, version] = recalled.parse(Object.values(held ?? [null, null]));
      return { dialogue: text, version: version ?? 0 };
    },

    async forget(messageId, { who, personal }) {
      const unsend: Run = { script: scripts.unsend, keys: [keys.message(messageId)], args: [life.message] };
      const event = z.string().parse(await runScript(redis, unsend));
      if (event === "") return null;
      const drop: Run = {
        script: scripts.drop,
        keys: [keys.inbox(event), keys.inboxOpen, keys.person(who)],
        args: [event, life.inboxDone, flag(personal), `"event":${JSON.stringify(event)}`],
      };
      await runScript(redis, drop);
      return event;
    },
  };
}

function receiveRun(arrival: Arrival, now: number, lease: string, pseudonym: string): Run {
  const { id, messageId, who, personal } = arrival;
  return {
    script: scripts.receive,
    keys: [
      keys.inbox(id),
      keys.inboxOpen,
      keys.person(who),
      keys.rate(who),
      keys.manual,
      keys.message(messageId ?? id),
    ],
    args: [
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
      pseudonym,
    ],
  };
}

function toReceipt(result: unknown, { id, who, personal }: Arrival, now: number, lease: string): Receipt {
  const reply = received.parse(result);
  if (reply[0] !== "ours") return { state: reply[0] };
  const [, attempts, word, late, remembered, version, hash] = reply;
  const work = { id, lease, attempts, deliveredAt: now, verdict: word, who, personal, late, manual: hash };
  return { state: "ours", work: { ...work, remembered: { dialogue: remembered, version } } };
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
