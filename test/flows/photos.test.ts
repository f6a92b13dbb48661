import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stripPicture } from "#core/picture.ts";
import type { Content, Deps, PersonKey } from "#flows/deps.ts";
import type { Photos } from "#flows/people-ports.ts";
import { dropPhoto } from "#flows/drop-photo.ts";
import { keepRetention } from "#flows/keep-retention.ts";
import { takePhoto } from "#flows/take-photo.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { mapBucket } from "#test/support/bucket.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { exif, jpeg, plainExif, png } from "#test/support/pictures.ts";
import { command, dumpStore, keysHolding } from "#test/support/scan.ts";

const DAY = 24 * 3_600_000;
const SECRET = "13.75,100.5 unmistakable";
const PHOTO = jpeg(exif("II", 6, SECRET));
const ID = "photo-1";

const { bucket, objects } = mapBucket();
const photos: Photos = photoStore(bucket, { slot: (call) => call() });

let house: House;
let deps: Deps;
let person: PersonKey;
beforeAll(async () => {
  house = await startHouse();
  deps = { ...house.deps, photos };
  person = await deps.vault.newPerson();
});
afterAll(() => house.stop());
beforeEach(async () => {
  await house.store.flush();
  objects.clear();
  house.clock.now = NOON;
  house.logs.length = 0;
});

/** A LINE that answers so, one after the other, the last one for ever; and how often it was asked. */
function answering(...answers: Content[]): { deps: Deps; asked: () => number } {
  let asked = 0;
  const content = async (): Promise<Content> =>
    answers[Math.min((asked += 1), answers.length) - 1] ?? { state: "unknown" };
  return { deps: { ...deps, line: { ...deps.line, content } }, asked: () => asked };
}
const ready = (bytes: Uint8Array): Content => ({ state: "ready", bytes });
const failing = async () => Promise.reject(new Error("no bucket today"));
const nothingKept = async () => {
  expect(objects.size).toBe(0);
  expect(await dumpStore(house.store)).toEqual(new Map());
};

describe("a photo that somebody sends", () => {
  async function sent(options: Parameters<House["sim"]["image"]>[1]): Promise<string> {
    const { messageId } = await house.sim.image(house.sim.addPerson().userId, options);
    await house.settled();
    await house.store.flush();
    return messageId ?? "";
  }

  test("is kept sealed, without where it was made, on its right side; its type beside its id", async () => {
    const messageId = await sent({ bytes: PHOTO, type: "image/jpeg" });
    expect(await takePhoto(deps, person, messageId, ID)).toEqual({ state: "kept" });
    const sealed = (await photos.read(ID)) ?? new Uint8Array();
    expect(Buffer.from(await person.openBytes(sealed))).toEqual(jpeg(plainExif(6)));
    expect(await person.open((await deps.texts.read(ID)) ?? "")).toBe("image/jpeg");
    for (const trace of [SECRET, "image/jpeg", messageId]) {
      expect(await keysHolding(house.store, trace)).toEqual([]);
      expect(Buffer.from(sealed).includes(trace)).toBe(false);
    }
    await expect((await deps.vault.newPerson()).openBytes(sealed)).rejects.toThrow();
  });

  test("is waited for while LINE prepares it", async () => {
    const messageId = await sent({ bytes: png(), readyAt: house.clock.now + 1_000 });
    expect(await takePhoto(deps, person, messageId, ID)).toEqual({ state: "kept" });
    expect(house.clock.now).toBe(NOON + 1_500);
  });

  test("taken back meanwhile is gone, and nothing of it is kept", async () => {
    const { userId } = house.sim.addPerson();
    const { messageId } = await house.sim.image(userId);
    await house.sim.unsend(userId, messageId ?? "");
    await house.settled();
    await house.store.flush();
    expect(await takePhoto(deps, person, messageId ?? "", ID)).toEqual({ state: "gone" });
    await nothingKept();
  });

  test("taken twice under one id is there once", async () => {
    const line = answering(ready(PHOTO));
    for (const _ of [1, 2]) expect(await takePhoto(line.deps, person, "m", ID)).toEqual({ state: "kept" });
    expect(objects.size).toBe(1);
    expect(await deps.texts.overdue("draft", NOON + 1, 10)).toEqual([ID]);
  });
});

describe("a photo is not kept", () => {
  test("where no bucket is bound: it is not even fetched", async () => {
    const line = answering(ready(PHOTO));
    const without = { ...line.deps, photos: null };
    expect(await takePhoto(without, person, "m", ID)).toEqual({ state: "no-bucket" });
    expect(line.asked()).toBe(0);
    await nothingKept();
  });

  test.each<[string, Uint8Array]>([
    ["is none", Buffer.from("%PDF-1.7")],
    ["is empty", new Uint8Array()],
    ["is cut off", PHOTO.subarray(0, -1)],
  ])("that %s", async (_name, bytes) => {
    const line = answering(ready(bytes));
    expect(await takePhoto(line.deps, person, "m", ID)).toEqual({ state: "not-a-picture" });
    await nothingKept();
  });

  test.each(["gone", "too-large"] as const)("that is %s, and LINE is not asked again", async (state) => {
    const line = answering({ state });
    expect(await takePhoto(line.deps, person, "m", ID)).toEqual({ state });
    expect(line.asked()).toBe(1);
    await nothingKept();
  });

  test.each(["wait", "unknown"] as const)(
    "that LINE never gives (%s): a few tries, then later",
    async (state) => {
      const line = answering({ state });
      expect(await takePhoto(line.deps, person, "m", ID)).toEqual({ state: "try-again" });
      expect(line.asked()).toBe(4);
      expect(house.clock.now).toBe(NOON + 3_500);
      await nothingKept();
    },
  );

  test("for which LINE takes its time each time: no try begins after six seconds", async () => {
    let asked = 0;
    const content = async (): Promise<Content> => {
      asked += 1;
      house.clock.now += 5_000;
      return { state: "unknown" };
    };
    const slow = { ...deps, line: { ...deps.line, content } };
    expect(await takePhoto(slow, person, "m", ID)).toEqual({ state: "try-again" });
    expect(asked).toBe(2);
  });

  test("but taken at the second try where the first one failed", async () => {
    const line = answering({ state: "unknown" }, ready(PHOTO));
    expect(await takePhoto(line.deps, person, "m", ID)).toEqual({ state: "kept" });
  });

  test("where the bucket fails: its id stays, so that whatever did arrive is found and goes in time", async () => {
    const line = answering(ready(PHOTO));
    // It arrived, and nobody heard of it.
    const lost: Photos = {
      ...photos,
      keep: async (id, sealed) => (await photos.keep(id, sealed), failing()),
    };
    expect(await takePhoto({ ...line.deps, photos: lost }, person, "m", ID)).toEqual({ state: "try-again" });
    expect(house.logs).toEqual([{ level: "warn", reason: "photo-not-kept" }]);
    house.clock.now += 366 * DAY;
    expect(await keepRetention(deps)).toBe(1);
    expect(objects.size).toBe(0);
  });

  test("where the store fails: nothing gets into the bucket without its id", async () => {
    const line = answering(ready(PHOTO));
    const texts = { ...deps.texts, keep: failing };
    expect(await takePhoto({ ...line.deps, texts }, person, "m", ID)).toEqual({ state: "try-again" });
    await nothingKept();
  });
});

describe("a photo whose time is over", () => {
  const keep = async (id: string) => {
    await deps.texts.keep("photo", id, await person.seal("image/png"), NOON);
    await photos.keep(id, await person.sealBytes(png()));
  };
  const LATER = NOON + 365 * DAY + 1;

  test("goes from the bucket and from the store, and not before", async () => {
    await keep("a");
    house.clock.now = LATER - 1;
    expect(await keepRetention(deps)).toBe(0);
    expect(objects.size).toBe(1);
    house.clock.now = LATER;
    expect(await keepRetention(deps)).toBe(1);
    expect(objects.size).toBe(0);
    expect(await dumpStore(house.store)).toEqual(new Map());
    expect(await keepRetention(deps)).toBe(0);
  });

  test("goes a hundred a minute, the oldest first", async () => {
    for (let i = 0; i < 101; i += 1) await keep(`p${i}`);
    house.clock.now = LATER;
    expect([await keepRetention(deps), await keepRetention(deps)]).toEqual([100, 1]);
    expect(objects.size).toBe(0);
  });

  test("stays whole in the store while the bucket fails, is asked for once a minute, and the rest goes on", async () => {
    for (const id of ["a", "b"]) await keep(id);
    await deps.texts.keep("note", "n", "sealed", NOON);
    house.clock.now = NOON + 731 * DAY;
    let asked = 0;
    const drop = async () => ((asked += 1), failing());
    expect(await keepRetention({ ...deps, photos: { ...photos, drop } })).toBe(1);
    expect(asked).toBe(1);
    expect(house.logs).toContainEqual({ level: "warn", reason: "photo-not-dropped" });
    expect(await deps.texts.overdue("photo", house.clock.now, 10)).toEqual(["a", "b"]);
    expect(await keepRetention(deps)).toBe(2);
    expect(objects.size).toBe(0);
  });

  test("of which only the object went before a death goes the next time", async () => {
    await keep("a");
    house.clock.now = LATER;
    const drop = async () => failing();
    await expect(keepRetention({ ...deps, texts: { ...deps.texts, drop } })).resolves.toBe(0);
    expect([objects.size, await deps.texts.read("a")]).toEqual([0, expect.any(String)]);
    expect(await keepRetention(deps)).toBe(1);
    expect(await dumpStore(house.store)).toEqual(new Map());
  });

  test("keeps its id while no bucket is bound: it goes when there is one again", async () => {
    await keep("a");
    house.clock.now = LATER;
    const without = { ...deps, photos: null };
    expect(await keepRetention(without)).toBe(0);
    expect(await dropPhoto(without, "photo", "a")).toBe(false);
    expect(await deps.texts.overdue("photo", LATER, 10)).toEqual(["a"]);
    expect(await keepRetention(deps)).toBe(1);
  });

  test("by the time that staff set goes by that", async () => {
    await keep("a");
    await command(house.store, "HSET", keys.retention, "photo", "30");
    house.clock.now = NOON + 31 * DAY;
    expect(await keepRetention(deps)).toBe(1);
  });
});

test("what was kept is a picture that needs no further stripping", async () => {
  const line = answering(ready(PHOTO));
  await takePhoto(line.deps, person, "m", ID);
  const opened = await person.openBytes((await photos.read(ID)) ?? new Uint8Array());
  expect(stripPicture(opened)).toEqual({ ok: true, bytes: opened, type: "image/jpeg" });
});
