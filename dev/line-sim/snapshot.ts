import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import type { RetryKeys } from "./retry-keys.ts";
import { chatEntrySchema, personSchema, sharedChatSchema } from "./world-types.ts";
import type { World } from "./world.ts";

const snapshotSchema = z.strictObject({
  version: z.literal(1),
  botUserId: z.string(),
  people: z.array(personSchema),
  groups: z.array(sharedChatSchema),
  chats: z.record(z.string(), z.array(chatEntrySchema)),
  retryKeys: z.array(
    z.strictObject({
      key: z.string(),
      firstAt: z.number(),
      accepted: z.strictObject({ requestId: z.string(), body: z.unknown() }).nullable(),
    }),
  ),
});

/**
 * Fills a world from its file.
 * @throws when the file is there but is no snapshot of this program: it says which file, and how to start without it
 */
export function readSnapshot(file: string, world: World, keys: RetryKeys): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  const parsed = z
    .string()
    .transform((json) => parseJson(json))
    .pipe(snapshotSchema)
    .safeParse(text);
  if (!parsed.success)
    throw new Error(`${file} can't be read as the simulator's data; start fresh or remove it`);
  const snapshot = parsed.data;
  world.bot.userId = snapshot.botUserId;
  for (const person of snapshot.people) world.people.set(person.userId, person);
  for (const group of snapshot.groups) world.groups.set(group.id, group);
  for (const [id, entries] of Object.entries(snapshot.chats)) world.chats.set(id, entries);
  for (const row of snapshot.retryKeys) keys.rows.set(row.key, row);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

export function writeSnapshot(file: string, world: World, keys: RetryKeys): void {
  const snapshot: z.infer<typeof snapshotSchema> = {
    version: 1,
    botUserId: world.bot.userId,
    people: [...world.people.values()],
    groups: [...world.groups.values()],
    chats: Object.fromEntries(world.chats),
    retryKeys: [...keys.rows.values()],
  };
  mkdirSync(dirname(file), { recursive: true });
  // Written aside and renamed, so that a run that dies half way leaves the old file whole.
  writeFileSync(`${file}.new`, JSON.stringify(snapshot));
  renameSync(`${file}.new`, file);
}

export type Keeper = { stop(): void };

/** Writes the world to its file every second in which it changed, and once more when stopped. */
export function keepSnapshot(file: string, world: World, keys: RetryKeys): Keeper {
  let written = -1;
  const save = (): void => {
    if (written === world.changes()) return;
    written = world.changes();
    writeSnapshot(file, world, keys);
  };
  save();
  const timer = setInterval(save, 1000);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      save();
    },
  };
}
