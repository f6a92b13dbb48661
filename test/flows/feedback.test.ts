import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showReference } from "#core/reference.ts";
import type { StaffMove } from "#core/staff-moves.ts";
import { freeOrphans } from "#flows/free-orphans.ts";
import { keepRetention } from "#flows/keep-retention.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { mapBucket } from "#test/support/bucket.ts";
import {
  entries,
  heard,
  logged,
  reviewed,
  talker,
  told,
  WORDS,
  type Talker,
} from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { command, keysHolding } from "#test/support/scan.ts";

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

describe("what somebody says", () => {
  test("stands in the store before they see its number: two trips to the store before the receipt", async () => {
    // Once before: a store that does not know a script yet is sent its text.
    await told(house, talker(house));
    await house.store.flush();
    const who = talker(house);
    await reviewed(who);
    const start = house.store.requests();
    let before = -1;
    let stands = false;
    house.use({
      ...house.deps,
      line: {
        ...house.deps.line,
        async reply(token, messages) {
          before = house.store.requests() - start;
          stands = (await heard(house)).length === 1;
          return house.deps.line.reply(token, messages);
        },
      },
    });
    await who.choose("send");
    expect([before, stands]).toEqual([2, true]);
    expect(who.numbers()).toEqual((await heard(house)).map(({ reference = "" }) => showReference(reference)));
  });

  test("said ten times is one, counted, with the first number", async () => {
    const who = talker(house);
    const { who: found } = await house.deps.vault.lookUp(who.userId);
    for (let i = 0; i < 10; i += 1) {
      house.clock.now += 5 * MINUTE;
      // The store counts a minute by its own clock.
      await command(house.store, "DEL", keys.rate(found));
      await told(house, who, i % 2 === 0 ? WORDS : ` ${WORDS}  `);
    }
    const [only, ...more] = await heard(house);
    expect(more).toEqual([]);
    expect(only?.["times"]).toBe("10");
    expect(who.numbers()).toHaveLength(1);
    expect(await logged(house)).toEqual(["feedback.heard"]);
  });

  test("and has ended, said again, is a new one with a number of its own", async () => {
    const who = talker(house);
    const id = await told(house, who);
    expect(await move(id, { does: "done", words: "แก้แล้ว" })).toEqual({ ok: true });
    await told(house, who);
    expect(await heard(house)).toHaveLength(2);
    expect(who.numbers()).toHaveLength(2);
  });

  test("is sent once by two taps at the same moment", async () => {
    const who = talker(house);
    await reviewed(who);
    await Promise.all([who.choose("send"), who.choose("send")]);
    await house.settled();
    expect(await heard(house)).toMatchObject([{ times: "1" }]);
    expect(who.numbers()).toHaveLength(1);
  });

  test("by two people in the same words is two", async () => {
    const [one, other] = [talker(house), talker(house)];
    await told(house, one);
    await told(house, other);
    expect(await heard(house)).toHaveLength(2);
  });

  test("holds no phone or number of anybody in the store, and the person is told so", async () => {
    const who = talker(house);
    await reviewed(who, "คุณสมชายที่เคาน์เตอร์พูดจาไม่ดี โทร 081-234-5678 บัตร 1101700230708");
    expect(who.seen().at(-1)).toContain("[เบอร์โทร]");
    await who.choose("send");
    const data = await seeMyData(house.deps, who.userId);
    const words = data?.feedback[0]?.history[0]?.words ?? "";
    expect(words).toBe("คุณสมชายที่เคาน์เตอร์พูดจาไม่ดี โทร [เบอร์โทร] บัตร [เลข 13 หลัก]");
    for (const planted of ["081-234-5678", "1101700230708", "สมชาย"])
      expect(await keysHolding(house.store, planted), planted).toEqual([]);
  });

  test.each([
    ["five thousand letters", "ช้า".repeat(1_666)],
    ["abuse", "พวกห่วยแตก ไอ้บ้า ไม่เคยทำงาน"],
    ["a heart", "❤️"],
  ])("may be %s", async (_, words) => {
    const who = talker(house);
    await told(house, who, words);
    expect(await heard(house)).toHaveLength(1);
    expect(who.numbers()).toHaveLength(1);
  });

  test("of one letter is asked for again, and nothing is lost", async () => {
    const who = talker(house);
    await reviewed(who, "ก");
    await who.say(WORDS);
    await who.choose("send");
    expect(await heard(house)).toHaveLength(1);
  });

  test("is kept for two years, and its record a year longer", async () => {
    const who = talker(house);
    const id = await told(house, who);
    house.clock.now += 731 * DAY;
    expect(await keepRetention(house.deps)).toBe(1);
    await who.tap(`case=${id}&act=show`);
    expect(who.seen().at(-1)).not.toContain(WORDS);
    expect(await heard(house)).toHaveLength(1);
  });

  test("by staff or a test account is marked in the log, so that it does not count", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    const { who: found } = await house.deps.vault.lookUp(who.userId);
    await command(house.store, "HSET", keys.person(found), "mark", "staff");
    await told(house, who);
    const [entry] = await entries(house);
    expect(entry?.public).toContain('"excluded":"staff"');
  });
});

describe("when something fails", () => {
  test("the store that is down while sending leaves the draft, or the receipt comes: never neither", async () => {
    const who = talker(house);
    await reviewed(who);
    const before = who.seen().length;
    house.use({
      ...house.deps,
      deeds: { ...house.deps.deeds, hear: () => Promise.reject(new Error("the store is down")) },
    });
    await who.choose("send");
    expect(who.seen()).toHaveLength(before);
    expect((await seeMyData(house.deps, who.userId))?.draft).toBe(WORDS);
    house.use(house.deps);
    house.clock.now += 5 * MINUTE;
    await house.sweep();
    expect(who.numbers()).toHaveLength(1);
    expect(await heard(house)).toHaveLength(1);
  });

  test("a receipt that LINE has certainly not taken by reply is pushed, once", async () => {
    const who = talker(house);
    await reviewed(who);
    house.use({ ...house.deps, line: { ...house.deps.line, reply: async () => "token-refused" } });
    await who.choose("send");
    house.use(house.deps);
    house.clock.now += 5 * MINUTE;
    await house.sweep();
    await who.say("สวัสดี");
    expect(who.seen().filter((one) => one.includes("รับเรื่องแล้ว"))).toHaveLength(1);
    expect(who.numbers()).toHaveLength(1);
  });

  test("a receipt that may have been taken is not sent again; the next message offers it", async () => {
    const who = talker(house);
    await reviewed(who);
    const before = pushes(who);
    house.use({ ...house.deps, line: { ...house.deps.line, reply: async () => "unknown" } });
    await who.choose("send");
    house.use(house.deps);
    await house.sweep();
    expect(pushes(who)).toBe(before);
    await who.say("สวัสดี");
    expect(who.numbers()).toHaveLength(1);
    expect(who.seen().filter((one) => one.includes("รับเรื่องแล้ว") && one.includes('"flex"'))).toEqual([]);
  });

  test("a drawing that fails still tells the number", async () => {
    const who = talker(house);
    await reviewed(who);
    const { render } = house.deps;
    house.use({
      ...house.deps,
      render(outgoing, catalogue) {
        if (outgoing.reply.kind === "receipt") throw new Error("cannot be drawn");
        return render(outgoing, catalogue);
      },
    });
    await who.choose("send");
    expect(who.numbers()).toHaveLength(1);
  });
});

describe("a feedback", () => {
  test("is nobody's but its person's: another's taps and words find nothing, and change nothing", async () => {
    const [one, other] = [talker(house), talker(house)];
    const id = await told(house, one);
    const before = await heard(house);
    for (const act of ["show", "add", "reply", "phone", "withdraw", "withdrawn", "dispute"])
      await other.tap(`case=${id}&act=${act}`);
    await other.say("ข้อความของคนอื่น ที่ไม่ควรเข้าไปอยู่");
    await other.say(one.numbers()[0] ?? "");
    expect(await heard(house)).toEqual(before);
    expect(other.seen().join("")).not.toContain(WORDS);
    expect(await logged(house)).toEqual(["feedback.heard"]);
  });

  test("is found by its number, typed in Thai digits and among words", async () => {
    const who = talker(house);
    await told(house, who);
    const [number = ""] = who.numbers();
    const thai = number.replaceAll(/\d/gu, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    for (const typed of [number, `เรื่อง ${thai} ถึงไหนแล้ว`, number.replace("-", " ")]) {
      await who.say(typed);
      expect(who.seen().at(-1), typed).toContain(WORDS);
    }
  });

  test("can be added to, taken back, and is not taken back twice", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=add`);
    await who.say("เพิ่มว่าเป็นทุกวันจันทร์");
    await who.tap(`case=${id}&act=withdraw`);
    expect((await heard(house))[0]?.["state"]).toBe("heard");
    await who.tap(`case=${id}&act=withdrawn`);
    await who.tap(`case=${id}&act=withdrawn`);
    expect((await heard(house))[0]?.["state"]).toBe("withdrawn");
    expect(await logged(house)).toEqual(["feedback.heard", "feedback.added", "feedback.withdrawn"]);
  });

  test("that is done and not solved is open again by one tap, once", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=dispute`);
    expect(await logged(house)).toEqual(["feedback.heard"]);
    await move(id, { does: "done", words: "ทำป้ายใหม่แล้ว" });
    await who.tap(`case=${id}&act=show`);
    expect(who.seen().at(-1)).toContain("ทำป้ายใหม่แล้ว");
    await who.tap(`case=${id}&act=dispute`);
    await who.tap(`case=${id}&act=dispute`);
    expect(await logged(house)).toEqual(["feedback.heard", "feedback.done", "feedback.disputed"]);
    expect(await heard(house)).toMatchObject([{ state: "heard", open: "1" }]);
  });

  test("of an erased person counts, and leads to nobody; the words cannot be read", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const [{ by = "" } = {}] = await heard(house);
    await who.tap("erase=me");
    expect(await freeOrphans(house.deps)).toBe(1);
    expect(await freeOrphans(house.deps)).toBe(0);
    expect(await heard(house)).toMatchObject([{ state: "erased", by: "", group: "", province: "" }]);
    expect(await move(id, { does: "done", words: "แก้แล้ว" })).toEqual({ ok: false, why: "gone" });
    const { who: found } = await house.deps.vault.lookUp(who.userId);
    expect(await keysHolding(house.store, found)).toEqual([]);
    expect((await keysHolding(house.store, by)).filter((key) => key !== keys.erasures)).toEqual([]);
  });

  test("with a picture has it sealed in the bucket, without where it was taken; a dropped draft drops it", async () => {
    const { bucket, objects } = mapBucket();
    house.use({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    const who = talker(house);
    await reviewed(who);
    await who.picture();
    expect(objects.size).toBe(1);
    await who.choose("cancel");
    expect(objects.size).toBe(0);
    await reviewed(who, `${WORDS} อีกครั้ง`);
    await who.picture();
    await who.choose("send");
    house.clock.now += 2 * DAY;
    await keepRetention({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    expect(objects.size).toBe(1);
    expect((await heard(house))[0]?.["photos"]).toMatch(/^photo-/u);
  });
});
