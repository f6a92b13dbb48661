import { afterAll, beforeAll, expect, test } from "vitest";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { keys } from "#store/keys.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { killable, LEASE_MS, recoveries, type KillPoint, type Recovery } from "#test/support/kill.ts";
import { dumpStore, keysHolding, readHash, rowsHolding } from "#test/support/scan.ts";
import { until } from "#test/support/until.ts";

const QUESTION = "เอกสารลงทะเบียนว่างงาน";
const NEXT = "ยื่นคำร้อง คร.7";
const SERVICE = "doe-unemployment-registration";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const stories = recoveries(() => house);

/** The question was answered or offered, never sent twice by itself; counted once; nothing of it is left in the store. */
async function expectOnce(userId: string, where: string): Promise<void> {
  const seen = house.sim
    .chat(userId)
    .filter((entry) => entry.from === "bot")
    .map((entry) => JSON.stringify(entry.message));
  const answers = seen.filter((message) => message.includes('"flex"') && message.includes("ขึ้นทะเบียนว่างงาน"));
  const offers = seen.filter((message) => message.includes(`service=${SERVICE}`) && message.includes("เมื่อกี้"));
  expect(answers.length, `${where}: the answer was sent twice`).toBeLessThanOrEqual(1);
  expect(answers.length + offers.length, `${where}: neither answered nor offered`).toBeGreaterThanOrEqual(1);
  expect((await dumpStore(house.store)).has(keys.inboxOpen), `${where}: still open`).toBe(false);
  expect(await rowsHolding(house.store), `${where}: something is still held`).toEqual([]);
  const counts = await readHash(
    house.store,
    keys.counts(new Date(house.clock.now + 7 * 3_600_000).toISOString().slice(0, 10)),
  );
  expect(counts[`answer|${SERVICE}|documents|th`], `${where}: counted other than once`).toBe("1");
  expect(await keysHolding(house.store, QUESTION), `${where}: the text is still there`).toEqual([]);
}

/** Runs one message with a death at the given point. Gives where it died, or null where the run had no such call. */
async function runOnce(point: KillPoint, story: Recovery): Promise<string | null> {
  await house.store.flush();
  house.clock.now += 60 * 60_000;
  const { userId } = house.sim.addPerson();
  const wrapped = killable(house.deps, point);
  house.use(wrapped.deps);
  const said = house.sim.say(userId, QUESTION);
  // The run is over when it died, or when LINE has its 200 and everything behind it is done.
  const died = await Promise.race([wrapped.killed, said.then(() => house.settled()).then(() => null)]);
  house.die();
  await said;
  house.use(house.deps);
  await story.recover();
  await house.sim.say(userId, NEXT);
  await house.settled();

  await expectOnce(userId, `${story.name}, killed ${died ?? "nowhere"} (call ${point.at})`);
  return died;
}

test.each(stories)("a message survives a death at every call: $name", { timeout: 120_000 }, async (story) => {
  const deaths: string[] = [];
  for (let at = 1; ; at += 1) {
    const before = await runOnce({ at, when: "before" }, story);
    const after = await runOnce({ at, when: "after" }, story);
    if (before === null && after === null) break;
    if (before) deaths.push(before);
    if (after) deaths.push(after);
  }
  console.log(`kill harness, webhook: N = ${deaths.length} deaths (${story.name})`);
  expect(new Set(deaths.map((death) => death.split(" ")[1]))).toEqual(
    new Set([
      "vault.lookUp",
      "vault.seal",
      "inbox.receive",
      "catalogue",
      "line.reply",
      "vault.newPerson",
      "inbox.complete",
    ]),
  );
});

test(
  "a message survives a second death at every call of the sweep that takes it up",
  { timeout: 120_000 },
  async () => {
    const deaths: string[] = [];
    for (const first of ["line.reply", "inbox.complete"] as const) {
      for (let at = 1; ; at += 1) {
        const died = [
          await sweepKilled(first, { at, when: "before" }),
          await sweepKilled(first, { at, when: "after" }),
        ];
        deaths.push(...died.filter((death) => death !== null));
        if (died.every((death) => death === null)) break;
      }
    }
    console.log(`kill harness, sweep: N = ${deaths.length} second deaths`);
    expect(deaths.length).toBeGreaterThan(20);
  },
);

/** The first run dies before `first`; the sweep after it dies at `point`; a second sweep ends the work. */
async function sweepKilled(first: "line.reply" | "inbox.complete", point: KillPoint): Promise<string | null> {
  await house.store.flush();
  house.clock.now += 60 * 60_000;
  const { userId } = house.sim.addPerson();
  const never = () => new Promise<never>(() => undefined);
  const { line, inbox } = house.deps;
  house.use({
    ...house.deps,
    line: first === "line.reply" ? { ...line, reply: never } : line,
    inbox: first === "inbox.complete" ? { ...inbox, complete: never } : inbox,
  });
  await house.sim.say(userId, QUESTION);
  await until(() => first === "line.reply" || house.sim.chat(userId).some((entry) => entry.from === "bot"));
  house.die();
  house.use(house.deps);
  house.clock.now += LEASE_MS;
  const wrapped = killable(house.deps, point);
  const died = await Promise.race([wrapped.killed, sweepInbox(wrapped.deps).then(() => null)]);
  house.clock.now += LEASE_MS;
  await house.sweep();
  await house.sim.say(userId, NEXT);
  await house.settled();
  await expectOnce(userId, `first died at ${first}, the sweep ${died ?? "nowhere"}`);
  return died;
}
