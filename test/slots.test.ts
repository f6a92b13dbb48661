import fc from "fast-check";
import { setImmediate as allSettledDown } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { bucketSlot, invocation, lineSlot, slots, storeSlot, type Run } from "#src/slots.ts";

/** Work that ends when told to, and what is in flight of it. */
function workshop(run: Run) {
  const inFlight = new Set<number>();
  const started: number[] = [];
  const ends = new Map<number, (fails: boolean) => void>();
  let highest = 0;
  return {
    inFlight,
    started,
    highest: () => highest,
    end: (id: number, fails = false) => ends.get(id)?.(fails),
    begin: (id: number) =>
      run(async () => {
        started.push(id);
        inFlight.add(id);
        highest = Math.max(highest, inFlight.size);
        const { promise, resolve } = Promise.withResolvers<boolean>();
        ends.set(id, resolve);
        const fails = await promise;
        inFlight.delete(id);
        if (fails) throw new Error(`work ${id}`);
        return id;
      }),
  };
}

/** So many pieces of work at once, numbered from `first`. Those that never end are nobody's to wait for. */
const burst = (shop: ReturnType<typeof workshop>, count: number, first = 0) =>
  void Promise.all(numbers(count).map((i) => shop.begin(first + i)));
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("slots", () => {
  test("any number of slots, any durations, any failures: never more at once, no slot idle while work waits, first come first served", async () => {
    /** Either another piece of work comes, or one of those under way ends (which one is drawn), well or badly. */
    const step = fc.oneof(
      fc.record({ what: fc.constant("comes" as const) }),
      fc.record({ what: fc.constant("ends" as const), which: fc.nat(), fails: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.array(step, { maxLength: 60 }),
        async (most, steps) => {
          const shop = workshop(slots(most).run);
          const ends: Promise<PromiseSettledResult<number>[]>[] = [];
          const wanted: ("fulfilled" | "rejected")[] = [];
          let running = 0;
          const endOne = (which: number, fails: boolean) => {
            const id = [...shop.inFlight][which % shop.inFlight.size];
            if (id === undefined) return;
            wanted[id] = fails ? "rejected" : "fulfilled";
            running -= 1;
            shop.end(id, fails);
          };
          for (const one of steps) {
            if (one.what === "ends") endOne(one.which, one.fails);
            else {
              running += 1;
              ends.push(Promise.allSettled([shop.begin(ends.length)]));
            }
            await allSettledDown();
            expect(shop.inFlight.size).toBe(Math.min(most, running));
          }
          while (shop.inFlight.size > 0) {
            endOne(0, false);
            await allSettledDown();
          }
          expect(shop.highest()).toBeLessThanOrEqual(most);
          expect(shop.started).toEqual(numbers(ends.length));
          const results = (await Promise.all(ends)).flat();
          expect(results.map(({ status }) => status)).toEqual(wanted);
          // No slot was lost on the way, nor was one made: as many as before can be taken, and no more.
          for (const id of numbers(most + 1)) void shop.begin(1000 + id);
          await allSettledDown();
          expect(shop.inFlight.size).toBe(most);
        },
      ),
    );
  });

  test("work that throws before it returns a promise gives its slot back as well", async () => {
    const { run } = slots(1);
    const broken = () => {
      throw new Error("at once");
    };
    await expect(run(broken)).rejects.toThrow("at once");
    expect(await run(async () => "next")).toBe("next");
  });

  test("whoever comes as a slot is given back does not pass those who wait", async () => {
    const shop = workshop(slots(1).run);
    const first = shop.begin(0);
    const waiting = shop.begin(1);
    await allSettledDown();
    shop.end(0);
    await first;
    const newcomer = shop.begin(2);
    await allSettledDown();
    expect(shop.started).toEqual([0, 1]);
    shop.end(1);
    await waiting;
    await allSettledDown();
    shop.end(2);
    expect(await newcomer).toBe(2);
  });
});

describe("in an invocation", () => {
  test("five calls of the store run at once, in another one at the same time five more", async () => {
    const [here, there] = [workshop(storeSlot), workshop(storeSlot)];
    invocation(() => burst(here, 9));
    invocation(() => burst(there, 9));
    await allSettledDown();
    expect([here.inFlight.size, there.inFlight.size]).toEqual([5, 5]);
  });

  test("work that goes on after the invocation has returned is still inside", async () => {
    const shop = workshop(storeSlot);
    const { promise: later, resolve: goOn } = Promise.withResolvers<void>();
    const background = invocation(() => later.then(() => burst(shop, 9)));
    goOn();
    await background;
    await allSettledDown();
    expect(shop.inFlight.size).toBe(5);
  });

  test("three calls of LINE that never end leave two slots to the store, and those who wait for LINE keep none", async () => {
    const [line, store] = [workshop(lineSlot), workshop(storeSlot)];
    invocation(() => {
      burst(line, 9);
      burst(store, 9);
    });
    for (const id of numbers(9)) {
      await allSettledDown();
      expect(line.inFlight.size).toBe(3);
      expect(store.inFlight.size).toBe(Math.min(2, 9 - id));
      store.end(id);
    }
  });

  test("a bucket that never ends beside a LINE that never ends leaves one slot to the store", async () => {
    const [line, bucket, store] = [workshop(lineSlot), workshop(bucketSlot), workshop(storeSlot)];
    invocation(() => {
      burst(line, 9);
      burst(bucket, 9);
      burst(store, 9);
    });
    for (const id of numbers(9)) {
      await allSettledDown();
      expect([line.inFlight.size, bucket.inFlight.size, store.inFlight.size]).toEqual([3, 1, 1]);
      store.end(id);
    }
  });

  test("a store that keeps all five slots busy does not keep LINE out: first come first served", async () => {
    const [line, store] = [workshop(lineSlot), workshop(storeSlot)];
    invocation(() => {
      burst(store, 5);
      burst(line, 1);
      burst(store, 9, 5);
    });
    await allSettledDown();
    expect(line.inFlight.size).toBe(0);
    store.end(3);
    await allSettledDown();
    expect([line.inFlight.size, store.inFlight.size]).toEqual([1, 4]);
  });
});

test("outside of any invocation there is no limit", async () => {
  const all = [workshop(lineSlot), workshop(bucketSlot), workshop(storeSlot)];
  for (const shop of all) burst(shop, 50);
  await allSettledDown();
  expect(all.map(({ inFlight }) => inFlight.size)).toEqual([50, 50, 50]);
});
