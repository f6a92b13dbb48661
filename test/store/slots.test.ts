import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { invocation } from "#src/slots.ts";
import { wire, type Wired } from "#src/wiring.ts";
import { testEnv } from "#test/support/house.ts";
import { startSlowServer, type Answer, type Call, type SlowServer } from "#test/support/slow-server.ts";

/** The clients as the worker wires them, against a store and a LINE that count what is in flight. */

let server: SlowServer;
beforeEach(() => {
  // A busy machine must not make a call fail here; one test below is about the store's time-out, and has it back.
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

async function wiredTo(answer: (call: Call) => Promise<Answer>): Promise<Wired> {
  server = await startSlowServer(answer);
  return wire(
    testEnv({
      UPSTASH_REDIS_REST_URL: server.url,
      LINE_API_BASE_URL: server.url,
      PUBLIC_BASE_URL: "http://localhost",
    }),
  );
}

const nobody: Answer = { status: 200, text: '{"result":null}' };
const known = null;
const never = new Promise<Answer>(() => undefined);
const late = async (): Promise<Answer> => (await sleep(20), nobody);
/** Answers nobody before so many have come, and slowly after that: they are certain to be in flight together. */
function together(count: number): () => Promise<Answer> {
  let come = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  return async () => {
    come += 1;
    if (come === count) resolve();
    await all;
    return late();
  };
}
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** So many calls of the store at once, in the invocation of that letter. */
const calls = ({ deps }: Wired, letter: string, count: number) =>
  invocation(() =>
    Promise.allSettled(numbers(count).map((i) => deps.texts.read(`invocation-${letter}-${i}`))),
  );
const values = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === "fulfilled" ? result.value : result.reason));

describe("calls of the store", () => {
  test("fifty at once in one invocation: five are open, all are answered", async () => {
    const wired = await wiredTo(late);
    expect(values(await calls(wired, "a", 50))).toEqual(numbers(50).map(() => known));
    expect(server.seen()).toMatchObject({ calls: { all: 50 }, highest: { all: 5 } });
  });

  test("two invocations at once have five open each", async () => {
    const wired = await wiredTo(together(10));
    const both = await Promise.all([calls(wired, "a", 25), calls(wired, "b", 25)]);
    expect(values(both.flat())).toEqual(numbers(50).map(() => known));
    expect(server.seen()).toMatchObject({ calls: { all: 50 }, highest: { all: 10, a: 5, b: 5 } });
  });

  test("pipelines and scripts count like any other call", async () => {
    const wired = await wiredTo(late);
    const { deps, health } = wired;
    await invocation(() =>
      Promise.allSettled(
        numbers(10).flatMap((i) => [
          health.read(),
          health.tick(i),
          deps.inbox.due(i, 1),
          deps.inbox.claim(`${i}`, i, "lease"),
        ]),
      ),
    );
    expect(server.seen()).toMatchObject({ calls: { all: 40 }, highest: { all: 5 } });
  });

  test("outside of any invocation all are open at once", async () => {
    const { deps } = await wiredTo(together(50));
    await Promise.all(numbers(50).map((i) => deps.texts.read(`${i}`)));
    expect(server.seen().highest["all"]).toBe(50);
  });

  test("a store that does not answer is given up after its 800 ms, counted from when a call is sent; the slots go on", async () => {
    vi.restoreAllMocks();
    let hanging = 5;
    const wired = await wiredTo(() => (hanging-- > 0 ? never : late()));
    const start = performance.now();
    const results = await calls(wired, "a", 8);
    expect(results.map(({ status }) => status)).toEqual([
      ...numbers(5).map(() => "rejected"),
      ...numbers(3).map(() => "fulfilled"),
    ]);
    for (const error of values(results).slice(0, 5)) expect(error).toMatchObject({ name: "TimeoutError" });
    expect(performance.now() - start).toBeGreaterThan(790);
    expect(server.seen()).toMatchObject({ calls: { all: 8 }, highest: { all: 5 } });
  });

  test("a cut connection is tried once more, five slots or not; a second cut is the caller's error", async () => {
    const tries = new Map<string, number>();
    const wired = await wiredTo(async (call) => {
      const mine = (tries.get(call.text) ?? 0) + 1;
      tries.set(call.text, mine);
      // Even ones are cut once, odd ones always.
      if (mine === 1 || /-[13579]"/.test(call.text)) throw new Error("cut");
      return nobody;
    });
    const results = await calls(wired, "a", 10);
    expect(results.map(({ status }) => status)).toEqual(
      numbers(10).map((i) => (i % 2 === 0 ? "fulfilled" : "rejected")),
    );
    expect([...tries.values()]).toEqual(numbers(10).map(() => 2));
    expect(server.seen().highest["all"]).toBeLessThanOrEqual(5);
  });

  test("an error that the store names reaches the caller as before, and gives its slot back", async () => {
    const wired = await wiredTo(async () => ({ status: 400, text: '{"error":"WRONGTYPE no hash"}' }));
    const results = await calls(wired, "a", 12);
    for (const error of values(results)) {
      expect(error).toMatchObject({ name: "UpstashError", message: expect.stringContaining("WRONGTYPE") });
    }
    expect(results).toHaveLength(12);
  });
});

test("while LINE hangs for ever, calls of the store go on beside it: three and two", async () => {
  const wired = await wiredTo(({ kind }) => (kind === "line" ? never : late()));
  const replies = invocation(() => {
    const sent = numbers(10).map((i) => wired.deps.line.reply(`invocation-a-${i}`, []));
    return {
      sent,
      stored: Promise.all(numbers(50).map((i) => wired.deps.texts.read(`invocation-a-${i}`))),
    };
  });
  expect(await replies.stored).toEqual(numbers(50).map(() => known));
  expect(server.seen()).toMatchObject({
    calls: { line: 3, store: 50 },
    highest: { all: 5, line: 3, store: 2 },
  });
});
