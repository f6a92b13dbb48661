import { Redis } from "@upstash/redis";
import * as z from "zod";
import type { LocalStore } from "#dev/store/store.ts";
import { post } from "#test/contract/engines.ts";

const texts = z.array(z.string());

function clientOf(store: LocalStore): Redis {
  return new Redis({
    url: store.url,
    token: store.token,
    automaticDeserialization: false,
    enableTelemetry: false,
  });
}

/** Everything the store holds, as text: key → its name, type and whole content. */
export async function dumpStore(store: LocalStore): Promise<Map<string, string>> {
  const redis = clientOf(store);
  const dump = new Map<string, string>();
  for (const key of texts.parse(await redis.keys("*"))) {
    const type = z.string().parse(await redis.type(key));
    dump.set(key, `${type} ${JSON.stringify(await contentOf(redis, key, type))}`);
  }
  return dump;
}

async function contentOf(redis: Redis, key: string, type: string): Promise<unknown> {
  switch (type) {
    case "string":
      return redis.get(key);
    case "hash":
      return inOrder(texts.parse(await redis.hgetall(key)));
    case "list":
      return redis.lrange(key, 0, -1);
    case "set":
      return redis.smembers(key);
    case "zset":
      return redis.zrange(key, 0, -1, { withScores: true });
    case "stream":
      return redis.xrange(key, "-", "+");
    default:
      throw new Error(`the scan does not know the type ${type}`);
  }
}

/** Names and values in turn, by name: a hash moves its fields about even while it is only read. */
function inOrder(flat: readonly string[]): string[] {
  const pairs = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? "", flat[2 * i + 1] ?? ""]);
  return pairs.sort(([one = ""], [other = ""]) => (one < other ? -1 : 1)).flat();
}

/** The keys in which a planted text stands: as it is, in JSON's escapes, in base64, or in hex. */
export async function keysHolding(store: LocalStore, planted: string): Promise<string[]> {
  const bytes = Buffer.from(planted, "utf8");
  const forms = [
    planted,
    JSON.stringify(planted).slice(1, -1),
    bytes.toString("hex"),
    encodeURIComponent(planted),
  ];
  // In base64 a text looks different at each of three offsets; the letters at its ends depend on its neighbours.
  for (const offset of [0, 1, 2])
    forms.push(
      Buffer.concat([Buffer.alloc(offset), bytes])
        .toString("base64")
        .slice(4, -4),
    );
  const dump = await dumpStore(store);
  return [...dump]
    .filter(([key, value]) => forms.some((form) => key.includes(form) || value.includes(form)))
    .map(([key]) => key);
}

/** One hash of the store, by field. */
export async function readHash(store: LocalStore, key: string): Promise<Record<string, string>> {
  const flat = texts.parse((await clientOf(store).hgetall(key)) ?? []);
  return Object.fromEntries(
    Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? "", flat[2 * i + 1] ?? ""]),
  );
}

/** How long the first key of a kind still lives (ms); -1 where it lives for good, -2 where there is none. */
export async function lifeOf(store: LocalStore, is: (key: string) => boolean): Promise<number> {
  const redis = clientOf(store);
  const key = texts.parse(await redis.keys("*")).find(is);
  return key === undefined ? -2 : redis.pttl(key);
}

/** Rows of the inbox that still hold something of a message: a body, or answers they have claimed. */
export async function rowsHolding(store: LocalStore): Promise<string[]> {
  const dump = await dumpStore(store);
  return [...dump]
    .filter(([key, value]) => key.startsWith("inbox:") && /"(body|late)"/u.test(value))
    .map(([key]) => key);
}

/** Any command of Redis, for what no port of ours does: planting, restoring a copy. Gives its result as the store tells it. */
export async function command(store: LocalStore, ...parts: readonly string[]): Promise<unknown> {
  const answer = await post(store, "", parts);
  return z.object({ result: z.unknown() }).parse(await answer.json()).result;
}
