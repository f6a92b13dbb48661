import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deps } from "#flows/deps.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { takeBack } from "#flows/take-back.ts";
import { keys } from "#store/keys.ts";
import { photoStore } from "#store/photos.ts";
import { mapBucket } from "#test/support/bucket.ts";
import { heard, logged, reviewed, talker, told, WORDS, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { command, dumpStore } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

/** Words and pictures of a feedback whose message is taken back in LINE. */

const { cases } = wordsIn("th");

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

/** Somebody says it. Gives the message that it came in. */
async function toldIn(who: Talker, words = WORDS): Promise<string> {
  await who.tap("feedback=");
  await who.choose("sort", "complain");
  const message = await who.say(words);
  await who.choose("send");
  return message;
}

const dataOf = async (who: Talker) => (await seeMyData(house.deps, who.userId))?.feedback ?? [];
/** Ids of the texts of feedbacks that are kept. */
const texts = async () =>
  [...(await dumpStore(house.store)).keys()].filter((key) => key.startsWith(keys.text("f")));
const listed = async () => command(house.store, "ZCARD", keys.texts("feedback"));

describe("the words of a feedback that are taken back", () => {
  test("are kept nowhere; the feedback, its number, its state and the log stay", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    const [before] = await heard(house);
    const log = await logged(house);
    expect(await texts()).toHaveLength(1);
    await who.unsend(message);
    expect(await texts()).toEqual([]);
    expect(await listed()).toBe(0);
    expect(await heard(house)).toMatchObject([
      { state: "heard", open: "1", reference: before?.["reference"], version: "2" },
    ]);
    expect(await command(house.store, "ZCARD", keys.feedbackWaiting)).toBe(1);
    expect(await logged(house)).toEqual(log);
  });

  test("are told to be gone: with the next message, in the feedback itself, and in one's data", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    const sent = who.seen().length;
    await who.unsend(message);
    expect(who.seen()).toHaveLength(sent);
    await who.say("สวัสดี");
    expect(who.seen().slice(sent).join("")).toContain(cases.notes.unsaid);
    await who.say("สวัสดี");
    expect(who.seen().at(-1)).not.toContain(cases.notes.unsaid);
    const [feedback] = await dataOf(who);
    expect(feedback?.history).toMatchObject([{ kind: "feedback.heard", words: null, unsaid: true }]);
    await who.tap(`case=${feedback?.id}&act=show`);
    expect(who.seen().at(-1)).toContain(cases.view.unsaid);
    expect(who.seen().at(-1)).not.toContain(cases.view.notKept);
  });

  test("leave a feedback that can be added to, answered and withdrawn", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    await who.unsend(message);
    const id = (await dataOf(who))[0]?.id ?? "";
    await who.tap(`case=${id}&act=add`);
    await who.say("ขอเล่าใหม่ว่ารอนานมาก");
    const officer = { id: "s1", role: "officer" } as const;
    expect(await moveFeedback(house.deps, id, { does: "asked", words: "สาขาไหน" }, officer)).toEqual({
      ok: true,
    });
    await who.tap(`case=${id}&act=withdrawn`);
    expect((await dataOf(who))[0]).toMatchObject({
      state: "withdrawn",
      history: [{ unsaid: true }, { words: "ขอเล่าใหม่ว่ารอนานมาก" }, { words: "สาขาไหน" }, {}],
    });
  });

  test("and are said anew are another feedback, with its words", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    await who.unsend(message);
    await toldIn(who);
    expect(who.numbers()).toHaveLength(2);
    expect((await dataOf(who)).map(({ history }) => history[0]?.words)).toEqual([WORDS, null]);
    expect((await heard(house)).map(({ times }) => times)).toEqual(["1", "1"]);
  });

  test("after the same was said twice are those of the first time; the second message takes nothing", async () => {
    const who = talker(house);
    const first = await toldIn(who);
    const second = await toldIn(who);
    await who.unsend(second);
    expect(await texts()).toHaveLength(1);
    await who.unsend(first);
    expect(await texts()).toEqual([]);
  });

  test("are the phone number of a call, too", async () => {
    const who = talker(house);
    await who.tap("call=start");
    await who.say("อยากคุยเรื่องบ้านพักคนงานที่โดนน้ำท่วม");
    const message = await who.say("0812345678");
    await who.choose("time", "any");
    await who.choose("send");
    await who.unsend(message);
    expect(JSON.stringify(await dataOf(who))).not.toContain("0812345678");
  });

  test("are those that were added, and not those that were said at first", async () => {
    const who = talker(house);
    const id = await told(house, who);
    await who.tap(`case=${id}&act=add`);
    const message = await who.say("เพิ่มว่าเป็นทุกวันจันทร์");
    await who.tap(`case=${id}&act=add`);
    await who.say("และวันศุกร์ด้วยเหมือนกัน");
    await who.unsend(message);
    expect((await dataOf(who))[0]?.history.map(({ words }) => words)).toEqual([
      WORDS,
      null,
      "และวันศุกร์ด้วยเหมือนกัน",
    ]);
  });

  test("are only one's own: what another takes back takes nothing", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    const other = talker(house);
    await told(house, other, "ห้องน้ำที่สำนักงานไม่สะอาดเลย");
    const lookUp = await house.deps.vault.lookUp(other.userId);
    const remembered = await house.deps.inbox.recall(lookUp, house.clock.now, "");
    await takeBack(house.deps, message, { id: "e", at: 0 }, { lookUp, remembered });
    expect((await seeMyData(house.deps, other.userId))?.waiting).toBe(0);
    expect(await texts()).toHaveLength(2);
  });

  test("while they are being sent are kept by neither the draft nor the feedback", async () => {
    const who = talker(house);
    await who.tap("feedback=");
    await who.choose("sort", "complain");
    const message = await who.say(WORDS);
    const { deeds } = house.deps;
    const sent = Promise.withResolvers<void>();
    house.use({
      ...house.deps,
      deeds: {
        ...deeds,
        async keep(...deed) {
          await sent.promise;
          return deeds.keep(...deed);
        },
        async hear(...deed) {
          const done = await deeds.hear(...deed);
          sent.resolve();
          return done;
        },
      },
    });
    house.clock.now += 1_000;
    await house.sim.unsend(who.userId, message);
    await who.choose("send");
    expect(await heard(house)).toHaveLength(1);
    expect(await texts()).toEqual([]);
  });

  test("go also where a run died before, or the feedback changed under it, and that is told once", async () => {
    const who = talker(house);
    const message = await toldIn(who);
    const { feedbacks } = house.deps;
    let tries = 0;
    const shaky: Deps = {
      ...house.deps,
      feedbacks: {
        ...feedbacks,
        async takeBack(of, ...rest) {
          tries += 1;
          if (tries === 1) throw new Error("the store is down");
          return feedbacks.takeBack(tries === 2 ? { ...of, version: of.version - 1 } : of, ...rest);
        },
      },
    };
    house.use(shaky);
    await who.unsend(message);
    expect(await texts()).toHaveLength(1);
    house.clock.now += 31_000;
    expect(await sweepInbox(shaky)).toMatchObject({ done: 1 });
    expect(tries).toBe(3);
    expect(await texts()).toEqual([]);
    const sent = who.seen().length;
    await who.say("สวัสดี");
    await who.say("สวัสดี");
    expect(who.seen().slice(sent).join("").split(cases.notes.unsaid)).toHaveLength(2);
  });
});

describe("a picture of a feedback that is taken back", () => {
  test("is in no bucket and no record any more; the words stay", async () => {
    const { bucket, objects } = mapBucket();
    house.use({ ...house.deps, photos: photoStore(bucket, { slot: (call) => call() }) });
    const who = talker(house);
    await reviewed(who);
    const message = await who.picture();
    await who.picture();
    await who.choose("send");
    expect(objects.size).toBe(2);
    await who.unsend(message);
    expect(objects.size).toBe(1);
    expect((await heard(house))[0]?.["photos"]?.split(" ")).toEqual([...objects.keys()]);
    expect(await command(house.store, "ZCARD", keys.texts("photo"))).toBe(1);
    expect((await dataOf(who))[0]?.history[0]?.words).toBe(WORDS);
  });

  test("is shown to nobody while the bucket does not answer, and goes when it does", async () => {
    const { bucket, objects } = mapBucket();
    const photos = photoStore(bucket, { slot: (call) => call() });
    house.use({ ...house.deps, photos });
    const who = talker(house);
    await reviewed(who);
    const message = await who.picture();
    await who.choose("send");
    house.use({ ...house.deps, photos: { ...photos, drop: () => Promise.reject(new Error("no answer")) } });
    await who.unsend(message);
    expect((await heard(house))[0]?.["photos"]).toBe("");
    expect(objects.size).toBe(1);
    house.clock.now += 31_000;
    await sweepInbox({ ...house.deps, photos });
    expect(objects.size).toBe(0);
  });
});
