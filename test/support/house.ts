import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLineSim, type LineSim } from "#dev/line-sim/sim.ts";
import { startStore, type LocalStore } from "#dev/store/store.ts";
import { copyFonts } from "#dev/tools/fonts.ts";
import { buildManual } from "#dev/tools/build-manual.ts";
import type { Deps, LogEntry } from "#flows/deps.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { createApp } from "#src/app.ts";
import { wire, type Wired } from "#src/wiring.ts";

/** 22 November 2026, noon in Bangkok. */
export const NOON = Date.UTC(2026, 10, 22, 5, 0, 0);
const DAY = 24 * 60 * 60 * 1000;

export type House = {
  sim: LineSim;
  store: LocalStore;
  /** The time of everything: LINE, flows, store. Tests move it. */
  clock: { now: number };
  deps: Deps;
  wired: Wired;
  logs: LogEntry[];
  address: string;
  /** Puts other deps under the running worker, e.g. ones that stop at the k-th call. */
  use(deps: Deps): void;
  /** The process dies: open connections are cut, what was running is never heard of again. */
  die(): void;
  /** Waits until everything that was started after an answer (waitUntil) is done. */
  settled(): Promise<void>;
  sweep(): ReturnType<typeof sweepInbox>;
  /** Begins anew: an empty store, at noon of a day that has not been. The clock never goes back, to LINE as to everybody else. */
  newDay(): Promise<void>;
  stop(): Promise<void>;
};

const hasRedis = { engine: "auto" } as const;

/**
 * The whole system for a test, but for the Workers runtime: real store, simulated LINE, the real app behind a real port of this
 * process, one clock for all. The worker itself runs in test/worker and in the browser stories.
 */
export async function startHouse(options: { manual?: string; keepLogs?: boolean } = {}): Promise<House> {
  const clock = { now: NOON };
  let noon = NOON;
  const store = await startStore({ dataDir: null, token: "test-store-token", ...hasRedis });
  const inFlight = new Set<Promise<unknown>>();
  const open = new Set<ServerResponse>();
  let current: Wired | undefined;
  const app = createApp(() => {
    if (!current) throw new Error("the house is not wired yet");
    return current;
  });
  const server = createServer((request, response) => {
    open.add(response);
    response.on("close", () => open.delete(response));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      void (async () => {
        const init: RequestInit = { method: request.method ?? "GET", headers: toHeaders(request.rawHeaders) };
        if (request.method === "POST") init.body = Buffer.concat(chunks);
        const answer = await app.fetch(
          new Request(`http://house.test${request.url}`, init),
          {},
          {
            waitUntil: (promise) => {
              const done = promise.catch(() => undefined).finally(() => inFlight.delete(done));
              inFlight.add(done);
            },
            passThroughOnException: () => undefined,
            props: {},
          },
        );
        if (response.destroyed) return;
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(Buffer.from(await answer.arrayBuffer()));
      })().catch(() => response.destroy());
    });
  });
  const port = await listening(server);
  const sim = await startLineSim({
    channelSecret: "test-channel-secret",
    accessToken: "test-access-token",
    webhookUrl: `http://127.0.0.1:${port}/line/webhook`,
    now: () => clock.now,
  });
  const logs: LogEntry[] = [];
  const wired = wire(
    testEnv(
      {
        LINE_API_BASE_URL: sim.url,
        LINE_DATA_API_BASE_URL: sim.url,
        UPSTASH_REDIS_REST_URL: store.url,
        PUBLIC_BASE_URL: `http://localhost:${port}`,
      },
      options.manual,
    ),
  );
  const deps: Deps = {
    ...wired.deps,
    now: () => clock.now,
    wait: async (ms) => void (clock.now += ms),
    log: (entry) => void logs.push(entry),
  };
  const use = (next: Deps) => void (current = { ...wired, deps: next });
  use(deps);
  const settled = async () => {
    while (inFlight.size > 0) await Promise.all(inFlight);
  };
  return {
    die() {
      for (const response of open) response.destroy();
      inFlight.clear();
    },
    sim,
    store,
    clock,
    deps,
    wired,
    logs,
    use,
    settled,
    address: `http://127.0.0.1:${port}`,
    sweep: () => sweepInbox(deps),
    async newDay() {
      await store.flush();
      while (noon <= clock.now) noon += DAY;
      clock.now = noon;
      use(deps);
      logs.length = 0;
    },
    async stop() {
      await settled();
      await sim.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.stop();
    },
  };
}

/** An environment as the platform would give it: settings of a test, and the manual's assets read from files. */
export function testEnv(settings: Record<string, string>, manual = "manual"): Env {
  const folder = mkdtempSync(join(tmpdir(), "siang-assets-"));
  buildManual(manual, folder);
  copyFonts(folder);
  const assets = {
    fetch: async (address: string) => {
      const path = join(folder, new URL(address).pathname);
      return existsSync(path) ? new Response(readFileSync(path)) : new Response(null, { status: 404 });
    },
  };
  return {
    ASSETS: assets,
    LINE_CHANNEL_SECRET: "test-channel-secret",
    LINE_CHANNEL_ACCESS_TOKEN: "test-access-token",
    UPSTASH_REDIS_REST_TOKEN: "test-store-token",
    DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
    ...settings,
  } as unknown as Env;
}

function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i] ?? "", raw[i + 1] ?? "");
  return headers;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
