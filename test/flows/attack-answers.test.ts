import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOST_ASKED, readAsked } from "#core/asked.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { keys } from "#store/keys.ts";
import {
  ASKED,
  WORDS,
  answersOf,
  askedAbout,
  logged,
  officerMoves,
  talker,
  type Talker,
  whoIs,
} from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { killable, LEASE_MS } from "#test/support/kill.ts";
import { command, readHash } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

/* What goes wrong where an officer has asked: words that reach the wrong one, or none; numbers in danger; odd lines; deaths. */

const MINUTE = 60_000;
const OTHER = "ชั้นไหนคะ";
const ANSWER = "สาขาใกล้ตลาดค่ะ";
const OTHER_WORDS = "ห้องน้ำที่สำนักงานไม่สะอาดเลย";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const move = (id: string, does: "asked" | "done", words?: string) => officerMoves(house, id, does, words);
const asked = (who: Talker, words?: string, question?: string) => askedAbout(house, who, words, question);
const askedTwice = async (who: Talker) => [await asked(who), await asked(who, OTHER_WORDS, OTHER)] as const;
const last = (who: Talker) => who.seen().at(-1) ?? "";
const offered = (who: Talker) => /act=use/u.test(last(who));
const repliesOf = (who: Talker) => answersOf(house, who);
const answers = async (who: Talker) => (await repliesOf(who)).map(({ words }) => words);
const errors = () => house.logs.filter(({ level }) => level === "error");

describe("words that wait beside the questions of two officers", () => {
  test.each([
    ["a typed 'send'", (who: Talker) => who.say("ส่งเลย")],
    ["a tap that names none of them", (who: Talker) => who.choose("use")],
    ["a tap that names another feedback", (who: Talker) => who.choose("use", "f0")],
  ])("are sent to neither by %s: they are shown again", async (_, act) => {
    const who = talker(house);
    await askedTwice(who);
    await who.say("ชั้นสองค่ะ");
    await act(who);
    expect(await answers(who)).toEqual([]);
    expect(offered(who)).toBe(true);
  });

  test("are not thrown away by the tap that answers either of them", async () => {
    const who = talker(house);
    const [one, two] = await askedTwice(who);
    await who.say("ชั้นสองค่ะ");
    for (const id of [one, two, one]) {
      await who.tap(`case=${id}&act=reply`);
      expect(last(who)).toContain("ชั้นสองค่ะ");
    }
    await who.choose("use", two);
    expect(await repliesOf(who)).toEqual([{ id: two, words: "ชั้นสองค่ะ" }]);
  });
});

describe("words that wait beside a question", () => {
  test("and are sent by a typed 'send' go with the message that they came in", async () => {
    const who = talker(house);
    await asked(who);
    const message = await who.say(ANSWER);
    const send = await who.say("ส่งเลย");
    expect(await answers(who)).toEqual([ANSWER]);
    await who.unsend(send);
    expect(await answers(who)).toEqual([ANSWER]);
    await who.unsend(message);
    expect(await answers(who)).toEqual([null]);
  });

  test("do not keep somebody in danger from being asked for a number, nor take it for the answer", async () => {
    const who = talker(house);
    await asked(who);
    await who.say(ANSWER);
    await who.say("ผัวตีหนู ช่วยด้วย");
    await who.tap("urgent=violence");
    await who.say("0812345678");
    const feedback = (await seeMyData(house.deps, who.userId))?.feedback ?? [];
    expect(JSON.stringify(feedback.find(({ danger }) => danger !== null))).toContain("0812345678");
    expect(await answers(who)).toEqual([]);
    // The officer still waits, and hears the answer.
    await who.say(ANSWER);
    await who.choose("use");
    expect(await answers(who)).toEqual([ANSWER]);
  });

  test.each([
    ["the tap", (who: Talker) => who.choose("use")],
    ["a typed 'send'", (who: Talker) => who.say("ส่ง")],
  ])(
    "are not sent by %s for an answer to a question that came later, but shown beside it",
    async (_, send) => {
      const who = talker(house);
      const id = await asked(who);
      const message = await who.say(ANSWER);
      house.clock.now += MINUTE;
      await move(id, "asked", "ไปวันไหนคะ");
      await send(who);
      expect(await answers(who)).toEqual([]);
      expect(offered(who)).toBe(true);
      for (const shown of ["ไปวันไหนคะ", ANSWER]) expect(last(who)).toContain(shown);
      await who.choose("use");
      expect(await answers(who)).toEqual([ANSWER]);
      await who.unsend(message);
      expect(await answers(who)).toEqual([null]);
    },
  );

  test("that come two at once are both shown, and sent once", async () => {
    const who = talker(house);
    await asked(who);
    house.clock.now += 1_000;
    await Promise.all([house.sim.say(who.userId, ANSWER), house.sim.say(who.userId, "ไปเมื่อเช้าวันจันทร์")]);
    await house.settled();
    await Promise.all([who.choose("use"), who.choose("use")]);
    const [sent = "", ...more] = await answers(who);
    expect(more).toEqual([]);
    for (const text of [ANSWER, "ไปเมื่อเช้าวันจันทร์"]) expect(sent).toContain(text);
  });

  test("are gone with their person: the tap after it reaches nobody", async () => {
    const who = talker(house);
    await asked(who);
    await who.say(ANSWER);
    await who.tap("erase=me");
    await who.choose("use");
    expect(await logged(house)).not.toContain("feedback.replied");
  });
});

describe("what is typed after a question", () => {
  test("is its answer where it is nothing but a number, also by the tap", async () => {
    const who = talker(house);
    const id = await asked(who, WORDS, "ไปกี่ครั้งคะ");
    await who.say("3");
    await who.choose("use");
    expect(await answers(who)).toEqual(["3"]);
    await move(id, "asked", "กี่วันคะ");
    await pushNews(house.deps);
    await who.tap(`case=${id}&act=reply`);
    await who.say("7");
    expect(await answers(who)).toEqual(["3", "7"]);
  });

  test("is laughed with where it laughs in figures, and a tap still leads to the officer", async () => {
    const who = talker(house);
    await asked(who, WORDS, "ไปกี่ครั้งคะ");
    await who.say("5");
    await who.choose("resume");
    expect(offered(who)).toBe(true);
    await who.choose("use");
    expect(await answers(who)).toEqual(["5"]);
  });

  test.each(["หยุดรับ", "ลบข้อมูลของฉัน", "เรื่องของฉัน", "ช่วยด้วย", "เจ้าหน้าที่ขอเงินผม 500"])(
    "is no answer, also not to words that wait: %s",
    async (text) => {
      const who = talker(house);
      await asked(who);
      await who.say(ANSWER);
      await who.say(text);
      expect(offered(who)).toBe(false);
      await who.choose("use");
      expect(await answers(who)).toEqual([ANSWER]);
    },
  );

  test.each([
    "ก".repeat(4_000),
    "x".repeat(4_000),
    "👨‍👩‍👧‍👦".repeat(300),
    `${"\n".repeat(50)}a`,
    "{{x}} ${eval}",
    "\ud800",
  ])("is shown, however monstrous the questions and the answer are (%#)", async (question) => {
    const who = talker(house);
    const one = await asked(who, WORDS, question);
    await asked(who, OTHER_WORDS, question);
    await who.say(`${ANSWER} ${"ย".repeat(4_500)}`);
    await who.choose("use", one);
    expect(await answers(who)).toHaveLength(1);
    expect(errors()).toEqual([]);
  });

  test("is a message like any other where the person's key cannot be opened, and neither lost nor tried for ever", async () => {
    const who = talker(house);
    await asked(who);
    await command(house.store, "HSET", keys.person(await whoIs(house, who)), "key", "v9:junk");
    await who.say("แถวตลาดเช้า");
    expect(offered(who)).toBe(false);
    expect(last(who)).not.toContain(wordsIn("th").notDone);
    expect(await command(house.store, "ZCARD", keys.inboxOpen)).toBe(0);
    expect(errors()).toEqual([]);
  });

  test("in the letters of a foreign name leaves the language of who writes Thai as it is", async () => {
    const who = talker(house);
    await asked(who);
    await who.say("Big C Rama Four");
    expect(last(who)).toContain(wordsIn("th").draft.offer.send);
    await who.tap("menu=main");
    expect(last(who)).toMatch(/\p{Script=Thai}{20}/u);
  });
});

describe("questions as the store remembers them", () => {
  test("are found between odd lines, and more than there is room for", async () => {
    const who = talker(house);
    const id = await asked(who);
    const place = keys.person(await whoIs(house, who));
    const line = (await readHash(house.store, place))["asked"] ?? "";
    const many = Array.from({ length: 9 }, (_, i) => line.replaceAll(id, `f${i}`));
    const odd = ["", "x", "12", "1 {", `${"9".repeat(40)} {}`, line.replace('"v":1', '"v":2'), ...many, line];
    expect(readAsked(odd.join("\n"))).toHaveLength(MOST_ASKED);
    await command(house.store, "HSET", place, "asked", odd.join("\n"));
    await who.say(ANSWER);
    await who.choose("use");
    expect(await answers(who)).toEqual([ANSWER]);
  });

  test("of one officer who asks often do not push out that of another", async () => {
    const who = talker(house);
    const [id, other] = await askedTwice(who);
    for (let i = 0; i < 4; i += 1) {
      await move(id, "asked", `${ASKED} ${i}`);
      await pushNews(house.deps);
    }
    await who.say(ANSWER);
    for (const one of [id, other]) expect(last(who)).toContain(`to=${one}`);
  });
});

describe("a run that dies", () => {
  /** Types an answer, taps, and the run of the tap dies right after the store has it; the sweep comes within the minute. */
  async function dying(who: Talker, act: string): Promise<string[]> {
    await asked(who);
    await who.say("เรื่องค่าจ้างค้างจ่าย");
    const seen = who.seen().length;
    const draft = /draft=([\w-]+)/u.exec(last(who))?.[1] ?? "none";
    // Only what changes the store counts.
    const kill = killable(house.deps, { at: 1, when: "after" });
    house.use({ ...house.deps, deeds: kill.deps.deeds });
    house.clock.now += 1_000;
    const tap = house.sim.tapPostback(who.userId, `draft=${draft}&act=${act}`);
    await kill.killed;
    house.die();
    await tap;
    house.use(house.deps);
    house.clock.now += LEASE_MS;
    await house.sweep();
    return who.seen().slice(seen);
  }

  test("after an answer was sent tells that it was, and sends it once", async () => {
    const who = talker(house);
    expect((await dying(who, "use")).join("")).toContain("ส่งคำตอบให้เจ้าหน้าที่แล้ว");
    expect(await answers(who)).toHaveLength(1);
  });

  // What was typed is in no draft any more by then: the person reads that the button is over, and types it again.
  test.fails("after 'it is something else' still answers what was typed", async () => {
    expect((await dying(talker(house), "ask")).join("")).toContain("ค่าจ้าง");
  });
});
