import { expect } from "vitest";
import { newsItem } from "#core/news.ts";
import { didKeep } from "#core/did.ts";
import {
  unchanged,
  type Arrival,
  type Closed,
  type Completion,
  type Outcome,
  type Work,
} from "#flows/deps.ts";
import type { Deed, MovedFeedback, NewFeedback } from "#flows/feedback-ports.ts";
import type { LocalStore } from "#dev/store/store.ts";
import { keys } from "#store/keys.ts";
import { dumpStore, lifeOf } from "./scan.ts";
import type { Stores } from "./stores.ts";

/** What people do, as the store is told of it: one valid object of each kind, and the short way to a person who has done it. */

export const NOON = Date.UTC(2026, 10, 22, 5);
export const DAY = 24 * 3_600_000;
export const MONTH = "2026-11";

const arrival: Arrival = {
  id: "01E",
  messageId: null,
  lookUp: { who: "me", before: null },
  personal: true,
  counted: false,
  at: NOON,
  redelivered: false,
  body: "sealed",
};

const nothingNew: Outcome = {
  ...unchanged,
  dialogue: null,
  follows: null,
  version: 0,
  late: [],
  count: null,
  at: NOON,
};

type Taking = Partial<Arrival> & { now?: number; lease?: string };

/** The lease of an event of somebody. Throws where it is not given. */
export async function take(
  { inbox }: Pick<Stores, "inbox">,
  who: string,
  id: string,
  { now = NOON, lease = "mine", ...change }: Taking = {},
): Promise<Work> {
  const lookUp = { who, before: null };
  const [receipt] = await inbox.receive([{ ...arrival, id, lookUp, ...change }], now, lease);
  if (receipt?.state !== "ours") throw new Error(`expected the lease, got ${receipt?.state}`);
  return receipt.work;
}

/** Completes an event. */
export function close(
  { inbox }: Pick<Stores, "inbox">,
  work: Work,
  change: Partial<Outcome> = {},
): Promise<Completion> {
  const { version, key: heldKey } = work.remembered;
  return inbox.complete(work, { ...nothingNew, version, heldKey, ...change }, NOON);
}

/** Somebody who has written once, so that their record has a key. Gives their tag. */
export async function meet(stores: Pick<Stores, "inbox">, who: string, key = `key-${who}`): Promise<string> {
  const work = await take(stores, who, `met-${who}`);
  await close(stores, work, { newKey: { wrapped: key, line: `line-${who}` } });
  return work.remembered.tag;
}

/** The same with a feedback, number `R-<id>`. Gives the tag. */
export async function saidBy(stores: Stores, who: string, id: string): Promise<string> {
  const tag = await meet(stores, who);
  await hearOnce(stores, who, id);
  return tag;
}

/** They say something in an event of its own, which is completed. */
export async function hearOnce(
  stores: Pick<Stores, "inbox" | "deeds">,
  who: string,
  id: string,
  event = `said-${id}`,
  now = NOON,
) {
  const work = await take(stores, who, event);
  const heard = await stores.deeds.hear(work, deedOn(work), feedbackOf(work, id), now);
  await close(stores, work);
  return heard;
}

/** A deed that changes nothing but the version of the memory. */
export function deedOn({ remembered }: Work, change: Partial<Deed> = {}): Deed {
  return {
    dialogue: null,
    version: remembered.version,
    at: NOON,
    heldKey: remembered.key,
    newKey: null,
    profile: null,
    draft: null,
    entry: null,
    text: null,
    from: [],
    did: didKeep,
    ...change,
  };
}

/** A feedback of the person whose event it is. */
export function feedbackOf(
  { remembered }: Work,
  id: string,
  record: Readonly<Record<string, string>> = {},
): NewFeedback {
  const reference = `R-${id}`;
  return {
    id,
    reference,
    clock: NOON + DAY,
    record: {
      v: "1",
      state: "heard",
      sort: "suggest",
      door: "chat",
      language: "th",
      at: String(NOON),
      by: remembered.tag,
      reference,
      group: "employee",
      province: "21",
      times: "1",
      time: "",
      photos: "",
      ...record,
    },
  };
}

/** An entry of the log, closed. */
export function entryNamed(id: string): Closed {
  return { id, at: NOON, public: JSON.stringify({ id }), digest: `digest-${id}`, sealed: `sealed-${id}` };
}

/**
 * Everything the store holds, but for how often the log was tried: where it cannot be written, the number that it would have got is
 * passed over.
 */
export async function dumpButCount(store: LocalStore): Promise<Map<string, string>> {
  const dump = await dumpStore(store);
  dump.delete(keys.ledgerCount);
  return dump;
}

/** Expects that a key was given so many days to live, just now. */
export async function expectLife(store: LocalStore, key: string, days: number): Promise<void> {
  const left = await lifeOf(store, (name) => name === key);
  expect(left, key).toBeLessThanOrEqual(days * DAY);
  expect(left, key).toBeGreaterThan((days - 0.01) * DAY);
}

/** Staff move a feedback of the person of a tag: what they say, and news of it that may be pushed in three days. */
export function newsOf(
  tag: string,
  id: string,
  entry: string,
  change: Partial<MovedFeedback> = {},
): MovedFeedback {
  const of = { entry, case: id, reference: `R-${id}`, says: "feedback.done", push: true };
  return {
    id,
    reference: `R-${id}`,
    version: 1,
    fields: { state: "done", open: "0" },
    clock: null,
    tag,
    words: { id: `words-${entry}`, sealed: "sealed answer" },
    news: { item: newsItem(of, NOON), pushAt: NOON + 3 * DAY },
    ...change,
  };
}
