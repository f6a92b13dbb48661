import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { heard, talker, type Talker } from "#test/support/dialogue.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";

/** Who never chose a language is answered in the one that they write, also where they only tap and where we write by ourselves. */

const DAY = 24 * 60 * 60_000;
const ENGLISH = "The lady at the counter shouted at me and sent me home three times.";
const THAI_LETTER = /\p{Script=Thai}/u;

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
let noon = NOON;
beforeEach(async () => {
  await house.store.flush();
  while (noon <= house.clock.now) noon += DAY;
  house.clock.now = noon;
  house.use(house.deps);
});

/** What they see, without the button that leads to the other language. */
const words = (who: Talker) => who.seen().map((one) => one.replaceAll("ภาษาไทย", ""));
const inThai = (who: Talker) => words(who).filter((one) => THAI_LETTER.test(one));

/** Says it, taps through it and sends it. */
async function tellAll(who: Talker, text: string): Promise<string> {
  await who.say(text);
  await who.choose("sort", "complain");
  await who.choose("send");
  return (await seeMyData(house.deps, who.userId))?.feedback[0]?.id ?? "";
}

test("an English writer's whole feedback comes in English, from the first word to the news that is pushed", async () => {
  const who = talker(house);
  const id = await tellAll(who, ENGLISH);
  expect(who.numbers()).toHaveLength(1);
  await who.tap(`case=${id}&act=show`);
  expect(await heard(house)).toMatchObject([{ language: "en" }]);
  const officer = { id: "s1", role: "officer" } as const;
  await moveFeedback(house.deps, id, { does: "done", words: "The counter has a new team." }, officer);
  house.clock.now += 4 * DAY;
  const before = who.seen().length;
  expect(await pushNews(house.deps)).toBe(1);
  expect(who.seen().length).toBeGreaterThan(before);
  expect(inThai(who)).toEqual([]);
});

test("a tap, a number and a short word in between change nothing", async () => {
  const who = talker(house);
  await who.say(ENGLISH);
  await who.choose("cancel");
  for (const text of ["ok", "1506", "LINE"]) await who.say(text);
  await who.tap("feedback=");
  expect(words(who).at(-1)).not.toMatch(THAI_LETTER);
});

test("a Thai sentence changes it, and a Thai who types an English word stays in Thai", async () => {
  const who = talker(house);
  await who.say(ENGLISH);
  await who.say("ขอยกเลิกก่อนค่ะ");
  for (const data of ["menu=", "feedback="]) {
    await who.tap(data);
    expect(words(who).at(-1), data).toMatch(THAI_LETTER);
  }
  await who.choose("cancel");
  await who.say("ok");
  expect(words(who).at(-1)).toMatch(THAI_LETTER);
});

test("what was chosen by a tap wins over what is written later", async () => {
  const who = talker(house);
  await who.tap("language=th");
  await who.say(ENGLISH);
  await who.choose("sort", "complain");
  expect(words(who).at(-1)).toMatch(THAI_LETTER);
});

test("who only taps is answered in Thai", async () => {
  const who = talker(house);
  await who.tap("feedback=");
  expect(words(who).at(-1)).toMatch(THAI_LETTER);
});

test("it is among their data, and the message that changes it costs no trip to the store", async () => {
  const who = talker(house);
  await who.say("สวัสดีค่ะ");
  const start = house.store.requests();
  await who.say("hello, can you help me please");
  expect(house.store.requests() - start).toBe(2);
  expect(await seeMyData(house.deps, who.userId)).toMatchObject({ language: null, written: "en" });
});
