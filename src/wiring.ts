import { Redis } from "@upstash/redis/cloudflare";
import { render } from "#flex/render.ts";
import type { HealthStore } from "#flows/check-health.ts";
import type { Deps, LogEntry } from "#flows/deps.ts";
import { lineClient } from "#line/client.ts";
import { deedStore } from "#store/deeds.ts";
import { feedbackStore } from "#store/feedbacks.ts";
import { toHex } from "#core/bytes.ts";
import { downloadStore } from "#store/downloads.ts";
import { healthStore } from "#store/health.ts";
import { inboxStore } from "#store/inbox.ts";
import { ledgerStore } from "#store/ledger.ts";
import { manualStore } from "#store/manuals.ts";
import { newsStore } from "#store/news.ts";
import { questionStore } from "#store/questions.ts";
import { peopleStore } from "#store/people.ts";
import { photoStore } from "#store/photos.ts";
import { textStore } from "#store/texts.ts";
import { vault } from "#store/vault.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { catalogues } from "./catalogues.ts";
import { parseSettings, type Settings } from "./settings.ts";
import { bucketSlot, lineSlot, storeSlot } from "./slots.ts";

export type Wired = {
  settings: Settings;
  deps: Deps;
  health: HealthStore;
  channelSecrets: readonly string[];
  /** A font of the public pages by its file name; null where there is none. */
  font: (name: string) => Promise<Response | null>;
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
  // The client makes its signal and its retries inside `next`: their time begins with the slot.
  redis.use((request, next) => storeSlot(() => next(request)));
  const { byHash, inForce } = catalogues({
    assets: env.ASSETS,
    manuals: manualStore(redis),
    now: Date.now,
    log,
  });
  const made: Wired = {
    settings,
    channelSecrets: [settings.LINE_CHANNEL_SECRET, settings.LINE_CHANNEL_SECRET_OLD ?? ""].filter(Boolean),
    health: healthStore(redis),
    font: async (name) => {
      const response = await env.ASSETS.fetch(`https://assets.local/fonts/${name}`);
      return response.ok ? response : null;
    },
    deps: {
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
      newToken: () => toHex(crypto.getRandomValues(new Uint8Array(32))),
      wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
      inbox: inboxStore(redis, () => crypto.randomUUID()),
      deeds: deedStore(redis),
      feedbacks: feedbackStore(redis),
      news: newsStore(redis),
      questions: questionStore(redis),
      ledger: ledgerStore(redis),
      people: peopleStore(redis),
      texts: textStore(redis),
      downloads: downloadStore(redis),
      photos: settings.PHOTOS === undefined ? null : photoStore(settings.PHOTOS, { slot: bucketSlot }),
      line: lineClient({
        channelAccessToken: settings.LINE_CHANNEL_ACCESS_TOKEN,
        baseURL: settings.LINE_API_BASE_URL,
        dataURL: settings.LINE_DATA_API_BASE_URL,
        slot: lineSlot,
      }),
      vault: vault(settings.DATA_KEY, settings.DATA_KEY_OLD ?? null),
      catalogue: byHash,
      inForce,
      labels: maskLabelsIn("th"),
      duty: settings.ADMIN_LINE_USER_IDS,
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
