import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eraseMe } from "#flows/my-data.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { showReference } from "#core/reference.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { mapBucket } from "#test/support/bucket.ts";
import { entries, heard, reviewed, talker, told, type Talker, whoIs } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { jpeg } from "#test/support/pictures.ts";
import { command, dumpStore, readHash } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

const MINUTE = 60_000;

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

const reasons = () => house.logs.map(({ reason }) => reason);

describe("a run that died after it had stored what was done", () => {
  const dieAfterKeep = () =>
    house.use({
      ...house.deps,
      deeds: {
        ...house.deps.deeds,
        async keep(work, deed, now) {
          await house.deps.deeds.keep(work, deed, now);
          throw new Error("no answer");
        },
      },
    });

  test.each([
    [
      "that a service is not to be heard of any more",
      async (who: Talker) => who.tap(`mute=${(await house.deps.inForce()).manual.services[0]?.id}`),
    ],
    ["that a question was left", async (who: Talker) => who.tap("tellme=ค่าเช่าบ้านเบิกได้ไหม")],
    ["that a draft was dropped", async (who: Talker) => who.choose("cancel")],
  ])("is followed by one that tells it: %s", async (what, act) => {
    const who = talker(house);
    await (what.includes("draft") ? reviewed(who) : who.say("สวัสดี"));
    dieAfterKeep();
    const before = who.seen().length;
    await act(who);
    house.use(house.deps);
    house.clock.now += 31_000;
    await house.sweep();
    expect(who.seen()).toHaveLength(before + 1);
  });

  test("is followed by one that answers the question asked in the middle of a draft", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    await who.say("ขึ้นทะเบียนว่างงานใช้เอกสารอะไรบ้าง");
    const answer = who.seen().at(-1) ?? "";
    dieAfterKeep();
    await who.say("ขึ้นทะเบียนว่างงานใช้เอกสารอะไรบ้าง");
    house.use(house.deps);
    house.clock.now += 31_000;
    await house.sweep();
    const title = /"altText":"[^"]+"/u.exec(answer)?.[0] ?? "none";
    expect(who.seen().at(-1)).toContain(title);
  });
});

describe("a record that cannot be read", () => {
  test.each([
    ["profile", "person"],
    ["sealed", "draft"],
    ["line", "person"],
  ])("(%s of the %s) does not keep the rest of one's data from its person", async (field, of) => {
    const who = talker(house);
    await told(house, who);
    await reviewed(who, "อีกเรื่องหนึ่ง");
    const place = await whoIs(house, who);
    await command(
      house.store,
      "HSET",
      of === "person" ? keys.person(place) : keys.draft(place),
      field,
      "v9:junk",
    );
    const before = who.seen().length;
    await who.tap("mydata=show");
    expect(who.seen()).toHaveLength(before + 1);
    expect(reasons()).not.toContain("event-failed");
  });

  test("as the version of the memory does not keep its person from saying anything", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    await command(house.store, "HSET", keys.person(await whoIs(house, who)), "version", "x");
    await told(house, who);
    expect(await heard(house)).toHaveLength(1);
  });

  test.each([
    ["a tap that begins to say something", "feedback="],
    ["a question that is left", "tellme=ค่าเช่าบ้านเบิกได้ไหม"],
    ["a look at one's own data", "mydata=show"],
  ])("as the key of a person does not leave %s without an honest word", async (_, data) => {
    const who = talker(house);
    await who.say("สวัสดี");
    const place = keys.person(await whoIs(house, who));
    await command(house.store, "HSET", place, "key", "v9:junk");
    const held = await readHash(house.store, place);
    const before = who.seen().length;
    await who.tap(data);
    expect(who.seen()).toHaveLength(before + 1);
    expect(who.seen().at(-1)).toContain(wordsIn("th").notDone);
    // It may be the settings that are wrong: what is sealed with the key must not be lost for it.
    expect(await readHash(house.store, place)).toEqual(held);
    expect(house.logs).toMatchObject([{ level: "error", reason: "person-key-unreadable" }]);
    await house.sweep();
    expect(who.seen()).toHaveLength(before + 1);
    expect(await entries(house)).toEqual([]);
  });

  test("as the key does not keep a person from stopping in silence: they hear that it is not done", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    const place = keys.person(await whoIs(house, who));
    await command(house.store, "HSET", place, "key", "v9:junk");
    await who.say("หยุดรับ");
    expect(who.seen().at(-1)).toContain(wordsIn("th").notDone);
    expect((await readHash(house.store, place))["dialogue"] ?? "").not.toContain('"is":true');
  });

  test("as the key tells whoever is in danger whom to call, and that nobody will call", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    await command(house.store, "HSET", keys.person(await whoIs(house, who)), "key", "v9:junk");
    await who.tap("urgent=violence");
    const seen = who.seen().at(-1) ?? "";
    expect(seen).toContain(wordsIn("th").notDone);
    expect(seen).toMatch(/ถ้าไม่ปลอดภัย โทร \d/u);
  });

  test("as the key keeps nobody from an answer, nor from being erased", async () => {
    const who = talker(house);
    await who.say("สวัสดี");
    const place = keys.person(await whoIs(house, who));
    await command(house.store, "HSET", place, "key", "v9:junk");
    await who.say("ขึ้นทะเบียนว่างงานใช้เอกสารอะไรบ้าง");
    expect(who.seen().at(-1)).not.toContain(wordsIn("th").notDone);
    await who.tap("erase=me");
    expect((await dumpStore(house.store)).has(place)).toBe(false);
    expect(house.logs).toEqual([]);
  });

  test.each(["x", "1e3", "-1", "9999999999999999999"])(
    "as the version (%s) of the memory begins anew, and two taps at once are still told apart",
    async (version) => {
      const who = talker(house);
      await reviewed(who);
      const place = keys.person(await whoIs(house, who));
      await command(house.store, "HSET", place, "version", version);
      await Promise.all([who.choose("send"), who.choose("send")]);
      expect(await heard(house)).toMatchObject([{ times: "1" }]);
      expect((await readHash(house.store, place))["version"]).toMatch(/^\d$/u);
    },
  );

  test.each(["the chat", "the tool"])(
    "as a mark that is not known means in %s that the erasing does not count",
    async (door) => {
      const who = talker(house);
      await who.say("สวัสดี");
      await command(house.store, "HSET", keys.person(await whoIs(house, who)), "mark", "another");
      if (door === "the chat") await who.tap("erase=me");
      else await eraseMe(house.deps, who.userId);
      expect((await entries(house)).map((entry) => JSON.parse(entry.public))).toMatchObject([
        { kind: "person.erased", excluded: "test" },
      ]);
    },
  );

  test("as a line of a history does not let new words overwrite old ones", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=add`);
    await who.say("เพิ่มว่าเป็นทุกวันจันทร์");
    const record = await readHash(house.store, keys.feedback(id));
    const [first = "", ...rest] = (record["history"] ?? "").split("\n");
    const newer = first.replace('"at"', '"new":1,"at"');
    await command(house.store, "HSET", keys.feedback(id), "history", [newer, ...rest].join("\n"));
    const texts = async () =>
      [...(await dumpStore(house.store)).keys()].filter((key) => key.startsWith("text:")).length;
    const before = await texts();
    await who.tap(`case=${id}&act=add`);
    await who.say("และวันศุกร์ด้วยเหมือนกัน");
    expect(await texts()).toBe(before + 1);
  });
});

describe("a person whose record is gone", () => {
  test("finds nothing among the feedbacks, and no fault", async () => {
    const of = { lookUp: { who: "nobody", before: null }, tag: "t" };
    const found = await house.deps.feedbacks.mine("feedback", of, { after: 0, most: 9 });
    expect(found).toEqual({ ids: [], all: 0 });
  });
});

describe("two pictures", () => {
  test("sent at once that come in another order are both kept", async () => {
    const { bucket } = mapBucket();
    house.use({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    const who = talker(house);
    await reviewed(who);
    const slow = Promise.withResolvers<void>();
    const { content } = house.deps.line;
    let first = true;
    house.use({
      ...house.deps,
      photos: photoStore(bucket, { slot: (call) => call() }),
      line: {
        ...house.deps.line,
        async content(id) {
          const mine = first;
          first = false;
          if (mine) await slow.promise;
          return content(id);
        },
      },
    });
    house.clock.now += 1_000;
    await house.sim.image(who.userId, { bytes: jpeg(), type: "image/jpeg" });
    house.clock.now += 10;
    await house.sim.image(who.userId, { bytes: jpeg(), type: "image/jpeg" });
    setTimeout(() => slow.resolve(), 500);
    await house.settled();
    await who.choose("send");
    expect((await heard(house))[0]?.["photos"]?.split(" ")).toHaveLength(2);
  });
});

describe("an event that is given up", () => {
  test("after its feedback was stored offers the number with the next message", async () => {
    const who = talker(house);
    await reviewed(who);
    const down = {
      ...house.deps,
      line: { ...house.deps.line, reply: async () => "busy" as const, push: async () => "busy" as const },
      inbox: { ...house.deps.inbox, complete: () => Promise.reject(new Error("the store is down")) },
    };
    house.use(down);
    await who.choose("send");
    for (let i = 0; i < 5; i += 1) {
      house.clock.now += MINUTE;
      await sweepInbox(down);
    }
    house.use(house.deps);
    house.clock.now += MINUTE;
    expect(await house.sweep()).toMatchObject({ givenUp: 1 });
    await who.say("สวัสดี");
    expect(who.numbers()).toEqual((await heard(house)).map(({ reference = "" }) => showReference(reference)));
  });
});

describe("a person with two records, after keys were changed carelessly", () => {
  test("leaves nothing behind that leads to them when they are erased", async () => {
    for (const [who, tag] of [
      ["a", "ta"],
      ["b", "tb"],
    ] as const) {
      await command(house.store, "HSET", keys.person(who), "v", "2", "tag", tag, "cases", `f${who}`);
      await command(house.store, "SET", keys.personOf(tag), who);
    }
    const entry = { id: "e1", at: 0, public: "{}", digest: "", sealed: "" };
    await house.deps.people.erase({ who: "a", before: "b" }, "ta", entry, house.clock.now);
    expect([...(await dumpStore(house.store)).keys()].filter((key) => key.startsWith("person"))).toEqual([]);
  });
});
