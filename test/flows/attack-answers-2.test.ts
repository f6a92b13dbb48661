import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Sent } from "#flows/deps.ts";
import { answerQuestion, leftQuestions } from "#flows/left-questions.ts";
import { pushNews } from "#flows/push-news.ts";
import { keys } from "#store/keys.ts";
import { talker, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { command } from "#test/support/scan.ts";
import { QUESTION } from "#test/support/talk.ts";

/* The answer to a question that somebody left is told to them once, whatever happens on its way, and to nobody else. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SERVICE = "dlpw-kor-ror-7";
const FOUND = "คำถามที่คุณฝากไว้ ตอบได้แล้ว";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

async function leave(who: Talker, question = "ปลูกต้นไม้ริมทางหลวงต้องขอใคร"): Promise<string> {
  await who.tap(`tellme=${question}`);
  return (await leftQuestions(house.deps, 100)).questions[0]?.id ?? expect.fail("no question was left");
}
const found = (id: string, service = SERVICE) => answerQuestion(house.deps, id, service, "s1");
/** What they are sent from now on. */
function since(who: Talker): () => string {
  const before = who.seen().length;
  return () => who.seen().slice(before).join("\n");
}
const times = (seen: string) => seen.split(FOUND).length - 1;
async function services(many: number): Promise<string[]> {
  return (await house.deps.inForce()).manual.services.slice(0, many).map(({ id }) => id);
}
/** They leave so many questions, and then all are answered, each by a service of its own. */
async function manyFound(who: Talker, many: number): Promise<string[]> {
  const all = await services(many);
  const ids: string[] = [];
  for (const service of all) ids.push(await leave(who, `${service} ต้องขอใคร`));
  for (const [i, service] of all.entries()) await found(ids[i] ?? "", service);
  return all;
}
/** While LINE makes this of every reply. */
async function whileReplies(sent: Sent, act: () => Promise<unknown>): Promise<void> {
  house.use({ ...house.deps, line: { ...house.deps.line, reply: async () => sent } });
  await act();
  house.use(house.deps);
}
/** The house with a manual that does not hold the service. */
async function without(service: string): Promise<House["deps"]> {
  const full = await house.deps.inForce();
  const less = { ...full, byId: new Map([...full.byId].filter(([id]) => id !== service)) };
  return { ...house.deps, catalogue: async () => less, inForce: async () => less };
}

describe("the answer to a question that was left", () => {
  test("is still pushed, once, where the reply that carried it did not arrive and much came after", async () => {
    const who = talker(house);
    await found(await leave(who));
    await whileReplies("token-refused", async () => {
      for (let i = 0; i < 5; i += 1) await who.say(QUESTION);
    });
    const seen = since(who);
    house.clock.now += 3 * DAY + MINUTE;
    expect(await pushNews(house.deps)).toBe(1);
    await who.say("สวัสดี");
    expect(times(seen())).toBe(1);
  });

  test.each<Sent>(["token-refused", "unknown"])(
    "is one of many, and none is lost where a reply is %s",
    async (sent) => {
      const who = talker(house);
      const all = await manyFound(who, 5);
      await whileReplies(sent, () => who.say("สวัสดี"));
      const seen = since(who);
      await who.say("สวัสดี");
      for (const service of all) expect(seen()).toContain(`service=${service}`);
    },
  );

  test("waits while the manual does not hold the service (yet), without an empty push, and is told when it does", async () => {
    const who = talker(house);
    await found(await leave(who));
    const seen = since(who);
    const deps = await without(SERVICE);
    house.use(deps);
    await who.say("สวัสดี");
    house.clock.now += 4 * DAY;
    expect(await pushNews(deps)).toBe(0);
    expect(await command(house.store, "ZCARD", keys.news)).toBe(0);
    expect(times(seen())).toBe(0);
    expect(house.logs).toEqual([]);
    house.use(house.deps);
    for (let i = 0; i < 2; i += 1) await who.say("สวัสดี");
    expect(times(seen())).toBe(1);
  });

  test("whose service is gone does not keep the others from being pushed", async () => {
    const who = talker(house);
    const [gone = "", other = ""] = await manyFound(who, 2);
    house.clock.now += 4 * DAY;
    const seen = since(who);
    const deps = await without(gone);
    expect(await pushNews(deps)).toBe(1);
    expect(await pushNews(deps)).toBe(0);
    expect(seen()).toContain(`service=${other}`);
    expect(seen()).not.toContain(`service=${gone}`);
    await who.say("สวัสดี");
    expect(seen()).toContain(`service=${gone}`);
  });

  test.each([false, true])(
    "about a service that they muted rides on their next message, and is in no push (a reply was lost: %s)",
    async (isLost) => {
      const who = talker(house);
      await who.tap(`mute=${SERVICE}`);
      await found(await leave(who));
      if (isLost) await whileReplies("token-refused", () => who.say("สวัสดี"));
      house.clock.now += 4 * DAY;
      expect(await pushNews(house.deps)).toBe(0);
      const seen = since(who);
      await who.say("สวัสดี");
      expect(times(seen())).toBe(1);
    },
  );

  test("reaches nobody who has blocked us or was erased meanwhile, also not when they come back", async () => {
    const [blocked, erased] = [talker(house), talker(house)];
    for (const who of [blocked, erased]) await found(await leave(who));
    await house.sim.block(blocked.userId);
    await house.settled();
    await erased.tap("erase=me");
    house.clock.now += 4 * DAY;
    expect(await pushNews(house.deps)).toBe(0);
    const seen = since(erased);
    await erased.say("สวัสดี");
    expect(times(seen())).toBe(0);
  });

  test("is not told in a group, nor to whoever else writes", async () => {
    const [who, other] = [talker(house), talker(house)];
    await found(await leave(who));
    const { id } = house.sim.addGroup({ members: [who.userId, other.userId] });
    house.clock.now += 1_000;
    await house.sim.say(who.userId, "สวัสดี", { groupId: id, mentionBot: true });
    await house.settled();
    await other.say("สวัสดี");
    expect(times(JSON.stringify(house.sim.chat(id)) + other.seen().join(""))).toBe(0);
    const seen = since(who);
    await who.say("สวัสดี");
    expect(times(seen())).toBe(1);
  });
});
