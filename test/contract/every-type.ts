import type { Redis } from "@upstash/redis/cloudflare";
import * as z from "zod";

import type { LocalStore } from "#dev/store/store.ts";

import { clientOf, post } from "./engines.ts";

const BYTES =
  "local t = {} for i = 0, 255 do t[#t + 1] = string.char(i) end redis.call('SET', KEYS[1], table.concat(t))";

const texts = z.array(z.string());
const lists = z.array(z.array(z.unknown()));

/** One key of every type, with what is hard to keep: bytes, infinity, gaps in a stream, an entry that is handed out. */
export async function fill(redis: Redis): Promise<void> {
  await redis.set("text", "เสียง\r\n\u0000");
  await redis.eval(BYTES, ["bytes"], []);
  await redis.set("soon", "v", { px: 60_000 });
  await redis.hset("hash", Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`f${i}`, `ค่า ${i}`])));
  await redis.rpush("list", ...Array.from({ length: 700 }, (_, i) => `${i}`));
  await redis.sadd("set", "ก", "b", "");
  await redis.exec([
    "zadd",
    "zset",
    "-inf",
    "low",
    "0.1",
    "tenth",
    "1700000000123456",
    "micro",
    "+inf",
    "high",
  ]);
  for (let i = 1; i <= 5; i++) await redis.xadd("stream", `${i}-7`, { n: `${i}`, name: "ก" });
  await redis.xdel("stream", ["2-7", "5-7"]);
  await redis.exec(["xgroup", "CREATE", "stream", "group ก", "0"]);
  await redis.exec(["xgroup", "CREATECONSUMER", "stream", "group ก", "idle"]);
  await redis.exec(["xreadgroup", "GROUP", "group ก", "anna", "COUNT", 2, "STREAMS", "stream", ">"]);
  await redis.exec(["xack", "stream", "group ก", "1-7"]);
  await redis.exec(["xgroup", "CREATE", "empty", "g", "$", "MKSTREAM"]);
  await redis.pexpire("stream", 60_000);
}

/** Everything that `fill` wrote, in a form that can be compared. */
export async function readAll(store: LocalStore): Promise<unknown> {
  const commands = [
    ["GET", "text"],
    ["GET", "bytes"],
    ["LRANGE", "list", 0, -1],
    ["ZRANGE", "zset", 0, -1],
    ["ZCOUNT", "zset", "1700000000123456", "1700000000123456"],
    ["XRANGE", "stream", "-", "+"],
    ["XREADGROUP", "GROUP", "group ก", "anna", "STREAMS", "stream", "0"],
    ["XLEN", "empty"],
    ["XPENDING", "empty", "g", "-", "+", 1],
    ["DBSIZE"],
  ];
  const answers = await post(store, "/pipeline", commands, { "Upstash-Encoding": "base64" });
  const redis = clientOf(store);
  const consumers = await redis.exec(["xinfo", "consumers", "stream", "group ก"]);
  // Redis gives a large hash and a set in no order.
  const fields = await redis.hkeys("hash");
  return {
    answers: await answers.json(),
    hash: texts
      .parse(await redis.exec(["hmget", "hash", ...fields]))
      .map((value, i) => `${fields[i]}=${value}`)
      .sort(),
    set: (await redis.smembers("set")).sort(),
    consumers: lists
      .parse(consumers)
      .map(([, name]) => String(name))
      .sort(),
  };
}
