import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readPublic } from "#core/ledger.ts";
import { answerQuestion, leftQuestions } from "#flows/left-questions.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { entries, talker, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { keysHolding } from "#test/support/scan.ts";

const DAY = 24 * 60 * 60 * 1000;
const SERVICE = "dlpw-kor-ror-7";
const QUESTION = "ปลูกต้นไม้ริมทางหลวงต้องขอใคร";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.store.flush());

const left = async () => (await leftQuestions(house.deps, 100)).questions;
async function leave(who: Talker, question = QUESTION): Promise<string> {
  await who.tap(`tellme=${question}`);
  return (await left())[0]?.id ?? expect.fail("no question was left");
}
const answered = (id: string) => answerQuestion(house.deps, id, SERVICE, "s1");
const data = (who: Talker) => seeMyData(house.deps, who.userId);

test("the owner of the manual reads what was left, the newest first, without names and numbers of anybody", async () => {
  await leave(talker(house), "ผมชื่อนายสมมติ ใจดี เลขบัตร 1101700230708 ปลูกต้นไม้ต้องขอใคร");
  house.clock.now += 60_000;
  await leave(talker(house));
  const read = await left();
  expect(read.map(({ text }) => text.includes("ต้นไม้"))).toEqual([true, true]);
  expect(read[0]?.text).toBe(QUESTION);
  const all = JSON.stringify(read);
  for (const hidden of ["สมมติ", "1101700230708"]) expect(all).not.toContain(hidden);
});

test("who asked is told with their next message, once, by a tap that leads to the service; the question is kept no longer", async () => {
  const who = talker(house);
  const id = await leave(who);
  expect(await answered(id)).toBe("told");
  expect(await left()).toEqual([]);
  expect((await data(who))?.questions).toEqual([]);
  expect(await keysHolding(house.store, id)).not.toContain(`text:${id}`);
  const before = who.seen().length;
  await who.say("สวัสดีค่ะ");
  const told = who.seen().slice(before).join("\n");
  expect(told).toContain("คำถามที่คุณฝากไว้ ตอบได้แล้ว");
  expect(told).toContain(`service=${SERVICE}`);
  await who.say("ขอบคุณค่ะ");
  expect(who.seen().slice(before).join("\n").split("คำถามที่คุณฝากไว้")).toHaveLength(2);
});

test("who does not write is told after three days by one push, and not where they stopped us", async () => {
  const [who, silent] = [talker(house), talker(house)];
  for (const one of [who, silent]) await answered(await leave(one));
  await silent.say("หยุดรับ");
  await answered(await leave(silent, "ขอปลูกป่าชายเลนได้ที่ไหน"));
  const [seen, kept] = [who.seen().length, silent.seen().length];
  expect(await pushNews(house.deps)).toBe(0);
  house.clock.now += 3 * DAY + 60_000;
  expect(await pushNews(house.deps)).toBe(1);
  expect(await pushNews(house.deps)).toBe(0);
  expect(who.seen()).toHaveLength(seen + 1);
  expect(who.seen().at(-1)).toContain(`service=${SERVICE}`);
  expect(silent.seen()).toHaveLength(kept);
});

test("a question is answered once, whoever answers it; and the log says that it was", async () => {
  const who = talker(house);
  const id = await leave(who);
  const ends = await Promise.all([answered(id), answered(id), answered(id)]);
  expect(ends.sort()).toEqual(["gone", "gone", "told"]);
  expect(await answered(id)).toBe("gone");
  const acts = (await entries(house)).map((entry) => readPublic(entry.public));
  expect(acts.filter((act) => act?.kind === "question.answered")).toMatchObject([
    { service: SERVICE, staff: "s1" },
  ]);
});

test("of somebody who was erased nothing is read, and nobody is told", async () => {
  const who = talker(house);
  const id = await leave(who);
  await who.tap("erase=me");
  expect(await leftQuestions(house.deps, 100)).toEqual({ questions: [], hidden: 1 });
  expect(await answered(id)).toBe("gone");
});

test("a service that the manual does not hold answers nothing", async () => {
  const id = await leave(talker(house));
  await expect(answerQuestion(house.deps, id, "no-such-service", "s1")).rejects.toThrow("no-such-service");
  expect(await left()).toHaveLength(1);
});
