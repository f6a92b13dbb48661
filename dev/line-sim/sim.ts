import type { RequestListener } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createAccounting } from "./accounting.ts";
import { createActs } from "./acts-other.ts";
import { createTalk } from "./acts.ts";
import { createEventMaker } from "./events.ts";
import { createCalls } from "./observe.ts";
import { createRates } from "./rates.ts";
import { createReplyTokens } from "./reply-tokens.ts";
import { createRetryKeys } from "./retry-keys.ts";
import { createRichMenus } from "./rich-menus.ts";
import { allRoutes } from "./routes.ts";
import { createSending } from "./sending.ts";
import { createApiServer } from "./server.ts";
import { keepSnapshot, readSnapshot } from "./snapshot.ts";
import { createTroubles, type Trouble } from "./trouble.ts";
import { createWebhook, type CollectOptions } from "./webhook.ts";
import type { ChatEntry } from "./world-types.ts";
import { createWorld, type NewGroup, type NewPerson, type Watcher } from "./world.ts";

export type LineSimOptions = {
  /** 0 or left out: any free port of the loopback interface. */
  port?: number;
  channelSecret: string;
  accessToken: string;
  webhookUrl: string | null;
  /** The clock of everything; tests move it. Left out: the machine's, which `clock.advance` can push forward. */
  now?: () => number;
  /** JSON snapshot of people and chats that survives a restart; null or left out: nothing is kept. */
  dataFile?: string | null;
  /** Forgets what `dataFile` holds. */
  fresh?: boolean;
  /** Redelivers by itself, with back-off, what the webhook did not answer with 2xx in 2 s. */
  redelivery?: boolean;
  /** Every answer comes so much later, for load tests. */
  latencyMs?: number;
};

export type LineSim = Awaited<ReturnType<typeof startLineSim>>;

/**
 * Starts a LINE Platform on this machine: Messaging API and content paths at the root of one port, webhooks out.
 * @throws when the port is taken (`EADDRINUSE`), or the data file is there but can't be read
 */
export async function startLineSim(options: LineSimOptions) {
  let ahead = 0;
  const now = options.now ?? (() => Date.now() + ahead);
  let latencyMs = options.latencyMs ?? 0;

  const world = createWorld(now);
  const tokens = createReplyTokens();
  const retryKeys = createRetryKeys();
  const accounting = createAccounting(now);
  const sending = createSending(world, accounting, now);
  const events = createEventMaker(world, tokens, now);
  const richMenus = createRichMenus();
  const calls = createCalls(now);
  const troubles = createTroubles();
  const { dataFile = null } = options;
  if (dataFile !== null && options.fresh !== true) readSnapshot(dataFile, world, retryKeys);

  const webhook = createWebhook({
    world,
    tokens,
    now,
    channelSecret: options.channelSecret,
    url: options.webhookUrl,
    automatic: options.redelivery ?? false,
  });
  const stage = { world, events, webhook, now };
  const talk = createTalk(stage);
  const acts = createActs(stage, accounting, (userId, text, where) => talk.say(userId, text, where));

  const routes = allRoutes({ world, tokens, accounting, sending, webhook, richMenus, now });
  const { server, mount } = createApiServer({
    routes,
    accessToken: options.accessToken,
    now,
    rates: createRates(now),
    retryKeys,
    troubles,
    calls,
    latencyMs: () => latencyMs,
  });
  const port = await listen(server, options.port ?? 0);
  const keeper = dataFile === null ? null : keepSnapshot(dataFile, world, retryKeys);

  return {
    url: `http://127.0.0.1:${port}`,
    /** The paths that are answered, each with its rate. */
    routes: routes.map(({ method, path, rate }) => ({ method, path, rate })),
    ...talk,
    ...acts,

    /** People and places. */
    world,
    addPerson: (given?: NewPerson) => world.addPerson(given),
    addGroup: (given?: NewGroup) => world.addGroup(given),
    person: (userId: string) => world.person(userId),
    /** What a person or a group sees, both directions, oldest first. */
    chat: (id: string): readonly ChatEntry[] => world.chatOf(id),

    /** Hears of every entry as it is written. */
    watch: (watcher: Watcher) => world.watch(watcher),
    /**
     * Waits until so many messages of the account stand in a chat.
     * @throws when they are not there in time
     */
    async botMessages(id: string, count: number, withinMs = 5000): Promise<readonly ChatEntry[]> {
      const until = performance.now() + withinMs;
      for (;;) {
        const sent = world.chatOf(id).filter((entry) => entry.from === "bot");
        if (sent.length >= count) return sent;
        if (performance.now() > until)
          throw new Error(`${sent.length} of ${count} messages came within ${withinMs} ms`);
        await sleep(10);
      }
    },
    /** The rich menu that a person sees. */
    richMenuOf: (userId: string) => richMenus.shownTo(userId)?.object ?? null,

    /** Delivers events as they stand (or of any shape) to the webhook. */
    deliver: webhook.deliver,
    redeliver: () => webhook.redeliver(),
    collect: (act: () => Promise<unknown>, how?: CollectOptions) => webhook.collect(act, how),
    deliveries: webhook.deliveries,
    setWebhook: webhook.setUrl,
    setMode: events.setMode,

    /** What goes wrong next. */
    fault: (trouble: Trouble) => troubles.add(trouble),
    setLatency: (ms: number) => void (latencyMs = ms),
    /** LINE says both that a multicast passes over unknown people and that it refuses them; it passes over unless told. */
    setMulticastOfUnknown: (how: "pass" | "refuse") => void (world.policy.unknownInMulticast = how),
    /** The month's quota in recipients; null for none. */
    setQuota: accounting.setQuota,

    /** Recipients that all accepted sends reached together. */
    sentCount: accounting.deliveries,
    inFlightHighest: calls.highest,
    requests: calls.counts,
    calls: calls.log,

    clock: {
      now,
      advance(ms: number): void {
        if (options.now !== undefined) throw new Error("the clock belongs to who started the simulator");
        ahead += ms;
      },
    },

    /** Serves other paths of the same port, for a page. */
    mount: (prefix: string, listener: RequestListener) => mount(prefix, listener),

    async stop(): Promise<void> {
      webhook.stop();
      keeper?.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

function listen(server: ReturnType<typeof createApiServer>["server"], port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
