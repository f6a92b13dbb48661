import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const folder = join(import.meta.dirname, "goldens");

const goldenSchema = z
  .strictObject({
    name: z.string(),
    /** The limit at whose edge this body stands. */
    edge: z.string().optional(),
    destination: z
      .strictObject({
        way: z.enum(["reply", "push", "multicast", "narrowcast", "broadcast"]),
        chat: z.enum(["user", "group", "room"]).optional(),
        members: z.array(z.string()).optional(),
      })
      .optional(),
    message: z.unknown().optional(),
    messages: z.unknown().optional(),
    faults: z.array(z.strictObject({ path: z.string(), rule: z.string() })).optional(),
  })
  .transform(({ message, messages, ...rest }) => ({
    ...rest,
    messages: unfold(messages === undefined ? [message] : messages),
  }));

export type Golden = z.infer<typeof goldenSchema>;

/** Every golden body, with its file. */
export function goldens(): { file: string; golden: Golden }[] {
  return readdirSync(folder).flatMap((file) => {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return z
      .array(goldenSchema)
      .parse(json)
      .map((golden) => ({ file, golden }));
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Writes out the short forms that keep the files small: `$repeat` a text `count` times, `$pad` a text `to` a length,
 * an `item` `$times`, a `value` under so many `$keys`.
 */
function unfold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unfold);
  if (!isRecord(value)) return value;
  const { $repeat, $pad, $times, $keys } = value;
  if (typeof $repeat === "string") return $repeat.repeat(Number(value["count"]));
  if (typeof $pad === "string") return $pad.padEnd(Number(value["to"]), String(value["with"]));
  if (typeof $times === "number") return Array.from({ length: $times }, () => unfold(value["item"]));
  if (typeof $keys === "number") {
    return Object.fromEntries(Array.from({ length: $keys }, (_, key) => [`k${key}`, unfold(value["value"])]));
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unfold(inner)]));
}
