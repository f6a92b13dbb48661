import { afterEach, describe, expect, test } from "vitest";
import { limits, type RateId } from "#dev/line-sim/limits.ts";
import { createRates } from "#dev/line-sim/rates.ts";
import { hello, HOUR, MINUTE, refusal, repeat, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

const PERIOD: Record<string, number> = { "per second": 1000, "per minute": MINUTE, "per hour": HOUR };

/** Every rate of the table, with its number as LINE writes it. */
const rates: [string, number][] = [
  ["[rate.broadcast]", 60],
  ["[rate.narrowcast]", 60],
  ["[rate.insight]", 60],
  ["[rate.webhookTest]", 60],
  ["[rate.webhookEndpoint]", 1000],
  ["[rate.richMenuChange]", 100],
  ["[rate.richMenuList]", 10],
  ["[rate.multicast]", 200],
  ["[rate.loading]", 100],
  ["[rate.other]", 2000],
];

/** The endpoints that REF#rate-limits names; all others have 2,000 a second. */
const named: Record<string, RateId> = {
  "POST /v2/bot/message/narrowcast": "rate.narrowcast",
  "POST /v2/bot/message/broadcast": "rate.broadcast",
  "GET /v2/bot/insight/followers": "rate.insight",
  "GET /v2/bot/insight/demographic": "rate.insight",
  "GET /v2/bot/insight/message/delivery": "rate.insight",
  "GET /v2/bot/insight/message/event": "rate.insight",
  "GET /v2/bot/insight/message/event/aggregation": "rate.insight",
  "POST /v2/bot/channel/webhook/test": "rate.webhookTest",
  "GET /v2/bot/channel/webhook/endpoint": "rate.webhookEndpoint",
  "PUT /v2/bot/channel/webhook/endpoint": "rate.webhookEndpoint",
  "POST /v2/bot/richmenu": "rate.richMenuChange",
  "DELETE /v2/bot/richmenu/:richMenuId": "rate.richMenuChange",
  "DELETE /v2/bot/richmenu/alias/:alias": "rate.richMenuChange",
  "GET /v2/bot/richmenu/list": "rate.richMenuList",
  "POST /v2/bot/message/multicast": "rate.multicast",
  "POST /v2/bot/chat/loading/start": "rate.loading",
};

describe("rate limits", () => {
  test("are given to the endpoints that LINE names", async () => {
    const { sim } = await startSim();
    const special = sim.routes.filter(({ rate }) => rate !== "rate.other");
    expect(Object.fromEntries(special.map(({ method, path, rate }) => [`${method} ${path}`, rate]))).toEqual(
      named,
    );
  });

  test.each(rates)("%s lets %i requests through at once and not one more", (name, number) => {
    const rate = name.slice(1, -1) as RateId;
    let now = 0;
    const take = createRates(() => now);
    const allowed = Array.from({ length: number + 1 }, () => take("POST /x", rate)).filter(Boolean);
    expect(allowed).toHaveLength(number);
    const period = PERIOD[limits[rate].unit] ?? 0;
    now += period / number;
    expect([take("POST /x", rate), take("POST /x", rate)]).toEqual([true, false]);
    now += period;
    expect(take("POST /x", rate)).toBe(true);
    expect(take("POST /y", rate)).toBe(true);
  });

  test("hold for broadcasts over HTTP, whatever was answered before", async () => {
    const { sim, client, time } = await startSim();
    sim.addPerson();
    await repeat(60, () => client.broadcast({ messages: [hello] }));
    const over = await refusal(client.broadcast({ messages: [hello] }));
    expect(over).toMatchObject({
      status: 429,
      body: { message: "The API rate limit has been exceeded. Try again later." },
    });
    expect(sim.sentCount()).toBe(60);
    time.now += MINUTE;
    await client.broadcast({ messages: [hello] });
  });

  test("are one for each endpoint", async () => {
    const { ask } = await startSim();
    const statuses = await repeat(11, async () => (await ask("/v2/bot/richmenu/list")).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask("/v2/bot/info")).status).toBe(200);
  });
});
