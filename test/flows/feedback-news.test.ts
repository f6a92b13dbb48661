import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffMove } from "#core/staff-moves.ts";
import type { Deps } from "#flows/deps.ts";
import { keepRetention } from "#flows/keep-retention.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { heard, logged, reviewed, talker, told, WORDS, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { keysHolding } from "#test/support/scan.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFICER = { id: "s1", role: "officer" } as const;

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const pushes = (who: Talker) => who.seen().length;
const move = (id: string, wish: StaffMove) => moveFeedback(house.deps, id, wish, OFFICER);

describe("news of what became of it", () => {
  test("rides on the next message, and is not pushed then", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "deciding" });
    await move(id, { does: "cannot", reason: "budget", words: "ปีนี้ไม่มีงบ" });
    await who.say("สวัสดี");
    const [number = ""] = who.numbers();
    expect(who.seen().slice(-2).join("")).toContain(number);
    const before = pushes(who);
    house.clock.now += 10 * DAY;
    expect(await pushNews(house.deps)).toBe(0);
    expect(pushes(who)).toBe(before);
  });

  test("is pushed after three days, all in one, and not again within the week", async () => {
    const who = talker(house);
    const one = await told(house, who);
    const other = await told(house, who, "ห้องน้ำที่สำนักงานไม่สะอาดเลย");
    await move(one, { does: "done", words: "แก้แล้ว" });
    await move(other, { does: "done", words: "ทำความสะอาดแล้ว" });
    expect(await pushNews(house.deps)).toBe(0);
    house.clock.now += 3 * DAY + MINUTE;
    expect(await pushNews(house.deps)).toBe(1);
    const pushed = who.seen().at(-1) ?? "";
    for (const number of who.numbers()) expect(pushed).toContain(number);
    const count = pushes(who);
    await move(one, { does: "reopened", words: "ดูอีกครั้ง" });
    await move(one, { does: "done", words: "แก้อีกแล้ว" });
    house.clock.now += 4 * DAY;
    expect(await pushNews(house.deps)).toBe(0);
    house.clock.now += 4 * DAY;
    expect(await pushNews(house.deps)).toBe(1);
    expect(pushes(who)).toBe(count + 1);
  });

  test("a question of an officer comes at once in the daytime; its answer goes to the feedback", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    expect(await pushNews(house.deps)).toBe(1);
    await who.tap(`case=${id}&act=reply`);
    await who.say("สาขาดินแดงค่ะ");
    expect(await logged(house)).toEqual(["feedback.heard", "feedback.asked", "feedback.replied"]);
  });

  test.each([
    ["asked us to stop", (who: Talker) => who.say("หยุดรับ")],
    ["blocked us", async (who: Talker) => house.sim.block(who.userId)],
  ])("is never pushed to who %s", async (_, refuse) => {
    const who = talker(house);
    const id = await told(house, who);
    await refuse(who);
    await house.settled();
    await move(id, { does: "done", words: "แก้แล้ว" });
    house.clock.now += 30 * DAY;
    const before = pushes(who);
    expect(await pushNews(house.deps)).toBe(0);
    expect(pushes(who)).toBe(before);
  });

  test("of a matter that somebody does not want to hear of is not pushed, of others it is", async () => {
    const who = talker(house);
    const muted = await told(house, who, "ขึ้นทะเบียนว่างงานต้องไปหลายรอบมาก");
    const [{ service = "" } = {}] = await heard(house);
    expect(service).not.toBe("");
    await who.tap(`mute=${service}`);
    await move(muted, { does: "done", words: "แก้แล้ว" });
    house.clock.now += 4 * DAY;
    expect(await pushNews(house.deps)).toBe(0);
    await who.tap(`unmute=${service}`);
    expect(await logged(house)).toContain("person.unmuted");
  });
});

describe("staff who move a feedback while its news is looked at", () => {
  /** What happens between the look at the news and what is done about it. */
  const between = (act: () => Promise<unknown>): Deps => {
    const { news } = house.deps;
    let done = false;
    return {
      ...house.deps,
      news: {
        ...news,
        async read(...of) {
          const waiting = await news.read(...of);
          if (!done) await act();
          done = true;
          return waiting;
        },
      },
    };
  };
  const answered = { does: "done", words: "แก้แล้ว" } as const;

  test("have theirs pushed in its time, though there was nothing to push at the look", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const other = await told(house, who, "ห้องน้ำที่สำนักงานไม่สะอาดเลย");
    await move(id, answered);
    // They are told by their own next message: nothing is left to push.
    await who.say("สวัสดี");
    house.clock.now += 3 * DAY + MINUTE;
    const before = pushes(who);
    expect(await pushNews(between(() => move(other, answered)))).toBe(0);
    house.clock.now += 3 * DAY + MINUTE;
    expect(await pushNews(house.deps)).toBe(1);
    expect(pushes(who)).toBe(before + 1);
    house.clock.now += 30 * DAY;
    expect(await pushNews(house.deps)).toBe(0);
    expect(await house.deps.news.due(house.clock.now, 9)).toEqual([]);
  });
});

describe("somebody in danger", () => {
  const duty = "U0000000000000000000000000000d077";

  test("who was in the middle of saying something is asked for a number first, and goes on afterwards", async () => {
    const who = talker(house);
    await reviewed(who);
    await who.say("นายจ้างขังหนูไว้ในห้อง");
    await who.tap("urgent=held");
    await who.say("081 234 5678");
    const [urgent = { history: "" }] = (await heard(house)).filter(({ danger }) => danger === "held");
    expect(urgent["history"]).toContain("feedback.added");
    expect((await seeMyData(house.deps, who.userId))?.draft).toBe(WORDS);
    await who.tap("draft=none&act=resume");
    await who.choose("send");
    expect(await heard(house)).toHaveLength(2);
  });

  test("by the button too, and who leaves no number has lost nothing", async () => {
    const who = talker(house);
    await who.say("นายจ้างขังหนูไว้ในห้อง");
    await who.tap("urgent=held");
    await who.say("ยกเลิก");
    await reviewed(who);
    const [id = ""] = (await seeMyData(house.deps, who.userId))?.feedback.map((one) => one.id) ?? [];
    await who.tap(`case=${id}&act=phone`);
    expect((await seeMyData(house.deps, who.userId))?.draft).toBe(WORDS);
    await who.say("ยกเลิก");
    expect((await seeMyData(house.deps, who.userId))?.draft).toBe(WORDS);
    await who.choose("send");
    expect(await heard(house)).toHaveLength(2);
  });

  test("who wants to be called makes an urgent item by one tap, and wakes the officer on duty once", async () => {
    house.sim.addPerson({ userId: duty });
    house.use({ ...house.deps, duty: [duty] });
    const who = talker(house);
    await who.tap("urgent=violence");
    await who.say("เบอร์ ๐๘๑ ๒๓๔ ๕๖๗๘");
    const woken = house.sim.chat(duty).filter((entry) => entry.from === "bot");
    expect(woken).toHaveLength(1);
    expect(JSON.stringify(woken)).toContain(who.numbers()[0] ?? "none");
    expect(JSON.stringify(woken)).not.toContain(who.userId);
    expect(await heard(house)).toMatchObject([{ sort: "call", danger: "violence" }]);
    expect((await seeMyData(house.deps, who.userId))?.feedback[0]?.history.at(-1)?.words).toBe("0812345678");
  });

  test("is told the numbers to call first, also where nobody is on duty, which is in the log", async () => {
    const who = talker(house);
    await who.tap("urgent=held");
    expect(who.seen().at(-1)).toContain("191");
    expect(house.logs.map(({ reason }) => reason)).toContain("nobody-was-woken");
  });
});

describe("a question that was not answered", () => {
  test("is kept only where the person leaves it, sealed, for a month", async () => {
    const who = talker(house);
    await who.tap("tellme=ค่าเช่าบ้านเบิกได้ไหม");
    expect(await keysHolding(house.store, "ค่าเช่าบ้าน")).toEqual([]);
    expect((await seeMyData(house.deps, who.userId))?.questions).toEqual(["ค่าเช่าบ้านเบิกได้ไหม"]);
    expect(await logged(house)).toEqual(["person.asked"]);
    house.clock.now += 31 * DAY;
    expect(await keepRetention(house.deps)).toBe(1);
  });
});
