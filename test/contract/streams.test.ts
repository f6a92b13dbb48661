import { expect, test } from "vitest";
import * as z from "zod";

import { onBothEngines, post, useStore } from "./engines.ts";

/** XREAD and XREADGROUP: per stream its name and its entries, each an id and a flat list. */
const readSchema = z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.string())]))]));
const pendingSchema = z.array(z.tuple([z.string(), z.string(), z.number(), z.number()]));

onBothEngines("streams", (engine) => {
  const clients = useStore(engine);
  const fill = async (count: number) => {
    for (let i = 1; i <= count; i++) await clients().redis.xadd("x", `${i}-1`, { n: `${i}` });
  };

  test("ids rise, and one that does not is refused", async () => {
    const { redis } = clients();
    expect(await redis.xadd("x", "5-1", { a: "ก", b: "" })).toBe("5-1");
    expect(await redis.xadd("x", "5-*", { a: "1" })).toBe("5-2");
    const id = await redis.xadd("x", "*", { a: "1" });
    expect(Number(id.split("-")[0])).toBeGreaterThan(1_700_000_000_000);
    await expect(redis.xadd("x", "5-2", { a: "1" })).rejects.toThrow(
      "equal or smaller than the target stream top item",
    );
    expect(await redis.xlen("x")).toBe(3);
  });

  test("XRANGE and XREVRANGE read pages in either direction, from behind an id on", async () => {
    const { redis } = clients();
    await fill(5);
    expect(await redis.exec(["xrange", "x", "(2-1", "+", "COUNT", 2])).toEqual([
      ["3-1", ["n", "3"]],
      ["4-1", ["n", "4"]],
    ]);
    expect(await redis.exec(["xrevrange", "x", "+", "-", "COUNT", 1])).toEqual([["5-1", ["n", "5"]]]);
    expect(await redis.exec(["xrange", "x", "9-1", "+"])).toEqual([]);
  });

  test("MAXLEN with =, with ~ and with nothing trims; the same words as fields do not", async () => {
    const { redis } = clients();
    await fill(5);
    await redis.exec(["xadd", "x", "MAXLEN", "=", "3", "6-1", "n", "6"]);
    expect(await redis.xlen("x")).toBe(3);
    await redis.exec(["xadd", "x", "NOMKSTREAM", "MAXLEN", "2", "7-1", "MAXLEN", "="]);
    expect(await redis.exec(["xrange", "x", "7", "+"])).toEqual([["7-1", ["MAXLEN", "="]]]);
    expect(await redis.exec(["xtrim", "x", "MINID", "=", "7-1"])).toBe(1);
    expect(
      await redis.xadd("x", "8-1", { n: "8" }, { trim: { type: "MAXLEN", threshold: 1, comparison: "=" } }),
    ).toBe("8-1");
    expect(await redis.xlen("x")).toBe(1);
    expect(await redis.exec(["xadd", "none", "NOMKSTREAM", "*", "a", "b"])).toBeNull();
  });

  test("XDEL removes one entry and leaves the last id", async () => {
    const { redis } = clients();
    await fill(2);
    expect(await redis.xdel("x", ["2-1", "9-9"])).toBe(1);
    await expect(redis.xadd("x", "2-1", { n: "again" })).rejects.toThrow("equal or smaller");
  });

  test("XREAD gives what is newer, null when nothing is", async () => {
    const { redis } = clients();
    await fill(3);
    const read = readSchema.parse(await redis.exec(["xread", "COUNT", 10, "STREAMS", "x", "1-1"]));
    expect(read).toEqual([
      [
        "x",
        [
          ["2-1", ["n", "2"]],
          ["3-1", ["n", "3"]],
        ],
      ],
    ]);
    expect(await redis.exec(["xread", "STREAMS", "x", "3-1"])).toBeNull();
  });

  test("a group hands each entry to one consumer, keeps it pending until it is acknowledged", async () => {
    const { redis } = clients();
    await fill(3);
    expect(await redis.xgroup("x", { type: "CREATE", group: "g", id: "0" })).toBe("OK");
    await expect(redis.xgroup("x", { type: "CREATE", group: "g", id: "0" })).rejects.toThrow("BUSYGROUP");
    const ask = (consumer: string, count: number, id: string) =>
      redis.exec(["xreadgroup", "GROUP", "g", consumer, "COUNT", count, "STREAMS", "x", id]);
    expect(readSchema.parse(await ask("anna", 2, ">"))[0]?.[1].map(([id]) => id)).toEqual(["1-1", "2-1"]);
    expect(readSchema.parse(await ask("ben", 2, ">"))[0]?.[1].map(([id]) => id)).toEqual(["3-1"]);
    expect(await ask("ben", 2, ">")).toBeNull();
    expect(await redis.xack("x", "g", "1-1")).toBe(1);
    expect(readSchema.parse(await ask("anna", 9, "0"))[0]?.[1].map(([id]) => id)).toEqual(["2-1"]);
    const pending = pendingSchema.parse(await redis.exec(["xpending", "x", "g", "-", "+", 10]));
    expect(pending.map(([id, consumer]) => [id, consumer])).toEqual([
      ["2-1", "anna"],
      ["3-1", "ben"],
    ]);
  });

  test("reading one's pending entries again counts as a delivery (redis-server only)", async () => {
    const { redis } = clients();
    await fill(1);
    await redis.exec(["xgroup", "CREATE", "x", "g", "0"]);
    for (const id of [">", "0"]) await redis.exec(["xreadgroup", "GROUP", "g", "anna", "STREAMS", "x", id]);
    const [pending] = pendingSchema.parse(await redis.exec(["xpending", "x", "g", "-", "+", 10]));
    expect(pending?.[3]).toBe(engine === "redis-server" ? 2 : 1);
  });

  test("XCLAIM and XAUTOCLAIM take over what lay too long", async () => {
    const { redis } = clients();
    await fill(2);
    await redis.exec(["xgroup", "CREATE", "x", "g", "0"]);
    await redis.exec(["xreadgroup", "GROUP", "g", "anna", "STREAMS", "x", ">"]);
    expect(await redis.exec(["xclaim", "x", "g", "ben", 3_600_000, "1-1"])).toEqual([]);
    expect(await redis.exec(["xclaim", "x", "g", "ben", 0, "1-1", "JUSTID"])).toEqual(["1-1"]);
    expect(await redis.exec(["xautoclaim", "x", "g", "cora", 0, "0", "COUNT", 1])).toEqual([
      "2-1",
      [["1-1", ["n", "1"]]],
      [],
    ]);
  });

  test("a group on a stream that is not there needs MKSTREAM, reading a missing group is refused", async () => {
    const { redis } = clients();
    await expect(redis.exec(["xgroup", "CREATE", "none", "g", "$"])).rejects.toThrow(
      "requires the key to exist",
    );
    await redis.exec(["xgroup", "CREATE", "made", "g", "$", "MKSTREAM"]);
    expect(await redis.xlen("made")).toBe(0);
    await expect(redis.exec(["xreadgroup", "GROUP", "other", "c", "STREAMS", "made", ">"])).rejects.toThrow(
      "NOGROUP",
    );
  });
});

onBothEngines("several commands in one request", (engine) => {
  const clients = useStore(engine);

  test("a pipeline answers in order", async () => {
    const { redis, store } = clients();
    const before = store.requests();
    const answers = await redis
      .pipeline()
      .set("a", "1")
      .incr("a")
      .get("a")
      .hset("h", { f: "v" })
      .hgetall("h")
      .exec();
    expect(answers).toEqual(["OK", 2, "2", 1, ["f", "v"]]);
    expect(store.requests() - before).toBe(1);
  });

  test("an error inside a pipeline stays in its place, the others are done", async () => {
    const { redis } = clients();
    await redis.set("text", "a");
    const answers = await redis
      .pipeline()
      .set("a", "1")
      .lpush("text", "x")
      .get("a")
      .exec({ keepErrors: true });
    expect(answers.map(({ result, error }) => error ?? result)).toEqual([
      "OK",
      "WRONGTYPE Operation against a key holding the wrong kind of value",
      "1",
    ]);
  });

  test("MULTI runs everything with nothing in between, and answers each command", async () => {
    const { redis } = clients();
    const answers = await redis
      .multi()
      .set("a", "1")
      .incr("a")
      .zadd("z", { score: 1, member: "m" })
      .get("none")
      .exec();
    expect(answers).toEqual(["OK", 2, 1, null]);
  });

  test("thirty MULTIs at once never see each other half done", async () => {
    const { redis } = clients();
    const each = () => redis.multi().incr("n").incr("n").get("n").exec<[number, number, string]>();
    const answers = await Promise.all(Array.from({ length: 30 }, each));
    for (const [first, second, seen] of answers) {
      expect(second).toBe(first + 1);
      expect(seen).toBe(`${second}`);
    }
    expect(await redis.get("n")).toBe("60");
  });

  test("an error while MULTI runs stays in its place, what stands around it is done", async () => {
    const { redis } = clients();
    await redis.set("text", "a");
    const answers = await redis.multi().set("a", "1").incr("text").set("b", "2").exec({ keepErrors: true });
    expect(answers.map(({ result, error }) => error ?? result)).toEqual([
      "OK",
      "ERR value is not an integer or out of range",
      "OK",
    ]);
    expect(await redis.mget("a", "b")).toEqual(["1", "2"]);
  });

  test("a wrong option inside MULTI fails alone (redis-server only; in process it aborts all, changing nothing)", async () => {
    const { redis, store } = clients();
    const commands = [
      ["SET", "a", "1"],
      ["SET", "b", "2", "NONSENSE"],
    ];
    const response = await post(store, "/multi-exec", commands);
    const answer = await response.json();
    if (engine === "redis-server") expect(answer).toEqual([{ result: "OK" }, { error: "ERR syntax error" }]);
    else expect(answer).toEqual({ error: expect.stringMatching(/^EXECABORT .* ERR syntax error$/) });
    expect(await redis.get("a")).toBe(engine === "redis-server" ? "1" : null);
  });

  test("a script inside MULTI runs", async () => {
    const { redis } = clients();
    const answers = await redis
      .multi()
      .set("a", "5")
      .eval("return redis.call('INCR', KEYS[1])", ["a"], [])
      .exec();
    expect(answers).toEqual(["OK", 6]);
  });

  test("auto-pipelining makes one request of what is asked in one tick", async () => {
    const { batching, store } = clients();
    const before = store.requests();
    await Promise.all(Array.from({ length: 150 }, (_, i) => batching.set(`k:${i}`, `${i}`)));
    expect(store.requests() - before).toBe(1);
    expect(await batching.get("k:149")).toBe("149");
    expect(store.requests() - before).toBe(2);
  });
});
