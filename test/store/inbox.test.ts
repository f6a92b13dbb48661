import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDialogue } from "#core/dialogue.ts";
import type { Late } from "#core/late.ts";
import { unchanged, type Arrival, type Inbox, type Outcome, type Receipt, type Work } from "#flows/deps.ts";
import { keys } from "#store/keys.ts";
import { vault } from "#store/vault.ts";
import { deedOn } from "#test/support/deeds.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { command, dumpStore, lifeOf, readHash } from "#test/support/scan.ts";

/** The inbox's scripts one by one: what each gives, called once, twice, and by the wrong one. */

const NOON = Date.UTC(2026, 10, 22, 5);
const LEASE = 30_000;

let house: House;
let inbox: Inbox;
beforeAll(async () => {
  house = await startHouse();
  ({ inbox } = house.deps);
});
afterAll(() => house.stop());
beforeEach(() => house.store.flush());

const arrival: Arrival = {
  id: "01E",
  messageId: "1",
  lookUp: { who: "somebody", before: null },
  personal: true,
  counted: true,
  at: NOON,
  redelivered: false,
  body: "sealed",
};
const late: Late = {
  v: 1,
  event: "01OLD",
  at: 1,
  sure: true,
  service: "a",
  field: null,
  danger: null,
  about: null,
};
const dialogue = { ...newDialogue, language: { code: "en" as const, at: 1, event: "01E" } };
const outcome: Outcome = {
  ...unchanged,
  dialogue: null,
  follows: null,
  version: 0,
  late: [],
  count: null,
  at: NOON,
};

const receive = async (
  change: Partial<Arrival> = {},
  now = NOON,
  lease = "mine",
): Promise<Receipt | undefined> => (await inbox.receive([{ ...arrival, ...change }], now, lease))[0];

async function leased(change: Partial<Arrival> = {}, now = NOON, lease = "mine"): Promise<Work> {
  const receipt = await receive(change, now, lease);
  if (receipt?.state !== "ours") throw new Error(`expected the lease, got ${receipt?.state}`);
  return receipt.work;
}

describe("receive", () => {
  test("gives the lease to the first, and says busy to a duplicate while the lease lasts", async () => {
    expect(await leased()).toMatchObject({
      attempts: 1,
      verdict: "answer",
      deliveredAt: NOON,
      late: [],
      remembered: { dialogue: null, version: 0 },
    });
    expect(await receive({}, NOON + 1, "other")).toEqual({ state: "busy" });
    expect(await leased({}, NOON + LEASE, "other")).toMatchObject({ attempts: 2 });
  });

  test("names the pseudonym by the fiscal year in which it happened, however late it arrives", async () => {
    const work = await leased({ at: Date.UTC(2026, 8, 30, 16, 59) }, Date.UTC(2026, 8, 30, 17, 1));
    const held = await readHash(house.store, keys.person("somebody"));
    expect(held["pseudonym:2569"]).toBe(work.remembered.pseudonym);
    expect(held).not.toHaveProperty("pseudonym:2570");
  });

  test("gives a redelivery the lease at once, with the time of its delivery", async () => {
    await leased();
    expect(await leased({ redelivered: true }, NOON + 5, "other")).toMatchObject({
      attempts: 2,
      deliveredAt: NOON + 5,
    });
  });

  test("asked again by the same run (its answer got lost), gives the same again and counts nothing twice", async () => {
    expect(await leased()).toEqual(await leased());
    expect(await readHash(house.store, keys.inbox("01E"))).toMatchObject({ attempts: "1" });
    expect((await dumpStore(house.store)).get(keys.rate("somebody"))).toBe('string "1"');
  });

  test("says done to a finished event, and keeps nothing of a silent one", async () => {
    await inbox.complete(await leased(), outcome, NOON);
    expect(await receive({ redelivered: true }, NOON, "other")).toEqual({ state: "done" });
    for (let i = 0; i < 21; i += 1) await receive({ id: `02E${i}` });
    expect(await receive({ id: "02LAST" })).toEqual({ state: "silent" });
    expect(Object.keys(await readHash(house.store, keys.inbox("02LAST"))).sort()).toEqual(["state", "v"]);
  });

  test("hands over waiting answers once: the next event finds none, a later run of the same event still does", async () => {
    await inbox.complete(await leased({ id: "00A" }), { ...outcome, late: [late] }, NOON);
    expect((await leased()).late).toEqual([late]);
    expect((await leased({ id: "02E" })).late).toEqual([]);
    expect((await leased({ redelivered: true }, NOON, "other")).late).toEqual([late]);
  });

  test("takes several events of one delivery in one round trip, also when the scripts are not known yet", async () => {
    const receipts = await inbox.receive([arrival, { ...arrival, id: "02E" }], NOON, "mine");
    expect(receipts.map(({ state }) => state)).toEqual(["ours", "ours"]);
    const before = house.store.requests();
    await inbox.receive(
      [
        { ...arrival, id: "03E" },
        { ...arrival, id: "04E" },
      ],
      NOON,
      "mine",
    );
    expect(house.store.requests() - before).toBe(1);
  });

  test("with the store down, every event is failed and nothing is thrown", async () => {
    house.store.fault("refuse");
    expect(await inbox.receive([arrival, { ...arrival, id: "02E" }], NOON, "mine")).toEqual([
      { state: "failed" },
      { state: "failed" },
    ]);
    house.store.fault(null);
  });

  test("a group's event touches no person", async () => {
    await inbox.complete(
      await leased({ personal: false }),
      { ...outcome, dialogue, late: [late], follows: true },
      NOON,
    );
    expect((await dumpStore(house.store)).has(keys.person("somebody"))).toBe(false);
  });
});

describe("complete", () => {
  test("is done once, says so again to the same run, and already or lost to another", async () => {
    const work = await leased();
    expect(await inbox.complete({ ...work, lease: "other" }, outcome, NOON)).toEqual({ state: "lost" });
    expect(await inbox.complete(work, { ...outcome, count: "answer|a|th" }, NOON)).toEqual({ state: "done" });
    expect(await inbox.complete(work, { ...outcome, count: "answer|a|th" }, NOON)).toEqual({ state: "done" });
    expect(await inbox.complete({ ...work, lease: "other" }, outcome, NOON)).toEqual({ state: "already" });
    expect(await readHash(house.store, keys.counts("2026-11-22"))).toEqual({ "answer|a|th": "1" });
  });

  test("changes the memory only on the version that was read", async () => {
    const [one, two] = [await leased(), await leased({ id: "02E" })];
    expect(await inbox.complete(one, { ...outcome, dialogue }, NOON)).toEqual({ state: "done" });
    expect(await inbox.complete(two, { ...outcome, dialogue }, NOON)).toEqual({ state: "conflict" });
    expect(await inbox.recall(two.lookUp, NOON, "")).toMatchObject({ dialogue, version: 1 });
    expect(await inbox.complete(two, { ...outcome, dialogue, version: 1 }, NOON)).toEqual({ state: "done" });
    expect(await inbox.recall(two.lookUp, NOON, "")).toMatchObject({ dialogue, version: 2 });
  });

  test("adds to what waits already, and keeps the newest three", async () => {
    const works = [await leased(), await leased({ id: "02E" })];
    const items = [1, 2, 3, 4].map((n) => ({ ...late, event: `01OLD${n}` }));
    await inbox.complete(works[0]!, { ...outcome, late: items.slice(0, 2) }, NOON);
    await inbox.complete(works[1]!, { ...outcome, late: items.slice(2) }, NOON);
    expect((await leased({ id: "03E" })).late).toEqual(items.slice(1));
  });

  test("leaves no key without an end once all is done", async () => {
    await inbox.complete(
      await leased(),
      { ...outcome, dialogue, late: [late], count: "a||", follows: true },
      NOON,
    );
    for (const key of (await dumpStore(house.store)).keys()) {
      expect(await lifeOf(house.store, (name) => name === key), key).toBeGreaterThan(0);
    }
  });
});

describe("claim", () => {
  test("takes an event only when its lease is over, and once", async () => {
    await leased();
    expect(await inbox.due(NOON + LEASE - 1, 10)).toEqual([]);
    expect(await inbox.claim("01E", NOON + LEASE - 1, "sweep")).toBeNull();
    expect(await inbox.due(NOON + LEASE, 10)).toEqual(["01E"]);
    expect(await inbox.claim("01E", NOON + LEASE, "sweep")).toMatchObject({
      body: "sealed",
      sweeps: 1,
      work: { attempts: 2, deliveredAt: NOON },
    });
    expect(await inbox.claim("01E", NOON + LEASE, "other")).toBeNull();
    expect(await inbox.due(NOON + LEASE, 10)).toEqual([]);
  });

  test("asked again by the same sweep, gives the same; a finished event is taken off the list", async () => {
    const work = await leased();
    const first = await inbox.claim("01E", NOON + LEASE, "sweep");
    expect(await inbox.claim("01E", NOON + LEASE, "sweep")).toEqual(first);
    await inbox.complete({ ...work, lease: "sweep" }, outcome, NOON);
    expect(await inbox.claim("01E", NOON + 2 * LEASE, "other")).toBeNull();
  });
});

describe("what was done for an event before it was told", () => {
  const said = { v: 1, case: "f1", says: "receipt" } as const;
  /** A run that stores a deed and dies. */
  const done = async () => {
    const work = await leased();
    expect(work.did).toBeNull();
    await house.deps.deeds.keep(work, deedOn(work, { did: said }), NOON);
    return work;
  };

  test("is known to whoever takes the event up: a redelivery, the sweep, the same run again", async () => {
    await done();
    expect(await leased()).toMatchObject({ did: said });
    expect(await leased({ redelivered: true }, NOON, "other")).toMatchObject({ did: said });
    const swept = await inbox.claim("01E", NOON + LEASE, "sweep");
    expect(swept?.work).toMatchObject({ did: said, attempts: 3 });
    expect((await leased({ id: "02E" })).did).toBeNull();
  });

  test("is dropped when the event is done", async () => {
    expect(await inbox.complete(await done(), outcome, NOON)).toEqual({ state: "done" });
    const row = { v: "1", state: "done", lease: "mine" };
    expect(await readHash(house.store, keys.inbox("01E"))).toEqual(row);
  });

  test("counts as nothing where this code cannot read it; the event is not lost for it", async () => {
    await done();
    await command(house.store, "HSET", keys.inbox("01E"), "did", '{"v":9}');
    expect(await leased({ redelivered: true }, NOON, "other")).toMatchObject({ did: null });
    expect((await inbox.claim("01E", NOON + LEASE, "sweep"))?.work.did).toBeNull();
  });
});

describe("the vault", () => {
  const key = (n: number) => Buffer.alloc(32, n).toString("base64");

  test("seals the same text differently each time, and opens what the old key sealed, but no other", async () => {
    const [now, before] = [vault(key(2), key(1)), vault(key(1), null)];
    expect(await now.seal("ก")).not.toBe(await now.seal("ก"));
    expect(await now.open(await now.seal("ก".repeat(20_000)))).toBe("ก".repeat(20_000));
    expect(await now.open(await before.seal("เก่า"))).toBe("เก่า");
    await expect(now.open(await vault(key(3), null).seal("x"))).rejects.toThrow("a key that is not set");
    await expect(now.open("v1.zz.!!")).rejects.toThrow();
  });

  test("looks the same person up under the same name, and nobody else", async () => {
    const { lookUp } = vault(key(1), null);
    expect(await lookUp("U1")).toEqual(await lookUp("U1"));
    expect(await lookUp("U1")).not.toEqual(await lookUp("U2"));
    expect(await lookUp("U1")).not.toEqual(await vault(key(2), null).lookUp("U1"));
  });

  test("while keys are changed, a person is looked up under both", async () => {
    const { who } = await vault(key(1), null).lookUp("U1");
    expect(await vault(key(2), key(1)).lookUp("U1")).toMatchObject({ before: who });
  });
});
