import { expect, test } from "vitest";

import { onBothEngines, useStore } from "./engines.ts";

const WRONG_TYPE = /WRONGTYPE Operation against a key holding the wrong kind of value/;

onBothEngines("strings and numbers", (engine) => {
  const clients = useStore(engine);

  test("a value comes back as it was set, and a key that is not there as null", async () => {
    const { redis } = clients();
    expect(await redis.set("k", "v")).toBe("OK");
    expect(await redis.get("k")).toBe("v");
    expect(await redis.get("none")).toBeNull();
  });

  test.each([
    ["Thai text with marks and an emoji", "ขอใบอนุญาตทำงานของคนต่างด้าว ๓ วัน 🙏🏽 ก้ำ ปู่"],
    ["the word OK", "OK"],
    ["text that looks like JSON", '{"a":[1,true,null]}'],
    ["text that looks like a number", "00123456789012345678901234567890"],
    ["text that looks like base64", "T0s="],
    ["every control character", String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code))],
    ["line ends as RESP writes them", "\r\n$-1\r\n*0\r\n"],
    ["an empty text", ""],
    ["a byte order mark", "\uFEFFtext"],
  ])("%s is exact", async (_, text) => {
    const { redis, batching } = clients();
    await redis.set("text", text);
    await batching.hset("hash", { [`field ${text}`]: text });
    // The SDK decodes with TextDecoder, which drops a byte order mark in front: the wire does not.
    const seen = text.replace(/^\uFEFF/, "");
    expect(await redis.get("text")).toBe(seen);
    expect(await batching.get("text")).toBe(seen);
    expect(await redis.hget("hash", `field ${text}`)).toBe(seen);
    expect(await redis.strlen("text")).toBe(Buffer.byteLength(text));
  });

  test("a value of one megabyte is exact", async () => {
    const { redis } = clients();
    const text = "กข\r\n".repeat(131_072);
    await redis.set("large", text);
    expect(await redis.strlen("large")).toBe(1_048_576);
    expect((await redis.get("large")) === text).toBe(true);
  });

  test("numbers and booleans of a command are stored as text", async () => {
    const { redis } = clients();
    await redis.set("n", 1.5);
    await redis.set("b", true);
    expect(await redis.mget("n", "b")).toEqual(["1.5", "true"]);
  });

  test("SET NX sets once, XX only what is there, GET answers the value before", async () => {
    const { redis } = clients();
    expect(await redis.set("k", "first", { nx: true })).toBe("OK");
    expect(await redis.set("k", "second", { nx: true })).toBeNull();
    expect(await redis.set("other", "x", { xx: true })).toBeNull();
    expect(await redis.set("k", "third", { get: true })).toBe("first");
    expect(await redis.get("k")).toBe("third");
  });

  test("SET NX PX is a lock that runs out", async () => {
    const { redis } = clients();
    expect(await redis.set("lock", "a", { nx: true, px: 40 })).toBe("OK");
    expect(await redis.set("lock", "b", { nx: true, px: 40 })).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(await redis.set("lock", "b", { nx: true, px: 40 })).toBe("OK");
  });

  test("INCR counts from nothing and refuses text", async () => {
    const { redis } = clients();
    expect(await redis.incr("n")).toBe(1);
    expect(await redis.incrby("n", 41)).toBe(42);
    expect(await redis.decr("n")).toBe(41);
    await redis.set("text", "a");
    await expect(redis.incr("text")).rejects.toThrow("ERR value is not an integer or out of range");
  });

  test("MSET, MGET, APPEND, GETRANGE and GETDEL agree on bytes", async () => {
    const { redis } = clients();
    await redis.mset({ a: "ก", b: "ข" });
    expect(await redis.mget("a", "none", "b")).toEqual(["ก", null, "ข"]);
    expect(await redis.append("a", "ข")).toBe(6);
    expect(await redis.getrange("a", 3, 5)).toBe("ข");
    expect(await redis.getdel("a")).toBe("กข");
    expect(await redis.exists("a", "b")).toBe(1);
  });

  test("a command on a key of another type answers WRONGTYPE", async () => {
    const { redis } = clients();
    await redis.set("text", "a");
    await redis.rpush("list", "a");
    await expect(redis.lpush("text", "x")).rejects.toThrow(WRONG_TYPE);
    await expect(redis.hget("text", "f")).rejects.toThrow(WRONG_TYPE);
    await expect(redis.zadd("list", { score: 1, member: "m" })).rejects.toThrow(WRONG_TYPE);
    await expect(redis.get("list")).rejects.toThrow(WRONG_TYPE);
    await expect(redis.xlen("list")).rejects.toThrow(WRONG_TYPE);
  });
});

onBothEngines("expiry", (engine) => {
  const clients = useStore(engine);

  test("PTTL tells time left, -1 without expiry, -2 without key", async () => {
    const { redis } = clients();
    await redis.set("k", "v", { px: 60_000 });
    expect(await redis.pttl("k")).toBeGreaterThan(59_000);
    await redis.persist("k");
    expect(await redis.pttl("k")).toBe(-1);
    expect(await redis.pttl("none")).toBe(-2);
  });

  test("SET takes an expiry away, KEEPTTL keeps it", async () => {
    const { redis } = clients();
    await redis.set("k", "v", { ex: 60 });
    await redis.set("k", "w", { keepTtl: true });
    expect(await redis.ttl("k")).toBeGreaterThan(58);
    await redis.set("k", "x");
    expect(await redis.ttl("k")).toBe(-1);
  });

  test("EXPIRE NX, GT and LT change only what they should", async () => {
    const { redis } = clients();
    await redis.set("k", "v");
    expect(await redis.expire("k", 100, "NX")).toBe(1);
    expect(await redis.expire("k", 200, "NX")).toBe(0);
    expect(await redis.expire("k", 50, "GT")).toBe(0);
    expect(await redis.expire("k", 50, "LT")).toBe(1);
  });

  test("an expiry in the past deletes the key at once", async () => {
    const { redis } = clients();
    await redis.hset("h", { a: "1" });
    expect(await redis.pexpireat("h", 1)).toBe(1);
    expect(await redis.exists("h")).toBe(0);
  });

  test("a hash, a sorted set and a stream expire as a whole", async () => {
    const { redis } = clients();
    await redis.hset("h", { a: "1" });
    await redis.zadd("z", { score: 1, member: "m" });
    await redis.xadd("x", "*", { a: "1" });
    for (const key of ["h", "z", "x"]) await redis.pexpire(key, 30);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await redis.exists("h", "z", "x")).toBe(0);
    expect(await redis.dbsize()).toBe(0);
  });
});

onBothEngines("hashes, lists and sets", (engine) => {
  const clients = useStore(engine);

  test("HSET counts new fields, HMGET gives null for what is missing", async () => {
    const { redis } = clients();
    expect(await redis.hset("h", { a: "1", b: "2" })).toBe(2);
    expect(await redis.hset("h", { a: "3", c: "4" })).toBe(1);
    expect(await redis.hget("h", "a")).toBe("3");
    expect(await redis.hlen("h")).toBe(3);
    // Without deserialising the SDK gives the plain list, else an object.
    expect(await redis.hmget("h", "a", "none")).toEqual(["3", null]);
  });

  test("HGETALL is a flat list in the order of setting, empty without key", async () => {
    const { redis } = clients();
    await redis.hset("h", { one: "1", two: "2", three: "3" });
    expect(await redis.hgetall("h")).toEqual(["one", "1", "two", "2", "three", "3"]);
    expect(await redis.hgetall("none")).toEqual([]);
  });

  test("HSETNX, HINCRBY, HDEL and HEXISTS answer numbers; the last field takes the key along", async () => {
    const { redis } = clients();
    expect(await redis.hsetnx("h", "n", "5")).toBe(1);
    expect(await redis.hsetnx("h", "n", "9")).toBe(0);
    expect(await redis.hincrby("h", "n", -7)).toBe(-2);
    expect(await redis.hexists("h", "n")).toBe(1);
    expect(await redis.hdel("h", "n", "none")).toBe(1);
    expect(await redis.exists("h")).toBe(0);
    await redis.hset("h", { text: "a" });
    await expect(redis.hincrby("h", "text", 1)).rejects.toThrow("ERR hash value is not an integer");
  });

  test("a list keeps its order at both ends", async () => {
    const { redis } = clients();
    expect(await redis.rpush("l", "b", "c")).toBe(2);
    expect(await redis.lpush("l", "a")).toBe(3);
    expect(await redis.lrange("l", 0, -1)).toEqual(["a", "b", "c"]);
    expect(await redis.lpop("l")).toBe("a");
    expect(await redis.lrem("l", 0, "b")).toBe(1);
    await redis.ltrim("l", 1, -1);
    expect(await redis.lrange("l", 0, -1)).toEqual([]);
    expect(await redis.lpop("l")).toBeNull();
  });

  test("a set holds each member once", async () => {
    const { redis } = clients();
    expect(await redis.sadd("s", "a", "b", "a")).toBe(2);
    expect(await redis.sadd("s", "a")).toBe(0);
    expect(await redis.sismember("s", "a")).toBe(1);
    expect(await redis.smismember("s", ["a", "z"])).toEqual([1, 0]);
    expect((await redis.smembers("s")).sort()).toEqual(["a", "b"]);
    expect(await redis.srem("s", "a", "z")).toBe(1);
    expect(await redis.scard("s")).toBe(1);
  });

  test("SCAN finds every key once, whatever its type", async () => {
    const { redis } = clients();
    await redis.mset(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`p:${i}`, "v"])));
    await redis.hset("other", { a: "1" });
    const seen = new Set<string>();
    let cursor = "0";
    do {
      const [next, keys] = await redis.scan(cursor, { match: "p:*", count: 50 });
      for (const key of keys) seen.add(key);
      cursor = next;
    } while (cursor !== "0");
    expect(seen.size).toBe(120);
    expect(await redis.type("other")).toBe("hash");
  });
});

onBothEngines("sorted sets", (engine) => {
  const clients = useStore(engine);
  const members = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({ score: from + i, member: `m${from + i}` }));
  const fill = async (count: number) => {
    const [first, ...rest] = members(0, count);
    if (first !== undefined) await clients().redis.zadd("z", first, ...rest);
  };

  test("ZADD counts the new, CH the changed", async () => {
    const { redis } = clients();
    expect(await redis.zadd("z", { score: 1, member: "a" }, { score: 2, member: "b" })).toBe(2);
    expect(await redis.zadd("z", { ch: true }, { score: 1, member: "a" }, { score: 9, member: "b" })).toBe(1);
    expect(await redis.zadd("z", { nx: true }, { score: 5, member: "a" })).toBe(0);
    expect(Number(await redis.zscore("z", "a"))).toBe(1);
    expect(await redis.zscore("z", "none")).toBeNull();
  });

  test("GT only raises, LT only lowers, and both add what is missing", async () => {
    const { redis } = clients();
    await redis.zadd("z", { score: 10, member: "a" });
    await redis.zadd("z", { gt: true }, { score: 5, member: "a" });
    expect(Number(await redis.zscore("z", "a"))).toBe(10);
    await redis.zadd("z", { gt: true }, { score: 15, member: "a" });
    await redis.zadd("z", { lt: true }, { score: 20, member: "a" }, { score: 20, member: "new" });
    expect(Number(await redis.zscore("z", "a"))).toBe(15);
    expect(Number(await redis.zscore("z", "new"))).toBe(20);
  });

  test("BYSCORE with LIMIT reads a page of what is due, lowest first", async () => {
    const { redis } = clients();
    await fill(20);
    expect(await redis.zrange("z", "-inf", 5, { byScore: true, offset: 0, count: 3 })).toEqual([
      "m0",
      "m1",
      "m2",
    ]);
    expect(await redis.zrange("z", "(3", 5, { byScore: true })).toEqual(["m4", "m5"]);
    expect(await redis.zrange("z", 5, "-inf", { byScore: true, rev: true, offset: 1, count: 2 })).toEqual([
      "m4",
      "m3",
    ]);
    expect(await redis.zrange("z", 100, "+inf", { byScore: true })).toEqual([]);
  });

  test("scores of the size of a time in milliseconds are exact", async () => {
    const { redis } = clients();
    await redis.zadd(
      "z",
      { score: 1_795_312_639_123, member: "now" },
      { score: 1_795_312_639_123_456, member: "micro" },
    );
    const [, low, , high] = await redis.zrange("z", 0, -1, { withScores: true });
    expect([Number(low), Number(high)]).toEqual([1_795_312_639_123, 1_795_312_639_123_456]);
  });

  test("equal scores stand in the order of their bytes", async () => {
    const { redis } = clients();
    await redis.zadd("z", { score: 1, member: "ข" }, { score: 1, member: "b" }, { score: 1, member: "ก" });
    expect(await redis.zrange("z", 0, -1)).toEqual(["b", "ก", "ข"]);
    expect(await redis.zrange("z", "[b", "(ข", { byLex: true })).toEqual(["b", "ก"]);
  });

  test("ZREM, ZREMRANGEBYSCORE, ZCOUNT, ZPOPMIN and ZINCRBY keep the count right", async () => {
    const { redis } = clients();
    await fill(10);
    expect(await redis.zrem("z", "m0", "none")).toBe(1);
    expect(await redis.zremrangebyscore("z", "-inf", "(3")).toBe(2);
    expect(await redis.zcount("z", 3, "+inf")).toBe(7);
    expect((await redis.zpopmin("z")).map(String)).toEqual(["m3", "3"]);
    expect(await redis.exec(["zincrby", "z", 0.5, "m4"])).toBe("4.5");
    expect(await redis.zcard("z")).toBe(6);
    expect(await redis.zrank("z", "m5")).toBe(1);
    expect(await redis.zrank("z", "none")).toBeNull();
  });

  test("a score that is no number is refused", async () => {
    const { redis } = clients();
    await expect(redis.exec(["zadd", "z", "abc", "a"])).rejects.toThrow("ERR value is not a valid float");
    await expect(redis.exec(["zadd", "z", "nan", "a"])).rejects.toThrow("ERR value is not a valid float");
    // JSON has no NaN: it arrives as null.
    await expect(redis.zadd("z", { score: Number.NaN, member: "a" })).rejects.toThrow("Invalid input at [2]");
    expect(await redis.exists("z")).toBe(0);
  });
});
