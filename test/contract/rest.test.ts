import { request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { startStore, type LocalStore } from "#dev/store/store.ts";

import { TOKEN, clientOf, onBothEngines, post, temporaryStore, useStore } from "./engines.ts";

const PATHS = ["/", "/pipeline", "/multi-exec"];
const setCommand = (path: string) => (path === "/" ? ["SET", "k", "v"] : [["SET", "k", "v"]]);

/** Whether an answer comes within a time that is long for this store. */
async function answersSoon(answer: Promise<unknown>): Promise<boolean> {
  const settled = answer.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, sleep(150, false)]);
}

onBothEngines("the REST protocol", (engine) => {
  const clients = useStore(engine);
  const send = (path: string, body: Parameters<typeof post>[2], headers?: Record<string, string>) =>
    post(clients().store, path, body, headers);

  test.each(PATHS)("%s refuses a wrong, an empty and a missing token, and does nothing", async (path) => {
    const { redis, store } = clients();
    const before = store.requests();
    for (const authorization of ["Bearer wrong", "Bearer ", `Basic ${TOKEN}`, TOKEN, ""]) {
      const response = await send(path, setCommand(path), { authorization });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: "Unauthorized" });
    }
    expect(store.requests()).toBe(before);
    expect(await redis.exists("k")).toBe(0);
  });

  test("an unknown path asks for the token first, then is 404", async () => {
    expect((await send("/get/k", [], { authorization: "" })).status).toBe(401);
    const response = await send("/get/k", []);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: expect.stringContaining("Unknown path") });
  });

  test("a method other than POST is 405", async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${clients().store.url}/pipeline`, { headers })).status).toBe(405);
  });

  test.each([
    ["text that is no JSON", "/", "{"],
    ["an empty body", "/", ""],
    ["an empty command", "/", "[]"],
    ["an object", "/", '{"a":1}'],
    ["null inside a command", "/", '["SET","k",null]'],
    ["an empty pipeline", "/pipeline", "[]"],
    ["a pipeline that is one command", "/pipeline", '["GET","k"]'],
    ["a command inside / that is a list", "/", '[["GET","k"]]'],
    ["an empty transaction", "/multi-exec", "[]"],
  ])("%s is 400 with a reason", async (_, path, body) => {
    const response = await send(path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^ERR The body is not/) });
  });

  test("a body of more than 10 MB is 413, one just below passes", async () => {
    const near = "x".repeat(10 * 1024 * 1024 - 100);
    expect((await send("/", ["SET", "near", near])).status).toBe(200);
    const response = await send("/", ["SET", "over", `${near}${near}`]);
    expect(response.status).toBe(413);
    expect(await clients().redis.exists("near", "over")).toBe(1);
  });

  test("an error of one command is 400 with its message", async () => {
    await send("/", ["SET", "k", "v"]);
    const response = await send("/", ["LPUSH", "k", "x"], { "Upstash-Encoding": "base64" });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: "WRONGTYPE Operation against a key holding the wrong kind of value",
    });
    expect(await (await send("/", ["NOPE", "a"])).json()).toEqual({
      error: expect.stringContaining("unknown command 'NOPE'"),
    });
  });

  test("errors in a pipeline are 200 and stay in their items", async () => {
    const response = await send("/pipeline", [
      ["SET", "k", "v"],
      ["GET"],
      ["NOPE"],
      ["BLPOP", "l", 0],
      ["GET", "k"],
    ]);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual([
      { result: "OK" },
      { error: "ERR wrong number of arguments for 'get' command" },
      { error: expect.stringContaining("ERR unknown command 'NOPE'") },
      { error: "ERR Command is not available: 'BLPOP'" },
      { result: "v" },
    ]);
  });

  test.each([
    ["too few words", ["GET"]],
    ["an unknown command", ["NOPE"]],
    ["a command that is not available", ["SUBSCRIBE", "c"]],
  ])("%s anywhere in a transaction changes nothing at all", async (_, wrong) => {
    const response = await send("/multi-exec", [["SET", "k", "v"], wrong, ["INCR", "n"]]);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: expect.stringMatching(/^EXECABORT Transaction discarded/),
    });
    expect(await clients().redis.exists("k", "n")).toBe(0);
    expect((await send("/multi-exec", [["INCR", "n"]])).status).toBe(200);
  });

  test("with base64 every string is encoded but a lone OK, at any depth; numbers and null stay", async () => {
    const commands = [
      ["SET", "k", "OK"],
      ["GET", "k"],
      ["TYPE", "k"],
      ["EVAL", "return {1, false, 'ก', {redis.status_reply('OK'), {'x', 2}}}", 0],
      ["GET", "none"],
      ["INCR", "n"],
    ];
    const base64 = await send("/pipeline", commands, { "Upstash-Encoding": "base64" });
    expect(await base64.json()).toEqual([
      { result: "OK" },
      { result: "T0s=" },
      { result: "c3RyaW5n" },
      { result: [1, null, "4LiB", ["T0s=", ["eA==", 2]]] },
      { result: null },
      { result: 1 },
    ]);
    const text = await send("/pipeline", commands.slice(1, 4));
    expect(await text.json()).toEqual([
      { result: "OK" },
      { result: "string" },
      { result: [1, null, "ก", ["OK", ["x", 2]]] },
    ]);
  });

  test("bytes that are no UTF-8 come back exactly in base64", async () => {
    const script =
      "local t = {} for i = 0, 255 do t[#t + 1] = string.char(i) end redis.call('SET', KEYS[1], table.concat(t))";
    await send("/", ["EVAL", script, 1, "bytes"]);
    const response = await send("/", ["GET", "bytes"], { "Upstash-Encoding": "base64" });
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString("base64");
    expect(await response.json()).toEqual({ result: all });
  });

  test("integers beyond 2^53 keep their digits on the wire", async () => {
    await send("/", ["SET", "n", "9223372036854775806"]);
    expect(await (await send("/", ["INCR", "n"])).text()).toBe('{"result":9223372036854775807}');
  });

  test("every answer carries a sync token", async () => {
    expect((await send("/", ["PING"])).headers.get("upstash-sync-token")).toBeTruthy();
    expect((await send("/pipeline", [["PING"]])).headers.get("upstash-sync-token")).toBeTruthy();
  });

  test("idle connections are kept for 65 seconds", async () => {
    expect((await send("/", ["PING"])).headers.get("keep-alive")).toBe("timeout=65");
  });

  test.each([
    [["XREAD", "BLOCK", 0, "STREAMS", "x", "$"]],
    [["xreadgroup", "GROUP", "g", "c", "block", 0, "STREAMS", "x", ">"]],
    [["brpop", "l", 0]],
    [["SELECT", 1]],
    [["MULTI"]],
    [["MONITOR"]],
    [["SHUTDOWN"]],
    [["CONFIG", "SET", "appendonly", "no"]],
  ])("%j would stop or confuse everybody and is refused", async (command) => {
    const response = await send("/", command);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/is not available/) });
    expect((await send("/", ["PING"])).status).toBe(200);
  });

  test("it listens on 127.0.0.1 and nowhere else", async () => {
    const port = new URL(clients().store.url).port;
    await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow("fetch failed");
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow("fetch failed");
  });

  test("requests() counts each request once, however many commands it carries", async () => {
    const { store } = clients();
    const before = store.requests();
    await send("/pipeline", [["PING"], ["PING"], ["PING"]]);
    await send("/", ["NOPE"]);
    expect(store.requests() - before).toBe(2);
  });
});

onBothEngines("faults", (engine) => {
  const clients = useStore(engine);

  test("refuse: 503 before the effect, as often as asked, then all is well", async () => {
    const { redis, store } = clients();
    store.fault("refuse", 2);
    const before = store.requests();
    await expect(redis.set("k", "1")).rejects.toThrow("refuses");
    expect((await post(store, "/pipeline", [["SET", "k", "2"]])).status).toBe(503);
    expect(store.requests() - before).toBe(2);
    expect(await redis.get("k")).toBeNull();
  });

  test("hang: no answer and no effect", async () => {
    const { redis, store } = clients();
    store.fault("hang", 1);
    expect(await answersSoon(redis.set("k", "1"))).toBe(false);
    expect(await redis.get("k")).toBeNull();
  });

  test("answer-lost: the effect happens, the client sees a broken connection", async () => {
    const { redis, store } = clients();
    store.fault("answer-lost", 1);
    await expect(redis.incr("n")).rejects.toThrow("fetch failed");
    expect(await redis.get("n")).toBe("1");
  });

  test.each([
    ["retries 1", { retries: 1, backoff: () => 1 }],
    ["retry false, which the SDK takes for one retry", false as const],
  ])("answer-lost and a client with %s: the effect happens twice", async (_, retry) => {
    const { store } = clients();
    store.fault("answer-lost", 1);
    expect(await clientOf(store, { retry }).incr("n")).toBe(2);
  });

  test("without a number a fault stays until it is taken away", async () => {
    const { redis, store } = clients();
    store.fault("refuse");
    for (let i = 0; i < 5; i++) await expect(redis.set("k", "1")).rejects.toThrow("refuses");
    store.fault(null);
    expect(await redis.set("k", "1")).toBe("OK");
  });

  test("a fault meets only requests that have the token", async () => {
    const { redis, store } = clients();
    store.fault("refuse", 1);
    expect((await post(store, "/", ["PING"], { authorization: "" })).status).toBe(401);
    await expect(redis.ping()).rejects.toThrow("refuses");
  });

  test("stop() ends requests that hang, and is quick", async () => {
    const store = await temporaryStore({ engine });
    store.fault("hang");
    const hanging = clientOf(store).ping();
    expect(await answersSoon(hanging)).toBe(false);
    const ended = expect(hanging).rejects.toThrow("fetch failed");
    const start = performance.now();
    await store.stop();
    expect(performance.now() - start).toBeLessThan(2000);
    await ended;
  });

  test("a client that goes away in the middle of its body harms nobody", async () => {
    const { redis, store } = clients();
    await new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer ${TOKEN}`, "content-length": "1000" };
      const request = httpRequest(store.url, { method: "POST", headers });
      request.on("error", () => resolve());
      request.write('["SET","k","', () => request.destroy());
    });
    expect(await redis.get("k")).toBeNull();
  });
});

onBothEngines("starting", (engine) => {
  const start = (options: Partial<Parameters<typeof startStore>[0]>): Promise<LocalStore> =>
    startStore({ dataDir: null, token: TOKEN, engine, ...options });

  test("it says what it is", async () => {
    const store = await temporaryStore({ engine });
    expect(store).toMatchObject({
      engine,
      token: TOKEN,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
  });

  test("a taken port is named in one line", async () => {
    const first = await temporaryStore({ engine });
    const port = Number(new URL(first.url).port);
    await expect(start({ port })).rejects.toThrow(
      new Error(`Port ${port} on 127.0.0.1 is taken, so the store cannot listen there.`),
    );
  });

  test("a port is free again after stop, and stopping twice is harmless", async () => {
    const first = await start({});
    const port = Number(new URL(first.url).port);
    await first.stop();
    await first.stop();
    const second = await temporaryStore({ engine, port });
    expect(second.url).toBe(first.url);
  });
});
