import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Manual } from "#core/manual.ts";
import { readManual, toVersion } from "#dev/tools/build-manual.ts";
import { keys } from "#store/keys.ts";
import { manualStore, type Manuals } from "#store/manuals.ts";
import { startHouse, type House } from "#test/support/house.ts";

/** The manuals of the store, and what the system answers from when the pointer moves or a version is broken. */

const shipped = readManual("manual");
const version = (fee: string): Manual => ({
  ...shipped,
  services: shipped.services.map((service) =>
    service.id === "dlpw-kor-ror-7"
      ? { ...service, fee: { kind: "amount" as const, textTh: fee, textEn: null, asOf: null } }
      : service,
  ),
});

let house: House;
let redis: Redis;
let manuals: Manuals;
beforeAll(async () => {
  house = await startHouse();
  redis = new Redis({
    url: house.store.url,
    token: "test-store-token",
    automaticDeserialization: false,
    enableTelemetry: false,
  });
  manuals = manualStore(redis);
});
afterAll(() => house.stop());
beforeEach(() => house.store.flush());

const put = async (manual: Manual) => {
  const hash = await manuals.keep(toVersion(manual).text);
  expect(await manuals.point({ hash, at: house.clock.now, services: manual.services.length })).toBe(true);
  return hash;
};
const feeOf = async (hash: string | null) =>
  (await house.deps.catalogue(hash)).byId.get("dlpw-kor-ror-7")?.fee.textTh ?? null;

test("a version is named by its content: the same manual twice is one version, any change is another", async () => {
  const { text, hash } = toVersion(version("ฟรี ๑"));
  expect(await manuals.keep(text)).toBe(hash);
  expect(await manuals.keep(text)).toBe(hash);
  expect(await manuals.read(hash)).toBe(text);
  expect(await manuals.keep(toVersion(version("ฟรี ๒")).text)).not.toBe(hash);
});

test("going back is moving the pointer: the earlier version answers again, to the letter", async () => {
  const first = await put(version("10 บาท"));
  const second = await put(version("20 บาท"));
  expect(await manuals.current()).toBe(second);
  expect(await feeOf(second)).toBe("20 บาท");
  await manuals.point({ hash: first, at: house.clock.now, services: 95 });
  expect(await manuals.current()).toBe(first);
  expect(await feeOf(first)).toBe("10 บาท");
  await manuals.point({ hash: null, at: house.clock.now, services: null });
  expect(await manuals.current()).toBeNull();
  expect((await manuals.history()).map(({ hash }) => hash)).toEqual([null, first, second, first]);
});

test("what was never kept cannot be put in force", async () => {
  const before = await put(version("10 บาท"));
  expect(await manuals.point({ hash: "a".repeat(64), at: 1, services: 1 })).toBe(false);
  expect(await manuals.current()).toBe(before);
});

test("an answer in the chat and the page come from the version in force at that moment", async () => {
  const user = house.sim.addPerson().userId;
  const ask = async () => {
    await house.sim.say(user, "คร.7 เสียค่าธรรมเนียมเท่าไร");
    await house.settled();
    return JSON.stringify(house.sim.chat(user).at(-1));
  };
  const page = async () => {
    // A page trusts for five seconds what it last heard of the pointer.
    await new Promise((resolve) => void setTimeout(resolve, 5_100));
    return (await fetch(`${house.address}/services/dlpw-kor-ror-7`)).text();
  };
  expect(await ask()).not.toContain("77 บาท");
  await put(version("77 บาท"));
  expect(await ask()).toContain("77 บาท");
  expect(await page()).toContain("77 บาท");
  await manuals.point({ hash: null, at: house.clock.now, services: null });
  expect(await ask()).not.toContain("77 บาท");
}, 20_000);

test("a version that is broken, emptied or not a manual answers nobody: the shipped one does, and health says so", async () => {
  const health = async () => (await (await fetch(`${house.address}/health`)).json()) as { ok: boolean };
  const hash = await put(version("30 บาท"));
  for (const [i, bytes] of ["", "not gzip", Buffer.from("{}").toString("base64")].entries()) {
    await redis.set(keys.manualVersion(hash), bytes);
    const other = `${i}`.repeat(64);
    await redis.set(keys.manualVersion(other), bytes);
    await redis.set(keys.manual, other);
    expect(await feeOf(other)).toBeNull();
    expect(await health()).toMatchObject({ ok: false, manualPointer: other });
  }
  const wrongShape = await manuals.keep(JSON.stringify({ v: 2, agency: {}, units: [], services: [] }));
  await redis.set(keys.manual, wrongShape);
  expect(await feeOf(wrongShape)).toBeNull();
  const orphan = { ...shipped, units: shipped.units.filter(({ id }) => id !== "sso") };
  const orphaned = await manuals.keep(toVersion(orphan).text);
  expect(await feeOf(orphaned)).toBeNull();
});

test("only the last fifty moves are remembered, and versions that none of them names are dropped", async () => {
  const first = await put(version("0 บาท"));
  const small = await manuals.keep("{}");
  for (let i = 0; i < 50; i += 1) await manuals.point({ hash: small, at: i, services: i });
  expect(await manuals.history()).toHaveLength(50);
  expect(await manuals.read(first)).toBeNull();
  expect(await manuals.read(small)).toBe("{}");
});
