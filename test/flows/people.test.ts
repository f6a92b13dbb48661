import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newProfile } from "#core/person.ts";
import { unchanged, type Deps } from "#flows/deps.ts";
import { keepRetention } from "#flows/keep-retention.ts";
import { eraseMe, seeMyData } from "#flows/my-data.ts";
import { rekeyPeople, replayErasures } from "#flows/tend-people.ts";
import { readPublic } from "#core/ledger.ts";
import { keys } from "#store/keys.ts";
import { vault } from "#store/vault.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { command, dumpStore, keysHolding, lifeOf, readHash, rowsHolding } from "#test/support/scan.ts";
import { until } from "#test/support/until.ts";

const DAY = 24 * 3_600_000;
const MONTH = "2026-11";
const oldKey = Buffer.alloc(32, 7).toString("base64");
const newKey = Buffer.alloc(32, 8).toString("base64");
const LINE_ID = "U00000000000000000000000000000abc";
const OTHER = "U00000000000000000000000000000def";

let house: House;
let deps: Deps;
beforeAll(async () => {
  house = await startHouse();
  ({ deps } = house);
});
afterAll(() => house.stop());
beforeEach(async () => {
  await house.store.flush();
  house.clock.now = NOON;
  house.use(deps);
});

const known = new Set<string>();

async function say(user: string, text: string): Promise<void> {
  if (!known.has(user)) house.sim.addPerson({ userId: user });
  known.add(user);
  await house.sim.say(user, text);
  await house.settled();
}

async function records(): Promise<string[]> {
  return [...(await dumpStore(house.store)).keys()].filter((key) => key.startsWith("person:"));
}

describe("a person", () => {
  test("has a key of their own from the first message on, and their LINE id stands nowhere in the clear", async () => {
    await say(LINE_ID, "ยื่นคำร้อง คร.7");
    expect(await keysHolding(house.store, LINE_ID)).toEqual([]);
    expect(await seeMyData(deps, LINE_ID)).toMatchObject({
      lineId: LINE_ID,
      lastService: "dlpw-kor-ror-7",
      stopped: false,
      pseudonyms: { "2570": expect.stringMatching(/^[\w-]{36}$/u) },
    });
  });

  test("keeps key and pseudonym over the days, and gets another pseudonym in another fiscal year", async () => {
    await say(LINE_ID, "ยื่นคำร้อง คร.7");
    const first = await seeMyData(deps, LINE_ID);
    house.clock.now += 300 * DAY;
    await say(LINE_ID, "ขึ้นทะเบียนว่างงาน");
    expect((await seeMyData(deps, LINE_ID))?.pseudonyms).toEqual(first?.pseudonyms);
    house.clock.now += 60 * DAY;
    await say(LINE_ID, "ขึ้นทะเบียนว่างงาน");
    const later = (await seeMyData(deps, LINE_ID))?.pseudonyms ?? {};
    expect(Object.keys(later)).toEqual(["2570", "2571"]);
    expect(later["2571"]).not.toBe(later["2570"]);
  });

  test("who is unknown has no data, and looking does not make a record", async () => {
    expect(await seeMyData(deps, OTHER)).toBeNull();
    expect(await records()).toEqual([]);
  });

  test("of the shape before (a pseudonym in the clear, no key) is taken over with its memory", async () => {
    const { who } = await deps.vault.lookUp(LINE_ID);
    const dialogue = `{"v":1,"language":{"code":"en","at":1,"event":"x"},"shown":null,"stopped":null,"forgotten":null}`;
    await command(
      house.store,
      "HSET",
      keys.person(who),
      "v",
      "1",
      "pseudonym",
      "old",
      "dialogue",
      dialogue,
      "version",
      "1",
    );
    await say(LINE_ID, "สวัสดี");
    expect(await seeMyData(deps, LINE_ID)).toMatchObject({ lineId: LINE_ID, language: "en" });
    expect((await dumpStore(house.store)).get(keys.person(who))).not.toContain('"old"');
  });

  test("stop and start are in the log, once each, under the year's pseudonym that only their key tells", async () => {
    await say(LINE_ID, "หยุดรับ");
    await say(LINE_ID, "เริ่มรับ");
    const logged = await deps.ledger.read(MONTH, 0, 10);
    expect(logged.map((entry) => readPublic(entry.public)?.kind)).toEqual([
      "person.stopped",
      "person.started",
    ]);
    const data = await seeMyData(deps, LINE_ID);
    for (const { public: shown } of logged) expect(shown).not.toContain(data?.pseudonyms["2570"]);
    const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
    const person = await deps.vault.person(held?.record["key"] ?? "");
    for (const { id, digest, sealed } of logged) {
      const hidden = await person.open(sealed);
      expect(hidden).toContain(data?.pseudonyms["2570"]);
      expect((await person.hide(id, hidden)).digest).toBe(digest);
    }
  });
});

describe("what a record says of a person", () => {
  test("staff and test accounts are in the log as not counted, and why; a mark of a later version does not count either", async () => {
    await say(LINE_ID, "สวัสดี");
    const { who } = await deps.vault.lookUp(LINE_ID);
    for (const mark of ["staff", "test", "robot"]) {
      await command(house.store, "HSET", keys.person(who), "mark", mark);
      await say(LINE_ID, mark === "test" ? "เริ่มรับ" : "หยุดรับ");
    }
    const logged = await deps.ledger.read(MONTH, 0, 10);
    expect(logged.map((entry) => readPublic(entry.public)?.["excluded"])).toEqual(["staff", "test", "test"]);
  });

  /** An event of theirs in hand, and a way to complete it with a profile. */
  async function inHand() {
    await say(LINE_ID, "สวัสดี");
    const lookUp = await deps.vault.lookUp(LINE_ID);
    const rest = { messageId: null, personal: true, counted: false, redelivered: false, body: "sealed" };
    const [receipt] = await deps.inbox.receive([{ id: "01P", lookUp, at: NOON, ...rest }], NOON, "lease");
    if (receipt?.state !== "ours") throw new Error("expected the lease");
    const { work } = receipt;
    const heldKey = work.remembered.key;
    const still = {
      ...unchanged,
      dialogue: null,
      follows: null,
      version: 0,
      late: [],
      count: null,
      at: NOON,
    };
    return {
      person: await deps.vault.person(heldKey ?? ""),
      tell: (profile: string) => deps.inbox.complete(work, { ...still, heldKey, profile }, NOON),
    };
  }

  test("what they told of themselves is sealed under their key, and comes with their data", async () => {
    const { person, tell } = await inHand();
    const profile = { ...newProfile, group: "employee", province: "ระยอง" };
    await tell(await person.seal(JSON.stringify(profile)));
    expect(await keysHolding(house.store, "ระยอง")).toEqual([]);
    expect(await seeMyData(deps, LINE_ID)).toMatchObject({ profile });
  });

  test("nothing is written under a key that is not theirs any more", async () => {
    const { tell } = await inHand();
    await eraseMe(deps, LINE_ID);
    await tell("sealed");
    expect(await seeMyData(deps, LINE_ID)).toBeNull();
  });

  test("that somebody began to follow is kept even where the rest is left to others after too many conflicts", async () => {
    await say(LINE_ID, "สวัสดี");
    let conflicts = 5;
    const complete: Deps["inbox"]["complete"] = async (...given) =>
      (conflicts -= 1) >= 0 ? { state: "conflict" } : deps.inbox.complete(...given);
    house.use({ ...deps, inbox: { ...deps.inbox, complete } });
    await house.sim.block(LINE_ID);
    await house.settled();
    expect(conflicts).toBe(-1);
    expect(await seeMyData(deps, LINE_ID)).toMatchObject({ follows: false });
    house.use(deps);
    await house.sim.unblock(LINE_ID);
    await house.settled();
  });
});

describe("erasing", () => {
  const planted = "ข้อความลับของคนสมมติ";

  /** Everything that could lead back to the person: ids, texts, pseudonym, key, and every digest that we could make of them. */
  async function traces(): Promise<string[]> {
    const { who } = await deps.vault.lookUp(LINE_ID);
    const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
    const { key = "", line = "", ...rest } = held?.record ?? {};
    const person = await deps.vault.person(key);
    return [LINE_ID, planted, who, key, line, rest["pseudonym:2570"] ?? "", await person.digest(planted)];
  }

  test("in the chat: words ask back, the tap erases at once; the scan that found everything before finds nothing after", async () => {
    await say(LINE_ID, "หยุดรับ");
    await say(OTHER, "หยุดรับ");
    const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
    const person = await deps.vault.person(held?.record["key"] ?? "");
    await deps.texts.keep("feedback", "t1", await person.seal(planted), NOON);
    await command(house.store, "HSET", "planted:digest", "is", await person.digest(planted));
    const all = await traces();
    // What is planted can be found: the same scan, before.
    const [, , ...found] = all;
    for (const trace of found) expect(await keysHolding(house.store, trace), trace).not.toEqual([]);
    await command(house.store, "DEL", "planted:digest");

    await say(LINE_ID, "ลบข้อมูลของฉัน");
    expect(await seeMyData(deps, LINE_ID)).not.toBeNull();
    await house.sim.tapPostback(LINE_ID, "erase=me");
    await house.settled();

    for (const trace of all) expect(await keysHolding(house.store, trace), trace).toEqual([]);
    expect(await seeMyData(deps, LINE_ID)).toBeNull();
    expect(await seeMyData(deps, OTHER)).toMatchObject({ stopped: true });
    expect(await deps.people.erasures()).toHaveLength(1);
    // Counts and the log are whole: what was said is still counted, and what was sealed cannot be opened any more.
    const logged = await deps.ledger.read(MONTH, 0, 10);
    expect(logged.map((entry) => readPublic(entry.public)?.kind)).toEqual([
      "person.stopped",
      "person.stopped",
      "person.erased",
    ]);
    const again = await deps.vault.newPerson();
    await expect(again.open((await deps.texts.read("t1")) ?? "")).rejects.toThrow();
  });

  test("no digest that is left can be made again from the LINE id or from the text", async () => {
    await say(LINE_ID, "หยุดรับ");
    await house.sim.tapPostback(LINE_ID, "erase=me");
    await house.settled();
    const dump = [...(await dumpStore(house.store))].map(([key, value]) => `${key} ${value}`).join("\n");
    const { who, before } = await deps.vault.lookUp(LINE_ID);
    const fresh = await deps.vault.newPerson();
    for (const guess of [who, before, await fresh.digest(LINE_ID), await fresh.digest("หยุดรับ")])
      if (guess !== null) expect(dump).not.toContain(guess);
  });

  test("a tap twice, or a tap of somebody unknown, erases once and harms nobody", async () => {
    await say(OTHER, "สวัสดี");
    expect(await eraseMe(deps, LINE_ID)).toBe(false);
    await say(LINE_ID, "สวัสดี");
    expect(await eraseMe(deps, LINE_ID)).toBe(true);
    expect(await eraseMe(deps, LINE_ID)).toBe(false);
    expect(await records()).toHaveLength(1);
    expect(await deps.ledger.count()).toBe(1);
  });

  test("who writes again afterwards is somebody new", async () => {
    await say(LINE_ID, "สวัสดี");
    const before = await seeMyData(deps, LINE_ID);
    await eraseMe(deps, LINE_ID);
    await say(LINE_ID, "สวัสดี");
    const after = await seeMyData(deps, LINE_ID);
    expect(after?.pseudonyms["2570"]).not.toBe(before?.pseudonyms["2570"]);
  });

  test("an event that is under way while its person is erased brings nothing back, redelivered or swept", async () => {
    for (const again of ["redelivered", "swept"] as const) {
      await house.store.flush();
      await say(LINE_ID, "สวัสดี");
      // A run that dies before it has done anything: the event stays open, with its text.
      const never = () => new Promise<never>(() => undefined);
      house.use({ ...deps, catalogue: never });
      void house.sim.say(LINE_ID, "หยุดรับ");
      await until(async () => (await dumpStore(house.store)).has(keys.inboxOpen));
      house.die();
      house.use(deps);
      await house.sim.tapPostback(LINE_ID, "erase=me");
      await house.settled();
      if (again === "redelivered") await house.sim.redeliver();
      await house.settled();
      house.clock.now += 31_000;
      await house.sweep();
      expect(await records(), again).toEqual([]);
      expect(await rowsHolding(house.store), again).toEqual([]);
      const logged = await deps.ledger.read(MONTH, 0, 10);
      expect(logged.map((entry) => readPublic(entry.public)?.kind)).toEqual(["person.erased"]);
    }
  });

  test("who blocks us after being erased leaves no LINE id, and within the hour nothing", async () => {
    await say(LINE_ID, "สวัสดี");
    await house.sim.tapPostback(LINE_ID, "erase=me");
    await house.sim.block(LINE_ID);
    await house.settled();
    expect((await seeMyData(deps, LINE_ID))?.lineId ?? null).toBeNull();
    expect(await lifeOf(house.store, (key) => key.startsWith("person:"))).toBeLessThanOrEqual(3_600_000);
    await house.sim.unblock(LINE_ID);
    await house.settled();
  });

  test("where the log cannot be written, nobody is erased and nobody is told so for good", async () => {
    await say(LINE_ID, "หยุดรับ");
    await command(house.store, "SET", keys.ledgerCount, "0");
    await house.sim.tapPostback(LINE_ID, "erase=me");
    await house.settled();
    expect(await seeMyData(deps, LINE_ID)).not.toBeNull();
    await command(house.store, "SET", keys.ledgerCount, "1");
    house.clock.now += 31_000;
    await house.sweep();
    expect(await seeMyData(deps, LINE_ID)).toBeNull();
    const logged = await deps.ledger.read(MONTH, 0, 10);
    expect(logged.map((entry) => readPublic(entry.public)?.kind)).toEqual([
      "person.stopped",
      "person.erased",
    ]);
  });

  test("what is sealed does not tell whose it is", async () => {
    await say(LINE_ID, "หยุดรับ");
    await say(OTHER, "หยุดรับ");
    const names = (await deps.ledger.read(MONTH, 0, 10)).map(({ sealed }) => sealed.split(".")[1]);
    expect(new Set(names).size).toBe(1);
  });

  test("in a group nobody is erased", async () => {
    await say(LINE_ID, "สวัสดี");
    const group = house.sim.addGroup({ members: [LINE_ID] });
    await house.sim.tapPostback(LINE_ID, "erase=me", { groupId: group.id });
    await house.settled();
    expect(await seeMyData(deps, LINE_ID)).not.toBeNull();
    expect(JSON.stringify(house.sim.chat(group.id))).not.toContain("ลบแล้ว");
  });

  test("a restored copy is cleared of everybody who was erased since, before it serves", async () => {
    await say(LINE_ID, "สวัสดี");
    await say(OTHER, "สวัสดี");
    const copy = await records();
    const kept = new Map<string, string[]>();
    for (const key of copy) kept.set(key, Object.entries(await readHash(house.store, key)).flat());
    await eraseMe(deps, LINE_ID);
    const tags = await deps.people.erasures();
    await house.store.flush();
    for (const [key, pairs] of kept) await command(house.store, "HSET", key, ...pairs);
    expect(await seeMyData(deps, LINE_ID)).not.toBeNull();
    expect(await replayErasures(deps, tags)).toBe(1);
    expect(await seeMyData(deps, LINE_ID)).toBeNull();
    expect(await seeMyData(deps, OTHER)).not.toBeNull();
  });

  test("who was erased is known by a random tag for a hundred days, then not even that", async () => {
    await say(LINE_ID, "สวัสดี");
    await eraseMe(deps, LINE_ID);
    expect(await deps.people.erasures()).toHaveLength(1);
    house.clock.now += 101 * DAY;
    await keepRetention(deps);
    expect(await deps.people.erasures()).toEqual([]);
  });
});

describe("changing DATA_KEY", () => {
  const changed = (): Deps => ({ ...deps, vault: vault(newKey, oldKey) });

  test("a person who writes is found, keeps memory and pseudonym, and is under the new key from then on", async () => {
    await say(LINE_ID, "ยื่นคำร้อง คร.7");
    const before = await seeMyData(deps, LINE_ID);
    house.use(changed());
    await say(LINE_ID, "ขอเป็นภาษาอังกฤษ");
    const after = await seeMyData({ ...deps, vault: vault(newKey, null) }, LINE_ID);
    expect(after).toMatchObject({
      pseudonyms: before?.pseudonyms,
      lastService: "dlpw-kor-ror-7",
      language: "en",
    });
    expect(await records()).toHaveLength(1);
  });

  test("who does not write is moved all the same, while others write; then the old key can go", async () => {
    const users = Array.from({ length: 30 }, (_, i) => `U${i.toString(16).padStart(32, "0")}`);
    for (const user of users) await say(user, "ยื่นคำร้อง คร.7");
    const before = await Promise.all(users.map((user) => seeMyData(deps, user)));
    house.use(changed());
    const [tally] = await Promise.all([
      rekeyPeople(changed()),
      ...users.slice(0, 10).map((user) => say(user, "ขึ้นทะเบียนว่างงาน")),
      ...users.slice(5, 15).map((user) => seeMyData(changed(), user)),
    ]);
    expect(tally.failed).toBe(0);
    await rekeyPeople(changed());
    const only = { ...deps, vault: vault(newKey, null) };
    const after = await Promise.all(users.map((user) => seeMyData(only, user)));
    expect(after.map((data) => data?.pseudonyms)).toEqual(before.map((data) => data?.pseudonyms));
    expect(await rekeyPeople(changed())).toEqual({ moved: 0, left: 0, failed: 0 });
    expect(await records()).toHaveLength(users.length);
  });

  test("what was sealed by a person's key before is read after", async () => {
    await say(LINE_ID, "สวัสดี");
    const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
    const person = await deps.vault.person(held?.record["key"] ?? "");
    const sealed = await person.seal("ก่อนเปลี่ยนกุญแจ");
    await rekeyPeople(changed());
    const only = vault(newKey, null);
    const moved = await deps.people.read(await only.lookUp(LINE_ID));
    expect(await (await only.person(moved?.record["key"] ?? "")).open(sealed)).toBe("ก่อนเปลี่ยนกุญแจ");
  });
});

describe("retention", () => {
  test("a text goes when its time is over, not before, and each kind by its own time", async () => {
    await deps.texts.keep("question", "q", "sealed", NOON);
    await deps.texts.keep("feedback", "f", "sealed", NOON);
    house.clock.now = NOON + 30 * DAY;
    expect(await keepRetention(deps)).toBe(0);
    house.clock.now = NOON + 30 * DAY + 1;
    expect(await keepRetention(deps)).toBe(1);
    expect([await deps.texts.read("q"), await deps.texts.read("f")]).toEqual([null, "sealed"]);
    house.clock.now = NOON + 730 * DAY + 1;
    expect(await keepRetention(deps)).toBe(1);
  });

  test("a time that staff shorten holds for what is there already; nonsense counts as not set", async () => {
    await deps.texts.keep("feedback", "f", "sealed", NOON);
    house.clock.now = NOON + 100 * DAY;
    await command(house.store, "HSET", keys.retention, "feedback", "-5");
    expect(await keepRetention(deps)).toBe(0);
    await command(house.store, "HSET", keys.retention, "feedback", "90");
    expect(await keepRetention(deps)).toBe(1);
  });
});
