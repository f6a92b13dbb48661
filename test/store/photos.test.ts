import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { wire } from "#src/wiring.ts";
import { photoStore, type Bucket } from "#store/photos.ts";
import { vault } from "#store/vault.ts";
import { testEnv } from "#test/support/house.ts";
import { mapBucket } from "#test/support/bucket.ts";

const noSlot = <T>(call: () => Promise<T>) => call();
const photo = Uint8Array.of(1, 2, 3);

test("a real bucket can do what we ask of one", () => {
  expectTypeOf<R2Bucket>().toExtend<Bucket>();
});

describe("photos in a bucket", () => {
  const { bucket, objects } = mapBucket();
  const photos = photoStore(bucket, { slot: noSlot });
  beforeEach(() => objects.clear());

  test("are kept under their own id, and read as they were kept", async () => {
    await photos.keep("a", photo);
    expect([...objects.keys()]).toEqual(["a"]);
    expect(await photos.read("a")).toEqual(photo);
  });

  test("kept again are there once, as kept last", async () => {
    await photos.keep("a", photo);
    await photos.keep("a", Uint8Array.of(4));
    expect(objects.size).toBe(1);
    expect(await photos.read("a")).toEqual(Uint8Array.of(4));
  });

  test("that are dropped are gone, and can be dropped again", async () => {
    await photos.keep("a", photo);
    await photos.keep("b", photo);
    await photos.drop("a");
    await photos.drop("a");
    expect(await photos.read("a")).toBeNull();
    expect(await photos.read("b")).toEqual(photo);
  });
});

describe("a bucket that fails", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("or hangs is an error for who asked, in time", async () => {
    const never = () => new Promise<never>(() => undefined);
    const hanging = photoStore({ put: never, get: never, delete: never }, { slot: noSlot, timeoutMs: 50 });
    for (const ask of [() => hanging.keep("a", photo), () => hanging.read("a"), () => hanging.drop("a")]) {
      const failed = expect(ask()).rejects.toThrow("in time");
      await vi.advanceTimersByTimeAsync(50);
      await failed;
    }
    const failing = async () => Promise.reject(new Error("no"));
    const refusing = photoStore({ put: failing, get: failing, delete: failing }, { slot: noSlot });
    await expect(refusing.keep("a", photo)).rejects.toThrow("no");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the binding", () => {
  const settings = {
    PUBLIC_BASE_URL: "http://localhost",
    LINE_API_BASE_URL: "http://localhost:1",
    UPSTASH_REDIS_REST_URL: "http://localhost:1",
  };
  const envWith = (PHOTOS: unknown): Env => Object.assign(testEnv(settings), { PHOTOS });

  test("is a place for photos", async () => {
    const { bucket, objects } = mapBucket();
    const { photos } = wire(envWith(bucket)).deps;
    await photos?.keep("a", photo);
    expect(objects.size).toBe(1);
  });

  test("may be left out, or empty: there are no photos then", () => {
    expect(wire(testEnv(settings)).deps.photos).toBeNull();
    expect(wire(envWith("")).deps.photos).toBeNull();
  });

  test.each(["a text", {}, { put: "x", get: "x", delete: "x" }])(
    "that is no bucket (%j) stops the worker with its name",
    (binding) => {
      expect(() => wire(envWith(binding))).toThrow(
        "Siang cannot start. Settings to mend: PHOTOS (not a usable value)",
      );
    },
  );
});

describe("bytes that a person's key seals", () => {
  const keeper = vault(Buffer.alloc(32, 7).toString("base64"), null);

  test("come back as they were, whatever they are, and are other bytes each time", async () => {
    const person = await keeper.newPerson();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const [sealed, again] = [await person.sealBytes(bytes), await person.sealBytes(bytes)];
        // A byte of version, twelve of IV, sixteen of the tag.
        expect(sealed.length).toBe(bytes.length + 29);
        expect(sealed[0]).toBe(1);
        expect(Buffer.from(sealed).equals(again)).toBe(false);
        if (bytes.length >= 8) expect(Buffer.from(sealed).includes(Buffer.from(bytes))).toBe(false);
        expect(Buffer.from(await person.openBytes(sealed)).equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("open after the data key was changed, because the person's key is the same", async () => {
    const person = await keeper.newPerson();
    const sealed = await person.sealBytes(photo);
    const changed = vault(Buffer.alloc(32, 8).toString("base64"), Buffer.alloc(32, 7).toString("base64"));
    expect(await (await changed.person(person.wrapped)).openBytes(sealed)).toEqual(photo);
  });

  test("open for nobody else, and not where a single byte was changed", async () => {
    const person = await keeper.newPerson();
    const sealed = await person.sealBytes(photo);
    await expect((await keeper.newPerson()).openBytes(sealed)).rejects.toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1);
      await expect(person.openBytes(changed), `byte ${at}`).rejects.toThrow();
    }
    for (const none of [new Uint8Array(), Uint8Array.of(1), Uint8Array.of(2, 3)])
      await expect(person.openBytes(none)).rejects.toThrow();
  });
});
