import { afterEach, describe, expect, test } from "vitest";
import { hello, MINUTE, refusal, startBoth, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

const INVALID = { status: 400, body: { message: "Invalid reply token" } };

/** Someone said something; what came of it and how to answer. */
async function asked() {
  const ready = await startSim();
  const { userId } = ready.sim.addPerson();
  const { replyToken } = await ready.sim.say(userId, "สวัสดี");
  const reply = (token = replyToken ?? "") =>
    ready.client.replyMessage({ replyToken: token, messages: [hello] });
  return { ...ready, userId, replyToken: replyToken ?? "", reply };
}

describe("a reply token", () => {
  test("is 32 hex digits and answers into the chat of its event", async () => {
    const { sim, userId, replyToken, reply } = await asked();
    expect(replyToken).toMatch(/^[0-9a-f]{32}$/);
    const { sentMessages } = await reply();
    expect(sim.chat(userId).map(({ from, via }) => [from, via])).toEqual([
      ["person", null],
      ["bot", "reply"],
    ]);
    expect(sentMessages[0]?.id).toMatch(/^\d{18}$/);
    expect(sentMessages[0]?.quoteToken).toBeDefined();
  });

  test("works once", async () => {
    const { reply } = await asked();
    await reply();
    expect(await refusal(reply())).toMatchObject(INVALID);
  });

  test("is unknown when nobody issued it", async () => {
    const { reply } = await asked();
    expect(await refusal(reply("0".repeat(32)))).toMatchObject(INVALID);
  });

  test("[reply.window] works until a minute after the webhook, not a millisecond longer", async () => {
    const early = await asked();
    early.time.now += MINUTE;
    await early.reply();
    const late = await asked();
    late.time.now += MINUTE + 1;
    expect(await refusal(late.reply())).toMatchObject(INVALID);
  });

  test("lives on for a minute after a redelivery", async () => {
    const { sim, client, time, bot } = await startBoth();
    bot.status = 500;
    const { userId } = sim.addPerson();
    const { replyToken } = await sim.say(userId, "สวัสดี");
    time.now += 5 * MINUTE;
    await sim.redeliver();
    time.now += MINUTE;
    await client.replyMessage({ replyToken: replyToken ?? "", messages: [hello] });
    expect(sim.chat(userId)).toHaveLength(2);
  });

  test("[reply.life] is dead 20 minutes after the event, however lately it was redelivered", async () => {
    for (const [wait, works] of [
      [20 * MINUTE, true],
      [20 * MINUTE + 1, false],
    ] as const) {
      const { sim, client, time, bot } = await startBoth();
      bot.status = 500;
      const { replyToken } = await sim.say(sim.addPerson().userId, "สวัสดี");
      time.now += wait;
      await sim.redeliver();
      const reply = client.replyMessage({ replyToken: replyToken ?? "", messages: [hello] });
      if (works) await expect(reply).resolves.toBeDefined();
      else expect(await refusal(reply)).toMatchObject(INVALID);
    }
  });

  test("is not used up by a message that is refused", async () => {
    const { client, replyToken, reply } = await asked();
    const empty = client.replyMessage({ replyToken, messages: [{ type: "text", text: "" }] });
    expect((await refusal(empty)).body).toEqual({
      message: "The request body has 1 error(s)",
      details: [{ message: "May not be empty", property: "messages[0].text" }],
    });
    await reply();
  });

  test("answers 200 to someone who blocked meanwhile, and nothing arrives", async () => {
    const { sim, userId, reply } = await asked();
    await sim.block(userId);
    await reply();
    expect(sim.chat(userId)).toHaveLength(1);
    expect(sim.sentCount()).toBe(0);
  });

  test("costs nothing of the month", async () => {
    const { sim, client, reply } = await asked();
    sim.setQuota(0);
    await reply();
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  });

  test("can't be sent together with a retry key", async () => {
    const { post, replyToken } = await asked();
    const headers = { "x-line-retry-key": "123e4567-e89b-12d3-a456-426614174000" };
    const response = await post("/v2/bot/message/reply", { replyToken, messages: [hello] }, headers);
    expect(response.status).toBe(400);
  });
});

describe("quick replies and quotes", () => {
  test("show the quick replies of the last message only", async () => {
    const { sim, client, userId, replyToken } = await asked();
    const quickReply = {
      items: [{ type: "action", action: { type: "message", label: "ใช่", text: "ใช่" } as const }],
    };
    await client.replyMessage({
      replyToken,
      messages: [
        { ...hello, quickReply },
        { ...hello, quickReply },
      ],
    });
    expect(sim.chat(userId).map((entry) => entry.showsQuickReply)).toEqual([false, false, true]);
  });

  test("take a quote of the same chat and refuse one of another chat", async () => {
    const { sim, client, userId } = await asked();
    const quoteToken = sim.chat(userId)[0]?.quoteToken ?? "";
    const other = sim.addPerson();
    const quote = (to: string) => client.pushMessage({ to, messages: [{ ...hello, quoteToken }] });
    await quote(userId);
    expect((await refusal(quote(other.userId))).status).toBe(400);
  });
});
