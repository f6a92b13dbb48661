import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffMove } from "#core/staff-moves.ts";
import { freeOrphans } from "#flows/free-orphans.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { replayErasures } from "#flows/tend-people.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { mapBucket } from "#test/support/bucket.ts";
import { entries, heard, reviewed, talker, told, WORDS, unhurried, whoIs } from "#test/support/dialogue.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { command, readHash } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFICER = { id: "s1", role: "officer" } as const;

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const move = (id: string, wish: StaffMove) => moveFeedback(house.deps, id, wish, OFFICER);
const reasons = () => house.logs.map(({ reason }) => reason);

describe("news", () => {
  test("that was told by a reply leaves the list of what is to be pushed, without an error each five minutes", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "done", words: "แก้แล้ว" });
    await who.say("สวัสดี");
    house.clock.now += 4 * DAY;
    await pushNews(house.deps);
    expect(reasons()).not.toContain("news-not-pushed");
    expect(await command(house.store, "ZCARD", keys.news)).toBe(0);
  });

  test("that came while other news was being pushed is pushed as well", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const other = await told(house, who, "ห้องน้ำที่สำนักงานไม่สะอาดเลย");
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    let asked = false;
    const deps = {
      ...house.deps,
      line: {
        ...house.deps.line,
        async push(to: string, messages: Parameters<typeof house.deps.line.push>[1], name: string) {
          if (!asked) await move(other, { does: "asked", words: "ชั้นไหนคะ" });
          asked = true;
          return house.deps.line.push(to, messages, name);
        },
      },
    };
    expect(await pushNews(deps)).toBe(1);
    house.clock.now += 10 * MINUTE;
    expect(await pushNews(house.deps)).toBe(1);
  });

  test("pushed by a run that died is not pushed again when LINE has forgotten its name", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    const before = who.seen().length;
    const settle = () => Promise.reject(new Error("dead"));
    await pushNews({ ...house.deps, news: { ...house.deps.news, settle } });
    expect(who.seen()).toHaveLength(before + 1);
    house.clock.now += 25 * 60 * MINUTE;
    await pushNews(house.deps);
    expect(who.seen()).toHaveLength(before + 1);
  });

  test("whose push died is not pushed to who said stop meanwhile", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    const push = () => Promise.reject(new Error("dead"));
    await pushNews({ ...house.deps, line: { ...house.deps.line, push } });
    await who.say("หยุดรับ");
    const before = who.seen().length;
    house.clock.now += 10 * MINUTE;
    await pushNews(house.deps);
    expect(who.seen()).toHaveLength(before);
    // And it is not lost: their next message tells of it.
    await who.say("สวัสดี");
    expect(who.seen().slice(before).join("")).toContain(who.numbers()[0] ?? "none");
  });

  test("that LINE was too busy to take is pushed later", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    await pushNews({ ...house.deps, line: { ...house.deps.line, push: async () => "busy" } });
    house.clock.now += 60 * MINUTE;
    expect(await pushNews(house.deps)).toBe(1);
  });

  test("that may have been pushed is offered with the next message", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const [number = ""] = who.numbers();
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    await pushNews({ ...house.deps, line: { ...house.deps.line, push: async () => "unknown" } });
    const before = who.seen().length;
    await who.say("สวัสดี");
    expect(who.seen().slice(before).join("")).toContain(number);
  });

  test("that cannot be drawn still can be told by a reply", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const [number = ""] = who.numbers();
    await move(id, { does: "asked", words: "สาขาไหนคะ" });
    const render = () => {
      throw new Error("cannot be drawn");
    };
    await pushNews({ ...house.deps, render });
    const before = who.seen().length;
    await who.say("สวัสดี");
    expect(who.seen().slice(before).join("")).toContain(number);
  });

  test("that an event had claimed is not lost where its receipt goes out by push", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const [number = ""] = who.numbers();
    await reviewed(who, "ห้องน้ำที่สำนักงานไม่สะอาดเลย");
    await move(id, { does: "cannot", reason: "budget", words: "ปีนี้ไม่มีงบ" });
    const before = who.seen().length;
    house.use({ ...house.deps, line: { ...house.deps.line, reply: async () => "token-refused" } });
    await who.choose("send");
    house.use(house.deps);
    await who.say("สวัสดี");
    expect(who.seen().slice(before).join("")).toContain(number);
  });

  test("of a feedback of a test account does not count either", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    await command(house.store, "HSET", keys.person(await whoIs(house, who)), "mark", "test");
    const id = await told(house, who);
    await move(id, { does: "done", words: "แก้แล้ว" });
    for (const entry of await entries(house)) expect(entry.public).toContain('"excluded":"test"');
  });
});

describe("what is said", () => {
  test("and ended many times can be said once more: also a call in danger", async () => {
    const who = talker(house);
    for (let i = 0; i < 12; i += 1) {
      await unhurried(house, who);
      await who.tap("urgent=violence");
      const open = (await heard(house)).find(({ open: is }) => is === "1");
      expect(open, `the call number ${i + 1}`).toBeDefined();
      const id = (await seeMyData(house.deps, who.userId))?.feedback[0]?.id ?? "";
      await move(id, { does: "done", words: "โทรแล้ว" });
    }
    expect(await heard(house)).toHaveLength(12);
  });

  test("in the same few words of two services is two", async () => {
    const who = talker(house);
    const catalogue = await house.deps.inForce();
    const [one, other] = catalogue.manual.services;
    for (const service of [one, other]) {
      await who.tap(`feedback=${service?.id}`);
      await who.choose("sort", "complain");
      await who.say("ช้ามาก");
      await who.choose("send");
    }
    expect((await heard(house)).map(({ service }) => service).sort()).toEqual([one?.id, other?.id].sort());
  });

  test("as praise is not counted as the complaint in the same words", async () => {
    const who = talker(house);
    for (const sort of ["complain", "praise"]) {
      await who.tap("feedback=");
      await who.choose("sort", sort);
      await who.say(WORDS);
      await who.choose("send");
    }
    expect((await heard(house)).map(({ sort }) => sort).sort()).toEqual(["complain", "praise"]);
  });

  test("again with a picture keeps the picture that its receipt tells of", async () => {
    const { bucket } = mapBucket();
    house.use({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    const who = talker(house);
    await told(house, who);
    await reviewed(who);
    await who.picture();
    await who.choose("send");
    expect((await heard(house))[0]?.["photos"]).toMatch(/^photo-/u);
    expect(await command(house.store, "ZCARD", keys.texts("photo"))).toBe(1);
  });

  test("101 times: all of it is found, and after erasing nothing of any is left, and none stays open", async () => {
    const who = talker(house);
    for (let i = 0; i < 101; i += 1) {
      await unhurried(house, who);
      await reviewed(who, `${WORDS} ครั้งที่ ${i}`);
      await who.choose("send");
    }
    const said = (await seeMyData(house.deps, who.userId))?.feedback ?? [];
    expect(new Set(said.map(({ history }) => history[0]?.words)).size).toBe(101);
    expect(said[0]?.history[0]?.words).toBe(`${WORDS} ครั้งที่ 100`);
    await unhurried(house, who);
    await who.tap("cases=");
    expect(who.seen().at(-1)).toContain(wordsIn("th").cases.list.more(93));
    await who.tap("erase=me");
    await freeOrphans(house.deps);
    expect((await heard(house)).filter(({ by, state }) => by !== "" || state !== "erased")).toEqual([]);
  }, 60_000);

  test("by somebody who was erased is freed also where a copy of the time before is restored", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const person = keys.person(await whoIs(house, who));
    const copy = await Promise.all([person, keys.feedback(id)].map((key) => readHash(house.store, key)));
    await who.tap("erase=me");
    await freeOrphans(house.deps);
    for (const [i, key] of [person, keys.feedback(id)].entries())
      await command(house.store, "HSET", key, ...Object.entries(copy[i] ?? {}).flat());
    await command(house.store, "ZADD", keys.feedbacksOf(copy[0]?.["tag"] ?? ""), String(NOON), id);
    await replayErasures(house.deps, await house.deps.people.erasures());
    await freeOrphans(house.deps);
    expect(await heard(house)).toMatchObject([{ by: "", state: "erased" }]);
  });

  test("stays findable by its number as long as its record lives", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const reference = (await heard(house))[0]?.["reference"] ?? "";
    await command(house.store, "PEXPIRE", keys.reference(reference), String(DAY));
    await command(house.store, "PEXPIRE", keys.feedback(id), String(DAY));
    await move(id, { does: "deciding" });
    await who.tap(`case=${id}&act=add`);
    await who.say("เพิ่มว่าเป็นทุกวันจันทร์");
    const left = async (key: string) => Number(await command(house.store, "PTTL", key));
    expect(await left(keys.reference(reference))).toBeGreaterThanOrEqual(
      (await left(keys.feedback(id))) - MINUTE,
    );
  });

  test("more of it by its person does not put off the day by which an officer should look", async () => {
    const who = talker(house);
    const id = await told(house, who);
    const due = async () => Number(await command(house.store, "ZSCORE", keys.feedbackWaiting, id));
    const before = await due();
    house.clock.now += 10 * DAY;
    await who.tap(`case=${id}&act=add`);
    await who.say("เพิ่มว่าเป็นทุกวันจันทร์");
    expect(await due()).toBeLessThanOrEqual(before);
  });

  test("however much is added, it can still be taken back, and answered", async () => {
    const who = talker(house);
    const id = await told(house, who);
    for (let i = 0; i < 62; i += 1) {
      await unhurried(house, who);
      await who.tap(`case=${id}&act=add`);
      await who.say(`เพิ่มครั้งที่ ${i} ว่ายังไม่ดี`);
    }
    expect(await move(id, { does: "done", words: "แก้แล้ว" })).toEqual({ ok: true });
  }, 60_000);
});

describe("a message taken back", () => {
  test("that was a picture of a draft takes the picture out of it", async () => {
    const { bucket, objects } = mapBucket();
    house.use({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    const who = talker(house);
    await reviewed(who);
    const message = await who.picture();
    expect(objects.size).toBe(1);
    await who.unsend(message);
    expect(objects.size).toBe(0);
    await who.choose("send");
    expect((await heard(house))[0]?.["photos"]).toBe("");
  });

  test("that was the phone number of a draft takes the number out of it", async () => {
    const who = talker(house);
    await who.tap("call=start");
    await who.say("อยากคุยเรื่องบ้านพักคนงานที่โดนน้ำท่วม");
    await who.unsend(await who.say("0812345678"));
    await who.choose("time", "any");
    await who.choose("send");
    const data = await seeMyData(house.deps, who.userId);
    expect(JSON.stringify(data?.feedback)).not.toContain("0812345678");
  });

  test("while it was becoming the text is not the text afterwards", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    house.clock.now += 1_000;
    const received = Promise.withResolvers<void>();
    const kept = Promise.withResolvers<void>();
    house.use({
      ...house.deps,
      deeds: {
        ...house.deps.deeds,
        async keep(work, deed, now) {
          await received.promise;
          const done = await house.deps.deeds.keep(work, deed, now);
          kept.resolve();
          return done;
        },
      },
      inbox: {
        ...house.deps.inbox,
        async forget(...from) {
          received.resolve();
          await kept.promise;
          return house.deps.inbox.forget(...from);
        },
      },
    });
    const { messageId } = await house.sim.say(who.userId, WORDS);
    house.clock.now += 1_000;
    await house.sim.unsend(who.userId, messageId ?? "");
    await house.settled();
    expect((await seeMyData(house.deps, who.userId))?.draft).toBeNull();
  });

  test("that was added to a feedback at once is not kept", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=add`);
    await who.unsend(await who.say("เพิ่มว่าเป็นทุกวันจันทร์"));
    const data = await seeMyData(house.deps, who.userId);
    expect(JSON.stringify(data?.feedback)).not.toContain("ทุกวันจันทร์");
  });
});
