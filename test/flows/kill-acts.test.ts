import { afterEach, beforeEach, expect, test } from "vitest";
import { bangkokMonth } from "#core/days.ts";
import { readPublic } from "#core/ledger.ts";
import { seeMyData } from "#flows/my-data.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { killable, LEASE_MS, type KillPoint } from "#test/support/kill.ts";

/** What a person does that the log holds: with a death at every call, the act and its entry are there once, together, or come later. */

let house: House;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(() => house.stop());

type Act = {
  name: string;
  entry: string;
  does(userId: string): Promise<unknown>;
  holds(userId: string): Promise<boolean>;
};

const acts: Act[] = [
  {
    name: "to stop",
    entry: "person.stopped",
    does: (userId) => house.sim.say(userId, "หยุดรับ"),
    holds: async (userId) => (await seeMyData(house.deps, userId))?.stopped === true,
  },
  {
    name: "to be erased",
    entry: "person.erased",
    does: (userId) => house.sim.tapPostback(userId, "erase=me"),
    holds: async (userId) => (await seeMyData(house.deps, userId)) === null,
  },
];

const recoveries = ["redelivered at once", "swept"] as const;

/** How many messages of ours the person has. */
function told(userId: string): number {
  return house.sim.chat(userId).filter((entry) => entry.from === "bot").length;
}

async function kinds(): Promise<(string | undefined)[]> {
  const logged = await house.deps.ledger.read(bangkokMonth(house.clock.now), 0, 100);
  return logged.map((entry) => readPublic(entry.public)?.kind);
}

/** One act with a death at the point. Gives where it died, or null where the run had no such call. */
async function runOnce(
  act: Act,
  isKnown: boolean,
  recovery: (typeof recoveries)[number],
  point: KillPoint,
): Promise<string | null> {
  await house.store.flush();
  house.clock.now += 60 * 60_000;
  const { userId } = house.sim.addPerson();
  if (isKnown) await house.sim.say(userId, "สวัสดี");
  await house.settled();
  const before = told(userId);
  const wrapped = killable(house.deps, point);
  house.use(wrapped.deps);
  const done = act.does(userId);
  const died = await Promise.race([wrapped.killed, done.then(() => house.settled()).then(() => null)]);
  house.die();
  await done;
  house.use(house.deps);
  if (recovery === "redelivered at once") {
    await house.sim.redeliver();
    await house.settled();
  }
  house.clock.now += LEASE_MS;
  await house.sweep();
  await house.sweep();
  const where = `${act.name}, ${isKnown ? "known" : "new"}, ${recovery}, killed ${died ?? "nowhere"} (call ${point.at})`;
  if (act.entry === "person.erased" && !isKnown) {
    // Nothing was held of them, so nothing is said of it in the log; and nothing is held now.
    expect(await kinds(), where).toEqual([]);
    expect(await act.holds(userId), where).toBe(true);
    return died;
  }
  // LINE was never told 200 and does not try again: the act never reached us, and nobody was told that it did.
  const unheard = recovery === "swept" && (await kinds()).length === 0;
  if (unheard) {
    expect(told(userId), `${where}: told, but not done`).toBe(before);
    return died;
  }
  expect(await kinds(), where).toEqual([act.entry]);
  expect(await act.holds(userId), where).toBe(true);
  return died;
}

test.each(
  acts.flatMap((act) =>
    recoveries.flatMap((recovery) => [true, false].map((isKnown) => ({ act, recovery, isKnown }))),
  ),
)(
  "asked $act.name (known before: $isKnown), $recovery: once in the log and once in effect, wherever the run dies",
  { timeout: 120_000 },
  async ({ act, recovery, isKnown }) => {
    const deaths: string[] = [];
    for (let at = 1; ; at += 1) {
      const died = [
        await runOnce(act, isKnown, recovery, { at, when: "before" }),
        await runOnce(act, isKnown, recovery, { at, when: "after" }),
      ].filter((death) => death !== null);
      if (died.length === 0) break;
      deaths.push(...died);
    }
    expect(new Set(deaths.map((death) => death.split(" ")[1]))).toContain("inbox.complete");
    expect(deaths.length).toBeGreaterThan(8);
  },
);
