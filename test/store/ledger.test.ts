import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Closed, Deps, Ledger } from "#flows/deps.ts";
import { logStaffAct } from "#flows/log-act.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { readHash } from "#test/support/scan.ts";

const NOON = Date.UTC(2026, 10, 22, 5);
const MONTH = "2026-11";

let house: House;
let ledger: Ledger;
let deps: Deps;
beforeAll(async () => {
  house = await startHouse();
  ({ deps } = house);
  ({ ledger } = deps);
});
afterAll(() => house.stop());
beforeEach(() => house.store.flush());

const entry = (id: string): Closed => ({ id, at: NOON, public: `{"id":"${id}"}`, digest: "d", sealed: "s" });
const thing = (version: number, state = "heard", life: number | null = null) => ({
  key: "thing:1",
  version,
  fields: { state },
  life,
});

test("an entry and the change that it tells of are written together, and stand in the order of writing", async () => {
  expect(await ledger.append(entry("a"), thing(0), NOON)).toEqual({ state: "done", number: 1 });
  expect(await ledger.append(entry("b"), thing(1, "doing"), NOON)).toEqual({ state: "done", number: 2 });
  expect(await ledger.read(MONTH, 0, 10)).toEqual([
    { number: 1, id: "a", public: '{"id":"a"}', digest: "d", sealed: "s" },
    { number: 2, id: "b", public: '{"id":"b"}', digest: "d", sealed: "s" },
  ]);
  expect(await readHash(house.store, "thing:1")).toMatchObject({ state: "doing", version: "2" });
  expect(await ledger.count()).toBe(2);
});

test("tried again, even after others came in between, it is the same entry", async () => {
  await ledger.append(entry("a"), thing(0), NOON);
  await ledger.append(entry("b"), thing(1), NOON);
  expect(await ledger.append(entry("a"), thing(0), NOON)).toEqual({ state: "done", number: 1 });
  expect(await ledger.count()).toBe(2);
});

test("on a thing that somebody else has changed, nothing is written", async () => {
  await ledger.append(entry("a"), thing(0), NOON);
  expect(await ledger.append(entry("b"), thing(0, "done"), NOON)).toEqual({ state: "conflict", version: 1 });
  expect(await ledger.count()).toBe(1);
  expect(await readHash(house.store, "thing:1")).toMatchObject({ state: "heard" });
});

test("an act that changes nothing is logged once, and its mark goes after three days", async () => {
  expect(await ledger.append(entry("a"), null, NOON)).toEqual({ state: "done", number: 1 });
  expect(await ledger.append(entry("a"), null, NOON)).toEqual({ state: "done", number: 1 });
});

test("entries are read page by page, and a month's stream holds that month only", async () => {
  for (const id of ["a", "b", "c"]) await ledger.append(entry(id), null, NOON);
  await ledger.append(entry("d"), null, Date.UTC(2026, 10, 30, 17));
  expect((await ledger.read(MONTH, 0, 2)).map(({ id }) => id)).toEqual(["a", "b"]);
  expect((await ledger.read(MONTH, 2, 2)).map(({ id }) => id)).toEqual(["c"]);
  expect((await ledger.read("2026-12", 0, 9)).map(({ id, number }) => [id, number])).toEqual([["d", 4]]);
});

test("staff acts are entries: a sign-in, a look at personal data, an export, an edit, a change of roles", async () => {
  const staff = { staff: "s1" };
  await logStaffAct(deps, { kind: "staff.signed-in", public: { ...staff, fresh: "yes" }, private: {} });
  await logStaffAct(deps, {
    kind: "staff.looked",
    public: { ...staff, field: "text", case: "c" },
    private: {},
  });
  await logStaffAct(deps, {
    kind: "staff.exported",
    public: { ...staff, export: "x", entries: 3 },
    private: {},
  });
  await logStaffAct(deps, {
    kind: "staff.edited",
    public: { ...staff, thing: "manual", version: 2 },
    private: {},
  });
  const roles = { ...staff, of: "s2", roles: "officer viewer" };
  expect(await logStaffAct(deps, { kind: "staff.role-changed", public: roles, private: {} })).toBe(5);
  expect((await ledger.read(MONTH, 0, 9)).map(({ digest, sealed }) => digest + sealed)).toEqual(
    Array(5).fill(""),
  );
});

test(
  "any interleaving of appends by fifty writers gives every entry once, in one order, each with its change",
  { timeout: 120_000 },
  async () => {
    const plan = fc.array(fc.record({ thing: fc.nat(4), tries: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 50,
      maxLength: 50,
    });
    await fc.assert(
      fc.asyncProperty(plan, async (writers) => {
        await house.store.flush();
        // Each writer adds to a thing: reads its version, tries, and on a conflict tries on what it is told; some answers get lost.
        await Promise.all(
          writers.map(async ({ thing: n, tries }, i) => {
            let version = 0;
            for (let done = 0; done < tries;) {
              const change = { key: `thing:${n}`, version, fields: { [`by${i}`]: "1" }, life: null };
              // A try whose answer got lost (a time-out) may have been written all the same: it is made again.
              const appended = await ledger.append(entry(`w${i}`), change, NOON).catch(() => null);
              if (appended === null) continue;
              if (appended.state === "conflict") ({ version } = appended);
              else done += 1;
            }
          }),
        );
        const logged = await ledger.read(MONTH, 0, 1000);
        expect(logged.map(({ id }) => id).sort()).toEqual(writers.map((_, i) => `w${i}`).sort());
        expect(logged.map(({ number }) => number)).toEqual(writers.map((_, i) => i + 1));
        for (const n of [0, 1, 2, 3, 4]) {
          const own = writers.flatMap((writer, i) => (writer.thing === n ? [i] : []));
          const held = await readHash(house.store, `thing:${n}`);
          expect(held["version"] ?? "0").toBe(String(own.length));
          // The order in which a thing changed is the order of its entries.
          const order = logged.flatMap(({ id, number }) =>
            own.includes(Number(id.slice(1))) ? [[id, String(number)]] : [],
          );
          for (const [id, number] of order) expect(held[`entry:${id}`]).toBe(number);
          for (const i of own) expect(held[`by${i}`]).toBe("1");
        }
      }),
      { numRuns: 8 },
    );
  },
);
