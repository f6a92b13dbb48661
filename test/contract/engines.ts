import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Redis } from "@upstash/redis/cloudflare";
import { afterAll, beforeAll, beforeEach, describe, onTestFinished } from "vitest";

import { findRedisServer } from "#dev/store/redis-server.ts";
import { startStore, type LocalStore, type StoreEngine } from "#dev/store/store.ts";

export const TOKEN = "contract-token";

const missing = findRedisServer() === null;

/** Runs one suite against both engines. */
export function onBothEngines(title: string, suite: (engine: StoreEngine) => void): void {
  describe(`${title}, in-process`, () => suite("in-process"));
  onRedisServer(title, () => suite("redis-server"));
}

/**
 * Runs a suite against the real one. Where there is no redis-server it is skipped under a name that says so; in CI it is
 * not skipped, and fails.
 */
export function onRedisServer(title: string, suite: () => void): void {
  const real = missing && process.env["CI"] === undefined ? describe.skip : describe;
  real(missing ? `${title}: redis-server is not on the PATH` : `${title}, redis-server`, suite);
}

/** The clients of one store, as the worker makes them; `batching` sends what is asked in one tick as one request. */
export type Clients = { store: LocalStore; redis: Redis; batching: Redis };

/** One store for a whole suite, emptied before each test. The clients are there once the first test runs. */
export function useStore(engine: StoreEngine): () => Clients {
  let clients: Clients | undefined;
  beforeAll(async () => {
    const store = await startStore({ dataDir: null, token: TOKEN, engine });
    clients = { store, redis: clientOf(store), batching: clientOf(store, { enableAutoPipelining: true }) };
  });
  beforeEach(async () => {
    clients?.store.fault(null);
    await clients?.store.flush();
  });
  afterAll(() => clients?.store.stop());
  return () => {
    if (clients === undefined) throw new Error("The store has not been started.");
    return clients;
  };
}

type ClientOptions = {
  enableAutoPipelining?: boolean;
  retry?: false | { retries: number; backoff: () => number };
};

/** A client that gives text as text. */
export function clientOf(store: LocalStore, options: ClientOptions = {}): Redis {
  return new Redis({
    url: store.url,
    token: store.token,
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
    // Not `retry: false`: that one tries twice.
    retry: { retries: 0 },
    ...options,
  });
}

/** A store that is stopped when the test ends. */
export async function temporaryStore(
  options: Partial<Parameters<typeof startStore>[0]>,
): Promise<LocalStore> {
  const store = await startStore({ dataDir: null, token: TOKEN, ...options });
  onTestFinished(() => store.stop());
  return store;
}

/** A data folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Sends a body as it is, without the SDK. */
export function post(
  store: LocalStore,
  path: string,
  body: string | Buffer | readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(store.url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${store.token}`, ...headers },
    body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
}
