import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, rmSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { ServerProcess } from "./claim.ts";
import type { Engine } from "./engine.ts";
import { connect, isFailure, type Connection } from "./resp.ts";
import { carryOver } from "./snapshot-file.ts";

/** Loading a large append-only file takes seconds, not a minute. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5000;

/** How a redis-server is started. */
type RedisServerOptions = {
  program: string;
  /** Where the append-only file stands; null: nothing is kept. */
  dataDir: string | null;
  /** Where the socket stands: a short path, for a socket's path may have no more than about 100 bytes. */
  runFolder: string;
  onStarted(server: ServerProcess): Promise<void>;
  onDead?: ((why: string) => void) | undefined;
};

/** The path of the redis-server on the PATH, or null. */
export function findRedisServer(path = process.env["PATH"] ?? ""): string | null {
  for (const folder of path.split(delimiter).filter((one) => one !== "")) {
    const program = join(folder, "redis-server");
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * Starts a redis-server that listens on a unix socket only, and loads what the in-process engine left in the data folder.
 * It ends with this process; when it ends by itself `onDead` is told in one line. Throws with the server's own last
 * words when it does not come up.
 */
export async function startRedisServer(options: RedisServerOptions): Promise<Engine> {
  const socket = join(options.runFolder, "redis");
  const child = spawn(options.program, argumentsFor(socket, options.dataDir), {
    cwd: options.dataDir ?? options.runFolder,
    // In a group of its own: Ctrl-C reaches the launcher first, which stops the worker before the store.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const life = watch(child);
  const kill = () => child.kill("SIGTERM");
  const killAtExit = () => {
    kill();
    rmSync(options.runFolder, { recursive: true, force: true });
  };
  process.once("exit", killAtExit);

  const stop = async (): Promise<void> => {
    life.expected = true;
    kill();
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await life.ended;
    clearTimeout(timer);
    process.off("exit", killAtExit);
  };

  try {
    if (child.pid !== undefined) await options.onStarted({ pid: child.pid, socket });
    const connection = await connectWhenReady(socket, life);
    if (options.dataDir !== null) await carryOver(options.dataDir, connection);
    life.forgetWords();
    void life.ended.then(() => {
      if (!life.expected) options.onDead?.(`redis-server ended by itself: ${life.lastWords()}`);
      return null;
    });
    return {
      kind: "redis-server",
      send: (commands) => connection.send(commands),
      stop: async () => {
        connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function argumentsFor(socket: string, dataDir: string | null): string[] {
  const options: Record<string, string> = {
    port: "0",
    unixsocket: socket,
    unixsocketperm: "700",
    "protected-mode": "yes",
    daemonize: "no",
    databases: "1",
    loglevel: "warning",
    save: "",
    appendonly: dataDir === null ? "no" : "yes",
    appendfsync: "everysec",
  };
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
}

type Life = {
  ended: Promise<void>;
  isOver(): boolean;
  /** Whether we ended it ourselves. */
  expected: boolean;
  /** Why it ended, with the last line of its log. */
  lastWords(): string;
  /** Forgets what it has said so far: once it runs, its greetings explain nothing. */
  forgetWords(): void;
};

function watch(child: ChildProcess): Life {
  let words = "";
  let over = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      words = lastLine(chunk.toString("utf8")) ?? words;
    });
  }
  const ended = new Promise<void>((resolve) => {
    const end = (why: string) => {
      words = words === "" ? why : `${why}; it said: ${words}`;
      over = true;
      resolve();
    };
    child.once("error", (error) => end(error.message));
    child.once("close", (code, signal) => end(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  return {
    ended,
    isOver: () => over,
    expected: false,
    lastWords: () => words,
    forgetWords() {
      words = "";
    },
  };
}

/** The last log line worth telling, without process number and time. Hints about kernel settings are not. */
function lastLine(text: string): string | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.includes("WARNING"));
  return lines.at(-1)?.replace(/^\d+:\w .*? [*#.-] /, "");
}

async function connectWhenReady(socket: string, life: Life): Promise<Connection> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!life.isOver() && Date.now() < deadline) {
    const connection = connect(connectSocket(socket));
    // Refused until the server listens; then LOADING until the append-only file is read.
    const [pong] = await connection.send([["PING"]]).catch(() => []);
    if (pong !== undefined && !isFailure(pong)) return connection;
    connection.close();
    await sleep(5);
  }
  throw new Error(`redis-server did not start: ${life.isOver() ? life.lastWords() : "it takes too long"}`);
}
