import { afterEach, describe, expect, test } from "vitest";
import type { messagingApi } from "@line/bot-sdk";
import { DAY, hello, refusal, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

type Narrowcast = messagingApi.NarrowcastRequest;

async function ready(people: number, women = people) {
  const started = await startSim();
  for (let count = 0; count < people; count += 1) {
    started.sim.addPerson({ gender: count < women ? "female" : "male", appType: "ios" });
  }
  const narrowcast = async (request: Partial<Narrowcast> = {}): Promise<string> => {
    const answer = await started.client.narrowcastWithHttpInfo({ messages: [hello], ...request });
    expect(answer.httpResponse.status).toBe(202);
    return answer.httpResponse.headers.get("x-line-request-id") ?? "";
  };
  return { ...started, narrowcast, progress: (id: string) => started.client.getNarrowcastProgress(id) };
}

const women: Narrowcast["filter"] = { demographic: { type: "gender", oneOf: ["female"] } };

describe("narrowcast", () => {
  test("answers 202, sends a moment later and says how it went", async () => {
    const { sim, narrowcast, progress } = await ready(3);
    const requestId = await narrowcast();
    expect(await progress(requestId)).toMatchObject({ phase: "succeeded", successCount: 3, targetCount: 3 });
    expect(sim.sentCount()).toBe(3);
  });

  test("[narrowcast.reach] needs 100 friends when it filters by attributes", async () => {
    const few = await ready(99);
    expect(await refusal(few.narrowcast({ filter: women }))).toMatchObject({
      status: 403,
      body: { message: "Your account does not have enough friends" },
    });
    const enough = await ready(100);
    expect(await enough.progress(await enough.narrowcast({ filter: women }))).toMatchObject({
      successCount: 100,
    });
  });

  test("[narrowcast.recipients] fails after 202 when fewer than 50 people are left", async () => {
    const few = await ready(100, 49);
    expect(await few.progress(await few.narrowcast({ filter: women }))).toMatchObject({
      phase: "failed",
      errorCode: 2,
    });
    expect(few.sim.sentCount()).toBe(0);
    const enough = await ready(100, 50);
    expect(await enough.progress(await enough.narrowcast({ filter: women }))).toMatchObject({
      successCount: 50,
    });
  });

  test("joins conditions by and, or, not", async () => {
    const { narrowcast, progress } = await ready(160, 100);
    const notWomen = { type: "operator", not: { type: "gender", oneOf: ["female"] } } as const;
    const demographic = { type: "operator", and: [notWomen, { type: "appType", oneOf: ["ios"] }] } as const;
    const requestId = await narrowcast({ filter: { demographic: structuredClone(demographic) as never } });
    expect(await progress(requestId)).toMatchObject({ successCount: 60 });
  });

  test("reaches again those of an earlier one, and refuses requests and audiences it does not know", async () => {
    const { narrowcast, progress } = await ready(60);
    const first = await narrowcast({ limit: { max: 55 } });
    expect(await progress(first)).toMatchObject({ successCount: 55 });
    const again = await narrowcast({ recipient: { type: "redelivery", requestId: first } });
    expect(await progress(again)).toMatchObject({ successCount: 55 });
    const unknown = refusal(narrowcast({ recipient: { type: "redelivery", requestId: "x" } }));
    expect((await unknown).body).toEqual({ message: "Invalid request id: x" });
    const audience = refusal(narrowcast({ recipient: { type: "audience", audienceGroupId: 5 } }));
    expect((await audience).body).toEqual({ message: "Invalid audience group id: 5" });
  });

  test("[narrowcast.conditions] takes ten earlier requests and refuses eleven", async () => {
    const { narrowcast } = await ready(60);
    const first = await narrowcast();
    const many = (count: number): NonNullable<Narrowcast["recipient"]> => ({
      type: "operator",
      or: Array.from({ length: count }, () => ({ type: "redelivery", requestId: first })),
    });
    await narrowcast({ recipient: many(10) });
    expect((await refusal(narrowcast({ recipient: many(11) }))).status).toBe(400);
  });

  test("keeps to what is left of the month when asked, or cancels", async () => {
    const { sim, narrowcast, progress } = await ready(10);
    sim.setQuota(4);
    const whole = await narrowcast({ limit: { upToRemainingQuota: true, forbidPartialDelivery: true } });
    expect(await progress(whole)).toMatchObject({ phase: "failed", errorCode: 5 });
    expect(await progress(await narrowcast({ limit: { upToRemainingQuota: true } }))).toMatchObject({
      successCount: 4,
    });
    const alone = refusal(narrowcast({ limit: { forbidPartialDelivery: true } }));
    expect((await alone).body).toEqual({
      message: "The option forbidPartialDelivery must be used with upToRemainingQuota.",
    });
  });

  test("[narrowcast.progress] can be asked about for 14 days", async () => {
    const { narrowcast, progress, time } = await ready(1);
    const requestId = await narrowcast();
    time.now += 14 * DAY;
    expect(await progress(requestId)).toMatchObject({ phase: "succeeded" });
    time.now += 1;
    expect((await refusal(progress(requestId))).status).toBe(404);
    expect((await refusal(progress("no-uuid"))).status).toBe(400);
  });
});
