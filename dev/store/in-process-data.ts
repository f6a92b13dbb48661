import type { KeyspaceEntry, RedisDataValue, RedisStreamData } from "js-redis-server/core";

import { bytesOf, textOf, type KeptKey, type KeptStream } from "./snapshot.ts";

type StreamId = RedisStreamData["lastId"];

/** A key of js-redis-server as a snapshot keeps it. */
export function keptKeyOf(entry: KeyspaceEntry): KeptKey {
  return { key: textOf(entry.key), expiresAt: entry.expiresAt ?? null, ...keptValueOf(entry.value) };
}

type KeptValue<T> = T extends KeptKey ? Omit<T, "key" | "expiresAt"> : never;

function keptValueOf(data: RedisDataValue): KeptValue<KeptKey> {
  switch (data.type) {
    case "string":
      return { type: "string", value: textOf(data.value) };
    case "hash":
      return {
        type: "hash",
        value: [...data.fields.values()].flatMap(({ field, value }) => [textOf(field), textOf(value)]),
      };
    case "list":
      return { type: "list", value: data.values.map(textOf) };
    case "set":
      return { type: "set", value: [...data.members.values()].map(textOf) };
    case "zset":
      return {
        type: "zset",
        value: [...data.members.values()].map(({ member, score }) => [textOf(member), writeScore(score)]),
      };
    case "stream":
      return keptStreamOf(data);
  }
}

function keptStreamOf(data: RedisStreamData): KeptValue<KeptStream> {
  return {
    type: "stream",
    entries: data.entries.map(({ id, fields }) => [writeId(id), fields.map(textOf)]),
    lastId: writeId(data.lastId),
    entriesAdded: data.entriesAdded,
    maxDeletedId: writeId(data.maxDeletedEntryId),
    groups: [...data.groups.values()].map((group) => ({
      name: textOf(group.name),
      lastId: writeId(group.lastDeliveredId),
      entriesRead: group.entriesRead,
      consumers: [...group.consumers.values()].map(({ name }) => textOf(name)),
      pending: [...group.pending.values()].flatMap((pending) => {
        const consumer = group.consumers.get(pending.consumerId);
        if (consumer === undefined) return [];
        return [
          [writeId(pending.id), textOf(consumer.name), pending.deliveredAt, pending.deliveryCount] as const,
        ];
      }),
    })),
  };
}

/** A kept stream as js-redis-server holds it, without its groups. */
export function streamDataOf(kept: KeptStream): RedisStreamData {
  return {
    type: "stream",
    entries: kept.entries.map(([id, fields]) => ({ id: readId(id), fields: fields.map(bytesOf) })),
    lastId: readId(kept.lastId),
    entriesAdded: kept.entriesAdded,
    maxDeletedEntryId: readId(kept.maxDeletedId),
    groups: new Map(),
  };
}

/** Infinity by the name that ZADD reads. */
function writeScore(score: number): string {
  return String(score).replace("Infinity", "inf");
}

function writeId(id: StreamId): string {
  return `${id.ms}-${id.seq}`;
}

function readId(text: string): StreamId {
  const [ms = "0", seq = "0"] = text.split("-");
  return { ms: BigInt(ms), seq: BigInt(seq) };
}
