import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deps } from "#flows/deps.ts";
import { freeOrphans } from "#flows/free-orphans.ts";
import { keepRetention } from "#flows/keep-retention.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { vault } from "#store/vault.ts";
import { mapBucket } from "#test/support/bucket.ts";
import {
  heard,
  reviewed,
  talker,
  told,
  WORDS,
  type Talker,
  unhurried,
  whoIs,
} from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { command, dumpStore, readHash } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

const PHONE = "0812345678";
const { cases } = wordsIn("th");

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const dataOf = async (who: Talker) => seeMyData(house.deps, who.userId);
const firstWords = async (who: Talker) => (await dataOf(who))?.feedback[0]?.history[0]?.words;

const listIn = (found: unknown): string[] => (Array.isArray(found) ? found.map(String) : []);

describe("a phone number that is taken back", () => {
  test.each(["before it is sent", "after"])("though words came after it is not kept (%s)", async (when) => {
    const who = talker(house);
    await who.tap("call=start");
    const message = await who.say(PHONE);
    await who.say("อยากคุยเรื่องบ้านพักคนงานที่โดนน้ำท่วม");
    if (when.startsWith("before")) await who.unsend(message);
    await who.choose("time", "any");
    await who.choose("send");
    await who.unsend(message);
    expect(JSON.stringify(await dataOf(who))).not.toContain(PHONE);
  });

  test("leaves the words of a draft that it did not bring", async () => {
    const who = talker(house);
    await who.tap("call=start");
    await who.say("อยากคุยเรื่องบ้านพักคนงานที่โดนน้ำท่วม");
    await who.unsend(await who.say(PHONE));
    expect((await dataOf(who))?.draft).toContain("บ้านพักคนงาน");
    expect(who.seen().at(-1)).not.toContain(PHONE);
  });
});

describe("a message beside the text that is taken back", () => {
  test("and was left out of it does not take the text along", async () => {
    const who = talker(house);
    await reviewed(who);
    const message = await who.say("ไปมาสามรอบแล้ว");
    await who.choose("resume");
    await who.choose("send");
    await who.unsend(message);
    expect(await firstWords(who)).toBe(WORDS);
  });

  test("before anything was done with it takes out itself, and not the text", async () => {
    const who = talker(house);
    await reviewed(who);
    await who.unsend(await who.say("ไปมาสามรอบแล้ว"));
    expect((await dataOf(who))?.draft).toBe(WORDS);
  });

  test("and was the first of many that were joined takes its words along", async () => {
    const who = talker(house);
    await reviewed(who);
    const message = await who.say("คนที่ชื่อสมมติพูดไม่ดี");
    for (let i = 0; i < 12; i += 1) await who.say(`ไปมาหลายรอบแล้ว ${i}`);
    await unhurried(house, who);
    await who.choose("join");
    await who.choose("send");
    expect(await firstWords(who)).toContain("สมมติ");
    await who.unsend(message);
    expect(JSON.stringify(await dataOf(who))).not.toContain("สมมติ");
  });

  test("takes its words along where they were joined, used, or added by a tap", async () => {
    for (const act of ["use", "join"]) {
      const who = talker(house);
      await reviewed(who);
      const message = await who.say("คนที่ชื่อสมมติพูดไม่ดี");
      await who.choose(act);
      await who.choose("send");
      await who.unsend(message);
      expect(JSON.stringify(await dataOf(who)), act).not.toContain("สมมติ");
    }
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=add`);
    const message = await who.say("ขึ้นทะเบียนว่างงานใช้เอกสารอะไร");
    await who.choose("use");
    expect(JSON.stringify((await dataOf(who))?.feedback)).toContain("เอกสารอะไร");
    await who.unsend(message);
    expect(JSON.stringify((await dataOf(who))?.feedback)).not.toContain("เอกสารอะไร");
    expect(await firstWords(who)).toBe(WORDS);
  });
});

describe("a picture that is taken back", () => {
  test("does not take along another that is sent at the same moment with the same words", async () => {
    const { bucket } = mapBucket();
    const deps: Deps = { ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) };
    house.use(deps);
    const who = talker(house);
    await reviewed(who);
    const message = await who.picture();
    await who.choose("send");
    await reviewed(who);
    const other = await who.picture();
    const looked = Promise.withResolvers<void>();
    const sent = Promise.withResolvers<void>();
    house.use({
      ...deps,
      deeds: {
        ...deps.deeds,
        async hear(...deed) {
          const done = await deps.deeds.hear(...deed);
          sent.resolve();
          return done;
        },
      },
      feedbacks: {
        ...deps.feedbacks,
        async read(ids) {
          const found = await deps.feedbacks.read(ids);
          looked.resolve();
          await sent.promise;
          return found;
        },
      },
    });
    house.clock.now += 1_000;
    await house.sim.unsend(who.userId, message);
    await looked.promise;
    await who.choose("send");
    expect((await heard(house))[0]?.["photos"]).toBe(`photo-${other}`);
  });

  test("goes though the bucket answers again only when nobody tries any more", async () => {
    const { bucket, objects } = mapBucket();
    const photos = photoStore(bucket, { slot: (call) => call() });
    house.use({ ...house.deps, photos });
    const who = talker(house);
    await reviewed(who);
    const message = await who.picture();
    await who.choose("send");
    const drop = () => Promise.reject(new Error("no answer"));
    const down: Deps = { ...house.deps, photos: { ...photos, drop } };
    house.use(down);
    await who.unsend(message);
    for (let i = 0; i < 7; i += 1) {
      house.clock.now += 60_000;
      await sweepInbox(down);
    }
    expect(objects.size).toBe(1);
    await keepRetention({ ...house.deps, photos });
    expect(objects.size).toBe(0);
    expect(await command(house.store, "ZCARD", keys.texts("photo"))).toBe(0);
  });
});

describe("words that are taken back", () => {
  test("go though the line of the history that names them cannot be read", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    const message = await who.say(WORDS);
    await who.choose("send");
    const key = keys.feedback((await dataOf(who))?.feedback[0]?.id ?? "");
    const { history = "" } = await readHash(house.store, key);
    await command(house.store, "HSET", key, "history", history.replace('"at"', '"new":1,"at"'));
    await who.unsend(message);
    expect([...(await dumpStore(house.store)).keys()].filter((name) => name.startsWith("text:"))).toEqual([]);
  });

  test("are told to be gone though the run died right after they went", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    const message = await who.say(WORDS);
    await who.choose("send");
    const { inbox } = house.deps;
    house.use({
      ...house.deps,
      inbox: { ...inbox, complete: () => Promise.reject(new Error("dead")) },
    });
    await who.unsend(message);
    expect(await firstWords(who)).toBeNull();
    house.use(house.deps);
    house.clock.now += 31_000;
    await house.sweep();
    const sent = who.seen().length;
    await who.say("สวัสดี");
    await who.say("สวัสดี");
    expect(who.seen().slice(sent).join("").split(cases.notes.unsaid)).toHaveLength(2);
  });

  test("of a draft are told to nobody, also where the run died after they went", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    const message = await who.say(WORDS);
    const { inbox } = house.deps;
    house.use({
      ...house.deps,
      inbox: { ...inbox, complete: () => Promise.reject(new Error("dead")) },
    });
    await who.unsend(message);
    house.use(house.deps);
    house.clock.now += 31_000;
    await house.sweep();
    expect((await dataOf(who))?.waiting).toBe(0);
  });

  // A button carries the question, and not the message that it came in: nothing leads from the one to the other yet.
  test("as a question that was left are not kept either", async () => {
    const who = talker(house);
    const message = await who.say("เรือประมงของลุงสมมติจดทะเบียนที่ไหน");
    await who.tap(/tellme=[^"]+/u.exec(who.seen().at(-1) ?? "")?.[0] ?? "none");
    expect((await dataOf(who))?.questions).toHaveLength(1);
    await who.unsend(message);
    expect((await dataOf(who))?.questions).toEqual([]);
  });
});

describe("while DATA_KEY is changed", () => {
  const DATA_KEY = Buffer.alloc(32, 7).toString("base64");
  const NEW_KEY = Buffer.alloc(32, 8).toString("base64");

  test("what staff do reaches somebody whose data was only looked at, and their words can be taken back", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    const message = await who.say(WORDS);
    await who.choose("send");
    const changed: Deps = { ...house.deps, vault: vault(NEW_KEY, DATA_KEY) };
    const [feedback] = (await seeMyData(changed, who.userId))?.feedback ?? [];
    const staff = { id: "s1", role: "officer" } as const;
    const asked = { does: "asked", words: "สาขาไหนคะ" } as const;
    expect(await moveFeedback(changed, feedback?.id ?? "", asked, staff)).toEqual({ ok: true });
    expect(await pushNews(changed)).toBe(1);
    house.use(changed);
    await who.unsend(message);
    const history = (await seeMyData(changed, who.userId))?.feedback[0]?.history;
    expect(history).toMatchObject([{ words: null, unsaid: true }, { words: "สาขาไหนคะ" }]);
  });
});

describe("what somebody who was erased had said", () => {
  test("is freed though a record of it is spoilt, and nobody behind them waits for that", async () => {
    const who = talker(house);
    const next = talker(house);
    for (const words of ["รอนานมาก", "ห้องน้ำไม่สะอาดเลย", "ไม่มีที่จอดรถ"]) await told(house, who, words);
    for (const [i, { id }] of ((await dataOf(who))?.feedback ?? []).entries())
      await command(house.store, "HSET", keys.feedback(id), "version", i === 0 ? "x" : "1.5");
    await told(house, next);
    await who.tap("erase=me");
    await next.tap("erase=me");
    await freeOrphans(house.deps);
    const records = await heard(house);
    expect(records.map(({ by, state }) => [by, state])).toEqual(records.map(() => ["", "erased"]));
    expect(await command(house.store, "LLEN", keys.feedbackOrphans)).toBe(0);
  });

  test("leads to nobody: their tag stands nowhere but among the erased", async () => {
    const who = talker(house);
    const message = await who.say("สวัสดี");
    await told(house, who);
    await who.tap("tellme=ค่าเช่าบ้านเบิกได้ไหม");
    const { tag = "" } = await readHash(house.store, keys.person(await whoIs(house, who)));
    await who.tap("erase=me");
    await freeOrphans(house.deps);
    const left = [...(await dumpStore(house.store))].filter(([key, value]) => (key + value).includes(tag));
    expect(left.map(([key]) => key)).toEqual([keys.erasures]);
    await who.unsend(message);
    expect((await dataOf(who))?.feedback ?? []).toEqual([]);
  });

  test("under the look-up of before, in a record of before, is freed with the rest", async () => {
    const who = talker(house);
    await told(house, who);
    const place = keys.person(await whoIs(house, who));
    const { tag = "" } = await readHash(house.store, place);
    const [id = ""] = listIn(await command(house.store, "ZRANGE", keys.feedbacksOf(tag), "0", "-1"));
    await command(house.store, "DEL", keys.feedbacksOf(tag));
    await command(house.store, "HDEL", place, "said");
    await command(house.store, "HSET", place, "cases", id, "questions", "question-none");
    await who.tap("erase=me");
    await freeOrphans(house.deps);
    expect(await heard(house)).toMatchObject([{ state: "erased", by: "" }]);
    expect(await command(house.store, "LLEN", keys.feedbackOrphans)).toBe(0);
  });
});
