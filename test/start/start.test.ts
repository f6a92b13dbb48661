import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { endAll, ended, freePort, ready, start } from "#test/support/start.ts";

afterEach(endAll);

const newFolder = () => mkdtempSync(join(tmpdir(), "siang-start-"));

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  );
}

/** Processes of a group that are still alive. One that ended but was not yet waited for (a zombie) is not. */
function aliveInGroup(group: number): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state, , pgrp] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return Number(pgrp) === group && state !== "Z" ? [stat] : [];
      } catch {
        return [];
      }
    });
}

/** The same PATH without a redis-server on it: only node and what wrangler needs. */
const withoutRedis = [resolve("node_modules/.bin"), "/bin"].join(delimiter);

test.each([
  ["with a redis-server on the PATH", undefined],
  ["without one", withoutRedis],
])(
  "starts everything %s, says where it is, and leaves nothing behind",
  { timeout: 60_000 },
  async (_name, path) => {
    const port = await freePort();
    const dataDir = newFolder();
    const first = start(path === undefined ? { port, dataDir } : { port, dataDir, path });
    await ready(first);
    expect(first.output()).toContain(`chat      http://localhost:${port + 1}/`);
    expect(first.output()).toContain(`health    http://localhost:${port}/health`);
    expect(first.output()).toMatch(/store: (redis-server|in-process)/u);
    expect(await answers(`http://127.0.0.1:${port}/health`)).toBe(true);
    const worker = Number(readFileSync(join(dataDir, "worker.pid"), "utf8"));
    first.child.kill("SIGINT");
    expect(await ended(first.child)).toBe(0);
    expect(await answers(`http://127.0.0.1:${port}/health`)).toBe(false);
    expect(aliveInGroup(worker)).toEqual([]);
  },
);

test("a taken port is one line that says what to do", { timeout: 30_000 }, async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((done) => void server.listen(port, "127.0.0.1", () => done()));
  const started = start({ port, dataDir: newFolder() });
  expect(await ended(started.child)).toBe(1);
  expect(started.output().trim()).toBe(
    `siang: port ${port} is taken: end what uses it, or choose another one: PORT=${port + 10} npm start`,
  );
  await new Promise((done) => server.close(done));
});

test(
  "a port that somebody takes while the worker is starting is named with what was in the way",
  { timeout: 30_000 },
  async () => {
    const port = await freePort();
    const dataDir = newFolder();
    const started = start({ port, dataDir });
    // The check is behind it once the worker's process exists.
    while (!existsSync(join(dataDir, "worker.pid"))) await new Promise((done) => setTimeout(done, 10));
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => void server.listen(port, "127.0.0.1", () => done()));
    expect(await ended(started.child)).toBe(1);
    expect(started.output()).toContain(`[ERROR] Address already in use (127.0.0.1:${port})`);
    await new Promise((done) => server.close(done));
  },
);

test(
  "a worker that dies ends the start with one line; what a killed start left behind is ended by the next",
  { timeout: 90_000 },
  async () => {
    const port = await freePort();
    const dataDir = newFolder();
    const killed = start({ port, dataDir });
    await ready(killed);
    killed.child.kill("SIGKILL");
    await ended(killed.child);
    const again = start({ port, dataDir });
    await ready(again);
    process.kill(-Number(readFileSync(join(dataDir, "worker.pid"), "utf8")), "SIGKILL");
    expect(await ended(again.child)).toBe(1);
    expect(again.output()).toMatch(/siang: the worker stopped \(exit .*\); its log: /u);
  },
);

test(
  "a second start on the same data folder is refused in one line, and forgets nothing even with --fresh",
  { timeout: 60_000 },
  async () => {
    const dataDir = newFolder();
    const first = start({ port: await freePort(), dataDir });
    await ready(first);
    const secrets = readFileSync(join(dataDir, "secrets.json"), "utf8");
    const second = start({ port: await freePort(), dataDir, args: ["--fresh"] });
    expect(await ended(second.child)).toBe(1);
    expect(second.output().trim()).toMatch(
      /^siang: The data folder .* is in use by process \d+\. Stop that one first/u,
    );
    expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).toBe(secrets);
  },
);
