import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { readPublic } from "#core/ledger.ts";
import { pushNews } from "#flows/push-news.ts";
import { entries, heard, talker, told, WORDS, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";

/** The made-up town asks its people about one thing. */
const TOPIC = "market-hours";
const DAY = 24 * 60 * 60 * 1000;

let house: House;
beforeAll(async () => {
  house = await startHouse({ manual: "test/agency" });
});
afterAll(() => house.stop());
beforeEach(() => house.store.flush());

const logged = async (kind: string) =>
  (await entries(house)).map((entry) => readPublic(entry.public)).filter((act) => act?.kind === kind);

async function answered(who: Talker, words = WORDS): Promise<string> {
  await who.say(`ความเห็น ตลาดนัดควรเปิดกี่โมง [topic:${TOPIC}]`);
  await who.say(words);
  await who.choose("send");
  const data = await seeMyData(house.deps, who.userId);
  return data?.feedback[0]?.id ?? "";
}

test("who scans the code of a topic is asked its question, says what they think, and gets a number: two messages and a tap", async () => {
  const who = talker(house);
  await who.say(`ความเห็น ตลาดนัด… [topic:${TOPIC}]`);
  const shown = who.seen().at(-1) ?? "";
  for (const words of ["ตลาดนัดวันเสาร์ควรเปิดและปิดกี่โมง", "ค่าเช่าแผงของปีนี้", "คณะกรรมการตัวอย่าง"])
    expect(shown).toContain(words);
  await who.say(WORDS);
  expect(who.seen().at(-1)).toContain("ตลาดนัดควรเปิดกี่โมง");
  await who.choose("send");
  expect(who.numbers()).toHaveLength(1);
  expect(await heard(house)).toMatchObject([
    { topic: TOPIC, service: "", unit: "stall-desk", sort: "suggest", door: "link" },
  ]);
  expect(await logged("feedback.heard")).toMatchObject([{ topic: TOPIC, unit: "stall-desk" }]);
});

test("the same words about something else are not the same; about the same topic they are counted", async () => {
  const who = talker(house);
  await told(house, who);
  await answered(who);
  await answered(who);
  const times = (await heard(house)).map(({ topic, times: n }) => [topic, n]);
  expect(times.sort()).toEqual([
    ["", "1"],
    [TOPIC, "2"],
  ]);
});

test("of one topic nothing is sent any more, as the log knows, and of everything else it is", async () => {
  const who = talker(house);
  const [about, other] = [await answered(who), await told(house, who, "อยากให้มีที่นั่งรอมากกว่านี้")];
  await who.tap(`mute=topic:${TOPIC}`);
  expect(who.seen().at(-1)).toContain("ตลาดนัดควรเปิดกี่โมง");
  expect(await logged("person.muted")).toMatchObject([{ topic: TOPIC }]);
  const data = await seeMyData(house.deps, who.userId);
  expect(data?.feedback.map(({ id, muted }) => [id, muted]).sort()).toEqual(
    [
      [about, true],
      [other, false],
    ].sort(),
  );
  const staff = { id: "s1", role: "officer" } as const;
  const done = async (feedback: string) => {
    await moveFeedback(house.deps, feedback, { does: "deciding" }, staff);
    await moveFeedback(house.deps, feedback, { does: "done", words: "ทำแล้ว" }, staff);
    house.clock.now += 4 * DAY;
    return pushNews(house.deps);
  };
  expect(await done(about)).toBe(0);
  expect(await done(other)).toBe(1);
  expect(who.seen().at(-1)).toContain(other);
  expect(who.seen().at(-1)).not.toContain(about);
  // It is no secret either: who writes is told.
  await who.say("สวัสดีค่ะ");
  expect(who.seen().slice(-2).join("")).toContain(about);
  await who.tap(`unmute=topic:${TOPIC}`);
  expect(await logged("person.unmuted")).toMatchObject([{ topic: TOPIC }]);
});
