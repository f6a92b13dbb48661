import {
  CommandExecutor,
  RedisServerState,
  createRedisCommandRegistry,
  createTransactionPolicy,
  createVirtualConnection,
  resolveCompatibilityProfile,
} from "js-redis-server/core";

import type { Engine } from "./engine.ts";
import { keptKeyOf, streamDataOf } from "./in-process-data.ts";
import { mendLua } from "./in-process-lua.ts";
import { connect } from "./resp.ts";
import { expiryCommands, groupCommands, restoreCommands, bytesOf, type KeptKey } from "./snapshot.ts";
import { readSnapshot, refuseUnreadable, runAll, writeSnapshot } from "./snapshot-file.ts";

/** Debian's redis-server: the two engines shall know the same commands. */
const PROFILE = resolveCompatibilityProfile("redis-7.0");
const SAVE_EVERY_MS = 2000;

type Database = ReturnType<RedisServerState["getDatabase"]>;

/*
 * Where js-redis-server 0.3.0 still differs from redis-server 7.0 (measured by running the same commands and scripts on both):
 * - MULTI: a wrong option or number aborts the whole of it; Redis runs the other commands.
 * - Lua: redis.call errors name line 1; error({err = …}) loses its text; SPOP and HRANDFIELD are not allowed in scripts;
 *   redis.REDIS_VERSION, replicate_commands, set_repl, breakpoint are missing; a result beyond 2^63 or NaN converts otherwise.
 * - Scores are written in their shortest form (0.1, Redis: 0.10000000000000001): read them as numbers.
 * - Streams: XPENDING's summary counts in numbers, and has an empty list where Redis has null; reading one's pending
 *   entries again does not count as a delivery; XINFO's entries-read and max-deleted-entry-id; MAXLEN ~ trims more.
 * - ECHO, OBJECT, DUMP, RESTORE, MEMORY, LCS and JSON.* are missing.
 * Slow where Redis is not: HGET, XADD, XRANGE copy the whole value.
 */

/**
 * Starts js-redis-server inside this process, without a port, and loads the snapshot of the data folder (null: nothing
 * is kept). Throws when the folder holds data that only redis-server can read, or a spoilt snapshot.
 */
export async function startInProcess(dataDir: string | null): Promise<Engine> {
  if (dataDir !== null) await refuseUnreadable(dataDir);
  const state = new RedisServerState({ databaseCount: 1, compatibility: PROFILE });
  mendLua(await state.getLuaRuntime());
  const database = state.getDatabase(0);
  const wire = createVirtualConnection({ state, executor: createExecutor() });
  const connection = connect(wire.clientSocket);
  const end = (): void => {
    connection.close();
    wire.close();
    state.close();
  };

  try {
    if (dataDir !== null) {
      for (const kept of (await readSnapshot(dataDir, Date.now())) ?? []) {
        await runAll(connection, loadCommands(database, kept));
      }
    }
  } catch (error) {
    end();
    throw error;
  }

  const saver = dataDir === null ? null : keepSaved(dataDir, database);
  return {
    kind: "in-process",
    send: (commands) => connection.send(commands),
    async stop() {
      await saver?.stop();
      end();
    },
  };
}

/** A stream goes in whole: one XADD per entry copies all the entries before it. */
function loadCommands(database: Database, kept: KeptKey): ReturnType<typeof restoreCommands> {
  if (kept.type !== "stream") return restoreCommands(kept);
  database.set(bytesOf(kept.key), streamDataOf(kept));
  return [...groupCommands(kept), ...expiryCommands(kept)];
}

/** js-redis-server does not know the `=` in `XADD key MAXLEN = 5 …`; mended here, it works inside Lua scripts too. */
function createExecutor(): CommandExecutor {
  const registry = createRedisCommandRegistry([], PROFILE);
  for (const name of ["xadd", "xtrim"]) {
    const command = registry.get(name);
    if (command !== undefined) registry.override({ ...command, schema: withoutExactSign(command.schema) });
  }
  return new CommandExecutor({ registry, profile: PROFILE, policies: [createTransactionPolicy()] });
}

type Schema = NonNullable<ReturnType<ReturnType<typeof createRedisCommandRegistry>["get"]>>["schema"];

/** Looks for the sign only where it may stand: after the key and NOMKSTREAM, never among the fields. */
function withoutExactSign(schema: Schema): Schema {
  return {
    parse(input, index, context) {
      const at = input[1]?.toString().toUpperCase() === "NOMKSTREAM" ? 2 : 1;
      const option = input[at]?.toString().toUpperCase();
      const signed = (option === "MAXLEN" || option === "MINID") && input[at + 1]?.toString() === "=";
      if (!signed) return schema.parse(input, index, context);
      const parsed = schema.parse(input.toSpliced(at + 1, 1), index, context);
      return { ...parsed, nextIndex: parsed.nextIndex + 1 };
    },
  };
}

/** Saves every few seconds what has changed, and once more at the end. */
function keepSaved(dataDir: string, database: Database): { stop(): Promise<void> } {
  let changes = 0;
  let saved = 0;
  let saving: Promise<void> = Promise.resolve();
  const unsubscribe = database.subscribe(() => {
    changes += 1;
  });

  async function save(): Promise<void> {
    if (saved === changes) return;
    const taken = changes;
    await writeSnapshot(dataDir, await takeSnapshot(database));
    saved = taken;
  }

  const timer = setInterval(() => {
    saving = saving.then(save).catch((error: unknown) => {
      console.error(
        `The store could not be saved: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }, SAVE_EVERY_MS);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      unsubscribe();
      await saving;
      await save();
    },
  };
}

/** Copies all keys in one turn, so that a snapshot never holds half of a script or of a MULTI. */
async function takeSnapshot(database: Database): Promise<KeptKey[]> {
  const turn = await database.turnQueue.waitTurn();
  try {
    return database.entriesSnapshot().map(keptKeyOf);
  } finally {
    turn.release();
  }
}
