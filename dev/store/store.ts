import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { RUN_FOLDER_PREFIX, claimFolder, sweepRunFolders, type Claim } from "./claim.ts";
import type { Engine, StoreEngine } from "./engine.ts";
import { setFault, type FaultSwitch, type StoreFault } from "./faults.ts";
import { startInProcess } from "./in-process.ts";
import { findRedisServer, startRedisServer } from "./redis-server.ts";
import { startRest } from "./rest.ts";
import { forget } from "./snapshot-file.ts";

export type { StoreEngine } from "./engine.ts";
export type { StoreFault } from "./faults.ts";

/** The longest temporary folder under which a socket's path is still short enough (macOS allows 104 bytes). */
const LONGEST_TMPDIR = 70;

/** A store on this machine that speaks Upstash's REST protocol. */
export type LocalStore = {
  /** For UPSTASH_REDIS_REST_URL. */
  url: string;
  /** For UPSTASH_REDIS_REST_TOKEN. */
  token: string;
  engine: StoreEngine;
  /** REST requests so far, refused and lost ones included: the client's round trips. */
  requests(): number;
  /** Makes the next `times` requests (without it: all) fail in one way; null ends it. */
  fault(fault: StoreFault | null, times?: number): void;
  /** FLUSHALL. */
  flush(): Promise<void>;
  /** Stops listening, keeps what has to be kept, ends the engine. Once is enough; again does nothing. */
  stop(): Promise<void>;
};

/** How a store is started. */
type StoreOptions = {
  /** Where data is kept; null: nothing is kept. */
  dataDir: string | null;
  /** 0 or nothing: any free one. */
  port?: number;
  token: string;
  /** `auto`: a real redis-server when one is on the PATH, else the in-process engine. */
  engine?: "auto" | StoreEngine;
  /** Forget what the data folder holds. */
  fresh?: boolean;
  /** Told in one line when redis-server ends by itself. */
  onDead?: (why: string) => void;
};

/**
 * Starts the local store. Throws an error of one line when the port is taken, the data folder is in use or holds data
 * this engine cannot read, or redis-server is asked for and not there; nothing is left running then.
 */
export async function startStore(options: StoreOptions): Promise<LocalStore> {
  const undo: (() => Promise<void>)[] = [];
  const undoAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const program = chooseProgram(options.engine ?? "auto");
    const runFolder = program === null ? null : await makeRunFolder();
    if (runFolder !== null) undo.push(() => rm(runFolder, { recursive: true, force: true }));
    const home = options.dataDir ?? runFolder;
    const claim = home === null ? null : await claimFolder(home);
    if (claim !== null) undo.push(() => claim.release());
    if (options.dataDir !== null && options.fresh === true) await forget(options.dataDir);

    const engine = await startEngine(options, program, runFolder, claim);
    undo.push(() => engine.stop());
    const faults: FaultSwitch = { fault: null, left: 0 };
    const rest = await startRest(options.port ?? 0, { engine, token: options.token, faults });
    undo.push(() => rest.stop());
    await claim?.note({ port: rest.port });

    let stopped: Promise<void> | null = null;
    return {
      url: `http://127.0.0.1:${rest.port}`,
      token: options.token,
      engine: engine.kind,
      requests: () => rest.requests(),
      fault: (fault, times) => setFault(faults, fault, times),
      async flush() {
        await engine.send([["FLUSHALL"]]);
      },
      stop: () => (stopped ??= undoAll()),
    };
  } catch (error) {
    await undoAll();
    throw error;
  }
}

/** The path of redis-server, or null for the in-process engine. */
function chooseProgram(wanted: "auto" | StoreEngine): string | null {
  if (wanted === "in-process") return null;
  const program = findRedisServer();
  if (program === null && wanted === "redis-server") {
    throw new Error("There is no redis-server on the PATH. Install it (Debian: apt install redis-server).");
  }
  return program;
}

async function makeRunFolder(): Promise<string> {
  await sweepRunFolders();
  const base = tmpdir().length <= LONGEST_TMPDIR ? tmpdir() : "/tmp";
  return mkdtemp(join(base, RUN_FOLDER_PREFIX));
}

function startEngine(
  options: StoreOptions,
  program: string | null,
  runFolder: string | null,
  claim: Claim | null,
): Promise<Engine> {
  if (program === null || runFolder === null) return startInProcess(options.dataDir);
  return startRedisServer({
    program,
    dataDir: options.dataDir,
    runFolder,
    onStarted: async (server) => claim?.note({ server }),
    onDead: options.onDead,
  });
}
