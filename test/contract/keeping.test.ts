import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { Redis } from "@upstash/redis/cloudflare";
import { describe, expect, test } from "vitest";

import { findRedisServer } from "#dev/store/redis-server.ts";
import { startStore, type StoreEngine } from "#dev/store/store.ts";

import { TOKEN, clientOf, onBothEngines, temporaryFolder, temporaryStore } from "./engines.ts";
import { fill, readAll } from "./every-type.ts";

async function expectExpiry(redis: Redis, key: string): Promise<void> {
  const left = await redis.pttl(key);
  expect(left).toBeGreaterThan(50_000);
  expect(left).toBeLessThanOrEqual(60_000);
}

onBothEngines("a restart", (engine) => {
  test("keeps every type, bytes, expiry, groups and what is handed out", async () => {
    const dataDir = await temporaryFolder();
    const first = await startStore({ dataDir, token: TOKEN, engine });
    await fill(clientOf(first));
    const before = await readAll(first);
    await first.stop();

    const second = await temporaryStore({ dataDir, engine });
    expect(await readAll(second)).toEqual(before);
    const redis = clientOf(second);
    await expectExpiry(redis, "soon");
    await expectExpiry(redis, "stream");
    expect(await redis.pttl("text")).toBe(-1);
    // Ids go on from the last one ever given, deleted or not.
    await expect(redis.xadd("stream", "5-7", { n: "again" })).rejects.toThrow("equal or smaller");
    expect(await redis.xadd("stream", "5-*", { n: "next" })).toBe("5-8");
  });

  test("forgets what expired while it was stopped", async () => {
    const dataDir = await temporaryFolder();
    const first = await startStore({ dataDir, token: TOKEN, engine });
    await clientOf(first).set("short", "v", { px: 100 });
    await clientOf(first).set("long", "v");
    await first.stop();
    await sleep(120);
    const redis = clientOf(await temporaryStore({ dataDir, engine }));
    expect(await redis.get("short")).toBeNull();
    expect(await redis.dbsize()).toBe(1);
  });

  test("with fresh forgets everything, and only what is the store's", async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, "notes.txt"), "mine");
    const first = await startStore({ dataDir, token: TOKEN, engine });
    await clientOf(first).set("k", "v");
    await first.stop();
    const redis = clientOf(await temporaryStore({ dataDir, engine, fresh: true }));
    expect(await redis.dbsize()).toBe(0);
    expect(await readFile(join(dataDir, "notes.txt"), "utf8")).toBe("mine");
  });

  test("after a flush starts empty", async () => {
    const dataDir = await temporaryFolder();
    const first = await startStore({ dataDir, token: TOKEN, engine });
    await clientOf(first).set("k", "v");
    await first.flush();
    await first.stop();
    expect(await clientOf(await temporaryStore({ dataDir, engine })).dbsize()).toBe(0);
  });

  test("without a data folder keeps nothing", async () => {
    const first = await startStore({ dataDir: null, token: TOKEN, engine });
    await clientOf(first).set("k", "v");
    await first.stop();
    expect(await clientOf(await temporaryStore({ engine })).get("k")).toBeNull();
  });

  test("of a folder that another start uses is refused, and the other one goes on", async () => {
    const dataDir = await temporaryFolder();
    const first = await temporaryStore({ dataDir, engine });
    await expect(startStore({ dataDir, token: TOKEN, engine })).rejects.toThrow(
      `The data folder ${dataDir} is in use by process ${process.pid}.`,
    );
    expect(await clientOf(first).ping()).toBe("PONG");
  });

  test("makes the data folder and leaves no record of itself behind", async () => {
    const dataDir = join(await temporaryFolder(), "a folder", "with 'quotes'");
    const store = await startStore({ dataDir, token: TOKEN, engine });
    await clientOf(store).set("k", "v");
    await store.stop();
    expect(await readdir(dataDir)).toEqual([engine === "redis-server" ? "appendonlydir" : "snapshot.jsonl"]);
  });

  test("after a record of a launcher that no longer lives is no obstacle", async () => {
    const dataDir = await temporaryFolder();
    await writeFile(
      join(dataDir, "store.pid.json"),
      JSON.stringify({ launcher: 2 ** 22 - 1, port: 1, server: null }),
    );
    expect(await clientOf(await temporaryStore({ dataDir, engine })).ping()).toBe("PONG");
  });
});

describe("the in-process engine's snapshot", () => {
  const start = (dataDir: string) => startStore({ dataDir, token: TOKEN, engine: "in-process" });
  const exists = (path: string) =>
    readFile(path)
      .then(() => true)
      .catch(() => false);

  test("is not written when nothing changed", async () => {
    const dataDir = await temporaryFolder();
    const store = await start(dataDir);
    await clientOf(store).get("k");
    await store.stop();
    expect(await readdir(dataDir)).toEqual([]);
  });

  test("is written every few seconds without a stop, and whole", async () => {
    const dataDir = await temporaryFolder();
    const store = await temporaryStore({ dataDir, engine: "in-process" });
    await clientOf(store).mset({ k: "v", l: "w" });
    const path = join(dataDir, "snapshot.jsonl");
    await expect.poll(() => exists(path), { timeout: 5000 }).toBe(true);
    expect((await readFile(path, "utf8")).split("\n")).toEqual([
      '{"store":"siang","version":1,"keys":2}',
      '{"key":"k","expiresAt":null,"type":"string","value":"v"}',
      '{"key":"l","expiresAt":null,"type":"string","value":"w"}',
      "",
    ]);
  });

  test("never holds half of a transaction", async () => {
    const dataDir = await temporaryFolder();
    const store = await start(dataDir);
    const redis = clientOf(store);
    const enough = new AbortController();
    const writing = (async () => {
      while (!enough.signal.aborted)
        await redis
          .multi()
          .incr("a")
          .hset("fill", { [crypto.randomUUID()]: "x" })
          .incr("b")
          .exec();
    })();
    await expect.poll(() => exists(join(dataDir, "snapshot.jsonl")), { timeout: 5000 }).toBe(true);
    const lines = (await readFile(join(dataDir, "snapshot.jsonl"), "utf8")).split("\n");
    const counter = (key: string) =>
      lines.find((line) => line.startsWith(`{"key":"${key}"`))?.split('"value":')[1];
    expect(counter("a")).toBeTruthy();
    expect(counter("a")).toBe(counter("b"));
    enough.abort();
    await writing;
    await store.stop();
  });

  test.each([
    ["a line that is cut", '{"store":"siang","version":1,"keys":1}\n{"key":"k","exp', "line 2"],
    [
      "a key of an unknown type",
      '{"store":"siang","version":1,"keys":1}\n{"key":"k","expiresAt":null,"type":"x"}',
      "line 2",
    ],
    ["fewer keys than it says", '{"store":"siang","version":1,"keys":2}\n', "holds 0 keys and says 2"],
    ["a later version", '{"store":"siang","version":2,"keys":0}\n', "line 1"],
    ["nothing at all", "", "line 1"],
  ])("with %s is refused by file and line, and left as it is", async (_, text, where) => {
    const dataDir = await temporaryFolder();
    const path = join(dataDir, "snapshot.jsonl");
    await writeFile(path, text);
    await expect(start(dataDir)).rejects.toThrow(where);
    await expect(start(dataDir)).rejects.toThrow("start with --fresh");
    expect(await readFile(path, "utf8")).toBe(text);
  });

  test.each(["appendonlydir", "appendonly.aof"])(
    "is not begun beside redis-server's %s: the error says what to do",
    async (name) => {
      const dataDir = await temporaryFolder();
      if (name.endsWith("dir")) await mkdir(join(dataDir, name));
      else await writeFile(join(dataDir, name), "*1");
      await expect(start(dataDir)).rejects.toThrow(
        /only it can read it\. Install redis-server .*, or start with --fresh/,
      );
      const store = await temporaryStore({ dataDir, engine: "in-process", fresh: true });
      expect(await clientOf(store).dbsize()).toBe(0);
    },
  );
});

test("auto takes redis-server when it is on the PATH, else the in-process engine", async () => {
  const store = await temporaryStore({});
  expect(store.engine).toBe<StoreEngine>(findRedisServer() === null ? "in-process" : "redis-server");
});

test("redis-server is looked for in every folder of the PATH", () => {
  expect(findRedisServer("")).toBeNull();
  expect(findRedisServer("/nowhere:/proc")).toBeNull();
});
