import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** `npm start` as a person runs it, on ports and a data folder of its own. */
const running = new Set<ChildProcess>();

/** Ends what is still running of what was started here. */
export async function endAll(): Promise<void> {
  for (const child of running) {
    child.kill("SIGTERM");
    await ended(child);
  }
}

export type Started = { child: ChildProcess; output: () => string };

export function start(options: { port: number; dataDir: string; path?: string; args?: string[] }): Started {
  const { port, dataDir, path = process.env["PATH"], args = [] } = options;
  const env = {
    ...process.env,
    PORT: String(port),
    LINE_SIM_PORT: String(port + 1),
    DATA_DIR: dataDir,
    PATH: path,
  };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "dev/start.ts", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let output = "";
  const take = (chunk: Buffer) => void (output += chunk.toString());
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  return { child, output: () => output };
}

export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once("exit", (code) => done(code)));
}

export async function ready({ child, output }: Started): Promise<void> {
  while (!output().includes("Ctrl-C ends everything")) {
    if (child.exitCode !== null) throw new Error(`ended too soon: ${output()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * A port of this machine that is free, and so is the next one. Below those that the system gives to connections that go out: it would give one of
 * them to somebody else in the seconds until it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if ((await listenOnce(port)) && (await listenOnce(port + 1))) return port;
  }
}

/** Listens for a moment. True where the port was free. */
function listenOnce(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
