import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDialogue } from "#core/dialogue.ts";
import { freeOrphans } from "#flows/free-orphans.ts";
import type { Work } from "#flows/deps.ts";
import { keys } from "#store/keys.ts";
import { vault } from "#store/vault.ts";
import {
  close,
  DAY,
  deedOn,
  dumpButCount,
  entryNamed,
  expectLife,
  feedbackOf,
  meet,
  MONTH,
  newsOf,
  NOON,
  saidBy,
  take,
} from "#test/support/deeds.ts";
import { command, dumpStore, keysHolding, lifeOf, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** A person's draft goes with their record wherever it goes, and nothing leads to somebody who was erased. */

const LINE_ID = "U00000000000000000000000000000abc";

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(() => stores.store.flush());

const ids = async () => (await stores.ledger.read(MONTH, 0, 100)).map(({ id }) => id);
const lifeLeft = (key: string) => lifeOf(stores.store, (name) => name === key);
const names = async () => [...(await dumpStore(stores.store)).keys()];

async function draft(who: string, event: string): Promise<Work> {
  const work = await take(stores, who, event);
  await stores.deeds.keep(work, deedOn(work, { draft: { sealed: `draft ${event}` } }), NOON);
  await close(stores, work);
  return work;
}

describe("a draft", () => {
  test("comes with the next message and is recalled, for the record that it belongs to", async () => {
    await meet(stores, "me");
    const { remembered, lookUp } = await draft("me", "01E");
    expect((await take(stores, "me", "02E")).remembered).toMatchObject({ draft: "draft 01E" });
    const recall = (tag: string) => stores.inbox.recall(lookUp, NOON, tag);
    expect(await recall(remembered.tag)).toMatchObject({ draft: "draft 01E" });
    expect(await recall("")).toMatchObject({ draft: "draft 01E" });
    expect(await recall("another")).toMatchObject({ draft: null, tag: "" });
    await meet(stores, "you");
    expect((await take(stores, "you", "03E")).remembered).toMatchObject({ draft: null });
  });

  test("of another record that stood here before is nobody's", async () => {
    const tag = await meet(stores, "me");
    await draft("me", "01E");
    await command(stores.store, "HSET", keys.draft("me"), "tag", "another");
    expect((await take(stores, "me", "02E")).remembered).toMatchObject({ draft: null, tag });
    expect(await stores.inbox.recall({ who: "me", before: null }, NOON, tag)).toMatchObject({ draft: null });
  });

  test("lives for a day from the last change, not from the last message", async () => {
    await meet(stores, "me");
    const { lookUp } = await draft("me", "01E");
    await expectLife(stores.store, keys.draft("me"), 1);
    await command(stores.store, "PEXPIRE", keys.draft("me"), "5000");
    const work = await take(stores, "me", "02E");
    await stores.deeds.keep(work, deedOn(work), NOON);
    await close(stores, work);
    await stores.inbox.recall(lookUp, NOON, "");
    expect(await lifeLeft(keys.draft("me"))).toBeLessThanOrEqual(5000);
    await draft("me", "03E");
    await expectLife(stores.store, keys.draft("me"), 1);
    await command(stores.store, "PEXPIRE", keys.draft("me"), "1");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await take(stores, "me", "04E")).remembered.draft).toBeNull();
  });

  const anew = { who: "me anew", before: "me" };
  test.each([
    ["with their next message", () => take(stores, "me anew", "02E", { lookUp: anew })],
    ["when they are recalled", (tag: string) => stores.inbox.recall(anew, NOON, tag)],
    ["when all are", (tag: string) => stores.people.rekey("me", "me anew", tag, "key-me", "key anew")],
  ])("moves with its person when keys are changed: %s", async (_name, move) => {
    const tag = await saidBy(stores, "me", "f1");
    await draft("me", "01E");
    await command(stores.store, "PEXPIRE", keys.draft("me"), "5000");
    await move(tag);
    expect(await names()).not.toContain(keys.draft("me"));
    expect(await names()).not.toContain(keys.person("me"));
    expect(await readHash(stores.store, keys.draft("me anew"))).toMatchObject({ tag, sealed: "draft 01E" });
    expect(await lifeLeft(keys.draft("me anew"))).toBeGreaterThan(0);
    expect(await lifeLeft(keys.draft("me anew"))).toBeLessThanOrEqual(5000);
    await expectLife(stores.store, keys.person("me anew"), 760);
    expect(await stores.inbox.recall(anew, NOON, tag)).toMatchObject({ draft: "draft 01E", tag });
  });
});

describe("bringing a record under the key in use", () => {
  const rekey = (tag: string, held: string) => stores.people.rekey("me", "me anew", tag, held, "key anew");

  test("keeps all there is of it, and what became of what they said still reaches them", async () => {
    const tag = await saidBy(stores, "me", "f1");
    const before = await readHash(stores.store, keys.person("me"));
    await command(stores.store, "PEXPIRE", keys.personOf(tag), "5000");
    expect(await rekey(tag, "key-me")).toBe(true);
    expect(await readHash(stores.store, keys.person("me anew"))).toEqual({ ...before, key: "key anew" });
    expect(await stores.people.byTag(tag)).toMatchObject({ who: "me anew" });
    expect(await lifeLeft(keys.personOf(tag))).toBeLessThanOrEqual(5000);
    expect(await lifeLeft(keys.personOf(tag))).toBeGreaterThan(0);
  });

  test("goes on where the pointer came back without its life, and makes none where there was none", async () => {
    const tag = await saidBy(stores, "me", "f1");
    await command(stores.store, "PERSIST", keys.personOf(tag));
    expect(await rekey(tag, "key-me")).toBe(true);
    expect(await stores.people.byTag(tag)).toMatchObject({ who: "me anew" });
    const other = await meet(stores, "you");
    expect(await stores.people.rekey("you", "you anew", other, "key-you", "key anew")).toBe(true);
    expect(await names()).not.toContain(keys.personOf(other));
  });

  test("leaves a record that changed meanwhile, and does not write over one that stands there", async () => {
    const tag = await saidBy(stores, "me", "f1");
    const untouched = await dumpStore(stores.store);
    expect(await rekey(tag, "another key")).toBe(false);
    expect(await dumpStore(stores.store)).toEqual(untouched);
    await meet(stores, "me anew");
    const both = await dumpStore(stores.store);
    expect(await rekey(tag, "key-me")).toBe(false);
    expect(await dumpStore(stores.store)).toEqual(both);
  });

  test("under the same look-up renames nothing", async () => {
    const tag = await saidBy(stores, "me", "f1");
    await draft("me", "01E");
    expect(await stores.people.rekey("me", "me", tag, "key-me", "key anew")).toBe(true);
    expect(await readHash(stores.store, keys.person("me"))).toMatchObject({ key: "key anew" });
    expect(await names()).toContain(keys.draft("me"));
  });
});

/** What comes before the erasing itself, and that. */
type Way = [name: string, prepare: (lookUp: Work["lookUp"], tag: string) => Promise<() => Promise<unknown>>];
const ways: Way[] = [
  [
    "by a tap in the chat",
    async (lookUp) => {
      const work = await take(stores, lookUp.who, "erase", { lookUp });
      return () => close(stores, work, { erase: true, entries: [entryNamed("erased")] });
    },
  ],
  ["at once", async (lookUp, tag) => () => stores.people.erase(lookUp, tag, entryNamed("erased"), NOON)],
];

describe.each(ways)("erasing somebody %s", (_name, prepare) => {
  const erase = async (lookUp: Work["lookUp"], tag: string) => (await prepare(lookUp, tag))();

  /** Somebody with all that can be held of a person. Gives every name of theirs. */
  async function known(): Promise<{ lookUp: Work["lookUp"]; tag: string; traces: string[] }> {
    const keeper = vault(Buffer.alloc(32, 7).toString("base64"), null);
    const lookUp = await keeper.lookUp(LINE_ID);
    const { who } = lookUp;
    const person = await keeper.newPerson();
    const first = await take(stores, who, "first", { counted: true });
    const { tag, pseudonym } = first.remembered;
    const line = await person.seal(LINE_ID);
    const { digest, sealed: hidden } = await person.hide("heard", pseudonym);
    const heard = { ...entryNamed("heard"), digest, sealed: hidden };
    const newKey = { wrapped: person.wrapped, line };
    const text = { kind: "feedback" as const, id: "f1-0", sealed: await person.seal("words") };
    const fresh = feedbackOf(first, "f1", { time: "today", photos: "p1" });
    await stores.texts.keep("draft", "p1", "sealed type", NOON);
    await stores.deeds.hear(first, deedOn(first, { newKey, text, entry: heard }), fresh, NOON);
    await close(stores, first);
    const next = await take(stores, who, "next");
    const question = { kind: "question" as const, id: "q1", sealed: await person.seal("question") };
    const whole = { text: question, profile: await person.seal("profile"), draft: { sealed: "draft" } };
    await stores.deeds.keep(next, deedOn(next, whole), NOON);
    await close(stores, next, { follows: true });
    await stores.news.move(newsOf(tag, "f1", "n1"), who, entryNamed("n1"), NOON);
    return { lookUp, tag, traces: [who, pseudonym, LINE_ID, person.wrapped, line] };
  }

  test("leaves nothing that leads to them, once what they said is freed; only their tag among the erased", async () => {
    const { lookUp, tag, traces } = await known();
    for (const trace of [tag, traces[0] ?? ""])
      expect((await keysHolding(stores.store, trace)).length).toBeGreaterThan(0);
    await erase(lookUp, tag);
    expect(await freeOrphans(stores)).toBe(1);
    expect(await keysHolding(stores.store, tag)).toEqual([keys.erasures]);
    for (const trace of traces) expect(await keysHolding(stores.store, trace)).toEqual([]);
    expect((await names()).filter((key) => /^(person|draft|rate|persons)/u.test(key))).toEqual([]);
    expect(await ids()).toEqual(["heard", "n1", "erased"]);
    expect(await stores.feedbacks.read(["f1"])).toMatchObject([
      { state: "erased", by: "", group: null, province: null, time: null, photos: [], reference: "R-f1" },
    ]);
  });

  test("who has two records, of a careless change of keys, leaves nothing of either", async () => {
    const before = await saidBy(stores, "me", "f1");
    await draft("me", "01E");
    const now = await saidBy(stores, "me anew", "f2");
    await draft("me anew", "02E");
    const anew = { who: "me anew", before: "me" };
    await erase(anew, now);
    expect(await freeOrphans(stores)).toBe(2);
    for (const tag of [before, now]) expect(await keysHolding(stores.store, tag)).toEqual([keys.erasures]);
    const left = (await names()).filter((key) => /^(person|draft)/u.test(key));
    expect(left).toEqual([]);
    expect((await stores.feedbacks.read(["f1", "f2"])).map((one) => one?.by)).toEqual(["", ""]);
    expect(await ids()).toEqual(["erased"]);
  });

  test("who is met without a key, while an older record has one, leaves nothing of that either", async () => {
    const before = await saidBy(stores, "me", "f1");
    const { remembered } = await take(stores, "me anew", "01E");
    await erase({ who: "me anew", before: "me" }, remembered.tag);
    expect(await freeOrphans(stores)).toBe(1);
    expect(await keysHolding(stores.store, before)).toEqual([keys.erasures]);
    expect(await ids()).toEqual(["erased"]);
  });

  test("where the log cannot be written, nothing of them goes", async () => {
    const { lookUp, tag } = await known();
    const run = await prepare(lookUp, tag);
    await command(stores.store, "SET", keys.ledgerCount, "0");
    const before = await dumpButCount(stores.store);
    await expect(run()).rejects.toThrow();
    expect(await dumpButCount(stores.store)).toEqual(before);
  });

  test("leaves everybody else as they were", async () => {
    const { lookUp, tag } = await known();
    const you = await saidBy(stores, "you", "f2");
    await stores.news.move(newsOf(you, "f2", "n2", { clock: NOON }), "you", entryNamed("n2"), NOON);
    await draft("you", "01E");
    const yours = async () => {
      const dump = await dumpStore(stores.store);
      return [keys.person("you"), keys.draft("you"), keys.personOf(you), keys.feedback("f2")].map((key) =>
        dump.get(key),
      );
    };
    const before = await yours();
    await erase(lookUp, tag);
    await freeOrphans(stores);
    expect(await yours()).toEqual(before);
    expect(await command(stores.store, "ZRANGE", keys.news, "0", "-1")).toEqual([you]);
    expect(await command(stores.store, "ZRANGE", keys.feedbackWaiting, "0", "-1")).toEqual(["f2"]);
  });
});

describe("erasing", () => {
  test("somebody who is not there writes nothing, and says so", async () => {
    expect(await stores.people.erase({ who: "me", before: "before" }, "", entryNamed("e"), NOON)).toBe(false);
    expect(await names()).toEqual([]);
  });

  test("somebody while they write: what was under way brings nothing back, neither record nor answer nor entry", async () => {
    const tag = await meet(stores, "me");
    const work = await take(stores, "me", "01E");
    const person = { newKey: { wrapped: "key", line: "line" }, profile: "profile", follows: true };
    const whole = {
      ...person,
      dialogue: newDialogue,
      entries: [entryNamed("late")],
      late: [newsOf(tag, "f1", "n1").news.item],
    };
    await stores.people.erase({ who: "me", before: null }, tag, entryNamed("erased"), NOON);
    const before = await dumpStore(stores.store);
    expect(await close(stores, work, whole)).toEqual({ state: "done" });
    const after = await dumpStore(stores.store);
    for (const dump of [before, after])
      for (const key of [keys.inbox("01E"), keys.inboxOpen]) dump.delete(key);
    expect(after).toEqual(before);
    expect(await keysHolding(stores.store, tag)).toEqual([keys.erasures]);
  });

  test("somebody who only pressed a button once leaves no word in the log", async () => {
    await close(stores, await take(stores, "me", "01E"), { erase: true, entries: [entryNamed("erased")] });
    expect(await names()).toEqual([keys.inbox("01E")]);
  });
});

describe("what erased persons had said", () => {
  test("is freed person by person, and once more changes nothing", async () => {
    const lookUps = [];
    for (const who of ["me", "you"]) {
      const tag = await saidBy(stores, who, `f-${who}`);
      lookUps.push(await stores.people.erase({ who, before: null }, tag, entryNamed(who), NOON));
    }
    expect(lookUps).toEqual([true, true]);
    const orphans = await stores.feedbacks.orphans();
    if (orphans === null) throw new Error("nobody waits to be freed");
    expect(orphans.ids).toEqual(["f-me"]);
    expect(await stores.feedbacks.orphans()).toEqual(orphans);
    stores.store.fault("answer-lost", 1);
    await expect(stores.feedbacks.free(orphans)).rejects.toThrow();
    const once = await dumpStore(stores.store);
    expect(await readHash(stores.store, keys.feedback("f-me"))).toMatchObject({ open: "0", version: "2" });
    expect(await stores.feedbacks.free(orphans)).toBe(true);
    expect(await dumpStore(stores.store)).toEqual(once);
    expect((await stores.feedbacks.orphans())?.ids).toEqual(["f-you"]);
    expect(await freeOrphans(stores)).toBe(1);
    expect(await stores.feedbacks.orphans()).toBeNull();
    await expectLife(stores.store, keys.feedback("f-me"), 1100);
  });

  test("is freed in pages, however much it was, feedbacks and questions", async () => {
    const tag = await saidBy(stores, "me", "f1");
    const many = Array.from({ length: 250 }, (_, i) => `m${i}`);
    for (const id of many)
      await command(stores.store, "HSET", keys.feedback(id), "state", "heard", "by", tag);
    await command(stores.store, "ZADD", keys.feedbacksOf(tag), ...many.flatMap((id, i) => [String(i), id]));
    await stores.texts.keep("question", "q1", "sealed", NOON);
    await command(stores.store, "ZADD", keys.questionsOf(tag), String(NOON), "q1");
    await stores.people.erase({ who: "me", before: null }, tag, entryNamed("e"), NOON);
    expect((await stores.feedbacks.orphans())?.ids).toHaveLength(101);
    expect(await freeOrphans(stores)).toBe(1);
    expect(await stores.feedbacks.orphans()).toBeNull();
    expect(await keysHolding(stores.store, tag)).toEqual([keys.erasures]);
    expect(await stores.texts.readAll(["q1"])).toEqual([null]);
    const left = await Promise.all([...many, "f1"].map((id) => readHash(stores.store, keys.feedback(id))));
    expect(left.filter(({ state, by }) => state !== "erased" || by !== "")).toEqual([]);
  });

  test("is freed also where their record, or what waits to be freed, was written before", async () => {
    const tag = await saidBy(stores, "me", "f1");
    for (const id of ["f2", "f3", "f4"])
      await command(stores.store, "HSET", keys.feedback(id), "state", "heard", "by", tag);
    await command(stores.store, "HSET", keys.person("me"), "cases", "f2 f3", "questions", "q1");
    await stores.texts.keep("question", "q1", "sealed", NOON);
    await command(stores.store, "RPUSH", keys.feedbackOrphans, "f4");
    await stores.people.erase({ who: "me", before: null }, tag, entryNamed("e"), NOON);
    await freeOrphans(stores);
    expect(await stores.feedbacks.orphans()).toBeNull();
    expect(await keysHolding(stores.store, tag)).toEqual([keys.erasures]);
    expect(await stores.texts.readAll(["q1"])).toEqual([null]);
  });

  test("is not made anew where its own time was over", async () => {
    const tag = await saidBy(stores, "me", "f1");
    await stores.people.erase({ who: "me", before: null }, tag, entryNamed("e"), NOON);
    await command(stores.store, "DEL", keys.feedback("f1"));
    expect(await freeOrphans(stores)).toBe(1);
    expect(await names()).not.toContain(keys.feedback("f1"));
    expect(await names()).not.toContain(keys.feedbackWaiting);
  });

  test("and came back with a restored copy is freed as well; another record that stands there is left", async () => {
    const tag = await saidBy(stores, "me", "f1");
    await draft("me", "01E");
    await stores.news.move(newsOf(tag, "f1", "n1"), "me", entryNamed("n1"), NOON + DAY);
    const restored = await dumpStore(stores.store);
    await stores.people.destroy("me", "another");
    expect(await dumpStore(stores.store)).toEqual(restored);
    await stores.people.destroy("me", tag);
    expect(await freeOrphans(stores)).toBe(1);
    expect(await keysHolding(stores.store, tag)).toEqual([]);
    expect(await ids()).toEqual(["n1"]);
  });
});
