import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toCatalogue } from "#core/catalogue.ts";
import { entryOf } from "#core/ledger.ts";
import { writePostback } from "#core/postbacks.ts";
import { topicSchema, type Topic } from "#core/topic.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { heard, talker, told, WORDS, type Talker } from "#test/support/dialogue.ts";
import { keys } from "#store/keys.ts";
import { NOON, startHouse, type House } from "#test/support/house.ts";
import { command } from "#test/support/scan.ts";
import { wordsIn } from "#words/words.ts";

const DAY = 24 * 60 * 60_000;
const OFFICER = { id: "s1", role: "officer" } as const;
const TOPIC = "market-hours";
const { topics: said } = wordsIn("th");

const manual = readManual("test/agency");
const open = manual.topics[0] ?? expect.fail("no topic");

let house: House;
beforeAll(async () => {
  house = await startHouse({ manual: "test/agency" });
});
afterAll(() => house.stop());
beforeEach(() => house.newDay());

/** The office asks these from now on. */
function asking(topics: readonly Topic[]) {
  const catalogue = toCatalogue("other", { ...manual, topics: [...topics] });
  const deps = { ...house.deps, catalogue: async () => catalogue, inForce: async () => catalogue };
  house.use(deps);
  return deps;
}
const link = (id = TOPIC) => `ความเห็น ตลาดนัด [topic:${id}]`;
const dataOf = async (who: Talker) => (await seeMyData(house.deps, who.userId))?.feedback ?? [];
const get = async (path: string) => fetch(house.address + path);

async function answered(who: Talker, words = WORDS): Promise<string> {
  await who.say(link());
  await who.say(words);
  await who.choose("send");
  return (await dataOf(who))[0]?.id ?? "";
}

describe("an answer to a topic", () => {
  test.each(["2570-market", "a".repeat(65)])("whose id is %s cannot be lost: there is none", (id) => {
    // The log would not take it: such a topic is found when the manual is checked, not when somebody answers.
    expect(topicSchema.safeParse({ ...open, id }).success).toBe(false);
  });

  test("fits the log and a button of LINE, whatever id the manual takes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,70}$/), (id) => {
        fc.pre(topicSchema.safeParse({ ...open, id }).success);
        const act = { kind: "person.muted", public: { topic: id }, private: { pseudonym: "p1" } } as const;
        expect(() => entryOf({ ...act, excluded: null }, "entry1", NOON)).not.toThrow();
        const subject = `topic:${id}`;
        expect(writePostback({ does: "mute", subject, muted: false }).length).toBeLessThanOrEqual(300);
      }),
    );
  });

  test("that the manual does not hold any more is heard, seen and added to all the same", async () => {
    const who = talker(house);
    await who.say(link());
    await who.say(WORDS);
    asking([]);
    await who.choose("edit", "text");
    await who.say("ควรเปิดตั้งแต่ตีห้า");
    expect(who.seen().at(-1)).toContain(said.goneTopic);
    await who.choose("send");
    const [feedback] = await dataOf(who);
    expect(feedback).toMatchObject({ topic: TOPIC, unit: null });
    await who.tap("cases=mine");
    await who.tap(`case=${feedback?.id}&act=show`);
    expect(who.seen().at(-1)).toContain(said.goneTopic);
    await who.tap("mydata=show");
    expect(house.logs.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("is not asked what kind of thing it is, going back neither", async () => {
    const who = talker(house);
    await who.say(link());
    await who.choose("back");
    expect(who.seen().at(-1)).not.toContain("act=sort");
    await who.say(link());
    await who.say(WORDS);
    await who.choose("back");
    await who.choose("back");
    expect(who.seen().at(-1)).not.toContain("act=sort");
  });

  test("typed with a number in brackets at its end is words, not a link", async () => {
    const who = talker(house);
    await who.say("ความเห็นของฉัน รอนานสามชั่วโมงและเจ้าหน้าที่พูดไม่ดี [2]");
    expect((await seeMyData(house.deps, who.userId))?.draft).toContain("รอนาน");
  });
});

describe("a topic that is over", () => {
  test("has no sheet to put up and no code any more", async () => {
    asking([{ ...open, opensOn: "2020-01-01", closesOn: "2020-01-31" }]);
    expect((await get(`/topics/${TOPIC}`)).status).toBe(200);
    for (const page of ["poster", "qr.svg"]) expect((await get(`/topics/${TOPIC}/${page}`)).status).toBe(404);
  });

  test("can have its sheet printed before it opens", async () => {
    asking([{ ...open, opensOn: "2098-01-01" }]);
    expect((await get(`/topics/${TOPIC}/poster`)).status).toBe(200);
  });
});

describe("pages", () => {
  test.each([
    "__proto__",
    "constructor",
    "%00",
    "%E0%A4%A",
    "..%2F..%2Fmy-data",
    "topic%3Amarket-hours",
    "a".repeat(5_000),
    "%F0%9F%98%80",
    "<script>",
  ])("of /topics/%s are not there, and nothing breaks", async (id) => {
    for (const rest of ["", "/poster", "/qr.svg", "?lang=en", "?lang=__proto__&lang=en"]) {
      const page = await get(`/topics/${id}${rest}`);
      expect(page.status, rest).toBe(404);
      expect(await page.text()).not.toContain("<script>");
    }
  });

  test.each(["?lang=", "?lang=en&lang=th", "?lang[]=en", "?lang=%00", "?q=1"])(
    "of a topic are one of the two languages, whatever is asked for (%s)",
    async (query) => expect((await get(`/topics/${TOPIC}${query}`)).status).toBe(200),
  );
});

describe("a topic that somebody does not want to hear of", () => {
  test("is not pushed beside other news when its words were taken back", async () => {
    const who = talker(house);
    await who.say(link());
    house.clock.now += 1_000;
    const { messageId } = await house.sim.say(who.userId, WORDS);
    await house.settled();
    await who.choose("send");
    const about = (await dataOf(who))[0]?.id ?? "";
    const other = await told(house, who, "อยากให้มีที่นั่งรอมากกว่านี้");
    await who.tap(`mute=topic:${TOPIC}`);
    await house.sim.unsend(who.userId, messageId ?? "");
    await house.settled();
    await moveFeedback(house.deps, other, { does: "deciding" }, OFFICER);
    await moveFeedback(house.deps, other, { does: "done", words: "ทำแล้ว" }, OFFICER);
    house.clock.now += 4 * DAY;
    expect(await pushNews(house.deps)).toBe(1);
    expect(who.seen().at(-1)).toContain(other);
    expect(who.seen().at(-1)).not.toContain(about);
  });

  test("is not pushed where the tap that said so got no answer", async () => {
    const who = talker(house);
    const about = await answered(who);
    await moveFeedback(house.deps, about, { does: "deciding" }, OFFICER);
    await moveFeedback(house.deps, about, { does: "done", words: "ทำแล้ว" }, OFFICER);
    const line = { ...house.deps.line, reply: async () => "busy" as const };
    house.use({ ...house.deps, line });
    await who.tap(`mute=topic:${TOPIC}`);
    house.use(house.deps);
    house.clock.now += 4 * DAY;
    const before = who.seen().length;
    expect(await pushNews(house.deps)).toBe(0);
    expect(who.seen()).toHaveLength(before);
    await who.say("สวัสดีค่ะ");
    expect(who.seen().slice(before).join("")).toContain(about);
  });

  test("is not in a push that died and is tried again", async () => {
    const who = talker(house);
    const [about, other] = [await answered(who), await told(house, who, "อยากให้มีที่นั่งรอมากกว่านี้")];
    for (const id of [about, other]) {
      await moveFeedback(house.deps, id, { does: "deciding" }, OFFICER);
      await moveFeedback(house.deps, id, { does: "done", words: "ทำแล้ว" }, OFFICER);
    }
    house.use({ ...house.deps, line: { ...house.deps.line, reply: async () => "busy" as const } });
    await who.tap(`mute=topic:${TOPIC}`);
    house.use(house.deps);
    house.clock.now += 4 * DAY;
    const push = () => Promise.reject(new Error("dead"));
    await pushNews({ ...house.deps, line: { ...house.deps.line, push } });
    house.clock.now += 6 * 60_000;
    expect(await pushNews(house.deps)).toBe(1);
    expect(who.seen().at(-1)).toContain(other);
    expect(who.seen().at(-1)).not.toContain(about);
  });

  test("stays so after many others", async () => {
    const topics = Array.from({ length: 60 }, (_, i) => ({ ...open, id: `topic-${i}` }));
    const deps = asking([open, ...topics]);
    const who = talker(house);
    const id = await answered(who);
    const { who: place } = await house.deps.vault.lookUp(who.userId);
    for (const one of [open, ...topics]) {
      // The store counts a minute by its own clock.
      await command(house.store, "DEL", keys.rate(place));
      await who.tap(`mute=topic:${one.id}`);
    }
    expect((await seeMyData(deps, who.userId))?.feedback).toMatchObject([{ id, muted: true }]);
  });
});

describe("a group", () => {
  test("is told of topics, and a tap there on one begins nothing", async () => {
    const who = talker(house);
    const { id: groupId } = house.sim.addGroup({ members: [who.userId] });
    for (const data of ["topics=open", `feedback=topic:${TOPIC}`, `mute=topic:${TOPIC}`]) {
      house.clock.now += 1_000;
      await house.sim.tapPostback(who.userId, data, { groupId });
      await house.settled();
    }
    expect(await heard(house)).toEqual([]);
    expect(await seeMyData(house.deps, who.userId)).toBeNull();
  });
});

test("an answer that is sent while its run dies is told with its number, and counted once", async () => {
  const who = talker(house);
  await who.say(link());
  await who.say(WORDS);
  const { deeds } = house.deps;
  house.use({
    ...house.deps,
    deeds: {
      ...deeds,
      async hear(...deed) {
        await deeds.hear(...deed);
        throw new Error("dead");
      },
    },
  });
  await who.choose("send");
  const deps = asking([]);
  house.clock.now += 31_000;
  await sweepInbox(deps);
  expect(who.numbers()).toHaveLength(1);
  expect(await heard(house)).toMatchObject([{ times: "1", topic: TOPIC }]);
});
