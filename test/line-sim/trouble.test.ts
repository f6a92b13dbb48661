import { afterEach, describe, expect, test } from "vitest";
import { hello, refusal, startSim, stopAll } from "./harness.ts";

afterEach(stopAll);

const KEY = "123e4567-e89b-12d3-a456-426614174000";

async function ready() {
  const started = await startSim();
  const { userId } = started.sim.addPerson();
  const push = (key?: string) => started.client.pushMessage({ to: userId, messages: [hello] }, key);
  return { ...started, userId, push, arrived: () => started.sim.chat(userId).length };
}

describe("trouble on demand", () => {
  test("500 so many times, then all is well; nothing was sent before", async () => {
    const { sim, push, arrived } = await ready();
    sim.fault({ kind: "500", times: 2 });
    expect([(await refusal(push(KEY))).status, (await refusal(push(KEY))).status]).toEqual([500, 500]);
    expect(arrived()).toBe(0);
    await push(KEY);
    expect(arrived()).toBe(1);
  });

  test("429 says that the rate is over", async () => {
    const { sim, push } = await ready();
    sim.fault({ kind: "429", times: 1 });
    expect(await refusal(push())).toMatchObject({
      status: 429,
      body: { message: "The API rate limit has been exceeded. Try again later." },
    });
  });

  test("only on the path it is meant for, until it is taken back", async () => {
    const { sim, client, push } = await ready();
    const takeBack = sim.fault({ kind: "500", times: 5, path: /\/push$/ });
    sim.fault({ kind: "500", times: 1, path: "/v2/bot/info" });
    await client.getMessageQuota();
    await refusal(push());
    takeBack();
    await push();
    await refusal(client.getBotInfo());
  });

  test("reset breaks the connection before anything happens", async () => {
    const { sim, push, arrived } = await ready();
    sim.fault({ kind: "reset", times: 1 });
    await expect(push()).rejects.toThrow("fetch failed");
    expect(arrived()).toBe(0);
  });

  test("answer-lost delivers and breaks the connection; the retry learns it by 409", async () => {
    const { sim, push, arrived } = await ready();
    sim.fault({ kind: "answer-lost", times: 1 });
    await expect(push(KEY)).rejects.toThrow("fetch failed");
    expect(arrived()).toBe(1);
    expect((await refusal(push(KEY))).status).toBe(409);
    expect(arrived()).toBe(1);
  });

  test("slow delivers at once and answers late", async () => {
    const { sim, push, arrived } = await ready();
    sim.fault({ kind: "slow", times: 1, ms: 200 });
    const started = performance.now();
    const pushed = push();
    await expect.poll(arrived).toBe(1);
    await pushed;
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  test("hang answers nothing until it is over, and does nothing", async () => {
    const { sim, push, arrived } = await ready();
    sim.fault({ kind: "hang", times: 1, ms: 100 });
    await expect(push()).rejects.toThrow("fetch failed");
    expect(arrived()).toBe(0);
  });

  test("a simulator stops although a request hangs", async () => {
    const { sim, push } = await ready();
    sim.fault({ kind: "hang", times: 1 });
    const hanging = expect(push()).rejects.toThrow("fetch failed");
    await expect.poll(() => sim.calls.length).toBe(1);
    await sim.stop();
    await hanging;
  });
});
