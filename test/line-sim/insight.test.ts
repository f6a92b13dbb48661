import { insight } from "@line/bot-sdk";
import { afterEach, describe, expect, test } from "vitest";
import { DAY, hello, refusal, startSim, stopAll, TOKEN } from "./harness.ts";

afterEach(stopAll);

async function ready(people: number) {
  const started = await startSim();
  const ids = Array.from({ length: people }, () => started.sim.addPerson().userId);
  const figures = new insight.InsightClient({ channelAccessToken: TOKEN, baseURL: started.sim.url });
  const cast = () =>
    started.client.multicast({ to: ids, messages: [hello], customAggregationUnits: ["update_1"] });
  const unit = (from = "20261120", to = "20261120") => figures.getStatisticsPerUnit("update_1", from, to);
  return { ...started, ids, figures, cast, unit };
}

describe("statistics of a unit", () => {
  test("[insight.people] are null for fewer than 20 people", async () => {
    const { sim, ids, cast, unit } = await ready(20);
    await cast();
    for (const userId of ids.slice(1)) sim.look(userId);
    expect(await unit()).toMatchObject({ overview: { uniqueImpression: null }, messages: [] });
    sim.look(ids[0] ?? "");
    expect(await unit()).toMatchObject({
      overview: { uniqueImpression: 20, uniqueClick: null },
      messages: [{ seq: 1, impression: 20, uniqueImpression: 20, mediaPlayed: null }],
    });
  });

  test("count who opened an address", async () => {
    const { sim, ids, cast, unit } = await ready(25);
    await cast();
    for (const userId of ids)
      sim.openUri(userId, sim.chat(userId)[0]?.messageId ?? "", "https://example.com/");
    expect(await unit()).toMatchObject({
      overview: { uniqueClick: 25 },
      clicks: [{ seq: 1, url: "https://example.com/", click: 25, uniqueClick: 25 }],
    });
  });

  test("[insight.window] cover at most 30 days after the first", async () => {
    const { unit } = await ready(1);
    await unit("20261101", "20261201");
    expect((await refusal(unit("20261101", "20261202"))).status).toBe(400);
    expect((await refusal(unit("20261102", "20261101"))).status).toBe(400);
    expect((await refusal(unit("20261131", "20261201"))).status).toBe(400);
  });

  test("[insight.updated] stand still 14 days after the message", async () => {
    const { sim, ids, cast, unit, time } = await ready(21);
    await cast();
    time.now += 14 * DAY;
    for (const userId of ids.slice(1)) sim.look(userId);
    time.now += 1;
    sim.look(ids[0] ?? "");
    expect(await unit()).toMatchObject({ overview: { uniqueImpression: 20 } });
  });

  test("leave out what was sent on other days or under other names", async () => {
    const { sim, ids, cast, unit, figures } = await ready(20);
    await cast();
    for (const userId of ids) sim.look(userId);
    expect(await unit("20261101", "20261119")).toMatchObject({ overview: { uniqueImpression: null } });
    const other = await figures.getStatisticsPerUnit("Update_1", "20261120", "20261120");
    expect(other).toMatchObject({ overview: { uniqueImpression: null }, messages: [], clicks: [] });
  });
});

describe("other figures", () => {
  test("of a broadcast by its request id", async () => {
    const { sim, ids, client, figures } = await ready(20);
    const sent = await client.broadcastWithHttpInfo({ messages: [hello] });
    const requestId = sent.httpResponse.headers.get("x-line-request-id") ?? "";
    for (const userId of ids) sim.look(userId);
    expect(await figures.getMessageEvent(requestId)).toMatchObject({
      overview: { requestId, delivered: 20, uniqueImpression: 20 },
    });
  });

  test("followers of yesterday are ready, of today not yet", async () => {
    const { sim, figures } = await ready(2);
    sim.addPerson({ blocked: true });
    const ready1 = await figures.getNumberOfFollowers("20261119");
    expect(ready1).toEqual({ status: "ready", followers: 3, targetedReaches: 2, blocks: 1 });
    expect(await figures.getNumberOfFollowers("20261120")).toMatchObject({
      status: "unready",
      followers: null,
    });
    expect(await figures.getNumberOfFollowers("20161031")).toMatchObject({ status: "out_of_service" });
  });

  test("demographics need 20 people", async () => {
    const few = await ready(19);
    expect(await few.figures.getFriendsDemographics()).toMatchObject({ available: false, genders: [] });
    const enough = await ready(20);
    expect(await enough.figures.getFriendsDemographics()).toMatchObject({
      available: true,
      genders: [{ gender: "unknown", percentage: 100 }],
    });
  });

  test("deliveries of a day by way of sending", async () => {
    const { figures, cast, time } = await ready(3);
    await cast();
    time.now += DAY;
    expect(await figures.getNumberOfMessageDeliveries("20261120")).toMatchObject({
      status: "ready",
      apiMulticast: 3,
    });
  });
});
