import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { startStore } from "#dev/store/store.ts";

import { TOKEN, clientOf, onRedisServer, temporaryFolder, temporaryStore } from "./engines.ts";
import { fill, readAll } from "./every-type.ts";

const recordSchema = z.object({
  launcher: z.number(),
  server: z.object({ pid: z.number(), socket: z.string() }),
});
type StoreRecord = z.infer<typeof recordSchema>;

async function recordOf(folder: string): Promise<StoreRecord> {
  return recordSchema.parse(JSON.parse(await readFile(join(folder, "store.pid.json"), "utf8")));
}

/** The record of a launcher without a data folder: it stands beside the socket. */
async function runFolderRecordOf(launcher: number | undefined): Promise<StoreRecord> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith("siang-store-")) continue;
    const record = await recordOf(join(tmpdir(), name)).catch(() => null);
    if (record?.launcher === launcher && record !== null) return record;
  }
  throw new Error("The launcher has left no record.");
}

/** Whether a process runs. One that ended and that nobody has collected (Linux shows it as Z) does not. */
async function runs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""));
}

/** Starts a store in a process of its own, says where it listens and gives the process to end as one likes. */
async function launch(
  dataDir: string | null,
): Promise<{ url: string; launcher: ChildProcessWithoutNullStreams }> {
  const program = fileURLToPath(new URL("./launcher.ts", import.meta.url).href);
  const launcher = spawn(process.execPath, [program, dataDir ?? ""]);
  onTestFinished(() => void launcher.kill("SIGKILL"));
  const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(launcher.stdout, "data"));
  return { url: line.toString().trim(), launcher };
}

async function end(launcher: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): Promise<void> {
  const ended = once(launcher, "exit");
  launcher.kill(signal);
  await ended;
}

onRedisServer("a server that ends", () => {
  test("by itself is told in one line, once, and requests then fail with 503", async () => {
    const dataDir = await temporaryFolder();
    const told: string[] = [];
    const store = await temporaryStore({ dataDir, engine: "redis-server", onDead: (why) => told.push(why) });
    process.kill((await recordOf(dataDir)).server.pid, "SIGKILL");
    await expect.poll(() => told).toEqual(["redis-server ended by itself: signal SIGKILL"]);
    await expect(clientOf(store).ping()).rejects.toThrow("The store's engine does not answer");
    await store.stop();
    expect(told).toHaveLength(1);
  });

  test("because of stop() is not told, and leaves neither process nor socket folder", async () => {
    const dataDir = await temporaryFolder();
    const told: string[] = [];
    const store = await startStore({
      dataDir,
      token: TOKEN,
      engine: "redis-server",
      onDead: (why) => told.push(why),
    });
    const { server } = await recordOf(dataDir);
    expect(await runs(server.pid)).toBe(true);
    await store.stop();
    expect(await runs(server.pid)).toBe(false);
    expect(await readdir(tmpdir())).not.toContain(server.socket.split("/").at(-2));
    expect(told).toEqual([]);
  });

  test("with a spoilt append-only file does not start, and says why in its own words", async () => {
    const dataDir = await temporaryFolder();
    const store = await startStore({ dataDir, token: TOKEN, engine: "redis-server" });
    await clientOf(store).set("k", "v");
    await store.stop();
    const folder = join(dataDir, "appendonlydir");
    await writeFile(
      join(folder, (await readdir(folder)).find((name) => name.endsWith(".manifest")) ?? ""),
      "nonsense",
    );
    await expect(startStore({ dataDir, token: TOKEN, engine: "redis-server" })).rejects.toThrow(
      /^redis-server did not start: exit code 1; it said: .+/,
    );
    expect(await readdir(dataDir)).toEqual(["appendonlydir"]);
  });
});

onRedisServer("a server left behind by a killed launcher", () => {
  test("is ended at the next start on its data folder, and what it held is there", async () => {
    const dataDir = await temporaryFolder();
    const { url, launcher } = await launch(dataDir);
    const left = await recordOf(dataDir);
    expect(left.launcher).toBe(launcher.pid);
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: "Bearer t" },
      body: JSON.stringify(["SET", "k", "v"]),
    });
    expect(response.status).toBe(200);
    await end(launcher, "SIGKILL");
    expect(await runs(left.server.pid)).toBe(true);

    const store = await temporaryStore({ dataDir, engine: "redis-server" });
    expect(await runs(left.server.pid)).toBe(false);
    expect(await clientOf(store).get("k")).toBe("v");
    expect(await readdir(tmpdir())).not.toContain(left.server.socket.split("/").at(-2));
  });

  test("is ended even when its socket has been swept away", async () => {
    const dataDir = await temporaryFolder();
    const { launcher } = await launch(dataDir);
    const left = await recordOf(dataDir);
    await end(launcher, "SIGKILL");
    await rm(left.server.socket);
    await temporaryStore({ dataDir, engine: "redis-server" });
    expect(await runs(left.server.pid)).toBe(false);
  });

  test("is ended as well when it had no data folder, at anybody's next start", async () => {
    const { launcher } = await launch(null);
    const left = await runFolderRecordOf(launcher.pid);
    expect(await runs(left.server.pid)).toBe(true);
    await end(launcher, "SIGKILL");
    await temporaryStore({ engine: "redis-server" });
    expect(await runs(left.server.pid)).toBe(false);
  });

  test("is not there when the launcher ends in any other way", async () => {
    const dataDir = await temporaryFolder();
    const { launcher } = await launch(dataDir);
    const { server } = await recordOf(dataDir);
    // The launcher asks itself to exit, without stop().
    launcher.stdin.end();
    await once(launcher, "exit");
    await expect.poll(() => runs(server.pid)).toBe(false);
    expect(await readdir(tmpdir())).not.toContain(server.socket.split("/").at(-2));
  });

  test("is never mistaken for another process that got its number", async () => {
    const dataDir = await temporaryFolder();
    const other = spawn("sleep", ["60"]);
    onTestFinished(() => void other.kill());
    const record = {
      launcher: 2 ** 22 - 1,
      port: null,
      server: { pid: other.pid, socket: "/nowhere/redis" },
    };
    await writeFile(join(dataDir, "store.pid.json"), JSON.stringify(record));
    await temporaryStore({ dataDir, engine: "redis-server" });
    expect(await runs(other.pid ?? 0)).toBe(true);
  });
});

onRedisServer("the in-process engine's data", () => {
  test("is carried over whole, over whatever redis-server held, and put aside", async () => {
    const dataDir = await temporaryFolder();
    const real = await startStore({ dataDir, token: TOKEN, engine: "redis-server" });
    await clientOf(real).set("old", "v");
    await real.stop();
    const small = await startStore({ dataDir, token: TOKEN, engine: "in-process", fresh: true });
    await fill(clientOf(small));
    const before = await readAll(small);
    await small.stop();

    const first = await startStore({ dataDir, token: TOKEN, engine: "redis-server" });
    expect(await readAll(first)).toEqual(before);
    const left = await clientOf(first).pttl("soon");
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
    await clientOf(first).set("new", "v");
    await first.stop();
    expect((await readdir(dataDir)).sort()).toEqual(["appendonlydir", "snapshot-carried-over.jsonl"]);

    const second = await temporaryStore({ dataDir, engine: "redis-server" });
    expect(await clientOf(second).mget("new", "old")).toEqual(["v", null]);
    expect(await clientOf(second).dbsize()).toBeGreaterThan(5);
  });

  test("that cannot be read stops the start, and both sides' files stay", async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, "snapshot.jsonl"), "{");
    await expect(startStore({ dataDir, token: TOKEN, engine: "redis-server" })).rejects.toThrow(
      "snapshot.jsonl, line 1 cannot be read",
    );
    expect(await readFile(join(dataDir, "snapshot.jsonl"), "utf8")).toBe("{");
  });
});
