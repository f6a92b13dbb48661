import { afterEach, describe, expect, test, vi } from "vitest";
import { startLineSim } from "#dev/line-sim/sim.ts";
import { hello, HOUR, NOON, refusal, SECRET, startBoth, startSim, stopAll, TOKEN } from "./harness.ts";

afterEach(stopAll);

describe("every request", () => {
  test("gets a request id of its own", async () => {
    const { ask } = await startSim();
    const ids = (await Promise.all([ask("/v2/bot/info"), ask("/nowhere")])).map(({ headers }) =>
      headers.get("x-line-request-id"),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("needs the access token", async () => {
    const { sim } = await startSim();
    for (const headers of [{}, { authorization: "Bearer wrong" }, { authorization: TOKEN }]) {
      const response = await fetch(`${sim.url}/v2/bot/info`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        message: expect.stringMatching(/^Authentication failed due to the following reason: /),
      });
    }
  });

  test("is 404 on an unknown path and 405 with a wrong method", async () => {
    const { ask, post } = await startSim();
    expect((await ask("/v2/bot/unknown")).status).toBe(404);
    expect((await ask("//")).status).toBe(404);
    expect((await ask("/v2/bot/message/push")).status).toBe(405);
    expect((await post("/v2/bot/info", {})).status).toBe(405);
  });

  test("is 415 when its body is not declared as JSON, 400 when it is none", async () => {
    const { post } = await startSim();
    expect((await post("/v2/bot/message/push", "{}", { "content-type": "text/plain" })).status).toBe(415);
    const broken = await post("/v2/bot/message/push", "{");
    expect(broken.status).toBe(400);
    expect(await broken.json()).toEqual({
      message: "The request body could not be parsed as JSON (line: -, column: -)",
    });
  });

  test("[request.body] is 413 above 2,000,000 bytes", async () => {
    const { sim, post } = await startSim();
    const { userId } = sim.addPerson();
    const body = JSON.stringify({ to: userId, messages: [hello] });
    const room = 2_000_000 - Buffer.byteLength(body);
    expect((await post("/v2/bot/message/push", body + " ".repeat(room))).status).toBe(200);
    expect((await post("/v2/bot/message/push", body + " ".repeat(room + 1))).status).toBe(413);
  });

  test("is counted by route and logged", async () => {
    const { sim, client } = await startSim();
    const { userId } = sim.addPerson();
    await client.getProfile(userId);
    await client.getProfile(userId);
    await client.pushMessage({ to: userId, messages: [hello] });
    expect(sim.requests()).toEqual({ "GET /v2/bot/profile/:userId": 2, "POST /v2/bot/message/push": 1 });
    expect(sim.calls.at(-1)).toMatchObject({
      method: "POST",
      path: "/v2/bot/message/push",
      status: 200,
      body: { to: userId },
    });
  });

  test("may be under way with others; the highest number is kept", async () => {
    const { sim, client } = await startSim({ latencyMs: 50 });
    await Promise.all(Array.from({ length: 6 }, () => client.getBotInfo()));
    expect(sim.inFlightHighest()).toBe(6);
  });
});

test("a link token is issued for a known person", async () => {
  const { sim, client } = await startSim();
  expect((await client.issueLinkToken(sim.addPerson().userId)).linkToken).toMatch(/^\S+$/);
});

test("a test or a page can wait for messages, and watch every entry", async () => {
  const { sim, client } = await startSim();
  const { userId } = sim.addPerson();
  const seen: string[] = [];
  const stop = sim.watch((chatId, entry) => void seen.push(`${chatId} ${entry.from}`));
  const waiting = sim.botMessages(userId, 1);
  await client.pushMessage({ to: userId, messages: [hello] });
  expect(await waiting).toMatchObject([{ message: hello }]);
  stop();
  await sim.say(userId, "ก");
  expect(seen).toEqual([`${userId} bot`]);
  await expect(sim.botMessages(userId, 2, 30)).rejects.toThrow("1 of 2 messages came within 30 ms");
});

test("other paths of the port can be served beside the API", async () => {
  const { sim } = await startSim();
  sim.mount("/sim", (_, response) => void response.end("page"));
  expect(await (await fetch(`${sim.url}/sim/chat?x=1`)).text()).toBe("page");
  expect((await fetch(`${sim.url}/simple`)).status).toBe(401);
  expect(sim.requests()).toEqual({ "GET /simple": 1 });
});

test("without a clock of its own a caller can push time forward", async () => {
  const sim = await startLineSim({ channelSecret: SECRET, accessToken: TOKEN, webhookUrl: null });
  const before = sim.clock.now();
  sim.clock.advance(HOUR);
  expect(sim.clock.now() - before).toBeGreaterThanOrEqual(HOUR);
  await sim.stop();
});

describe("profiles", () => {
  test("are there for friends who agreed", async () => {
    const { sim, client } = await startSim();
    const { userId, displayName } = sim.addPerson({ statusMessage: "สบายดี" });
    expect(await client.getProfile(userId)).toEqual({
      userId,
      displayName,
      language: "th",
      statusMessage: "สบายดี",
    });
    const unseen = [{ blocked: true }, { friend: false }, { consents: false }].map(
      (given) => sim.addPerson(given).userId,
    );
    for (const id of [...unseen, "nobody"]) {
      expect(await refusal(client.getProfile(id))).toMatchObject({
        status: 404,
        body: { message: "Not found" },
      });
    }
  });

  test("of members of groups and rooms, with summary and count", async () => {
    const { sim, client } = await startSim();
    const { userId, displayName } = sim.addPerson();
    const group = sim.addGroup({ name: "เพื่อนบ้าน", members: [userId] });
    const room = sim.addGroup({ kind: "room", members: [userId] });
    expect(await client.getGroupMemberProfile(group.id, userId)).toEqual({ userId, displayName });
    expect(await client.getRoomMemberProfile(room.id, userId)).toEqual({ userId, displayName });
    expect(await client.getGroupSummary(group.id)).toEqual({ groupId: group.id, groupName: "เพื่อนบ้าน" });
    expect(await client.getGroupMemberCount(group.id)).toEqual({ count: 1 });
    expect(await client.getGroupMembersIds(group.id)).toEqual({ memberIds: [userId] });
    expect((await refusal(client.getGroupMemberProfile(room.id, userId))).status).toBe(404);
    await client.leaveGroup(group.id);
    expect((await refusal(client.getGroupSummary(group.id))).status).toBe(404);
  });

  test("[followers.page] come in pages of up to 1,000 ids, without those who blocked", async () => {
    const { sim, client, ask } = await startSim();
    for (let count = 0; count < 1001; count += 1) sim.addPerson();
    sim.addPerson({ blocked: true });
    const first = await client.getFollowers(undefined, 1000);
    expect(first.userIds).toHaveLength(1000);
    const second = await client.getFollowers(first.next, 1000);
    expect(second).toEqual({ userIds: [expect.stringMatching(/^U/)] });
    expect((await client.getFollowers()).userIds).toHaveLength(300);
    expect((await ask("/v2/bot/followers/ids?limit=1001")).status).toBe(400);
    sim.world.bot.verified = false;
    expect((await refusal(client.getFollowers())).status).toBe(403);
  });
});

describe("the loading animation", () => {
  test.each([5, 20, 60, undefined])("takes %s seconds with 202", async (loadingSeconds) => {
    const { sim, client } = await startSim();
    const chatId = sim.addPerson().userId;
    const request = loadingSeconds === undefined ? { chatId } : { chatId, loadingSeconds };
    expect((await client.showLoadingAnimationWithHttpInfo(request)).httpResponse.status).toBe(202);
  });

  test.each([
    ["[loading.shortest] refuses less than 5 seconds", 0, ["Must be between 5 and 60"]],
    ["[loading.longest] refuses more than 60 seconds", 65, ["Must be between 5 and 60"]],
    ["[loading.step] refuses what is no multiple of five", 6, ["must be a multiple of five"]],
    ["names both faults", 61, ["Must be between 5 and 60", "must be a multiple of five"]],
  ])("%s", async (_, loadingSeconds, messages) => {
    const { sim, client } = await startSim();
    const refused = await refusal(
      client.showLoadingAnimation({ chatId: sim.addPerson().userId, loadingSeconds }),
    );
    expect(refused).toMatchObject({
      status: 400,
      body: { details: messages.map((message) => ({ message, property: "loadingSeconds" })) },
    });
  });

  test("is for chats with one person only", async () => {
    const { sim, client } = await startSim();
    const refused = await refusal(client.showLoadingAnimation({ chatId: sim.addGroup().id }));
    expect(refused).toMatchObject({ status: 400, body: { details: [{ property: "chatId" }] } });
  });
});

describe("content that people sent", () => {
  test("comes back byte for byte, with its type", async () => {
    const { sim, blob, ask } = await startSim();
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80]);
    const { messageId } = await sim.image(sim.addPerson().userId, { bytes, type: "image/jpeg" });
    const stream = await blob.getMessageContent(messageId ?? "");
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
    expect(Buffer.concat(parts)).toEqual(bytes);
    const response = await ask(`/v2/bot/message/${messageId}/content/preview`);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
  });

  test("is there as soon as its event is, and not before it is prepared", async () => {
    const { sim, time, ask, received, bot } = await startBoth();
    bot.delayMs = 300;
    const { userId } = sim.addPerson();
    const status = async (messageId: string | null) =>
      (await ask(`/v2/bot/message/${messageId ?? ""}/content`)).status;
    const sent = sim.image(userId);
    await vi.waitUntil(() => received.length === 1);
    const { events } = JSON.parse(received[0]?.body ?? "") as { events: { message: { id: string } }[] };
    expect(await status(events[0]?.message.id ?? "")).toBe(200);
    await sent;
    const { messageId } = await sim.image(userId, { readyAt: time.now + 1 });
    expect(await status(messageId)).toBe(202);
    time.now += 1;
    expect(await status(messageId)).toBe(200);
  });

  test("of a video is prepared; of a text there is none; of an unsent message it is gone", async () => {
    const { sim, blob, ask } = await startSim();
    const { userId } = sim.addPerson();
    const video = (await sim.video(userId)).messageId ?? "";
    const text = (await sim.say(userId, "ก")).messageId ?? "";
    expect(await blob.getMessageContentTranscodingByMessageId(video)).toEqual({ status: "succeeded" });
    expect((await ask(`/v2/bot/message/${text}/content`)).status).toBe(404);
    await sim.unsend(userId, video);
    const gone = await ask(`/v2/bot/message/${video}/content`);
    expect([gone.status, await gone.json()]).toEqual([410, { message: "The content is gone" }]);
  });
});

describe("the account", () => {
  test("tells who it is", async () => {
    const { sim, client } = await startSim();
    expect(await client.getBotInfo()).toMatchObject({ userId: sim.world.bot.userId, chatMode: "bot" });
    expect(await client.getMessageQuota()).toEqual({ type: "none" });
  });

  test("marks messages as read by their token", async () => {
    const { sim, client, deliveries } = await startSim().then((all) => ({
      ...all,
      deliveries: all.sim.deliveries,
    }));
    const { userId } = sim.addPerson();
    await sim.say(userId, "ก");
    const message = deliveries[0]?.events[0]?.["message"] as { markAsReadToken: string };
    await client.markMessagesAsReadByToken({ markAsReadToken: message.markAsReadToken });
    expect(sim.chat(userId)[0]?.seen).toBe(true);
    expect((await refusal(client.markMessagesAsReadByToken({ markAsReadToken: "x" }))).status).toBe(400);
  });

  test("[webhook.url] keeps a webhook address of up to 500 characters and tries it out", async () => {
    const { sim, client, url, bot, received } = await startBoth();
    expect(await client.getWebhookEndpoint()).toEqual({ endpoint: url, active: true });
    expect(await client.testWebhookEndpoint({})).toEqual({
      success: true,
      timestamp: new Date(NOON).toISOString(),
      statusCode: 200,
      reason: "OK",
      detail: "200",
    });
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({ destination: sim.world.bot.userId, events: [] });
    bot.status = 404;
    expect(await client.testWebhookEndpoint({ endpoint: url })).toMatchObject({
      success: false,
      reason: "ERROR_STATUS_CODE",
    });
    const long = (length: number) => "https://example.com/".padEnd(length, "a");
    await client.setWebhookEndpoint({ endpoint: long(500) });
    for (const endpoint of [long(501), "http://example.com/", "no address"]) {
      expect((await refusal(client.setWebhookEndpoint({ endpoint }))).status).toBe(400);
    }
    expect((await client.getWebhookEndpoint()).endpoint).toBe(long(500));
  });

  test("has no webhook to tell of until one is set", async () => {
    const { client } = await startSim();
    expect((await refusal(client.getWebhookEndpoint())).status).toBe(404);
    expect((await refusal(client.testWebhookEndpoint({}))).status).toBe(404);
  });
});
