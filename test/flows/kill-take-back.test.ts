import { afterAll, beforeAll, expect, test } from "vitest";
import { heard, logged, talker, WORDS } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { killable, LEASE_MS, type KillPoint } from "#test/support/kill.ts";
import { dumpStore } from "#test/support/scan.ts";

/** A message of a feedback is taken back, with a death at every call: its words are gone in the end, and nothing else is. */

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** Gives where it died, or null where the run had no such call. */
async function runOnce(point: KillPoint): Promise<string | null> {
  await house.store.flush();
  house.clock.now += 60 * 60_000;
  const who = talker(house);
  await who.tap("feedback=");
  await who.choose("sort", "complain");
  house.clock.now += 1_000;
  const { messageId } = await house.sim.say(who.userId, WORDS);
  await house.settled();
  await who.choose("send");
  const sent = who.seen().length;
  const wrapped = killable(house.deps, point);
  house.use(wrapped.deps);
  house.clock.now += 1_000;
  const done = house.sim.unsend(who.userId, messageId ?? "");
  const died = await Promise.race([wrapped.killed, done.then(() => house.settled()).then(() => null)]);
  house.die();
  await done;
  house.use(house.deps);
  await house.sim.redeliver();
  await house.settled();
  house.clock.now += LEASE_MS;
  await house.sweep();
  const where = `killed ${died ?? "nowhere"} (call ${point.at})`;
  const texts = [...(await dumpStore(house.store)).keys()].filter((key) => key.startsWith("text:"));
  expect(texts, where).toEqual([]);
  expect(await heard(house), where).toMatchObject([{ state: "heard", open: "1", version: "2", times: "1" }]);
  expect(await logged(house), where).toEqual(["feedback.heard"]);
  expect(who.seen().length, where).toBe(sent);
  return died;
}

test("the words are gone wherever the run dies, and the feedback stands", { timeout: 120_000 }, async () => {
  const deaths: string[] = [];
  for (let at = 1; ; at += 1) {
    const died = [await runOnce({ at, when: "before" }), await runOnce({ at, when: "after" })];
    if (died.every((death) => death === null)) break;
    deaths.push(...died.filter((death) => death !== null));
  }
  expect(deaths).toContain("before feedbacks.takeBack");
  expect(deaths).toContain("after feedbacks.takeBack");
  expect(deaths.length).toBeGreaterThan(8);
});
