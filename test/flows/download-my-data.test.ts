import * as z from "zod";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readPublic } from "#core/ledger.ts";
import type { Deps } from "#flows/deps.ts";
import { downloadMyData, offerDownload } from "#flows/download-my-data.ts";
import { eraseMe, seeMyData } from "#flows/my-data.ts";
import { keys } from "#store/keys.ts";
import { vault } from "#store/vault.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { command, dumpStore, keysHolding, lifeOf } from "#test/support/scan.ts";

const MINUTE = 60_000;
const MONTH = "2026-11";
const LINE_ID = "U00000000000000000000000000000abc";
const OTHER = "U00000000000000000000000000000def";
const gone = { state: "gone" };

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
  house.logs.length = 0;
});

const known = new Set<string>();

async function say(user: string, text: string): Promise<void> {
  if (!known.has(user)) house.sim.addPerson({ userId: user });
  known.add(user);
  await house.sim.say(user, text);
  await house.settled();
}

/** A link as the chat would offer it to somebody who has just written. */
async function linkOf(user: string, to: Deps = deps): Promise<string> {
  const lookUp = await to.vault.lookUp(user);
  const held = await to.people.read(lookUp);
  return offerDownload(to, { lookUp, tag: held?.record["tag"] ?? "" });
}

const logged = () => deps.ledger.read(MONTH, 0, 20);
const kindsLogged = async () => (await logged()).map((entry) => readPublic(entry.public)?.kind);

test("the link gives what we hold of its person, and of nobody else", async () => {
  await say(LINE_ID, "ยื่นคำร้อง คร.7");
  await say(OTHER, "ขึ้นทะเบียนว่างงาน");
  const data = await seeMyData(deps, LINE_ID);
  expect(data).toMatchObject({ lineId: LINE_ID, lastService: "dlpw-kor-ror-7" });
  expect(await downloadMyData(deps, await linkOf(LINE_ID))).toEqual({ state: "ready", data });
  const theirs = await downloadMyData(deps, await linkOf(OTHER));
  expect(theirs).toMatchObject({ data: { lineId: OTHER } });
  expect(JSON.stringify(theirs)).not.toContain(LINE_ID);
});

test("a token that was never given shows nothing, and one of another shape does not even ask the store", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  const { who } = await deps.vault.lookUp(LINE_ID);
  const take = vi.fn(deps.downloads.take);
  const asked = { ...deps, downloads: { ...deps.downloads, take } };
  const shifted = (token.startsWith("0") ? "1" : "0") + token.slice(1);
  expect(await downloadMyData(asked, deps.newToken())).toEqual(gone);
  expect(await downloadMyData(asked, shifted)).toEqual(gone);
  expect(take).toHaveBeenCalledTimes(2);
  for (const guess of ["", "*", who, LINE_ID, token.slice(1), `${token}0`, token.toUpperCase(), `${token}\n`])
    expect(await downloadMyData(asked, guess), guess).toEqual(gone);
  expect(take).toHaveBeenCalledTimes(2);
  expect(await logged()).toEqual([]);
});

test("a token is 32 bytes of chance: no two are alike", () => {
  const tokens = Array.from({ length: 100 }, () => deps.newToken());
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{64}$/u);
  expect(new Set(tokens).size).toBe(100);
});

test("the link lives for fifteen minutes, by our clock and in the store", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  const life = await lifeOf(house.store, (key) => key.startsWith("download:"));
  expect(life).toBeGreaterThan(14 * MINUTE);
  expect(life).toBeLessThanOrEqual(15 * MINUTE);
  house.clock.now = NOON + 15 * MINUTE - 1;
  expect(await downloadMyData(deps, token)).toMatchObject({ state: "ready" });
  house.clock.now = NOON + 15 * MINUTE;
  expect(await downloadMyData(deps, token)).toEqual(gone);
});

test("what the store keeps of a link names neither its person nor its token", async () => {
  await say(LINE_ID, "สวัสดี");
  const lookUp = await deps.vault.lookUp(LINE_ID);
  const tag = (await deps.people.read(lookUp))?.record["tag"] ?? "";
  const token = await linkOf(LINE_ID);
  expect(await keysHolding(house.store, token)).toEqual([]);
  for (const [key, value] of await dumpStore(house.store)) {
    if (!key.startsWith("download:")) continue;
    for (const trace of [lookUp.who, tag, LINE_ID]) expect(key + value).not.toContain(trace);
  }
  await downloadMyData(deps, token);
  expect(await keysHolding(house.store, token)).toEqual([]);
});

test("a link for nobody cannot be made: without a tag it would give whatever record stands there", async () => {
  const lookUp = await deps.vault.lookUp(LINE_ID);
  await say(LINE_ID, "สวัสดี");
  await expect(offerDownload(deps, { lookUp, tag: "" })).rejects.toThrow();
  expect([...(await dumpStore(house.store)).keys()].join()).not.toContain("download:");
});

test("a look is in the log once for each link, however often and however many at once it is opened", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  await Promise.all([downloadMyData(deps, token), downloadMyData(deps, token)]);
  house.clock.now += MINUTE;
  await downloadMyData(deps, token);
  expect(await kindsLogged()).toEqual(["person.saw"]);
  await downloadMyData(deps, await linkOf(LINE_ID));
  expect(await kindsLogged()).toEqual(["person.saw", "person.saw"]);
});

test("the entry says that it was a download, and who it was only under the person's own key", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  const downloaded = await downloadMyData(deps, token);
  const pseudonym = downloaded.state === "ready" ? downloaded.data.pseudonyms["2570"] : undefined;
  const [entry, ...more] = await logged();
  if (!entry || pseudonym === undefined) throw new Error("expected an entry and a pseudonym");
  expect(more).toEqual([]);
  expect(readPublic(entry.public)).toEqual({
    v: 1,
    id: entry.id,
    at: NOON,
    kind: "person.saw",
    way: "download",
  });
  expect(z.uuid().safeParse(entry.id).success).toBe(true);
  for (const trace of [pseudonym, token, LINE_ID]) expect(JSON.stringify(entry)).not.toContain(trace);
  const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
  const person = await deps.vault.person(held?.record["key"] ?? "");
  const hidden = await person.open(entry.sealed);
  expect(hidden).toContain(pseudonym);
  expect((await person.hide(entry.id, hidden)).digest).toBe(entry.digest);
});

test("staff and test accounts are logged as not counted, and why", async () => {
  await say(LINE_ID, "สวัสดี");
  const { who } = await deps.vault.lookUp(LINE_ID);
  for (const mark of ["staff", "test", "robot"]) {
    await command(house.store, "HSET", keys.person(who), "mark", mark);
    await downloadMyData(deps, await linkOf(LINE_ID));
  }
  const excluded = (await logged()).map((entry) => readPublic(entry.public)?.["excluded"]);
  expect(excluded).toEqual(["staff", "test", "test"]);
});

test("a look that cannot be logged shows nothing, and is logged when it is tried again", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  const append = () => Promise.reject(new Error("the store is down"));
  const failing = { ...deps, ledger: { ...deps.ledger, append } };
  await expect(downloadMyData(failing, token)).rejects.toThrow("the store is down");
  expect(await logged()).toEqual([]);
  expect(await downloadMyData(deps, token)).toMatchObject({ state: "ready" });
  expect(await kindsLogged()).toEqual(["person.saw"]);
});

test("in a new fiscal year the look is logged under the name of that year", async () => {
  // 30 September 2027, eight minutes before midnight in Bangkok.
  house.clock.now = Date.UTC(2027, 8, 30, 16, 52);
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  house.clock.now += 10 * MINUTE;
  const downloaded = await downloadMyData(deps, token);
  expect(downloaded).toMatchObject({
    data: { pseudonyms: { "2570": expect.any(String), "2571": expect.any(String) } },
  });
  const [entry] = await deps.ledger.read("2027-10", 0, 9);
  const held = await deps.people.read(await deps.vault.lookUp(LINE_ID));
  const person = await deps.vault.person(held?.record["key"] ?? "");
  expect(await person.open(entry?.sealed ?? "")).toContain(held?.record["pseudonym:2571"]);
});

test("who was erased: the link is gone at once, leaves nothing that leads to them, and stays gone when they come back", async () => {
  await say(LINE_ID, "สวัสดี");
  const { who } = await deps.vault.lookUp(LINE_ID);
  const token = await linkOf(LINE_ID);
  expect(await downloadMyData(deps, token)).toMatchObject({ state: "ready" });
  await eraseMe(deps, LINE_ID);
  expect(await downloadMyData(deps, token)).toEqual(gone);
  for (const trace of [LINE_ID, who]) expect(await keysHolding(house.store, trace)).toEqual([]);
  await say(LINE_ID, "สวัสดี");
  expect(await downloadMyData(deps, token)).toEqual(gone);
  expect(await kindsLogged()).toEqual(["person.saw", "person.erased"]);
  expect(await downloadMyData(deps, await linkOf(LINE_ID))).toMatchObject({ state: "ready" });
});

test("who is erased and comes back between two looks of ours is not shown under the old link", async () => {
  await say(LINE_ID, "สวัสดี");
  const token = await linkOf(LINE_ID);
  const between: Deps["inbox"]["recall"] = async (...given) => {
    const remembered = await deps.inbox.recall(...given);
    await eraseMe(deps, LINE_ID);
    await say(LINE_ID, "ยื่นคำร้อง คร.7");
    return remembered;
  };
  const slow = { ...deps, inbox: { ...deps.inbox, recall: between } };
  expect(await downloadMyData(slow, token)).toEqual(gone);
  expect(await kindsLogged()).toEqual(["person.erased"]);
});

test("a record without a key yet is not shown: nothing could be logged of it", async () => {
  await say(LINE_ID, "สวัสดี");
  const { who } = await deps.vault.lookUp(LINE_ID);
  const token = await linkOf(LINE_ID);
  await command(house.store, "HDEL", keys.person(who), "key");
  expect(await downloadMyData(deps, token)).toEqual(gone);
  expect(await logged()).toEqual([]);
});

test("while DATA_KEY is changed a link to a record that moved is gone, and a new one works", async () => {
  const newKey = Buffer.alloc(32, 8).toString("base64");
  const changed: Deps = { ...deps, vault: vault(newKey, Buffer.alloc(32, 7).toString("base64")) };
  await say(LINE_ID, "สวัสดี");
  const before = await linkOf(LINE_ID);
  house.use(changed);
  await say(LINE_ID, "สวัสดี");
  house.use(deps);
  expect(await downloadMyData(changed, before)).toEqual(gone);
  expect(await downloadMyData(changed, await linkOf(LINE_ID, changed))).toMatchObject({
    data: { lineId: LINE_ID },
  });
});

test("nothing of it stands in a line of the log that the worker writes", async () => {
  await say(LINE_ID, "สวัสดี");
  house.logs.length = 0;
  await downloadMyData(deps, await linkOf(LINE_ID));
  await downloadMyData(deps, deps.newToken());
  expect(house.logs).toEqual([]);
});
