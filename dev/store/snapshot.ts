import { isUtf8 } from "node:buffer";
import * as z from "zod";

import type { Command, Word } from "./resp.ts";

/** How many members one restoring command adds: large enough to be quick, small enough not to be one huge command. */
const CHUNK = 500;

/** Text as text, so that a snapshot can be read by eye; bytes that are no UTF-8 as base64. */
const textSchema = z.union([z.string(), z.object({ base64: z.base64() })]);
type Text = z.infer<typeof textSchema>;

const idSchema = z.string().regex(/^\d+-\d+$/);

const keySchema = z.object({ key: textSchema, expiresAt: z.int().nullable() });

const groupSchema = z.object({
  name: textSchema,
  lastId: idSchema,
  entriesRead: z.int().nullable(),
  consumers: z.array(textSchema),
  /** Entries handed out and not acknowledged: id, consumer, time of delivery, how often delivered. */
  pending: z.array(z.tuple([idSchema, textSchema, z.int(), z.int()])),
});

const streamSchema = keySchema.extend({
  type: z.literal("stream"),
  entries: z.array(z.tuple([idSchema, z.array(textSchema)])),
  lastId: idSchema,
  entriesAdded: z.int(),
  maxDeletedId: idSchema,
  groups: z.array(groupSchema),
});

/** One line of a snapshot: a key with its type, expiry (milliseconds of the epoch) and value. */
export const keptKeySchema = z.discriminatedUnion("type", [
  keySchema.extend({ type: z.literal("string"), value: textSchema }),
  /** Field, value, field, value … */
  keySchema.extend({ type: z.literal("hash"), value: z.array(textSchema) }),
  keySchema.extend({ type: z.literal("list"), value: z.array(textSchema) }),
  keySchema.extend({ type: z.literal("set"), value: z.array(textSchema) }),
  /** Member and score; the score as text because JSON knows no infinity. */
  keySchema.extend({ type: z.literal("zset"), value: z.array(z.tuple([textSchema, z.string()])) }),
  streamSchema,
]);

/** A key as a snapshot keeps it. */
export type KeptKey = z.infer<typeof keptKeySchema>;
/** A stream as a snapshot keeps it. */
export type KeptStream = z.infer<typeof streamSchema>;

/** The first line of a snapshot. */
export const headerSchema = z.object({ store: z.literal("siang"), version: z.literal(1), keys: z.int() });

/** Bytes as a snapshot writes them. */
export function textOf(bytes: Buffer): Text {
  return isUtf8(bytes) ? bytes.toString("utf8") : { base64: bytes.toString("base64") };
}

/** What `textOf` wrote, as bytes. */
export function bytesOf(text: Text): Buffer {
  return typeof text === "string" ? Buffer.from(text) : Buffer.from(text.base64, "base64");
}

/** The commands that make a key again, in an engine that does not hold it yet. */
export function restoreCommands(kept: KeptKey): Command[] {
  if (kept.type === "stream")
    return [...streamCommands(kept), ...groupCommands(kept), ...expiryCommands(kept)];
  return [...valueCommands(kept), ...expiryCommands(kept)];
}

/** The command that gives a restored key its expiry, when it has one. */
export function expiryCommands(kept: KeptKey): Command[] {
  return kept.expiresAt === null ? [] : [["PEXPIREAT", bytesOf(kept.key), String(kept.expiresAt)]];
}

function valueCommands(kept: Exclude<KeptKey, KeptStream>): Command[] {
  const key = bytesOf(kept.key);
  switch (kept.type) {
    case "string":
      return [["SET", key, bytesOf(kept.value)]];
    case "hash":
      return chunked(["HSET", key], kept.value.map(bytesOf));
    case "list":
      return chunked(["RPUSH", key], kept.value.map(bytesOf));
    case "set":
      return chunked(["SADD", key], kept.value.map(bytesOf));
    case "zset":
      return chunked(
        ["ZADD", key],
        kept.value.flatMap(([member, score]) => [score, bytesOf(member)]),
      );
  }
}

/** CHUNK is even, so that pairs stay together. */
function chunked(head: Command, words: readonly Word[]): Command[] {
  const commands: Command[] = [];
  for (let at = 0; at < words.length; at += CHUNK) commands.push([...head, ...words.slice(at, at + CHUNK)]);
  return commands;
}

function streamCommands(kept: KeptStream): Command[] {
  const key = bytesOf(kept.key);
  const entries: Command[] = kept.entries.map(([id, fields]) => ["XADD", key, id, ...fields.map(bytesOf)]);
  // A stream can be empty, but only a group can make an empty one.
  const empty: Command[] = [
    ["XGROUP", "CREATE", key, "-", "0", "MKSTREAM"],
    ["XGROUP", "DESTROY", key, "-"],
  ];
  const counters = ["ENTRIESADDED", String(kept.entriesAdded), "MAXDELETEDID", kept.maxDeletedId];
  return [...(entries.length > 0 ? entries : empty), ["XSETID", key, kept.lastId, ...counters]];
}

/** The commands that give a restored stream its consumer groups, with what was handed out and not acknowledged. */
export function groupCommands(kept: KeptStream): Command[] {
  const key = bytesOf(kept.key);
  return kept.groups.flatMap((group) => {
    const name = bytesOf(group.name);
    const read = group.entriesRead === null ? [] : ["ENTRIESREAD", String(group.entriesRead)];
    return [
      ["XGROUP", "CREATE", key, name, group.lastId, ...read],
      ...group.consumers.map((consumer) => ["XGROUP", "CREATECONSUMER", key, name, bytesOf(consumer)]),
      ...group.pending.map(([id, consumer, deliveredAt, times]) => {
        const delivery = ["TIME", String(deliveredAt), "RETRYCOUNT", String(times), "FORCE", "JUSTID"];
        return ["XCLAIM", key, name, bytesOf(consumer), "0", id, ...delivery];
      }),
    ];
  });
}
