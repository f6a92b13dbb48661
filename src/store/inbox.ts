import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { readAsked } from "#core/asked.ts";
import { bangkokDay, bangkokMonth, fiscalYear } from "#core/days.ts";
import { dialogueSchema } from "#core/dialogue.ts";
import { didSchema } from "#core/did.ts";
import { MAX_LATE } from "#core/late.ts";
import { readMark } from "#core/person.ts";
import { readable } from "#core/readable.ts";
import type { Arrival, Inbox, Outcome, Receipt, Remembered, Work } from "#flows/deps.ts";
import { keys, life } from "./keys.ts";
import { lateItems } from "./late-items.ts";
import { recall } from "./people-scripts.ts";
import { tagUnder } from "./people.ts";
import { flag, runScript, runScripts, type Run } from "./run-script.ts";
import { scripts } from "./scripts.ts";

/** How long a run has before another may take its event. Longer than any run that is still alive: waitUntil ends at 30 s. */
const LEASE_MS = 30_000;
/** Messages a minute that are answered; one notice follows, then silence until the minute is over. */
const RATE_LIMIT = 20;

const integer = z.coerce.number().int();
/** The dialogue's version; one that cannot be read counts as none, like the dialogue itself. */
const versionNumber = integer.catch(0);
const verdict = z.enum(["answer", "notice"]);

const dialogue = z
  .string()
  .nullable()
  .transform((text) => (text ? readable(dialogueSchema, text) : null));
const manual = z.string().transform((hash) => (hash === "" ? null : hash));

const did = z.string().transform((text) => (text === "" ? null : readable(didSchema, text)));
const orNull = z.string().transform((value) => (value === "" ? null : value));
const asked = z.string().transform(readAsked);
const mark = z.string().transform(readMark);
/** What is remembered of a person, as scripts give it. */
const recalled = z
  .tuple([dialogue, versionNumber, orNull, z.string(), mark, orNull, z.string(), orNull, asked])
  .transform(([memory, version, key, pseudonym, marked, profile, tag, draft, questions]): Remembered => ({
    dialogue: memory,
    version,
    key,
    pseudonym,
    mark: marked,
    profile,
    tag,
    draft,
    asked: questions,
  }));

const received = z.union([
  z.tuple([z.enum(["busy", "done", "silent"])]),
  z.tuple([z.literal("ours"), integer, verdict, lateItems, manual, did], z.unknown()),
]);
const completed = z.tuple([z.enum(["done", "already", "lost", "conflict"])]);
const claimed = z.union([
  z.tuple([z.literal("none")]),
  z.tuple([
    z.literal("ours"),
    integer,
    integer,
    verdict,
    lateItems,
    integer,
    z.string(),
    manual,
    z.string(),
    did,
  ]),
]);

const nobody: Remembered = {
  dialogue: null,
  version: 0,
  key: null,
  pseudonym: "",
  mark: null,
  profile: null,
  tag: "",
  draft: null,
  asked: [],
};

/** The durable inbox in Redis. `newId` gives random names: a person's pseudonym and erasure tag. */
export function inboxStore(redis: Redis, newId: () => string): Inbox {
  return {
    async receive(arrivals, now, lease) {
      const runs = arrivals.map((arrival) => receiveRun(arrival, now, lease, newId));
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
      const { who, before } = work.lookUp;
      const { tag } = work.remembered;
      const run: Run = {
        script: scripts.complete,
        keys: [
          keys.inbox(work.id),
          keys.inboxOpen,
          keys.person(who),
          keys.counts(bangkokDay(now)),
          keys.rate(who),
          keys.erasures,
          keys.ledger(bangkokMonth(now)),
          keys.ledgerCount,
          keys.person(before ?? who),
          keys.personOf(tag),
          keys.draft(who),
          keys.draft(before ?? who),
          keys.feedbackOrphans,
          keys.news,
          // Who is erased may have a second record, of a careless change of keys: nothing must lead to that one either.
          keys.personOf(outcome.erase && before !== null ? await tagUnder(redis, before) : tag),
        ],
        args: completionArguments(work, outcome, now),
      };
      const [state] = completed.parse(await runScript(redis, run));
      return { state };
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
      const [, attempts, sweeps, word, late, deliveredAt, body, hash, tag, done] = reply;
      return {
        body,
        sweeps,
        work: {
          id,
          lease,
          attempts,
          deliveredAt,
          verdict: word,
          late,
          manual: hash,
          did: done,
          // Known only once the body is opened.
          lookUp: { who: "", before: null },
          personal: false,
          remembered: { ...nobody, tag },
        },
      };
    },

    async recall({ who, before }, at, tag): Promise<Remembered> {
      const run: Run = {
        script: recall,
        keys: [
          keys.person(who),
          keys.person(before ?? who),
          keys.draft(who),
          keys.draft(before ?? who),
          keys.personOf(tag),
        ],
        args: [pseudonymField(at), newId(), tag, who],
      };
      return recalled.parse(await runScript(redis, run));
    },

    async forget(messageId, { lookUp, remembered }) {
      const unsend: Run = { script: scripts.unsend, keys: [keys.message(messageId)], args: [life.message] };
      const event = z.string().parse(await runScript(redis, unsend));
      if (event === "") return null;
      const drop: Run = {
        script: scripts.drop,
        keys: [keys.inbox(event), keys.inboxOpen, keys.person(lookUp.who)],
        args: [event, life.inboxDone, `"event":${JSON.stringify(event)}`, remembered.tag, MAX_LATE],
      };
      await runScript(redis, drop);
      return event;
    },
  };
}

/** The field that holds what the log calls a person in the fiscal year of this moment. */
function pseudonymField(now: number): string {
  return `pseudonym:${fiscalYear(now)}`;
}

function receiveRun(arrival: Arrival, now: number, lease: string, newId: () => string): Run {
  const { id, messageId, lookUp, personal } = arrival;
  const { who, before } = lookUp;
  return {
    script: scripts.receive,
    keys: [
      keys.inbox(id),
      keys.inboxOpen,
      keys.person(who),
      keys.rate(who),
      keys.manual,
      keys.message(messageId ?? id),
      keys.person(before ?? who),
      keys.draft(who),
      keys.draft(before ?? who),
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
      pseudonymField(arrival.at),
      newId(),
      newId(),
      life.speaker,
    ],
  };
}

function toReceipt(result: unknown, { id, lookUp, personal }: Arrival, now: number, lease: string): Receipt {
  const reply = received.parse(result);
  if (reply[0] !== "ours") return { state: reply[0] };
  const [, attempts, word, late, hash, done, ...memory] = reply;
  const work = { id, lease, attempts, deliveredAt: now, verdict: word, lookUp, personal, late, manual: hash };
  return { state: "ours", work: { ...work, did: done, remembered: recalled.parse(memory) } };
}

function completionArguments(work: Work, outcome: Outcome, now: number): (string | number)[] {
  const follows = outcome.follows === null ? "" : flag(outcome.follows);
  return [
    work.id,
    work.lease,
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
    outcome.heldKey ?? "",
    outcome.newKey?.wrapped ?? "",
    outcome.newKey?.line ?? "",
    flag(outcome.erase),
    now,
    outcome.profile ?? "",
    work.remembered.tag,
    life.stranger,
    life.speaker,
    work.lookUp.who,
    ...outcome.entries.flatMap((entry) => [entry.id, entry.public, entry.digest, entry.sealed]),
  ];
}
