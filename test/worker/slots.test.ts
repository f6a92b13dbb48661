/// <reference types="@cloudflare/vitest-plugin/types" />
import { createExecutionContext, createScheduledController, env } from "cloudflare:test";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { storeSlot } from "#src/slots.ts";
import worker from "#src/worker.ts";
import { delivery, post, textEvent } from "#test/support/post-webhook.ts";
import type { Seen } from "#test/support/slow-server.ts";

/** The real worker under a burst, against a slow store and a slow LINE that count what is in flight. */

const slow = inject("slowUrl");
const slowEnv = Object.assign({ ...env }, { UPSTASH_REDIS_REST_URL: slow, LINE_API_BASE_URL: slow });
const seen = async () => (await fetch(`${slow}/seen`)).json<Seen>();
beforeEach(async () => {
  await fetch(`${slow}/forget`, { method: "POST" });
  // A busy machine must not make a call of the store run into its time-out here.
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
});
afterEach(() => vi.restoreAllMocks());

/** A delivery of events of so many people. The slow server tells invocations apart by the letter. */
const deliveryOf = (letter: string, people: number) =>
  delivery(
    ...Array.from({ length: people }, (_, i) => {
      const id = `invocation-${letter}-${i}`;
      return textEvent("เอกสารลงทะเบียนว่างงาน", { id, user: `${letter.charCodeAt(0)}${i}`, replyToken: id });
    }),
  );

test("events of twelve people in one delivery: at most three calls of LINE and five in all at once, everybody is answered", async () => {
  expect(await post(slowEnv, deliveryOf("a", 12))).toBe(200);
  const { calls, highest } = await seen();
  expect(calls["line"]).toBe(12);
  expect(highest["line"]).toBe(3);
  expect(highest["all"]).toBeLessThanOrEqual(5);
});

test("a store that has lost its scripts is sent them again for twelve events at once, five at a time", async () => {
  await fetch(env.UPSTASH_REDIS_REST_URL, {
    method: "POST",
    headers: { authorization: "Bearer test-store-token" },
    body: JSON.stringify(["script", "flush"]),
  });
  expect(await post(slowEnv, deliveryOf("b", 12))).toBe(200);
  const { calls, highest } = await seen();
  expect(calls["line"]).toBe(12);
  // One call for all that the store does not know, and one for each script again; then the completions.
  expect(calls["store"]).toBeGreaterThanOrEqual(1 + 12 + 12);
  expect(highest["all"]).toBe(5);
});

test("two deliveries at once in one isolate have slots of their own", async () => {
  const statuses = await Promise.all([
    post(slowEnv, deliveryOf("c", 12)),
    post(slowEnv, deliveryOf("d", 12)),
  ]);
  expect(statuses).toEqual([200, 200]);
  const { highest } = await seen();
  expect(highest).toMatchObject({ "c line": 3, "d line": 3 });
  expect(highest["line"]).toBeGreaterThan(3);
});

test("twenty deliveries at once do not wait for each other, and nothing is left open behind them", async () => {
  const letters = "ABCDEFGHIJKLMNOPQRST".split("");
  const statuses = await Promise.all(letters.map((letter) => post(slowEnv, deliveryOf(letter, 2))));
  expect(statuses).toEqual(letters.map(() => 200));
  const { calls, highest } = await seen();
  expect(calls["line"]).toBe(40);
  expect(highest["all"]).toBeGreaterThan(5);
  const health = await worker.fetch(
    new Request("http://localhost:8787/health"),
    slowEnv,
    createExecutionContext(),
  );
  expect(await health.json()).toMatchObject({ ok: true, openEvents: 0 });
});

test("the scheduled work is an invocation as well", async () => {
  let [inFlight, highest] = [0, 0];
  const work = async () => {
    highest = Math.max(highest, (inFlight += 1));
    await scheduler.wait(5);
    inFlight -= 1;
  };
  const burst = () => Array.from({ length: 20 }, () => storeSlot(work));
  let tick: Promise<unknown> | undefined;
  const context = Object.assign(createExecutionContext(), {
    // What the handler hands over is handed over from inside: here a burst of ours goes with it.
    waitUntil: (promise: Promise<unknown>) => void (tick = Promise.all([promise, ...burst()])),
  });
  worker.scheduled(createScheduledController({ cron: "* * * * *" }), slowEnv, context);
  await tick;
  // The sweep's own first call has one of the five.
  expect(highest).toBeGreaterThanOrEqual(4);
  expect(highest).toBeLessThanOrEqual(5);
});
