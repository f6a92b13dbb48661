import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { connect as connectSocket, type NetConnectOpts } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";

import { connect } from "./resp.ts";

/** Who uses a data folder. It stays behind when the launcher is killed without a chance to tidy up. */
const recordSchema = z.object({
  launcher: z.int().positive(),
  port: z.int().nullable(),
  server: z.object({ pid: z.int().positive(), socket: z.string() }).nullable(),
});
type ClaimRecord = z.infer<typeof recordSchema>;

/** The redis-server that a start brought up. */
export type ServerProcess = { pid: number; socket: string };

/** A folder that is ours until it is released. */
export type Claim = {
  /** Writes down what this start has brought up, so that a later start can end it. */
  note(part: { port?: number; server?: ServerProcess }): Promise<void>;
  release(): Promise<void>;
};

const FILE = "store.pid.json";
/** Socket folders are named so, in the system's folder for temporary files. */
export const RUN_FOLDER_PREFIX = "siang-store-";
const PATIENCE_MS = 3000;

/**
 * Takes a data folder for this process, and makes it. A redis-server that a killed launcher left behind on it is ended
 * first, for two servers on one append-only file would spoil it. Throws when the folder is in use.
 */
export async function claimFolder(folder: string): Promise<Claim> {
  await mkdir(folder, { recursive: true });
  const left = await readRecord(folder);
  if (left !== null) {
    if (await inUse(left)) throw new Error(inUseMessage(folder, left.launcher));
    await endLeftBehind(left);
    await rm(join(folder, FILE), { force: true });
  }
  const record: ClaimRecord = { launcher: process.pid, port: null, server: null };
  const save = (flag: "w" | "wx") => writeFile(join(folder, FILE), JSON.stringify(record), { flag });
  try {
    await save("wx");
  } catch (error) {
    throw new Error(inUseMessage(folder, null), { cause: error });
  }
  return {
    async note({ port, server }) {
      if (port !== undefined) record.port = port;
      if (server !== undefined) record.server = server;
      await save("w");
    },
    release: () => rm(join(folder, FILE), { force: true }),
  };
}

/** Ends the servers without a data folder whose launcher was killed, and removes their socket folders. */
export async function sweepRunFolders(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((one) => one.startsWith(RUN_FOLDER_PREFIX))) {
    const record = await readRecord(join(tmpdir(), name));
    if (record !== null && !isAlive(record.launcher)) await endLeftBehind(record);
  }
}

function inUseMessage(folder: string, launcher: number | null): string {
  const who = launcher === null ? "another process" : `process ${launcher}`;
  return `The data folder ${folder} is in use by ${who}. Stop that one first, or choose another folder.`;
}

/** The record of a folder; null when there is none, or none that can be read: nothing can be ended by it. */
async function readRecord(folder: string): Promise<ClaimRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, FILE), "utf8")));
  } catch {
    return null;
  }
}

/** A process number is not enough: after a restart of the machine it may be anybody's. So somebody must answer as well. */
async function inUse(record: ClaimRecord): Promise<boolean> {
  if (!isAlive(record.launcher)) return false;
  if (record.port !== null && (await answers({ host: "127.0.0.1", port: record.port }))) return true;
  return record.server !== null && (await answers({ path: record.server.socket }));
}

async function endLeftBehind(record: ClaimRecord): Promise<void> {
  if (record.server === null) return;
  const { pid, socket } = record.server;
  if (await isThatServer(pid, socket)) await endProcess(pid);
  const folder = dirname(socket);
  if (folder.includes(RUN_FOLDER_PREFIX)) await rm(folder, { recursive: true, force: true });
}

/** Asks the server on the socket for its process number, and failing that looks at what the process was started with. */
async function isThatServer(pid: number, socket: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if ((await askProcessId(socket)) === pid) return true;
  const commandLine = await commandLineOf(pid);
  return commandLine.includes("redis-server") && commandLine.includes(socket);
}

/** What a process was started with, as the system shows it; empty when it does not. */
async function commandLineOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return await new Promise((resolve) => {
      execFile("ps", ["-ww", "-o", "command=", "-p", String(pid)], (_, output) => resolve(output));
    });
  }
}

async function askProcessId(socket: string): Promise<number | null> {
  if (!(await answers({ path: socket }))) return null;
  const connection = connect(connectSocket(socket));
  const reply = connection.send([["INFO", "server"]]).catch(() => []);
  const [info] = await Promise.race([reply, sleep(PATIENCE_MS, [], { ref: false })]);
  connection.close();
  const found = Buffer.isBuffer(info) ? /^process_id:(\d+)/m.exec(info.toString()) : null;
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** SIGTERM lets redis-server write what it still holds; SIGKILL only when that takes too long. */
async function endProcess(pid: number): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    process.kill(pid, signal);
    const deadline = Date.now() + PATIENCE_MS;
    while (isAlive(pid) && Date.now() < deadline) await sleep(10);
    if (!isAlive(pid)) return;
  }
  throw new Error(`A redis-server of an earlier start (process ${pid}) cannot be ended.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return !isZombie(pid);
}

/** In a container without an init process nobody collects the dead: they keep their number but run no more. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function answers(where: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(where);
    socket.setTimeout(PATIENCE_MS);
    socket.once("connect", () => {
      resolve(true);
      socket.destroy();
    });
    for (const event of ["error", "timeout"]) {
      socket.once(event, () => {
        resolve(false);
        socket.destroy();
      });
    }
  });
}
