import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { didKeep } from "#core/did.ts";
import type { LookUp, Work } from "#flows/deps.ts";
import type { ChangedFeedback, Deed, NewFeedback, Page, SaidKind } from "#flows/feedback-ports.ts";
import { keys } from "#store/keys.ts";
import {
  close,
  DAY,
  deedOn,
  entryNamed,
  expectLife,
  feedbackOf,
  hearOnce,
  meet,
  MONTH,
  newsOf,
  NOON,
  saidBy,
  take,
} from "#test/support/deeds.ts";
import { command, dumpStore, lifeOf, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** What people say, as it stands in the store: found by number and by person, counted, bounded, and with an end. */

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(() => stores.store.flush());

const lives = (key: string, days: number) => expectLife(stores.store, key, days);

const ME = { who: "me", before: null };
const page = (tag: string, at: Page, kind: SaidKind = "feedback", lookUp: LookUp = ME) =>
  stores.feedbacks.mine(kind, { lookUp, tag }, at);
const mine = async (tag: string, kind?: SaidKind, lookUp?: LookUp) =>
  (await page(tag, { after: 0, most: 200 }, kind, lookUp)).ids;

/** I say it in an event of its own, with a text, a draft and an entry. The same event again is the same try. */
async function say(
  event: string,
  id: string,
  fresh: Partial<NewFeedback> = {},
  deed: Partial<Deed> = {},
  taken: Work | null = null,
) {
  const work = taken ?? (await take(stores, "me", event));
  const text = { kind: "feedback" as const, id: `${id}-${event}`, sealed: "sealed words" };
  const whole = deedOn(work, { text, entry: entryNamed(event), draft: { sealed: "a draft" }, ...deed });
  return stores.deeds.hear(work, whole, { ...feedbackOf(work, id), ...fresh }, NOON);
}

/** I take f1 back, or what else I do to it. */
async function takeBack(taken: Work | null = null, change: Partial<ChangedFeedback> = {}) {
  const work = taken ?? (await take(stores, "me", "back"));
  const changed = {
    id: "f1",
    reference: "R-f1",
    version: 1,
    fields: { state: "withdrawn", open: "0" },
    clock: null,
    ...change,
  };
  return stores.deeds.change(work, deedOn(work), changed, NOON);
}

describe("a feedback that is heard", () => {
  test("stands with its number, open, the first version, and waits for an officer", async () => {
    const work = await take(stores, "me", "01E");
    const fresh = feedbackOf(work, "f1");
    expect(await stores.deeds.hear(work, deedOn(work), fresh, NOON)).toMatchObject({ state: "done" });
    expect(await readHash(stores.store, keys.feedback("f1"))).toEqual({
      ...fresh.record,
      version: "1",
      open: "1",
    });
    expect(await stores.feedbacks.find("R-f1")).toBe("f1");
    expect(await command(stores.store, "ZSCORE", keys.feedbackWaiting, "f1")).toBe(String(NOON + DAY));
    expect(await mine(work.remembered.tag)).toEqual(["f1"]);
    expect(await stores.people.byTag(work.remembered.tag)).toMatchObject({ who: "me" });
  });

  test("and said again while it is open is counted: no second record, entry, text or number", async () => {
    await meet(stores, "me");
    await say("01E", "f1");
    await take(stores, "me", "02E");
    const before = await dumpStore(stores.store);
    const again = () => say("02E", "f1", { reference: "R-other", clock: 1 }, { draft: "drop" });
    const counted = { state: "done", did: didKeep, counted: { reference: "R-f1", times: 2 } };
    expect(await again()).toEqual(counted);
    expect(await again()).toEqual(counted);
    const after = await dumpStore(stores.store);
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => before.get(key) !== after.get(key),
    );
    expect(touched.sort()).toEqual(
      [keys.draft("me"), keys.feedback("f1"), keys.inbox("02E"), keys.person("me")].sort(),
    );
    expect(await readHash(stores.store, keys.feedback("f1"))).toMatchObject({
      times: "2",
      saidAt: String(NOON),
      version: "1",
      reference: "R-f1",
    });
    expect(await stores.feedbacks.find("R-other")).toBeNull();
  });

  test("lives from the last time that it was said", async () => {
    await saidBy(stores, "me", "f1");
    await command(stores.store, "PEXPIRE", keys.feedback("f1"), "5000");
    await hearOnce(stores, "me", "f1", "again");
    await lives(keys.feedback("f1"), 1100);
  });

  test("takes its photos along from the drafts, and no others", async () => {
    for (const id of ["p1", "p2", "p3"]) await stores.texts.keep("draft", id, "sealed type", NOON - 5);
    const work = await take(stores, "me", "01E");
    await stores.deeds.hear(work, deedOn(work), feedbackOf(work, "f1", { photos: "p1 p3" }), NOON);
    expect(await stores.texts.overdue("draft", NOON + 1, 9)).toEqual(["p2"]);
    expect(await stores.texts.overdue("photo", NOON + 1, 9)).toEqual(["p1", "p3"]);
    expect(await stores.texts.overdue("photo", NOON, 9)).toEqual([]);
  });

  test("is one of all that its person finds, however many; said again it is the newest", async () => {
    const tag = await meet(stores, "me");
    for (let i = 0; i < 7; i += 1) await hearOnce(stores, "me", `f${i}`, `e${i}`, NOON + i);
    expect(await mine(tag)).toEqual(["f6", "f5", "f4", "f3", "f2", "f1", "f0"]);
    await hearOnce(stores, "me", "f3", "again", NOON + 9);
    expect(await mine(tag)).toEqual(["f3", "f6", "f5", "f4", "f2", "f1", "f0"]);
    expect(await page(tag, { after: 2, most: 2 })).toEqual({ ids: ["f5", "f4"], all: 7 });
    expect(await page(tag, { after: 7, most: 2 })).toEqual({ ids: [], all: 7 });
  });

  test("comes after those that a record written before names itself, which are found like it from then on", async () => {
    const tag = await meet(stores, "me");
    const hundred = Array.from({ length: 100 }, (_, i) => `f${i}`);
    const old = () => command(stores.store, "HSET", keys.person("me"), "cases", hundred.join(" "));
    await old();
    expect(await mine(tag)).toEqual(hundred.toReversed());
    expect(await readHash(stores.store, keys.person("me"))).not.toHaveProperty("cases");
    await lives(keys.feedbacksOf(tag), 1100);
    // A worker of before beside this one.
    await old();
    await hearOnce(stores, "me", "f50");
    expect(await mine(tag)).toEqual(["f50", ...hundred.toSpliced(50, 1).toReversed()]);
    await old();
    expect(await mine(tag)).toEqual(["f50", ...hundred.toSpliced(50, 1).toReversed()]);
    await hearOnce(stores, "me", "f100", "newest", NOON + 1);
    expect((await mine(tag)).slice(0, 3)).toEqual(["f100", "f50", "f99"]);
    expect(await page(tag, { after: 0, most: 8 })).toMatchObject({ all: 101 });
  });

  test("is found by its person for as long as it lives", async () => {
    const tag = await saidBy(stores, "me", "f1");
    for (const how of [
      () => hearOnce(stores, "me", "f1", "again"),
      () => takeBack(),
      () => stores.news.move(newsOf(tag, "f1", "n1", { version: 2 }), "me", entryNamed("n1"), NOON),
    ]) {
      await command(stores.store, "PEXPIRE", keys.feedbacksOf(tag), "5000");
      await how();
      await lives(keys.feedbacksOf(tag), 1100);
    }
  });
});

describe("a feedback that changes", () => {
  test("gets the next version, lives on, and no officer waits for it any more", async () => {
    await saidBy(stores, "me", "f1");
    await saidBy(stores, "you", "f2");
    await command(stores.store, "PEXPIRE", keys.feedback("f1"), "5000");
    await takeBack();
    expect(await readHash(stores.store, keys.feedback("f1"))).toMatchObject({
      state: "withdrawn",
      open: "0",
      version: "2",
      times: "1",
    });
    await lives(keys.feedback("f1"), 1100);
    expect(await command(stores.store, "ZRANGE", keys.feedbackWaiting, "0", "-1")).toEqual(["f2"]);
  });

  test("waits for an officer by its new clock where it has one", async () => {
    await saidBy(stores, "me", "f1");
    await takeBack(null, { clock: NOON + 3 });
    expect(await command(stores.store, "ZSCORE", keys.feedbackWaiting, "f1")).toBe(String(NOON + 3));
  });
});

describe("a question that is left", () => {
  const leave = async (event: string, now = NOON) => {
    const work = await take(stores, "me", event);
    const text = { kind: "question" as const, id: `q-${event}`, sealed: "sealed question" };
    await stores.deeds.keep(work, deedOn(work, { text }), now);
    await close(stores, work);
    return work;
  };

  test("is found with its person, whom an answer reaches", async () => {
    const { remembered } = await leave("01E");
    expect(await mine(remembered.tag, "question")).toEqual(["q-01E"]);
    expect(await mine(remembered.tag)).toEqual([]);
    await lives(keys.questionsOf(remembered.tag), 760);
    expect(await stores.people.byTag(remembered.tag)).toMatchObject({ who: "me" });
    expect(await stores.texts.overdue("question", NOON + 1, 9)).toEqual(["q-01E"]);
  });

  test("is one of all, and of those that a record written before names itself", async () => {
    const tag = await meet(stores, "me");
    await command(stores.store, "HSET", keys.person("me"), "questions", "q-1 q-2");
    for (let i = 10; i < 31; i += 1) await leave(String(i), NOON + i);
    const since = Array.from({ length: 21 }, (_, i) => `q-${i + 10}`);
    expect(await mine(tag, "question")).toEqual(["q-1", "q-2", ...since].toReversed());
  });

  test("is forgotten once it is older than its person would be known for", async () => {
    const { remembered } = await leave("01E");
    await leave("02E", NOON + 760 * DAY);
    expect(await mine(remembered.tag, "question")).toEqual(["q-02E", "q-01E"]);
    await leave("03E", NOON + 760 * DAY + 1);
    expect(await mine(remembered.tag, "question")).toEqual(["q-03E", "q-02E"]);
  });

  test("keeps its person for as long as it is kept, after whatever they write next", async () => {
    await meet(stores, "me");
    await lives(keys.person("me"), 400);
    await leave("01E");
    await lives(keys.person("me"), 760);
    await close(stores, await take(stores, "me", "02E"));
    await lives(keys.person("me"), 760);
  });
});

describe("who said something", () => {
  test.each(["take", "close", "change", "hear"])(
    "is known for 760 days from then on, also after: %s",
    async (how) => {
      const tag = await saidBy(stores, "me", "f1");
      const work = how === "take" ? null : await take(stores, "me", how === "change" ? "back" : "01E");
      for (const key of [keys.person("me"), keys.personOf(tag)])
        await command(stores.store, "PEXPIRE", key, "5000");
      if (how === "take") await take(stores, "me", "01E");
      if (how === "close" && work !== null) await close(stores, work);
      if (how === "change") await takeBack(work);
      if (how === "hear") await say("01E", "f1", {}, {}, work);
      await lives(keys.person("me"), 760);
      if (how !== "take" && how !== "change") await lives(keys.personOf(tag), 760);
    },
  );

  test("is not made out of nothing: who only writes has no pointer", async () => {
    const tag = await meet(stores, "me");
    expect(await stores.people.byTag(tag)).toBeNull();
  });

  test("leaves nothing without an end, but for what docs/storage.md says has none", async () => {
    await meet(stores, "me");
    await say("01E", "f1");
    await takeBack(null, { clock: NOON });
    const dump = await dumpStore(stores.store);
    const lasting: string[] = [];
    for (const key of dump.keys())
      if ((await lifeOf(stores.store, (one) => one === key)) < 0) lasting.push(key);
    // Two open events, the log and its count; a text goes by the list of its kind.
    const open = [keys.inbox("01E"), keys.inbox("back"), keys.inboxOpen];
    const text = [keys.text("f1-01E"), keys.texts("feedback")];
    const log = [keys.ledger(MONTH), keys.ledgerCount];
    expect(lasting.sort()).toEqual([...open, ...text, ...log, keys.feedbackWaiting].sort());
    await lives(keys.feedback("f1"), 1100);
    await lives(keys.reference("R-f1"), 1100);
    await lives(keys.draft("me"), 1);
  });
});

describe("looking", () => {
  test("finds what is there in the order asked for, and null for what is not or cannot be read", async () => {
    await saidBy(stores, "me", "f1");
    await saidBy(stores, "you", "f2");
    await command(stores.store, "HSET", keys.feedback("f3"), "v", "99");
    const found = await stores.feedbacks.read(["f2", "none", "f3", "f1"]);
    expect(found.map((one) => one?.reference)).toEqual(["R-f2", undefined, undefined, "R-f1"]);
    expect(await stores.feedbacks.read([])).toEqual([]);
    expect(await stores.feedbacks.find("R-none")).toBeNull();
  });

  test("shows nobody what another record said, and looks under the key before as well", async () => {
    const tag = await saidBy(stores, "me", "f1");
    expect(await mine("another")).toEqual([]);
    expect(await mine(tag, "feedback", { who: "you", before: null })).toEqual([]);
    expect(await mine("", "feedback", { who: "you", before: null })).toEqual([]);
    expect(await mine(tag, "feedback", { who: "me anew", before: "me" })).toEqual(["f1"]);
  });

  test("reads several texts at once, in the order asked for", async () => {
    await stores.texts.keep("feedback", "t1", "one", NOON);
    await stores.texts.keep("feedback", "t2", "two", NOON);
    expect(await stores.texts.readAll(["t2", "none", "t1"])).toEqual(["two", null, "one"]);
    expect(await stores.texts.readAll([])).toEqual([]);
  });
});
