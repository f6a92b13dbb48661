import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dialogueSchema } from "#core/dialogue.ts";
import { eraseMe } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import {
  ASKED,
  WORDS,
  answersOf,
  askedAbout,
  logged,
  officerMoves,
  talker,
  told,
  type Talker,
} from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { keysHolding } from "#test/support/scan.ts";
import { QUESTION } from "#test/support/talk.ts";

/*
 * Who was asked something by an officer types the answer. It is shown with the question first, and goes out by one tap; what is something else is
 * answered as ever.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANSWER = "สาขาใกล้ตลาดค่ะ";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const move = (id: string, does: "asked" | "done", words?: string) => officerMoves(house, id, does, words);
const asked = (who: Talker, words?: string, question?: string) => askedAbout(house, who, words, question);
const last = (who: Talker) => who.seen().at(-1) ?? "";
const offered = (who: Talker) => /act=use/u.test(last(who)) && last(who).includes(ASKED);
const ofAnswer = ["feedback.heard", "feedback.asked", "feedback.replied"];
const answers = async (who: Talker) => (await answersOf(house, who)).map(({ words }) => words);
/** The rounds to the store of what happens in between. */
async function rounds(act: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const counted = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, method, receiver) {
        calls.push(`${name}.${String(method)}`);
        return Reflect.get(target, method, receiver);
      },
    });
  const { inbox, deeds, feedbacks, texts } = house.deps;
  house.use({
    ...house.deps,
    inbox: counted("inbox", inbox),
    deeds: counted("deeds", deeds),
    feedbacks: counted("feedbacks", feedbacks),
    texts: counted("texts", texts),
  });
  await act();
  house.use(house.deps);
  return calls;
}

describe("what is typed after a question of an officer", () => {
  test("is shown beside the question, and becomes the answer by one tap", async () => {
    const who = talker(house);
    await asked(who);
    await who.say(ANSWER);
    expect(offered(who)).toBe(true);
    expect(last(who)).toContain(ANSWER);
    expect(await logged(house)).not.toContain("feedback.replied");
    expect(await keysHolding(house.store, ANSWER)).toEqual([]);
    await who.choose("use");
    expect(last(who)).toContain("ส่งคำตอบให้เจ้าหน้าที่แล้ว");
    expect(await logged(house)).toEqual(ofAnswer);
    expect(await answers(who)).toEqual([ANSWER]);
  });

  test("is asked once: the next message after the answer is a message like any other", async () => {
    const who = talker(house);
    await asked(who);
    await who.say(ANSWER);
    await who.choose("use");
    const calls = await rounds(() => who.say(ANSWER));
    expect(calls).toEqual(["inbox.receive", "inbox.complete"]);
    expect(offered(who)).toBe(false);
  });

  test("is answered as something new by the other tap, with nothing typed again, and is not held up once more", async () => {
    const who = talker(house);
    await asked(who);
    await who.say("เจ้าหน้าที่พูดไม่ดี รอตั้งสามชั่วโมงกว่าจะได้คิว");
    expect(offered(who)).toBe(true);
    await who.choose("ask");
    expect(last(who)).toContain("รอตั้งสามชั่วโมง");
    expect(last(who)).toContain("act=sort");
    await who.choose("cancel");
    await who.say(ANSWER);
    expect(offered(who)).toBe(false);
    expect(await logged(house)).toEqual(["feedback.heard", "feedback.asked"]);
  });

  test("may come in several messages, the same twice counts once, and a question in between is answered", async () => {
    const who = talker(house);
    await asked(who);
    for (const text of [ANSWER, ANSWER, QUESTION, "ไปเมื่อเช้าวันจันทร์"]) await who.say(text);
    expect(offered(who)).toBe(true);
    await who.choose("use");
    expect(await answers(who)).toEqual([`${ANSWER}\nไปเมื่อเช้าวันจันทร์`]);
  });

  test.each([
    ["a question about a service", QUESTION, "ขึ้นทะเบียนว่างงาน"],
    ["danger", "ผมอยากตาย", "1323"],
    ["bribery", "เจ้าหน้าที่เรียกเงินใต้โต๊ะ", "ทุจริต"],
    ["an order to the chat", "เรื่องของฉัน", "act=show"],
    ["thanks", "ขอบคุณค่ะ", "ยินดี"],
    ["a greeting", "สวัสดีค่ะ", "สวัสดี"],
  ])("is answered at once where it is %s", async (_, text, shown) => {
    const who = talker(house);
    await asked(who);
    const calls = await rounds(() => who.say(text));
    expect(last(who)).toContain(shown);
    expect(offered(who)).toBe(false);
    expect(calls).not.toContain("deeds.keep");
    expect(await logged(house)).not.toContain("feedback.replied");
  });

  test("is answered at once where it names a service, and a tap still leads to the officer", async () => {
    const who = talker(house);
    await asked(who);
    await who.say("ขึ้นทะเบียนว่างงาน");
    expect(last(who)).toContain("ตอบเจ้าหน้าที่");
    expect(last(who)).toContain("helpful=yes");
    await who.choose("resume");
    expect(offered(who)).toBe(true);
    await who.choose("use");
    expect(await answers(who)).toEqual(["ขึ้นทะเบียนว่างงาน"]);
  });

  test("costs a plain question one round before its reply and one after it, also for who was asked", async () => {
    const who = talker(house);
    await asked(who);
    expect(await rounds(() => who.say(QUESTION))).toEqual(["inbox.receive", "inbox.complete"]);
  });

  test("is never taken for the answer in a group", async () => {
    const who = talker(house);
    await asked(who);
    const { id } = house.sim.addGroup({ members: [who.userId] });
    house.clock.now += 1_000;
    await house.sim.say(who.userId, ANSWER, { groupId: id, mentionBot: true });
    await house.settled();
    expect(JSON.stringify(house.sim.chat(id))).not.toContain("act=use");
    await who.tap("cases=mine");
    expect(last(who)).not.toContain("ตอบเจ้าหน้าที่");
    expect(await logged(house)).toEqual(["feedback.heard", "feedback.asked"]);
  });
});

describe("a question of an officer", () => {
  test("stands in the push itself, and not in what a locked phone shows", async () => {
    const who = talker(house);
    await asked(who);
    expect(last(who)).toContain(ASKED);
    expect(last(who)).toContain("พิมพ์ตอบในแชตนี้ได้เลย");
    expect(/"altText":"([^"]*)"/u.exec(last(who))?.[1]).not.toContain(ASKED);
  });

  test("that rides on the reply to a message is not answered by that message, but by the next one", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, "asked");
    await who.say(ANSWER);
    expect(who.seen().slice(-2).join("")).toContain("เจ้าหน้าที่ถามคุณ");
    expect(offered(who)).toBe(false);
    await who.say(ANSWER);
    expect(offered(who)).toBe(true);
  });

  test("of one who wants nothing pushed waits for their message, and is answered by the one after it", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.say("หยุดรับ");
    await move(id, "asked");
    expect(await pushNews(house.deps)).toBe(0);
    house.clock.now += 30 * DAY;
    await who.say("สวัสดีค่ะ");
    await who.say(ANSWER);
    expect(offered(who)).toBe(true);
  });

  test("is one of several: each has a tap of its own, and the other still waits", async () => {
    const who = talker(house);
    const one = await asked(who);
    await asked(who, "ห้องน้ำที่สำนักงานไม่สะอาดเลย", "ชั้นไหนคะ");
    await who.say("ชั้นสองค่ะ");
    expect(last(who)).toContain("ชั้นไหนคะ");
    expect(offered(who)).toBe(true);
    await who.choose("use", one);
    expect(await answers(who)).toEqual(["ชั้นสองค่ะ"]);
    await who.say("ชั้นสามค่ะ");
    expect(last(who)).toContain("ชั้นไหนคะ");
    expect(offered(who)).toBe(false);
  });

  test("asked again before it was answered is one question, the newer", async () => {
    const who = talker(house);
    const id = await asked(who, WORDS, "วันไหนคะ");
    await move(id, "asked");
    await pushNews(house.deps);
    await who.say(ANSWER);
    expect(offered(who)).toBe(true);
    expect(last(who)).not.toContain("วันไหนคะ");
  });

  test.each<[string, (who: Talker, id: string) => Promise<unknown>]>([
    ["was withdrawn", (who, id) => who.tap(`case=${id}&act=withdrawn`)],
    [
      "was answered by the tap",
      async (who, id) => {
        await who.tap(`case=${id}&act=reply`);
        await who.say(ANSWER);
      },
    ],
    ["was closed by the office", async (_, id) => move(id, "done")],
    ["was told a month ago", async () => void (house.clock.now += 30 * DAY)],
    ["went with its person", async (who) => eraseMe(house.deps, who.userId)],
  ])("that %s takes no message any more", async (_, end) => {
    const who = talker(house);
    const id = await asked(who);
    await end(who, id);
    const before = await logged(house);
    const seen = who.seen().length;
    await who.say("แถวตลาดเช้า");
    expect(who.seen().length).toBeGreaterThan(seen);
    expect(last(who)).not.toContain("act=use");
    expect(await logged(house)).toEqual(before);
  });

  test("that was withdrawn while its answer was shown is not answered: its person sees how it stands", async () => {
    const who = talker(house);
    const id = await asked(who);
    await who.say(ANSWER);
    await who.tap(`case=${id}&act=withdrawn`);
    await who.choose("use");
    expect(last(who)).toContain("คุณถอนเรื่องนี้แล้ว");
    expect(await answers(who)).toEqual([]);
  });

  test("does not take what somebody is in the middle of saying, but what they type where they only began", async () => {
    const writing = talker(house);
    const id = await told(house, writing);
    await writing.tap("feedback=");
    await writing.choose("sort", "suggest");
    house.clock.now += MINUTE;
    await move(id, "asked");
    await pushNews(house.deps);
    await writing.say(ANSWER);
    expect(offered(writing)).toBe(true);
    await writing.choose("cancel");
    await writing.tap("feedback=");
    await writing.say("ที่นั่งรอไม่พอ");
    await writing.say("ขอเพิ่มพัดลมด้วย");
    expect(offered(writing)).toBe(false);
    expect(last(writing)).toContain("ขอเพิ่มพัดลมด้วย");
  });

  test("is answered in the language that was chosen meanwhile, with what was typed before", async () => {
    const who = talker(house);
    await asked(who);
    await who.say(ANSWER);
    await who.tap("language=en");
    await who.choose("resume");
    expect(last(who)).toContain("Send as my answer");
    await who.choose("use");
    expect(await answers(who)).toEqual([ANSWER]);
  });

  test("gets no answer that was taken back, nor the next message for it", async () => {
    const who = talker(house);
    await asked(who);
    house.clock.now += 1_000;
    const { messageId } = await house.sim.say(who.userId, ANSWER);
    await house.settled();
    house.clock.now += 1_000;
    await house.sim.unsend(who.userId, messageId ?? "");
    await house.settled();
    await who.choose("use");
    expect(last(who)).toContain("ปุ่มนี้ใช้ไม่ได้แล้ว");
    expect(await answers(who)).toEqual([]);
    await who.say("แถวตลาดเช้า");
    expect(await answers(who)).toEqual([]);
    expect(offered(who)).toBe(true);
    expect(last(who)).not.toContain(ANSWER);
  });
});

test("a memory from before questions were known is read as it is", () => {
  const before = { v: 1, language: null, shown: null, stopped: null, forgotten: null };
  expect(dialogueSchema.parse(before).heardOut).toBeNull();
});
