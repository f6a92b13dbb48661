import { Redis } from "@upstash/redis/cloudflare";
import * as z from "zod";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { manualSchema } from "#core/manual.ts";
import { render } from "#flex/render.ts";
import type { HealthStore } from "#flows/check-health.ts";
import type { Deps, LogEntry } from "#flows/deps.ts";
import { lineClient } from "#line/client.ts";
import { healthStore } from "#store/health.ts";
import { inboxStore } from "#store/inbox.ts";
import { vault } from "#store/vault.ts";
import { parseSettings, type Settings } from "./settings.ts";

export type Wired = {
  settings: Settings;
  deps: Deps;
  health: HealthStore;
  channelSecrets: readonly string[];
};

/** The store must answer well before LINE's two seconds are over, a second try included. */
const STORE_TIMEOUT_MS = 800;

const wired = new WeakMap<object, Wired>();

/** Joins ports and engines. Made once per environment and isolate: the only `new Redis`, the only real clock and chance. */
export function wire(env: Env): Wired {
  const known = wired.get(env);
  if (known) return known;
  const settings = parseSettings(env);
  const redis = new Redis({
    url: settings.UPSTASH_REDIS_REST_URL,
    token: settings.UPSTASH_REDIS_REST_TOKEN,
    automaticDeserialization: false,
    enableTelemetry: false,
    // Auto-pipelining costs more than it saves: what belongs together is sent together by the stores themselves.
    enableAutoPipelining: false,
    retry: { retries: 1, backoff: () => 100 },
    signal: () => AbortSignal.timeout(STORE_TIMEOUT_MS),
  });
  const made: Wired = {
    settings,
    channelSecrets: [settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_SECRET_OLD ?? ""].filter(Boolean),
    health: healthStore(redis),
    deps: {
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
      wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
      inbox: inboxStore(redis, () => crypto.randomUUID()),
      line: lineClient(settings.LINE_CHANNEL_ACCESS_TOKEN, settings.LINE_API_BASE_URL),
      vault: vault(settings.DATA_KEY, settings.DATA_KEY_OLD ?? null),
      catalogue: catalogueLoader(env.ASSETS),
      render: (outgoing, catalogue) => render(outgoing, catalogue, settings.PUBLIC_BASE_URL),
      log,
    },
  };
  wired.set(env, made);
  return made;
}

function log({ level, ...entry }: LogEntry): void {
  // oxlint-disable-next-line no-console -- a worker's console is its log: one JSON object a line
  console[level](JSON.stringify({ level, ...entry }));
}

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const currentSchema = z.strictObject({ hash: hashSchema });

/**
 * Loads manuals from the assets, by content hash, each once per isolate. `null` asks for the one shipped with the code.
 * @throws Error where the asset is missing or is not a manual
 */
function catalogueLoader(assets: Fetcher): Deps["catalogue"] {
  const loaded = new Map<string, Promise<Catalogue>>();
  let shipped: Promise<string> | undefined;
  const read = async (path: string): Promise<unknown> => {
    const response = await assets.fetch(`https://assets.local/manual/${path}`);
    if (!response.ok) throw new Error(`asset manual/${path}: ${response.status}`);
    return response.json();
  };
  const load = async (hash: string) =>
    toCatalogue(hash, manualSchema.parse(await read(`${hashSchema.parse(hash)}.json`)));
  const once = (hash: string) => {
    const known = loaded.get(hash);
    if (known) return known;
    const made = load(hash);
    loaded.set(hash, made);
    // A failed load is not kept: the next message tries again.
    made.catch(() => loaded.delete(hash));
    return made;
  };
  const shippedHash = () => {
    if (shipped) return shipped;
    const made = read("current.json").then((value) => currentSchema.parse(value).hash);
    shipped = made;
    made.catch(() => (shipped = undefined));
    return made;
  };
  return async (hash) => once(hash ?? (await shippedHash()));
}
