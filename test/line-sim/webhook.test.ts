import { createHmac } from "node:crypto";
import { validateSignature } from "@line/bot-sdk";
import { afterEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { DAY, NOON, SECRET, startBoth, startSim, stopAll, type Received } from "./harness.ts";

afterEach(stopAll);

const eventSchema = z.looseObject({
  type: z.string(),
  mode: z.string(),
  timestamp: z.number(),
  webhookEventId: z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
  deliveryContext: z.strictObject({ isRedelivery: z.boolean() }),
  replyToken: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  source: z.record(z.string(), z.string()).optional(),
});
const bodySchema = z.strictObject({ destination: z.string(), events: z.array(eventSchema) });

const bodyOf = (received: Received | undefined) => bodySchema.parse(JSON.parse(received?.body ?? "null"));
const eventsOf = (received: Received[]) => received.flatMap((one) => bodyOf(one).events);
const signatureOf = (received: Received | undefined): string => String(received?.headers["x-line-signature"]);

describe("a webhook", () => {
  test("is signed over the exact bytes, as the SDK checks it", async () => {
    const { sim, received } = await startBoth();
    await sim.say(sim.addPerson().userId, "น้ำผึ้ง");
    const body = received[0]?.body ?? "";
    expect(validateSignature(body, SECRET, signatureOf(received[0]))).toBe(true);
    expect(signatureOf(received[0])).toBe(createHmac("sha256", SECRET).update(body).digest("base64"));
  });

  test("carries what is common to all events", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson();
    await sim.say(userId, "สวัสดี");
    const { destination, events } = bodyOf(received[0]);
    expect(destination).toBe(sim.world.bot.userId);
    expect(destination).toMatch(/^U[0-9a-f]{32}$/);
    expect(events[0]).toMatchObject({
      type: "message",
      mode: "active",
      timestamp: NOON,
      source: { type: "user", userId },
      deliveryContext: { isRedelivery: false },
      message: {
        type: "text",
        text: "สวัสดี",
        id: expect.stringMatching(/^\d{18}$/),
        quoteToken: expect.any(String),
      },
    });
  });

  test.each(["compact", "spaced", "escaped"] as const)("says the same when its body is %s", async (style) => {
    const { sim, received } = await startBoth();
    await sim.say(sim.addPerson().userId, "ถาม/ตอบ 👋", { delivery: { style } });
    expect(eventsOf(received)[0]).toMatchObject({ message: { text: "ถาม/ตอบ 👋" } });
    expect(validateSignature(received[0]?.body ?? "", SECRET, signatureOf(received[0]))).toBe(true);
  });

  test("may come with a wrong signature or none when asked to", async () => {
    const { sim, received } = await startBoth();
    await sim.say(sim.addPerson().userId, "ก", { delivery: { signature: "wrong" } });
    await sim.say(sim.addPerson().userId, "ก", { delivery: { signature: "missing" } });
    expect(validateSignature(received[0]?.body ?? "", SECRET, signatureOf(received[0]))).toBe(false);
    expect(received[1]?.headers["x-line-signature"]).toBeUndefined();
  });

  test("is recorded with status, time and body", async () => {
    const { sim, bot } = await startBoth();
    bot.status = 503;
    const { deliveries } = await sim.say(sim.addPerson().userId, "ก");
    expect(deliveries).toMatchObject([{ status: 503, reason: "ERROR_STATUS_CODE", isRedelivery: false }]);
    expect(deliveries[0]?.ms).toBeGreaterThan(0);
    expect(sim.deliveries).toHaveLength(1);
  });

  test("goes nowhere when no address is set", async () => {
    const { sim } = await startSim();
    const { deliveries, replyToken } = await sim.say(sim.addPerson().userId, "ก");
    expect(deliveries).toMatchObject([{ status: null, reason: "NO_WEBHOOK" }]);
    expect(replyToken).not.toBeNull();
  });

  test("[webhook.timeout] is given up after 2 seconds", async () => {
    const { sim, bot } = await startBoth();
    bot.delayMs = 1700;
    const intime = await sim.say(sim.addPerson().userId, "ก");
    bot.delayMs = 2400;
    const late = await sim.say(sim.addPerson().userId, "ก");
    expect([intime.deliveries[0]?.reason, late.deliveries[0]?.reason]).toEqual(["OK", "REQUEST_TIMEOUT"]);
  });
});

describe("redelivery", () => {
  test("brings the same event again, marked, until it is taken", async () => {
    const { sim, bot, received } = await startBoth();
    bot.status = 500;
    await sim.say(sim.addPerson().userId, "ก");
    await sim.redeliver();
    bot.status = 200;
    await sim.redeliver();
    expect(await sim.redeliver()).toEqual([]);
    const [first, second, third] = eventsOf(received);
    expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
    expect(third).toEqual(second);
  });

  test("does not come for what was taken", async () => {
    const { sim } = await startBoth();
    await sim.say(sim.addPerson().userId, "ก");
    expect(await sim.redeliver()).toEqual([]);
  });

  test("comes by itself after a second when switched on", async () => {
    const { sim, bot, received } = await startBoth({ redelivery: true });
    bot.status = 500;
    await sim.say(sim.addPerson().userId, "ก");
    bot.status = 200;
    await expect.poll(() => received.length, { timeout: 4000 }).toBe(2);
    expect(eventsOf(received)[1]).toMatchObject({ deliveryContext: { isRedelivery: true } });
  });
});

describe("delivery out of the ordinary", () => {
  test("the same event several times, one after the other or at once", async () => {
    const { sim, received } = await startBoth();
    await sim.say(sim.addPerson().userId, "ก", { delivery: { times: 3 } });
    await sim.say(sim.addPerson().userId, "ข", { delivery: { times: 4, concurrently: true } });
    const ids = eventsOf(received).map((event) => event.webhookEventId);
    expect([ids.length, new Set(ids).size]).toEqual([7, 2]);
  });

  test("in another order, the same for the same seed", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson();
    const order = async (seed: number) => {
      received.length = 0;
      await sim.collect(
        async () => {
          for (const text of ["1", "2", "3", "4", "5", "6"]) await sim.say(userId, text);
        },
        { seed },
      );
      return eventsOf(received).map((event) => z.object({ text: z.string() }).parse(event["message"]).text);
    };
    const shuffled = await order(7);
    expect(shuffled).not.toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(shuffled.toSorted()).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(await order(7)).toEqual(shuffled);
    expect(await order(8)).not.toEqual(shuffled);
  });

  test("several events of several people in one body", async () => {
    const { sim, received } = await startBoth();
    const [one, two] = [sim.addPerson(), sim.addPerson()];
    await sim.collect(
      async () => {
        await sim.say(one.userId, "ก");
        await sim.follow(two.userId);
      },
      { together: true },
    );
    expect(received).toHaveLength(1);
    expect(bodyOf(received[0]).events.map((event) => event.type)).toEqual(["message", "follow"]);
  });

  test("no events at all, and events of a type nobody knows", async () => {
    const { sim, received } = await startBoth();
    await sim.deliver([]);
    await sim.raw("newThing", sim.addPerson().userId, { newThing: { colour: "blue" } });
    expect(bodyOf(received[0]).events).toEqual([]);
    expect(bodyOf(received[1]).events[0]).toMatchObject({ type: "newThing", newThing: { colour: "blue" } });
  });
});

describe("events of all kinds", () => {
  test("each has its own fields, and a reply token where LINE gives one", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson();
    const said = await sim.say(userId, "ก");
    await sim.edit(userId, said.messageId ?? "", "ข");
    await sim.unsend(userId, said.messageId ?? "");
    await sim.sticker(userId);
    await sim.image(userId);
    await sim.video(userId, { duration: 4000 });
    await sim.audio(userId);
    await sim.file(userId, "ใบคำขอ.pdf");
    await sim.location(userId, { title: "บ้าน", latitude: 13.7, longitude: 100.5 });
    await sim.tapPostback(userId, "service=1", { params: { date: "2026-11-20" } });
    await sim.beacon(userId);
    await sim.accountLink(userId, "nonce");
    await sim.accountLink(userId, "nonce", "failed");
    await sim.membership(userId, "joined");
    await sim.videoPlayComplete(userId, "track");
    await sim.block(userId);
    await sim.follow(userId);
    await sim.module("attached", sim.world.bot.userId);
    await sim.channel("activated", userId);
    await sim.channel("deactivated", userId);
    await sim.channel("botSuspended");
    await sim.channel("botResumed");
    const seen = eventsOf(received).map(({ type, replyToken, source }) => [
      type,
      replyToken !== undefined,
      source !== undefined,
    ]);
    expect(seen).toEqual([
      ["message", true, true],
      ["messageEdited", true, true],
      ["unsend", false, true],
      ...Array.from({ length: 6 }, () => ["message", true, true]),
      ["postback", true, true],
      ["beacon", true, true],
      ["accountLink", true, true],
      ["accountLink", false, false],
      ["membership", true, true],
      ["videoPlayComplete", true, true],
      ["unfollow", false, true],
      ["follow", true, true],
      ["module", false, false],
      ["activated", false, true],
      ["deactivated", false, true],
      ["botSuspended", false, false],
      ["botResumed", false, false],
    ]);
  });

  test("a follow after a block says that it is an unblock", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson({ friend: false });
    await sim.follow(userId);
    await sim.block(userId);
    await sim.follow(userId);
    const follows = eventsOf(received).filter((event) => event.type === "follow");
    expect(follows.map((event) => event["follow"])).toEqual([{ isUnblocked: false }, { isUnblocked: true }]);
  });

  test("a mention of the account in a group names it and says that it is itself", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson();
    const { id } = sim.addGroup({ members: [userId] });
    await sim.say(userId, "ขอถามหน่อย", { groupId: id, mentionBot: true });
    const { displayName } = sim.world.bot;
    expect(eventsOf(received)[0]).toMatchObject({
      source: { type: "group", groupId: id, userId },
      message: {
        text: `@${displayName} ขอถามหน่อย`,
        mention: {
          mentionees: [
            {
              index: 0,
              length: displayName.length + 1,
              type: "user",
              userId: sim.world.bot.userId,
              isSelf: true,
            },
          ],
        },
      },
    });
    expect(sim.chat(id)).toHaveLength(1);
    expect(sim.chat(userId)).toHaveLength(0);
  });

  test("someone who has not agreed is not named in a group or room", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson({ consents: false });
    const { id } = sim.addGroup({ kind: "room", members: [userId] });
    await sim.say(userId, "ก", { groupId: id });
    expect(id).toMatch(/^R[0-9a-f]{32}$/);
    expect(eventsOf(received)[0]?.source).toEqual({ type: "room", roomId: id });
  });

  test("members who join and leave are listed, and the account's own coming and going is told", async () => {
    const { sim, received } = await startBoth();
    const [one, two] = [sim.addPerson().userId, sim.addPerson().userId];
    const { id } = sim.addGroup({ members: [one], botIn: false });
    await sim.join(id);
    await sim.memberJoined(id, [two]);
    await sim.memberLeft(id, [one]);
    await sim.leave(id);
    expect(sim.world.group(id).members).toEqual([two]);
    const events = eventsOf(received);
    expect(events.map((event) => event.type)).toEqual(["join", "memberJoined", "memberLeft", "leave"]);
    expect(events[1]?.["joined"]).toEqual({ members: [{ type: "user", userId: two }] });
    expect(events.every((event) => event.source?.["userId"] === undefined)).toBe(true);
  });

  test("in standby mode there is no reply token", async () => {
    const { sim, received } = await startBoth();
    sim.setMode("standby");
    await sim.say(sim.addPerson().userId, "ก");
    expect(eventsOf(received)[0]).toMatchObject({ mode: "standby" });
    expect(eventsOf(received)[0]?.replyToken).toBeUndefined();
  });

  test("nothing is heard from someone who blocked", async () => {
    const { sim } = await startBoth();
    const { userId } = sim.addPerson({ blocked: true });
    await expect(sim.say(userId, "ก")).rejects.toThrow("does not hear");
    await expect(sim.tapPostback(userId, "a=1")).rejects.toThrow("does not hear");
    expect(sim.deliveries).toEqual([]);
  });

  test("a tap does what its action says", async () => {
    const { sim, received } = await startBoth();
    const { userId } = sim.addPerson();
    await sim.tap(userId, { type: "message", label: "ใช่", text: "ใช่ครับ" });
    await sim.tap(userId, { type: "postback", label: "เลือก", data: "service=9", displayText: "เลือกข้อ 9" });
    expect(await sim.tap(userId, { type: "uri", uri: "https://example.com/" })).toBeNull();
    expect(sim.chat(userId).map(({ message }) => message["text"])).toEqual(["ใช่ครับ", "เลือกข้อ 9"]);
    expect(eventsOf(received).map((event) => event.type)).toEqual(["message", "postback"]);
    expect(eventsOf(received)[1]?.["postback"]).toEqual({ data: "service=9" });
  });

  test("ids sort by the time of their event", async () => {
    const { sim, time } = await startSim();
    const { userId } = sim.addPerson();
    const first = await sim.say(userId, "ก");
    time.now += DAY;
    const second = await sim.say(userId, "ข");
    expect(first.event.webhookEventId < second.event.webhookEventId).toBe(true);
    expect((first.messageId ?? "") < (second.messageId ?? "")).toBe(true);
  });
});
