import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unsure, type Late } from "#core/late.ts";
import type { MovedFeedback } from "#flows/feedback-ports.ts";
import { keys } from "#store/keys.ts";
import {
  close,
  DAY,
  dumpButCount,
  entryNamed,
  expectLife,
  MONTH,
  newsOf,
  NOON,
  saidBy,
  take,
} from "#test/support/deeds.ts";
import { command, dumpStore, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** What becomes of a feedback, on its way to its person: by their next message or by a push, never by both. */

let stores: Stores;
let tag: string;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(async () => {
  stores.store.fault(null);
  await stores.store.flush();
  tag = await saidBy(stores, "me", "f1");
});

const me = () => ({ who: "me", tag });
const dump = () => dumpStore(stores.store);
const due = async () => Number(await command(stores.store, "ZSCORE", keys.news, tag));
const read = () => stores.news.read("me");
const eventsIn = (late: readonly Late[]) => late.map(({ event }) => event);

const itemOf = (entry: string, push = true): Late => {
  const { item } = newsOf(tag, "f1", entry).news;
  return { ...item, about: item.about?.what === "case" ? { ...item.about, push } : null };
};

/** Staff move f1, which has this version. */
const move = (entry: string, version: number, change: Partial<MovedFeedback> = {}, who = "me") =>
  stores.news.move(newsOf(tag, "f1", entry, { version, ...change }), who, entryNamed(entry), NOON);

/** So many pieces of news, `n1` the oldest. */
async function moves(first: number, last: number): Promise<void> {
  for (let n = first; n <= last; n += 1) await move(`n${n}`, n);
}
const named = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_each, i) => `n${first + i}`);

describe("a move of staff", () => {
  test("is written whole: the feedback, the entry, the words, the news, and when it may be pushed", async () => {
    await command(stores.store, "PEXPIRE", keys.feedback("f1"), "5000");
    expect(await move("n1", 1)).toBe("done");
    expect(await readHash(stores.store, keys.feedback("f1"))).toMatchObject({
      state: "done",
      open: "0",
      version: "2",
      "entry:n1": "1",
    });
    await expectLife(stores.store, keys.feedback("f1"), 1100);
    const logged = { number: 1, id: "n1", public: '{"id":"n1"}', digest: "", sealed: "" };
    expect(await stores.ledger.read(MONTH, 0, 9)).toEqual([logged]);
    const words = { v: "1", sealed: "sealed answer", at: String(NOON) };
    expect(await readHash(stores.store, keys.text("words-n1"))).toEqual(words);
    expect(await stores.texts.overdue("feedback", NOON + 1, 9)).toEqual(["words-n1"]);
    expect(await read()).toEqual({
      raw: JSON.stringify(itemOf("n1")),
      news: [itemOf("n1")],
      pushing: null,
      pushedAt: null,
    });
    expect(await due()).toBe(NOON + 3 * DAY);
    expect(await command(stores.store, "ZRANGE", keys.feedbackWaiting, "0", "-1")).toEqual([]);
  });

  test("keeps officers waiting by its clock, and writes no words where there are none", async () => {
    await move("n1", 1, { clock: NOON + 7, words: null });
    expect(await command(stores.store, "ZSCORE", keys.feedbackWaiting, "f1")).toBe(String(NOON + 7));
    expect([...(await dump()).keys()].filter((key) => key.startsWith("text"))).toEqual([]);
  });

  test("is done once, however often it is tried, also after others came in between", async () => {
    stores.store.fault("answer-lost", 1);
    await expect(move("n1", 1)).rejects.toThrow();
    await move("n2", 2);
    const before = await dump();
    expect(await move("n1", 1)).toBe("done");
    expect(await move("n2", 2)).toBe("done");
    expect(await dump()).toEqual(before);
  });

  test.each<[string, () => Promise<string>]>([
    ["on another version", () => move("n1", 2)],
    ["of a feedback that is not there", () => move("n1", 1, { id: "f9" })],
    ["of somebody who was erased", () => move("n1", 1, { tag: "another" })],
    ["of somebody whose record is elsewhere by now", () => move("n1", 1, {}, "me anew")],
  ])("%s writes nothing at all", async (_name, tried) => {
    const before = await dump();
    expect(await tried()).toBe("changed");
    expect(await dump()).toEqual(before);
  });

  test("where the log cannot be written, nothing is", async () => {
    await move("n1", 1);
    await command(stores.store, "SET", keys.ledgerCount, "0");
    const before = await dumpButCount(stores.store);
    await expect(move("n2", 2)).rejects.toThrow();
    expect(await dumpButCount(stores.store)).toEqual(before);
  });

  test("brings the push forward, never back; what is not worth a push has no time", async () => {
    const item = itemOf("n1", false);
    await move("n1", 1, { news: { item, pushAt: null } });
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([]);
    await move("n2", 2);
    await move("n3", 3, { news: { item, pushAt: NOON + 4 * DAY } });
    expect(await due()).toBe(NOON + 3 * DAY);
    await move("n4", 4, { news: { item, pushAt: null } });
    expect(await due()).toBe(NOON + 3 * DAY);
    await move("n5", 5, { news: { item, pushAt: NOON } });
    expect(await due()).toBe(NOON);
  });

  test("leaves the newest ten to be told", async () => {
    await moves(1, 12);
    expect(eventsIn((await read()).news)).toEqual(named(3, 12));
  });
});

describe("news that waits", () => {
  test("is due in the order of its times, not before, some at once", async () => {
    const you = await saidBy(stores, "you", "f2");
    await stores.news.move(newsOf(you, "f2", "y1"), "you", entryNamed("y1"), NOON);
    await move("n1", 1, { news: { item: itemOf("n1"), pushAt: NOON + 5 } });
    expect(await stores.news.due(NOON + 4, 9)).toEqual([]);
    expect(await stores.news.due(NOON + 5, 9)).toEqual([tag]);
    expect(await stores.news.due(NOON + 3 * DAY, 9)).toEqual([tag, you]);
    expect(await stores.news.due(NOON + 3 * DAY, 1)).toEqual([tag]);
    await stores.news.wait(tag, NOON + 4 * DAY);
    expect(await stores.news.due(NOON + 4 * DAY, 9)).toEqual([you, tag]);
    await stores.news.wait(tag, null);
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([you]);
  });

  test("is put off, or left to the next message, only as it was read", async () => {
    await move("n1", 1);
    const { raw } = await read();
    expect(await stores.news.putOff(me(), raw, NOON + 4 * DAY)).toBe(true);
    expect(await due()).toBe(NOON + 4 * DAY);
    await move("n2", 2, { news: { item: itemOf("n2"), pushAt: NOON + 5 * DAY } });
    expect(await stores.news.putOff(me(), raw, null)).toBe(false);
    expect(await stores.news.putOff({ ...me(), tag: "another" }, (await read()).raw, null)).toBe(false);
    expect(await due()).toBe(NOON + 4 * DAY);
    expect(await stores.news.putOff(me(), (await read()).raw, null)).toBe(true);
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([]);
    expect(await stores.news.putOff(me(), (await read()).raw, NOON)).toBe(true);
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([]);
  });

  test("of somebody who is not waited for any more is not waited for again", async () => {
    await stores.news.wait(tag, NOON);
    expect(await stores.news.due(NOON, 9)).toEqual([]);
  });

  test("that cannot be read is passed over", async () => {
    await move("n1", 1);
    const { raw } = await read();
    await command(stores.store, "HSET", keys.person("me"), "news", `{"v":9}\n${raw}`);
    expect(eventsIn((await read()).news)).toEqual(["n1"]);
    expect(await stores.news.read("nobody")).toEqual({ raw: "", news: [], pushing: null, pushedAt: null });
  });
});

describe("claiming news to push it", () => {
  const claim = async (name = "push-1") =>
    stores.news.claim(me(), { raw: (await read()).raw, told: [] }, name, { retryAt: NOON + 300, now: NOON });

  test("takes it from the replies, and is tried again if the run dies", async () => {
    await moves(1, 2);
    expect(await claim()).toBe(true);
    expect(await read()).toMatchObject({ raw: "", news: [], pushing: { name: "push-1" } });
    expect(eventsIn((await read()).pushing?.news ?? [])).toEqual(["n1", "n2"]);
    expect(await due()).toBe(NOON + 300);
    expect((await take(stores, "me", "01E")).late).toEqual([]);
  });

  test("once more by the same push is the same claim", async () => {
    await moves(1, 1);
    const { raw } = await read();
    stores.store.fault("answer-lost", 1);
    await expect(
      stores.news.claim(me(), { raw: raw, told: [] }, "push-1", { retryAt: NOON + 300, now: NOON }),
    ).rejects.toThrow();
    await moves(2, 2);
    const before = await dump();
    expect(
      await stores.news.claim(me(), { raw: raw, told: [] }, "push-1", { retryAt: NOON + 900, now: NOON }),
    ).toBe(true);
    expect(await dump()).toEqual(before);
  });

  test.each<[string, (raw: string) => Promise<boolean>]>([
    [
      "that changed since it was read",
      (raw) => stores.news.claim(me(), { raw: raw.slice(1), told: [] }, "push", { retryAt: NOON, now: NOON }),
    ],
    [
      "of another record",
      (raw) =>
        stores.news.claim({ who: "me", tag: "another" }, { raw: raw, told: [] }, "push", {
          retryAt: NOON,
          now: NOON,
        }),
    ],
    [
      "that a message has taken",
      async (raw) => {
        await take(stores, "me", "01E");
        return stores.news.claim(me(), { raw: raw, told: [] }, "push", { retryAt: NOON, now: NOON });
      },
    ],
    [
      "while a push is on its way",
      async () => {
        await claim("first");
        await move("n2", 2);
        return claim("second");
      },
    ],
  ])("%s is refused, and nothing is lost", async (_name, tried) => {
    await move("n1", 1);
    expect(await tried((await read()).raw)).toBe(false);
    const { news, pushing } = await read();
    const { late = "" } = await readHash(stores.store, keys.inbox("01E"));
    expect(JSON.stringify([news, pushing]) + late).toContain('"event":"n1"');
    expect([undefined, "first"]).toContain(pushing?.name);
  });

  test("settled as told: it is gone, counts for the week, and nobody is looked at any more", async () => {
    await moves(1, 1);
    await claim();
    await stores.news.settle(me(), "push-1", { back: [], at: null, pushedAt: NOON + 1 });
    expect(await read()).toEqual({ raw: "", news: [], pushing: null, pushedAt: NOON + 1 });
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([]);
  });

  test("settled as not told: it waits again, before what came meanwhile, at most ten", async () => {
    await moves(1, 3);
    await claim();
    const back = named(1, 3).map((entry) => itemOf(entry));
    await moves(4, 4);
    await stores.news.settle(me(), "push-1", { back, at: NOON + 50, pushedAt: null });
    expect(await read()).toMatchObject({ pushing: null, pushedAt: null });
    expect(eventsIn((await read()).news)).toEqual(named(1, 4));
    expect(await due()).toBe(NOON + 50);
    await claim();
    await moves(5, 12);
    const all = [...back, itemOf("n4")];
    await stores.news.settle(me(), "push-1", { back: all, at: null, pushedAt: null });
    expect(eventsIn((await read()).news)).toEqual(named(3, 12));
  });

  test("taken up by a second run, is not given back by the first: the second may be telling it", async () => {
    await moves(1, 1);
    await claim();
    expect((await read()).pushing).toMatchObject({ name: "push-1" });
    const before = await dump();
    await stores.news.settle(me(), "push-1", { back: [itemOf("n1")], at: null, pushedAt: null });
    expect(await dump()).toEqual(before);
    await stores.news.settle(me(), "push-1", { back: [], at: null, pushedAt: null });
    expect(await read()).toMatchObject({ raw: "", pushing: null });
    await moves(2, 2);
    await claim("push-2");
    await stores.news.settle(me(), "push-2", { back: [itemOf("n2")], at: null, pushedAt: null });
    expect(eventsIn((await read()).news)).toEqual(["n2"]);
  });

  test("settled, leaves what came meanwhile to be looked at: it would never be pushed else", async () => {
    await moves(1, 1);
    await claim();
    await moves(2, 2);
    await stores.news.settle(me(), "push-1", { back: [], at: null, pushedAt: NOON });
    expect(eventsIn((await read()).news)).toEqual(["n2"]);
    expect(await due()).toBe(NOON + 300);
  });

  test("given back to the next message, is looked at no more", async () => {
    await moves(1, 1);
    await claim();
    await stores.news.settle(me(), "push-1", { back: [itemOf("n1")], at: null, pushedAt: null });
    expect(await stores.news.due(NOON + 9 * DAY, 9)).toEqual([]);
    expect(eventsIn((await take(stores, "me", "01E")).late)).toEqual(["n1"]);
  });

  test("settled by another name, by another record, or twice, changes nothing", async () => {
    await moves(1, 1);
    await claim();
    const left = { back: [itemOf("n1")], at: NOON, pushedAt: NOON };
    const before = await dump();
    await stores.news.settle(me(), "push-2", left);
    await stores.news.settle({ who: "me", tag: "another" }, "push-1", left);
    expect(await dump()).toEqual(before);
    await stores.news.settle(me(), "push-1", left);
    const settled = await dump();
    await stores.news.settle(me(), "push-1", { ...left, pushedAt: NOON + 5 });
    expect(await dump()).toEqual(settled);
  });
});

describe("a message of the person", () => {
  test("takes what waits, answers before news, once", async () => {
    const answer = { ...itemOf("answer"), about: null };
    await close(stores, await take(stores, "me", "01E"), { late: [answer] });
    await moves(1, 2);
    expect(eventsIn((await take(stores, "me", "02E")).late)).toEqual(["answer", "n1", "n2"]);
    expect(await read()).toMatchObject({ raw: "" });
    expect((await take(stores, "me", "03E")).late).toEqual([]);
  });

  test("that could not be answered gives news back, to be pushed or told with the next message", async () => {
    await moves(1, 1);
    await move("n2", 2, { news: { item: itemOf("n2", false), pushAt: null } });
    const work = await take(stores, "me", "01E");
    await stores.news.wait(tag, null);
    await moves(3, 3);
    await stores.news.wait(tag, null);
    await close(stores, work, { late: work.late });
    expect(eventsIn((await read()).news)).toEqual(["n1", "n2", "n3"]);
    expect(await due()).toBe(NOON);
    expect(eventsIn((await take(stores, "me", "02E")).late)).toEqual(["n1", "n2", "n3"]);
  });

  test("gives news back without bringing its push forward, and no more than ten", async () => {
    await moves(1, 6);
    const work = await take(stores, "me", "01E");
    await moves(7, 12);
    await close(stores, work, { late: work.late });
    expect(eventsIn((await read()).news)).toEqual(named(3, 12));
    expect(await due()).toBe(NOON + 3 * DAY);
  });

  test("whose answer may have arrived leaves its news as an offer, which is never pushed", async () => {
    await moves(1, 1);
    const work = await take(stores, "me", "01E");
    await close(stores, work, { late: unsure(work.late) });
    expect(await read()).toMatchObject({ raw: "" });
    expect((await take(stores, "me", "02E")).late).toEqual(unsure([itemOf("n1")]));
  });

  test("that is taken back leaves what it had claimed as an offer: it may be on its way", async () => {
    await moves(1, 7);
    await take(stores, "me", "01E", { messageId: "m1" });
    const { remembered, lookUp } = await take(stores, "me", "02E");
    expect(await stores.inbox.forget("m1", { remembered, lookUp })).toBe("01E");
    const { late } = await take(stores, "me", "03E");
    expect(late).toEqual(unsure(named(1, 7).map((entry) => itemOf(entry))));
    expect(await read()).toMatchObject({ raw: "" });
  });
});
