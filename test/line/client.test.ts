import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lineClient } from "#line/client.ts";
import { invocation, lineSlot } from "#src/slots.ts";
import { startSlowServer, type Answer, type SlowServer } from "#test/support/slow-server.ts";

/** The client of LINE where connections are few: what its callers are told, and what LINE gets. */

/** Of tests in which LINE hangs; the others have time enough on any machine. */
const SHORT_MS = 150;
const LONG_MS = 20_000;
const taken: Answer = { status: 200, text: '{"sentMessages":[]}' };

let server: SlowServer;
/** What LINE answers next. */
let answer: () => Promise<Answer>;
beforeEach(async () => {
  answer = async () => taken;
  server = await startSlowServer(() => answer());
});
afterEach(() => server.stop());

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const client = (timeoutMs: number) =>
  lineClient({
    channelAccessToken: "t",
    baseURL: server.url,
    dataURL: server.url,
    slot: lineSlot,
    timeoutMs,
  });

test("thirty replies at once in one invocation: three are open, all are told", async () => {
  answer = async () => (await sleep(5), taken);
  const line = client(LONG_MS);
  const sent = await invocation(() => Promise.all(numbers(30).map((i) => line.reply(`${i}`, []))));
  expect(sent).toEqual(numbers(30).map(() => "told"));
  expect(server.seen()).toMatchObject({ calls: { line: 30 }, highest: { line: 3 } });
});

test("a reply that was sent and not answered in time may have been taken; its connection is open, and stays counted", async () => {
  answer = () => new Promise(() => undefined);
  const line = client(SHORT_MS);
  const sent = await invocation(async () => [
    await Promise.all(numbers(3).map((i) => line.reply(`${i}`, []))),
    await Promise.all(numbers(3).map((i) => line.reply(`${i}`, []))),
  ]);
  expect(sent).toEqual([numbers(3).map(() => "unknown"), numbers(3).map(() => "busy")]);
  await expect.poll(() => server.seen()).toMatchObject({ calls: { line: 3 }, highest: { line: 3 } });
});

test("a reply that found no connection in time was not taken, and is never sent afterwards", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<Answer>();
  answer = () => released;
  const line = client(SHORT_MS);
  await invocation(async () => {
    const sent = await Promise.all(numbers(9).map((i) => line.reply(`${i}`, [])));
    expect(sent).toEqual(numbers(9).map((i) => (i < 3 ? "unknown" : "busy")));
    // LINE comes back: the three that hung end, and those who waited behind them have left.
    answer = async () => taken;
    release(taken);
    expect(await client(LONG_MS).reply("a new one", [])).toBe("told");
  });
  await expect.poll(() => server.seen().calls["line"]).toBe(4);
});

test("one reply tried three times while LINE hangs finds a connection each time", async () => {
  answer = () => new Promise(() => undefined);
  const line = client(SHORT_MS);
  const sent = await invocation(async () => [
    await line.reply("token", []),
    await line.reply("token", []),
    await line.reply("token", []),
  ]);
  expect(sent).toEqual(["unknown", "unknown", "unknown"]);
});

test.each<[string, () => Promise<Answer>, string]>([
  ["accepted", async () => taken, "told"],
  ["a rate limit", async () => ({ status: 429, text: "{}" }), "busy"],
  ["a fault of LINE", async () => ({ status: 503, text: "{}" }), "unknown"],
  ["a cut connection", () => Promise.reject(new Error("cut")), "unknown"],
  ["a used token", async () => ({ status: 400, text: '{"message":"Invalid reply token"}' }), "token-refused"],
  ["a message it will not take", async () => ({ status: 400, text: '{"message":"no"}' }), "refused"],
])("%s means the same as without slots, and gives the slot back", async (_name, said, word) => {
  answer = said;
  const line = client(LONG_MS);
  const within = await invocation(() => Promise.all(numbers(7).map((i) => line.reply(`${i}`, []))));
  expect([...within, await line.reply("outside", [])]).toEqual(numbers(8).map(() => word));
});
