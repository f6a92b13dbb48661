import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { startLineSim, type LineSim } from "#dev/line-sim/sim.ts";
import { lineClient } from "#line/client.ts";
import { invocation, lineSlot } from "#src/slots.ts";

/** Files that people sent, fetched from the simulated LINE, and from a LINE that never ends. */

const TOKEN = "access-token-of-a-test";
const MEGABYTE = 1024 * 1024;
const LIMIT = 10 * MEGABYTE;
const LONG_MS = 20_000;
const SHORT_MS = 150;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const clientOf = (url: string, timeoutMs = LONG_MS, channelAccessToken = TOKEN) =>
  // Nothing listens where the rest of the API is: files must come from their own address.
  lineClient({ channelAccessToken, baseURL: "http://127.0.0.1:1", dataURL: url, slot: lineSlot, timeoutMs });

describe("from LINE", () => {
  async function sim(): Promise<LineSim & { time: { now: number } }> {
    const time = { now: 1_000 };
    const started = await startLineSim({
      channelSecret: "s",
      accessToken: TOKEN,
      webhookUrl: null,
      now: () => time.now,
    });
    stops.push(() => started.stop());
    return { ...started, time };
  }
  const picture = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);

  test("a picture comes byte for byte", async () => {
    const line = await sim();
    const { messageId } = await line.image(line.addPerson().userId, { bytes: picture });
    const content = await clientOf(line.url).content(messageId ?? "");
    expect(content.state === "ready" && Buffer.from(content.bytes).equals(picture)).toBe(true);
  });

  test("an empty file is one of no bytes", async () => {
    const line = await sim();
    const { messageId } = await line.image(line.addPerson().userId, { bytes: new Uint8Array() });
    expect(await clientOf(line.url).content(messageId ?? "")).toEqual({
      state: "ready",
      bytes: new Uint8Array(),
    });
  });

  test("what is still being prepared is to be waited for", async () => {
    const line = await sim();
    const { messageId } = await line.image(line.addPerson().userId, { bytes: picture, readyAt: 2_000 });
    expect(await clientOf(line.url).content(messageId ?? "")).toEqual({ state: "wait" });
    line.time.now = 2_000;
    expect(await clientOf(line.url).content(messageId ?? "")).toMatchObject({ state: "ready" });
  });

  test("of an unsent message, of a text, and of a message that never was it is gone", async () => {
    const line = await sim();
    const { userId } = line.addPerson();
    const image = (await line.image(userId)).messageId ?? "";
    await line.unsend(userId, image);
    const text = (await line.say(userId, "ก")).messageId ?? "";
    for (const id of [image, text, "1", "no/such?message#", "ก"])
      expect(await clientOf(line.url).content(id), id).toEqual({ state: "gone" });
  });

  test.each(["500", "429", "reset", "answer-lost"] as const)("a %s tells nothing", async (kind) => {
    const line = await sim();
    const { messageId } = await line.image(line.addPerson().userId);
    line.fault({ kind, times: 1 });
    expect(await clientOf(line.url).content(messageId ?? "")).toEqual({ state: "unknown" });
    expect(await clientOf(line.url).content(messageId ?? "")).toMatchObject({ state: "ready" });
  });

  test("a token that LINE does not know tells nothing", async () => {
    const line = await sim();
    const { messageId } = await line.image(line.addPerson().userId);
    expect(await clientOf(line.url, LONG_MS, "another").content(messageId ?? "")).toEqual({
      state: "unknown",
    });
  });

  test("ten megabytes are read, one byte more is not", async () => {
    const line = await sim();
    const { userId } = line.addPerson();
    const whole = (await line.image(userId, { bytes: new Uint8Array(LIMIT) })).messageId ?? "";
    const larger = (await line.image(userId, { bytes: new Uint8Array(LIMIT + 1) })).messageId ?? "";
    const content = await clientOf(line.url).content(whole);
    expect(content.state === "ready" && content.bytes.length).toBe(LIMIT);
    expect(await clientOf(line.url).content(larger)).toEqual({ state: "too-large" });
  });
});

describe("from a LINE that misbehaves", () => {
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    stops.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test.each<[string, Record<string, string>, number]>([
    ["says that it is larger", { "content-length": String(100 * MEGABYTE) }, LIMIT],
    ["does not say its size and never ends", {}, 60 * MEGABYTE],
  ])("a file that %s is not read on, and its connection is closed", async (_name, headers, most) => {
    let sent = 0;
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    const url = await serve((_request, response) => {
      response.on("close", close);
      response.writeHead(200, headers);
      const more = () => {
        let goesOn = true;
        while (goesOn && !response.destroyed) {
          sent += MEGABYTE;
          goesOn = response.write(Buffer.alloc(MEGABYTE));
        }
        response.once("drain", more);
      };
      more();
    });
    expect(await clientOf(url).content("1")).toEqual({ state: "too-large" });
    await closed;
    expect(sent).toBeLessThan(most);
  });

  test.each<[string, RequestListener]>([
    ["never answers", () => undefined],
    ["begins a file and never goes on", (_request, response) => void response.writeHead(200).write("x")],
  ])(
    "one that %s is given up in time, its connection closed and its slot given back",
    async (_name, listener) => {
      let closed = 0;
      const url = await serve((request, response) => {
        response.on("close", () => (closed += 1));
        return listener(request, response);
      });
      const line = clientOf(url, SHORT_MS);
      const contents = await invocation(async () => {
        const first = await Promise.all([1, 2, 3].map((id) => line.content(String(id))));
        return [...first, await line.content("4")];
      });
      expect(contents).toEqual([1, 2, 3, 4].map(() => ({ state: "unknown" })));
      await expect.poll(() => closed).toBe(4);
    },
  );

  test("a file that breaks off is not taken for a whole one", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("x");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await clientOf(url).content("1")).toEqual({ state: "unknown" });
  });

  test("thirty files at once in one invocation: three are open, all come", async () => {
    let [open, highest] = [0, 0];
    const url = await serve((_request, response) => {
      highest = Math.max(highest, (open += 1));
      void sleep(5).then(() => ((open -= 1), response.end("x")));
    });
    const line = clientOf(url);
    const ids = Array.from({ length: 30 }, (_, i) => String(i));
    const contents = await invocation(() => Promise.all(ids.map((id) => line.content(id))));
    expect(contents.every(({ state }) => state === "ready")).toBe(true);
    expect(highest).toBe(3);
  });
});
