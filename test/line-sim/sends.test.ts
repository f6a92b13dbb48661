import { afterEach, describe, expect, test } from "vitest";
import { DAY, hello, HOUR, refusal, repeat, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

const KEY = "123e4567-e89b-12d3-a456-426614174000";

describe("push", () => {
  test("reaches a friend and counts for the month", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    await client.pushMessage({ to: userId, messages: [hello] });
    expect(sim.chat(userId)).toMatchObject([{ from: "bot", via: "push", message: hello }]);
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  });

  test("refuses a user that the channel does not know", async () => {
    const { client } = await startSim();
    const pushed = await refusal(client.pushMessage({ to: `U${"0".repeat(32)}`, messages: [hello] }));
    expect(pushed).toMatchObject({ status: 400, body: { message: "Failed to send messages" } });
  });

  test("refuses an id that is none", async () => {
    const { client } = await startSim();
    expect((await refusal(client.pushMessage({ to: "somebody", messages: [hello] }))).body).toEqual({
      message: "The property, to, in the request body is invalid (line: -, column: -)",
    });
  });

  test("answers 200 for someone who blocked: not delivered, not counted", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    await sim.block(userId);
    const { sentMessages } = await client.pushMessage({ to: userId, messages: [hello] });
    expect(sentMessages).toHaveLength(1);
    expect(sim.chat(userId)).toHaveLength(0);
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
  });

  test("[push.stranger] reaches a stranger for 7 days after they wrote", async () => {
    const { sim, client, time } = await startSim();
    const { userId } = sim.addPerson({ friend: false });
    await sim.say(userId, "สวัสดี");
    time.now += 7 * DAY;
    await client.pushMessage({ to: userId, messages: [hello] });
    time.now += 1;
    await client.pushMessage({ to: userId, messages: [hello] });
    expect(sim.chat(userId)).toHaveLength(2);
  });

  test("into a group counts its members, and needs the account to be in it", async () => {
    const { sim, client } = await startSim();
    const people = [sim.addPerson(), sim.addPerson(), sim.addPerson()].map(({ userId }) => userId);
    const { id } = sim.addGroup({ members: people });
    await client.pushMessage({ to: id, messages: [hello] });
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 3 });
    await sim.leave(id);
    expect((await refusal(client.pushMessage({ to: id, messages: [hello] }))).status).toBe(400);
  });

  test("stops when the month is full", async () => {
    const { sim, client } = await startSim();
    sim.setQuota(1);
    const { userId } = sim.addPerson();
    await client.pushMessage({ to: userId, messages: [hello] });
    const over = await refusal(client.pushMessage({ to: userId, messages: [hello] }));
    expect(over).toMatchObject({ status: 429, body: { message: "You have reached your monthly limit." } });
    expect(await client.getMessageQuota()).toEqual({ type: "limited", value: 1 });
    expect(sim.chat(userId)).toHaveLength(1);
  });

  test("has a full month again in the next one", async () => {
    const { sim, client, time } = await startSim();
    sim.setQuota(1);
    const { userId } = sim.addPerson();
    await client.pushMessage({ to: userId, messages: [hello] });
    time.now += 12 * DAY;
    await client.pushMessage({ to: userId, messages: [hello] });
    expect(sim.chat(userId)).toHaveLength(2);
  });
});

describe("a retry key", () => {
  test("is done once; the repeat gets 409 with the accepted request and what was sent", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    const push = () => client.pushMessageWithHttpInfo({ to: userId, messages: [hello] }, KEY);
    const first = await push();
    const again = await refusal(push());
    expect(again.status).toBe(409);
    expect(again.headers.get("x-line-accepted-request-id")).toBe(
      first.httpResponse.headers.get("x-line-request-id"),
    );
    expect(again.body).toEqual({ message: "The retry key is already accepted", ...first.body });
    expect(sim.chat(userId)).toHaveLength(1);
  });

  test("is done once also when copies come at the same time", async () => {
    const { sim, post } = await startSim();
    const { userId } = sim.addPerson();
    const body = { to: userId, messages: [hello] };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post("/v2/bot/message/push", body, { "x-line-retry-key": KEY })),
    );
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual([
      "200",
      ...Array.from({ length: 7 }, () => "409"),
    ]);
    expect(sim.chat(userId)).toHaveLength(1);
  });

  test("is 409 for another body, too", async () => {
    const { sim, client } = await startSim();
    const [one, two] = [sim.addPerson(), sim.addPerson()];
    await client.multicast({ to: [one.userId], messages: [hello] }, KEY);
    const other = await refusal(client.multicast({ to: [two.userId], messages: [hello] }, KEY.toUpperCase()));
    expect(other.status).toBe(409);
    expect(sim.chat(two.userId)).toHaveLength(0);
  });

  test("stays free when the first request was refused", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    await refusal(client.pushMessage({ to: userId, messages: [] }, KEY));
    await client.pushMessage({ to: userId, messages: [hello] }, KEY);
    expect(sim.chat(userId)).toHaveLength(1);
  });

  test("[retryKey.life] counts for 24 hours and is new after that", async () => {
    const { sim, client, time } = await startSim();
    const { userId } = sim.addPerson();
    const push = () => client.pushMessage({ to: userId, messages: [hello] }, KEY);
    await push();
    time.now += 24 * HOUR;
    expect((await refusal(push())).status).toBe(409);
    time.now += 1;
    await push();
    expect(sim.chat(userId)).toHaveLength(2);
  });

  test("must be a UUID", async () => {
    const { sim, client } = await startSim();
    const pushed = refusal(client.pushMessage({ to: sim.addPerson().userId, messages: [hello] }, "again"));
    expect((await pushed).status).toBe(400);
  });

  test("is refused where it has no meaning", async () => {
    const { post } = await startSim();
    const answer = await post(
      "/v2/bot/message/validate/push",
      { messages: [hello] },
      { "x-line-retry-key": KEY },
    );
    expect(answer.status).toBe(400);
  });
});

describe("multicast", () => {
  test("[multicast.to] takes 500 people and refuses 501", async () => {
    const { sim, client } = await startSim();
    const people = Array.from({ length: 501 }, () => sim.addPerson().userId);
    await client.multicast({ to: people.slice(1), messages: [hello] });
    expect(sim.sentCount()).toBe(500);
    expect((await refusal(client.multicast({ to: people, messages: [hello] }))).body).toEqual({
      message: "The request body has 1 error(s)",
      details: [{ message: "Size must be between 1 and 500", property: "to" }],
    });
    expect(sim.sentCount()).toBe(500);
  });

  test("refuses the same person twice, nobody, and an id of a group", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    const cast = (to: string[]) => refusal(client.multicast({ to, messages: [hello] }));
    expect((await cast([userId, userId])).status).toBe(400);
    expect((await cast([])).status).toBe(400);
    expect((await cast([userId, sim.addGroup().id])).body).toEqual({
      message: "The property, to[1], in the request body is invalid (line: -, column: -)",
    });
    expect(sim.sentCount()).toBe(0);
  });

  test("passes over those who blocked, never were friends or are unknown", async () => {
    const { sim, client } = await startSim();
    const [friend, blocked, stranger] = [
      sim.addPerson(),
      sim.addPerson({ blocked: true }),
      sim.addPerson({ friend: false }),
    ];
    const to = [friend.userId, blocked.userId, stranger.userId, `U${"0".repeat(32)}`];
    await client.multicast({ to, messages: [hello] });
    expect(sim.sentCount()).toBe(1);
    expect(sim.chat(friend.userId)).toHaveLength(1);
  });

  test("refuses unknown people when that is how LINE is taken to behave", async () => {
    const { sim, client } = await startSim();
    sim.setMulticastOfUnknown("refuse");
    const to = [sim.addPerson().userId, `U${"0".repeat(32)}`];
    expect(await refusal(client.multicast({ to, messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: "The property, to[1], in the request body is invalid (line: -, column: -)" },
    });
    expect(sim.sentCount()).toBe(0);
  });

  test("sends to nobody when the month has room for some only", async () => {
    const { sim, client } = await startSim();
    sim.setQuota(2);
    const people = Array.from({ length: 3 }, () => sim.addPerson().userId);
    expect((await refusal(client.multicast({ to: people, messages: [hello] }))).status).toBe(429);
    expect(sim.sentCount()).toBe(0);
  });
});

describe("broadcast and aggregation units", () => {
  test("a broadcast reaches every friend", async () => {
    const { sim, client } = await startSim();
    const people = Array.from({ length: 4 }, () => sim.addPerson());
    sim.addPerson({ blocked: true });
    await client.broadcast({ messages: [hello] });
    expect(people.map(({ userId }) => sim.chat(userId).length)).toEqual([1, 1, 1, 1]);
    expect(sim.sentCount()).toBe(4);
  });

  test("[unit.name] [unit.names] takes one name of 30 letters, digits and underscores", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    const push = (...units: string[]) =>
      client.pushMessage({ to: userId, messages: [hello], customAggregationUnits: units });
    await push("a".repeat(30));
    for (const units of [["a".repeat(31)], ["a-b"], ["ก"], ["a", "b"], [""]]) {
      expect((await refusal(push(...units))).status).toBe(400);
    }
    expect(await client.getAggregationUnitUsage()).toEqual({ numOfCustomAggregationUnits: 1 });
  });

  test("[unit.month] [unit.page] sends with the 1,001st name of a month, without the name; lists 100 a page", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    await repeat(1001, (count) =>
      client.pushMessage({ to: userId, messages: [hello], customAggregationUnits: [`unit_${count}`] }),
    );
    expect(sim.chat(userId)).toHaveLength(1001);
    expect(await client.getAggregationUnitUsage()).toEqual({ numOfCustomAggregationUnits: 1000 });
    const page = await client.getAggregationUnitNameList("101");
    expect(page.customAggregationUnits).toHaveLength(100);
    expect(page.next).toBeDefined();
    const last = await client.getAggregationUnitNameList("100", "900");
    expect(last.customAggregationUnits.at(-1)).toBe("unit_999");
    expect(last.next).toBeUndefined();
  });

  test("the request itself must not have unknown fields", async () => {
    const { sim, post } = await startSim();
    const body = { to: sim.addPerson().userId, messages: [hello], urgent: true };
    expect((await post("/v2/bot/message/push", body)).status).toBe(400);
  });
});

describe("validation", () => {
  test.each(["reply", "push", "multicast", "narrowcast", "broadcast"])(
    "of a %s says what LINE would",
    async (way) => {
      const { sim, post } = await startSim();
      const validate = (messages: unknown[]) => post(`/v2/bot/message/validate/${way}`, { messages });
      expect((await validate([hello])).status).toBe(200);
      const refused = await validate([{ ...hello, text: "a".repeat(5001) }]);
      expect(await refused.json()).toEqual({
        message: "The request body has 1 error(s)",
        details: [{ message: "Length must be between 0 and 5000", property: "messages[0].text" }],
      });
      expect(sim.sentCount()).toBe(0);
    },
  );
});

describe("numbers sent", () => {
  test("are ready when the day is over", async () => {
    const { sim, client, time } = await startSim();
    await client.pushMessage({ to: sim.addPerson().userId, messages: [hello] });
    expect(await client.getNumberOfSentPushMessages("20261120")).toEqual({ status: "unready" });
    time.now += DAY;
    expect(await client.getNumberOfSentPushMessages("20261120")).toEqual({ status: "ready", success: 1 });
    expect(await client.getNumberOfSentReplyMessages("20180330")).toEqual({ status: "out_of_service" });
    expect((await refusal(client.getNumberOfSentMulticastMessages("2026-11-20"))).status).toBe(400);
  });
});
