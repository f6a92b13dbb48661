import { access, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

import type { Engine } from "./engine.ts";
import { isFailure, type Command } from "./resp.ts";
import { headerSchema, keptKeySchema, restoreCommands, type KeptKey } from "./snapshot.ts";

const SNAPSHOT = "snapshot.jsonl";
const UNFINISHED = "snapshot.jsonl.part";
/** What redis-server has taken over; kept once, as a safety copy. */
const CARRIED = "snapshot-carried-over.jsonl";
/** Redis 7 keeps a folder, older ones a file. */
const APPEND_ONLY = ["appendonlydir", "appendonly.aof"];

const BATCH = 1000;

type Send = Pick<Engine, "send">;

/** Removes what both engines keep in a data folder, and nothing else that may stand there. */
export async function forget(dataDir: string): Promise<void> {
  for (const name of [SNAPSHOT, UNFINISHED, CARRIED, ...APPEND_ONLY]) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

/**
 * Refuses a data folder that only redis-server can read. A snapshot is always the newer of the two: redis-server
 * takes it over and puts it aside before it serves anybody.
 */
export async function refuseUnreadable(dataDir: string): Promise<void> {
  if (await exists(join(dataDir, SNAPSHOT))) return;
  for (const name of APPEND_ONLY) {
    if (!(await exists(join(dataDir, name)))) continue;
    throw new Error(
      `${join(dataDir, name)} was written by redis-server and only it can read it. ` +
        "Install redis-server (Debian: apt install redis-server), or start with --fresh to forget the data.",
    );
  }
}

/** Writes a snapshot: a temporary file, on disk for certain, then renamed, so that there is always a whole one. */
export async function writeSnapshot(dataDir: string, keys: readonly KeptKey[]): Promise<void> {
  const unfinished = join(dataDir, UNFINISHED);
  const file = await open(unfinished, "w");
  try {
    const header = { store: "siang", version: 1, keys: keys.length } as const;
    await file.writeFile(`${[header, ...keys].map((line) => JSON.stringify(line)).join("\n")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(dataDir, SNAPSHOT));
}

/** Reads the snapshot of a data folder, without keys that have expired. Null when there is none. Throws with file and line. */
export async function readSnapshot(dataDir: string, now: number): Promise<KeptKey[] | null> {
  const path = join(dataDir, SNAPSHOT);
  if (!(await exists(path))) return null;
  const [first, ...rest] = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  const header = parseLine(path, 1, () => headerSchema.parse(JSON.parse(first ?? "")));
  const keys = rest.map((line, index) =>
    parseLine(path, index + 2, () => keptKeySchema.parse(JSON.parse(line))),
  );
  if (keys.length !== header.keys) {
    throw new Error(
      `${path} holds ${keys.length} keys and says ${header.keys}. Mend it, or start with --fresh.`,
    );
  }
  return keys.filter((kept) => kept.expiresAt === null || kept.expiresAt > now);
}

function parseLine<T>(path: string, line: number, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new Error(`${path}, line ${line} cannot be read. Mend it, or start with --fresh.`, {
      cause: error,
    });
  }
}

/** Runs commands that must all succeed, in batches. Throws with the first refusal. */
export async function runAll(engine: Send, commands: readonly Command[]): Promise<void> {
  for (let at = 0; at < commands.length; at += BATCH) {
    const batch = commands.slice(at, at + BATCH);
    const replies = await engine.send(batch);
    const wrong = replies.findIndex(isFailure);
    const failure = replies[wrong];
    if (isFailure(failure)) {
      const [name, key] = batch[wrong] ?? [];
      throw new Error(
        `The store's data cannot be loaded: ${String(name)} ${String(key)}: ${failure.failure}`,
      );
    }
  }
}

/**
 * Loads the in-process engine's snapshot into redis-server and puts it aside. Everything is in the append-only file, on
 * disk, before the snapshot moves; a start that dies in between begins again from the whole snapshot.
 */
export async function carryOver(dataDir: string, server: Send): Promise<void> {
  const keys = await readSnapshot(dataDir, Date.now());
  if (keys === null) return;
  await runAll(server, [
    ["CONFIG", "SET", "appendfsync", "always"],
    ["FLUSHALL"],
    ...keys.flatMap(restoreCommands),
    ["CONFIG", "SET", "appendfsync", "everysec"],
  ]);
  await rename(join(dataDir, SNAPSHOT), join(dataDir, CARRIED));
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
