import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MovedFeedback } from "#flows/feedback-ports.ts";
import { keys } from "#store/keys.ts";
import { close, deedOn, entryNamed, hearOnce, newsOf, NOON, saidBy, take } from "#test/support/deeds.ts";
import { command, dumpStore } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** Which questions of officers were told to a person: what they type may be the answer. */

let stores: Stores;
let tag: string;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(async () => {
  await stores.store.flush();
  tag = await saidBy(stores, "me", "f1");
});

const me = () => ({ who: "me", tag });
const dump = () => dumpStore(stores.store);
const read = () => stores.news.read("me");
const move = (entry: string, version: number) =>
  stores.news.move(newsOf(tag, "f1", entry, { version }), "me", entryNamed(entry), NOON);

const question = (entry: string, id: string): MovedFeedback => {
  const { news, ...moved } = newsOf(tag, id, entry);
  const { item } = news;
  const about = item.about?.what === "case" ? { ...item.about, says: "feedback.asked" } : null;
  return { ...moved, news: { ...news, item: { ...item, about } } };
};
const ask = async (entry: string, id = "f1", version = 1) =>
  stores.news.move({ ...question(entry, id), version }, "me", entryNamed(entry), NOON);
/** A push of all that waits. */
const claim = async (name: string, retryAt: number, now: number) => {
  const { raw, news: told } = await read();
  return stores.news.claim(me(), { raw, told }, name, { retryAt, now });
};
const asked = async () => (await stores.inbox.recall({ who: "me", before: null }, NOON, tag)).asked;

test("questions that were told are remembered from the message that takes them up, or from the push, not before", async () => {
  await ask("q1");
  expect(await asked()).toEqual([]);
  const work = await take(stores, "me", "01E", { now: NOON + 7 });
  expect(work.remembered.asked).toEqual([{ case: "f1", event: "q1", at: NOON + 7 }]);
  await close(stores, work);
  await ask("q2", "f1", 2);
  await claim("push-1", NOON + 300, NOON + 9);
  expect(await asked()).toEqual([{ case: "f1", event: "q2", at: NOON + 9 }]);
});

test("questions that were told are three at most, each once however often it is told, and other news is none of them", async () => {
  await move("n1", 1);
  for (const id of ["f2", "f3", "f4"]) await hearOnce(stores, "me", id);
  expect(await asked()).toEqual([]);
  await ask("q1", "f1", 2);
  for (const id of ["f2", "f3", "f4"]) await ask(`q-${id}`, id);
  const { news: back } = await read();
  await claim("push-1", NOON + 300, NOON);
  await stores.news.settle(me(), "push-1", { back, at: NOON, pushedAt: null });
  await claim("push-2", NOON + 300, NOON + 1);
  expect(await asked()).toEqual(
    ["f2", "f3", "f4"].map((id) => ({ case: id, event: `q-${id}`, at: NOON + 1 })),
  );
});

test("questions that were told are forgotten where their person says something to that feedback, and no other", async () => {
  await hearOnce(stores, "me", "f2");
  await ask("q1");
  await ask("q2", "f2");
  const work = await take(stores, "me", "01E");
  const changed = { id: "f1", reference: "R-f1", version: 2, fields: {}, clock: NOON };
  await stores.deeds.change(work, deedOn(work), changed, NOON);
  expect(await asked()).toMatchObject([{ case: "f2" }]);
});

test("questions of which nothing can be read are none, and go with their person", async () => {
  await command(stores.store, "HSET", keys.person("me"), "asked", 'x\n7 {"v":9}\n{}');
  expect(await asked()).toEqual([]);
  await ask("q1");
  await close(stores, await take(stores, "me", "01E"));
  await stores.people.erase({ who: "me", before: null }, tag, entryNamed("e1"), NOON);
  expect(await asked()).toEqual([]);
  expect([...(await dump()).values()].join("")).not.toContain("feedback.asked");
});

test("a question that is not in the push was not told", async () => {
  await ask("q1");
  const { raw } = await read();
  await stores.news.claim(me(), { raw, told: [] }, "push-1", { retryAt: NOON + 300, now: NOON });
  expect(await asked()).toEqual([]);
});
