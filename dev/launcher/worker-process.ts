import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

const KILL_AFTER_MS = 3_000;
/** What a worker that stopped said last is still on its way for a moment. */
const LAST_WORDS_MS = 500;

export type WorkerProcess = {
  /** Resolves when the process ended by itself, with a line that says so. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

/**
 * Runs the worker under `wrangler dev`. It gets a process group of its own, so that stopping ends workerd too, and a pid file, so that
 * the next start can end what a killed launcher left behind. Its output goes to a log file; lines of the worker are passed on.
 */
export function startWorker(options: {
  dataDir: string;
  port: number;
  settings: Record<string, string>;
  onLine: (line: string) => void;
}): WorkerProcess {
  const { dataDir, port, settings, onLine } = options;
  const pidFile = pidFileOf(dataDir);
  const envFile = join(dataDir, "worker.env");
  // Of its own: two starts beside each other may serve two offices.
  const assets = resolve(dataDir, "assets");
  writeFileSync(envFile, toEnvFile(settings), { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [
      "node_modules/wrangler/bin/wrangler.js",
      "dev",
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--env-file",
      envFile,
      "--assets",
      assets,
      "--persist-to",
      join(dataDir, "worker"),
      "--test-scheduled",
      "--show-interactive-dev-session=false",
    ],
    {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`,
        ASSETS_DIR: assets,
        CI: "1",
        NO_COLOR: "1",
        WRANGLER_SEND_METRICS: "false",
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
      },
    },
  );
  writeFileSync(pidFile, String(child.pid ?? ""));
  passOn(child, join(dataDir, "worker.log"), onLine);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`the worker could not start: ${error.message}`));
    child.once("exit", (code) => {
      const tell = () =>
        resolve(`the worker stopped (exit ${code ?? "by signal"}); its log: ${join(dataDir, "worker.log")}`);
      // Not for ever: a workerd that outlives wrangler holds the same pipes.
      const timer = setTimeout(tell, LAST_WORDS_MS);
      child.once("close", () => {
        clearTimeout(timer);
        tell();
      });
    });
  });
  return {
    ended,
    async stop() {
      signal(child.pid, "SIGTERM");
      const timer = setTimeout(() => signal(child.pid, "SIGKILL"), KILL_AFTER_MS);
      await ended;
      clearTimeout(timer);
      signal(child.pid, "SIGKILL");
      rmSync(pidFile, { force: true });
      rmSync(envFile, { force: true });
    },
  };
}

/** Single quotes keep a value as it is (no $NAME, no \n); a value that holds one is put between double quotes. */
function toEnvFile(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) =>
      value.includes("'")
        ? `${name}="${value}"
`
        : `${name}='${value}'
`,
    )
    .join("");
}

/** Only what the worker itself logs (JSON lines) and wrangler's errors are worth a reader's eye; the rest is in the file. */
function passOn(child: ChildProcess, logFile: string, onLine: (line: string) => void): void {
  const log = createWriteStream(logFile);
  let rest = "";
  const take = (chunk: Buffer) => {
    log.write(chunk);
    // Wrangler paints its errors whatever it is told.
    const lines = stripVTControlCharacters(rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("{") || line.includes("[ERROR]")) onLine(line);
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
}

const pidFileOf = (dataDir: string): string => join(dataDir, "worker.pid");

/** Ends the worker that a killed start left behind on this data folder. Only once the folder is known to be nobody else's. True where there was one. */
export function endLeftBehind(dataDir: string): boolean {
  const pidFile = pidFileOf(dataDir);
  if (!existsSync(pidFile)) return false;
  const pid = Number(readFileSync(pidFile, "utf8"));
  // The number may belong to somebody else by now: only a process that is our worker is ended.
  const ours = Number.isInteger(pid) && pid > 1 && isOurWorker(pid);
  if (ours) signal(pid, "SIGKILL");
  rmSync(pidFile, { force: true });
  return ours;
}

function isOurWorker(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("wrangler");
  } catch {
    return false;
  }
}

/** Sends a signal to a whole process group; nobody there is fine. */
function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // The group is gone already.
  }
}
