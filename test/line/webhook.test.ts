import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#src/app.ts";
import { wire } from "#src/wiring.ts";
import { keys } from "#store/keys.ts";
import { startHouse, testEnv, type House } from "#test/support/house.ts";
import { dumpStore, keysHolding, lifeOf } from "#test/support/scan.ts";

const QUESTION = "เอกสารลงทะเบียนว่างงาน";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(async () => {
  await house.store.flush();
  house.store.fault(null);
  house.clock.now += 24 * 60 * 60_000;
  house.logs.length = 0;
});

const botSaid = (id: string) => house.sim.chat(id).filter((entry) => entry.from === "bot");
const newPerson = () => house.sim.addPerson().userId;

/** Posts a body with a good signature, whatever the body is. */
async function post(
  body: string | Buffer,
  secret = "test-channel-secret",
  header = "x-line-signature",
): Promise<number> {
  const signature = createHmac("sha256", secret).update(body).digest("base64");
  const response = await fetch(`${house.address}/line/webhook`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: { [header]: signature },
  });
  return response.status;
}

describe("who is let in", () => {
  test.each(["wrong", "missing"] as const)(
    "a %s signature gets 401, and nothing is stored",
    async (signature) => {
      const user = newPerson();
      const { deliveries } = await house.sim.say(user, QUESTION, { delivery: { signature } });
      expect(deliveries.map(({ status }) => status)).toEqual([401]);
      expect(await dumpStore(house.store)).toEqual(new Map());
      expect(botSaid(user)).toEqual([]);
    },
  );

  test("a signature that is not base64 gets 401", async () => {
    const response = await fetch(`${house.address}/line/webhook`, {
      method: "POST",
      body: "{}",
      headers: { "x-line-signature": "%%%" },
    });
    expect(response.status).toBe(401);
  });

  test("the old channel secret is good while it is being rotated, and only then", async () => {
    expect(await post('{"events":[]}', "old-secret")).toBe(401);
    const settings = {
      PUBLIC_BASE_URL: "http://x.test",
      LINE_API_BASE_URL: house.sim.url,
      UPSTASH_REDIS_REST_URL: house.store.url,
    };
    const rotating = createApp(() => wire(testEnv({ ...settings, LINE_CHANNEL_SECRET_OLD: "old-secret" })));
    const body = '{"events":[]}';
    for (const [secret, status] of [
      ["old-secret", 200],
      ["test-channel-secret", 200],
      ["another", 401],
    ] as const) {
      const signature = createHmac("sha256", secret).update(body).digest("base64");
      const response = await rotating.request("/line/webhook", {
        method: "POST",
        body,
        headers: { "x-line-signature": signature },
      });
      expect(response.status).toBe(status);
    }
  });

  test("the name of the signature header may be written in any case", async () => {
    expect(await post('{"events":[]}', "test-channel-secret", "X-Line-Signature")).toBe(200);
  });
});

describe("what bad input gets", () => {
  test.each([
    ["not JSON", "hello", "webhook-not-json"],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0xfe]), "webhook-not-json"],
    ["JSON without events", "{}", "webhook-not-the-schema"],
    ["events that are no list", '{"events":{}}', "webhook-not-the-schema"],
  ])("%s gets 400, logged by reason and without content", async (_name, body, reason) => {
    expect(await post(body)).toBe(400);
    expect(house.logs).toEqual([{ level: "warn", reason }]);
    expect(await dumpStore(house.store)).toEqual(new Map());
  });

  const odd = [
    { type: "message", timestamp: 1, webhookEventId: "01X", source: { type: "user", userId: "U1" } },
    {
      type: "message",
      timestamp: 1,
      webhookEventId: "01X",
      source: { type: "square" },
      message: { type: "text", id: "1", text: "x" },
    },
    {
      type: "follow",
      timestamp: 1,
      webhookEventId: "inbox id with spaces",
      source: { type: "user", userId: "U1" },
    },
    { type: "postback", timestamp: 1, webhookEventId: "01X", source: null },
    "not even an object",
  ];
  test.each(odd)(
    "an event that is not LINE's schema (%#) is left out, logged by reason, and holds back no other",
    async (event) => {
      const user = newPerson();
      await house.sim.collect(() => house.sim.say(user, QUESTION));
      const [good] = house.sim.deliveries.at(-1)?.events ?? [];
      await house.settled();
      await house.store.flush();
      const before = botSaid(user).length;
      house.logs.length = 0;
      const fresh = { ...good, webhookEventId: "01FRESH", replyToken: undefined };
      expect(await post(JSON.stringify({ events: [event, fresh] }))).toBe(200);
      await house.settled();
      expect(house.logs).toContainEqual({ level: "warn", reason: "webhook-odd-events", odd: 1 });
      // Without a reply token it cannot be told now: it waits for the next message.
      await house.sim.say(user, "ยื่นคำร้อง คร.7");
      await house.settled();
      expect(botSaid(user).slice(before).length).toBe(3);
    },
  );

  test.each(["toString", "constructor", "__proto__"])(
    "an event of the type %s is a kind we do nothing for",
    async (type) => {
      expect(await post(JSON.stringify({ events: [{ type, timestamp: 1, webhookEventId: "01X" }] }))).toBe(
        200,
      );
    },
  );

  test("more than 1 MB gets 400", async () => {
    expect(await post(JSON.stringify({ events: [], padding: "x".repeat(1024 * 1024) }))).toBe(400);
    expect(house.logs).toEqual([{ level: "warn", reason: "webhook-too-large" }]);
  });

  test("no events (the console's Verify button), unknown events and unknown fields get 200", async () => {
    expect(await post('{"destination":"U0","events":[],"new":1}')).toBe(200);
    const user = newPerson();
    expect(
      (await house.sim.raw("somethingNew", user, { somethingNew: { a: 1 } })).deliveries[0]?.status,
    ).toBe(200);
    expect(await dumpStore(house.store)).toEqual(new Map());
  });

  test.each(["spaced", "escaped"] as const)("a body written %s is read as well", async (style) => {
    const user = newPerson();
    await house.sim.say(user, QUESTION, { delivery: { style } });
    await house.settled();
    expect(botSaid(user)).toHaveLength(1);
  });
});

describe("when the store fails", () => {
  test.each(["refuse", "answer-lost", "hang"] as const)(
    "%s: LINE gets 503, and after redelivery the person gets exactly one answer",
    async (fault) => {
      const user = newPerson();
      house.store.fault(fault);
      const { deliveries } = await house.sim.say(user, QUESTION);
      expect(deliveries.map(({ status }) => status)).toEqual([503]);
      expect(botSaid(user)).toEqual([]);
      house.store.fault(null);
      await house.sim.redeliver();
      await house.settled();
      expect(botSaid(user)).toHaveLength(1);
      expect(await keysHolding(house.store, QUESTION)).toEqual([]);
    },
  );

  test("it fails between the answer and the end of the work: the sweep ends the work, and nothing is sent twice", async () => {
    const user = newPerson();
    const { inbox } = house.deps;
    house.use({
      ...house.deps,
      inbox: { ...inbox, complete: () => Promise.reject(new Error("store down")) },
    });
    await house.sim.say(user, QUESTION);
    await house.settled();
    house.use(house.deps);
    expect(house.logs).toContainEqual(expect.objectContaining({ reason: "event-failed" }));
    house.clock.now += 31_000;
    expect(await house.sweep()).toEqual({ done: 1, failed: 0, givenUp: 0 });
    expect(botSaid(user)).toHaveLength(1);
    expect(await dumpStore(house.store).then((dump) => dump.has(keys.inboxOpen))).toBe(false);
  });
});

describe("when LINE fails", () => {
  test.each(["500", "slow", "reset", "answer-lost", "429"] as const)(
    "%s once: the same reply token is tried again, and the person gets one answer",
    async (kind) => {
      const user = newPerson();
      house.sim.fault({ path: /reply/, kind, times: 1, ms: 6_000 });
      await house.sim.say(user, QUESTION);
      await house.settled();
      expect(botSaid(user)).toHaveLength(1);
      expect(house.sim.calls.filter(({ path }) => path.includes("reply")).slice(-1)[0]?.status).toBeLessThan(
        500,
      );
    },
  );

  test("for good: the person is offered the answer with their next message, and it is not sent by itself", async () => {
    const user = newPerson();
    house.sim.fault({ path: /reply/, kind: "500", times: 3 });
    await house.sim.say(user, QUESTION);
    await house.settled();
    expect(botSaid(user)).toEqual([]);
    await house.sim.say(user, "ยื่นคำร้อง คร.7");
    await house.settled();
    const [card, offer] = botSaid(user).map((entry) => entry.message);
    expect(card?.["type"]).toBe("flex");
    expect(offer?.["text"]).toContain("เมื่อกี้");
    expect(JSON.stringify(offer)).toContain("service=doe-unemployment-registration");
  });

  test("it refuses the token of an event that came too late: the answer comes with the next message, with a word of excuse", async () => {
    const user = newPerson();
    await house.sim.collect(() => house.sim.say(user, QUESTION), {});
    const late = house.sim.deliveries.at(-1)?.events ?? [];
    await house.store.flush();
    house.clock.now += 30 * 60_000;
    await house.sim.deliver(late);
    await house.settled();
    const before = botSaid(user).length;
    await house.sim.say(user, "ยื่นคำร้อง คร.7");
    await house.settled();
    const said = botSaid(user)
      .slice(before)
      .map((entry) => entry.message);
    expect(said.map(({ type }) => type)).toEqual(["text", "flex", "flex"]);
    expect(said[0]?.["text"]).toContain("เมื่อกี้ตอบไม่ทัน");
    expect(JSON.stringify(said[1])).toContain("ขึ้นทะเบียนว่างงาน");
  });
});

test("thirty messages in a minute: twenty answers, one polite notice, then silence; a minute later answers again", async () => {
  const user = newPerson();
  for (let i = 0; i < 30; i += 1) await house.sim.say(user, QUESTION);
  await house.settled();
  const said = botSaid(user).map((entry) => entry.message);
  expect(said).toHaveLength(21);
  expect(said[20]?.["text"]).toContain("รอสัก 1 นาที");
  expect(await keysHolding(house.store, QUESTION)).toEqual([]);
  expect([...(await dumpStore(house.store)).keys()]).not.toContain(keys.inboxOpen);
});

test("the notice comes again in the next minute only after new messages are answered again", async () => {
  const user = newPerson();
  for (let i = 0; i < 22; i += 1) await house.sim.say(user, QUESTION);
  await house.settled();
  expect(botSaid(user)).toHaveLength(21);
  // The counter lives in the store, on the store's clock: its end is what a minute brings.
  const life = await lifeOf(house.store, (key) => key.startsWith("rate:"));
  expect(life).toBeGreaterThan(0);
  expect(life).toBeLessThanOrEqual(60_000);
});

test("one store round trip before LINE has its 200, and none more before the reply", async () => {
  const user = newPerson();
  await house.sim.say(user, QUESTION);
  await house.settled();
  const start = house.store.requests();
  let beforeReply = -1;
  house.use({
    ...house.deps,
    line: {
      ...house.deps.line,
      reply: (token, messages) => (
        (beforeReply = house.store.requests() - start),
        house.deps.line.reply(token, messages)
      ),
    },
  });
  await house.sim.say(user, QUESTION);
  await house.settled();
  house.use(house.deps);
  expect({ beforeReply, inAll: house.store.requests() - start }).toEqual({ beforeReply: 1, inAll: 2 });
});
