import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lateItem } from "#core/late.ts";
import { keys } from "#store/keys.ts";
import { deedOn, expectLife, feedbackOf, NOON, saidBy, take } from "#test/support/deeds.ts";
import { command, dumpStore, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** What a message became, and what is left when it is taken back. */

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(() => stores.store.flush());

/** I say f1 in the message m1 with the picture of m2. Gives my tag. */
async function say(event: string, m1 = "m1", m2 = "m2"): Promise<string> {
  const work = await take(stores, "me", event);
  const text = { kind: "feedback" as const, id: "f1-0", sealed: "sealed words" };
  const from = [
    { message: m1, what: "f1-0" },
    { message: m2, what: `photo-${m2}` },
  ];
  const fresh = feedbackOf(work, "f1", { photos: `photo-${m2}` });
  await stores.deeds.hear(work, deedOn(work, { text, from }), fresh, NOON);
  return work.remembered.tag;
}

describe("what a message became", () => {
  test("is known for a day, for words and for a picture", async () => {
    await say("01E");
    expect(await stores.feedbacks.cameIn("m1")).toEqual({ case: "f1", what: "f1-0" });
    expect(await stores.feedbacks.cameIn("m2")).toEqual({ case: "f1", what: "photo-m2" });
    expect(await stores.feedbacks.cameIn("m3")).toBeNull();
    for (const message of ["m1", "m2"]) await expectLife(stores.store, keys.wordsOf(message), 1);
  });

  test("of words that were there before is nothing; its new picture is one of the feedback", async () => {
    await say("01E");
    await say("02E", "m3", "m4");
    expect(await stores.feedbacks.cameIn("m3")).toBeNull();
    expect(await stores.feedbacks.cameIn("m4")).toEqual({ case: "f1", what: "photo-m4" });
    expect(await stores.feedbacks.cameIn("m1")).toEqual({ case: "f1", what: "f1-0" });
  });

  test("is known of words that are added, and of nothing that was not stored", async () => {
    await saidBy(stores, "me", "f1");
    const work = await take(stores, "me", "01E");
    const text = { kind: "feedback" as const, id: "f1-1", sealed: "sealed words" };
    const deed = deedOn(work, { text, from: [{ message: "m1", what: "f1-1" }] });
    const change = { id: "f1", reference: "R-f1", version: 9, fields: {}, clock: null };
    expect(await stores.deeds.change(work, deed, change, NOON)).toEqual({ state: "changed" });
    expect(await stores.feedbacks.cameIn("m1")).toBeNull();
    await stores.deeds.change(work, deed, { ...change, version: 1 }, NOON);
    expect(await stores.feedbacks.cameIn("m1")).toEqual({ case: "f1", what: "f1-1" });
  });
});

describe("taking back", () => {
  test("drops the text and changes the record, in one, as it was looked at", async () => {
    const tag = await say("01E");
    const of = { id: "f1", tag, who: "me", version: 1 };
    const text = {
      kind: "feedback" as const,
      id: "f1-0",
      news: lateItem({ event: "e1", at: 0, sure: true }),
    };
    const before = await dumpStore(stores.store);
    for (const wrong of [
      { ...of, version: 2 },
      { ...of, tag: "another" },
      { ...of, id: "f2" },
    ])
      expect(await stores.feedbacks.takeBack(wrong, { history: "" }, text)).toBe("changed");
    expect(await dumpStore(stores.store)).toEqual(before);
    expect(await stores.feedbacks.takeBack(of, { history: "anew", unsaid: "1" }, text)).toBe("done");
    expect(await readHash(stores.store, keys.feedback("f1"))).toMatchObject({
      history: "anew",
      version: "2",
      open: "1",
      by: tag,
    });
    expect((await stores.news.read("me")).news).toEqual([text.news]);
    expect(await stores.texts.readAll(["f1-0"])).toEqual([null]);
    expect(await command(stores.store, "ZCARD", keys.texts("feedback"))).toBe(0);
  });
});
