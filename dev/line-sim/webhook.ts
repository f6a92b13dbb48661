import type { WebhookEvent } from "./events.ts";
import { spanMs } from "./limits.ts";
import type { ReplyTokens } from "./reply-tokens.ts";
import { sign, shuffled, writeBody, type BodyStyle } from "./wire.ts";
import type { World } from "./world.ts";

/** One webhook request that went out, and what came back. `status` is null when nothing came back. */
export type Delivery = {
  at: number;
  ms: number;
  status: number | null;
  reason: "OK" | "ERROR_STATUS_CODE" | "REQUEST_TIMEOUT" | "COULD_NOT_CONNECT" | "NO_WEBHOOK";
  body: string;
  signature: string;
  events: readonly WebhookEvent[];
  isRedelivery: boolean;
};

export type DeliverOptions = {
  style?: BodyStyle;
  /** Sends the same body so many times, as a network may (REF: the same event may arrive more than once). */
  times?: number;
  /** All of `times` at once rather than one after the other. */
  concurrently?: boolean;
  /** A signature of the wrong secret, or none at all. */
  signature?: "good" | "wrong" | "missing";
};

/** `seed` shuffles; `together` puts everything in one body. */
export type CollectOptions = DeliverOptions & { seed?: number; together?: boolean };

type Collecting = { events: WebhookEvent[] };

export type Webhook = ReturnType<typeof createWebhook>;

/** Back-off of automatic redelivery. LINE does not disclose its own number and interval. */
const RETRY_AFTER_MS = [1000, 5000, 15_000, 60_000];

type Setup = {
  world: World;
  tokens: ReplyTokens;
  now: () => number;
  channelSecret: string;
  url: string | null;
  /** Redelivers by itself with back-off; otherwise only when `redeliver` is called. */
  automatic: boolean;
};

/** Sends events to the bot server and keeps a record of every delivery. */
export function createWebhook({ world, tokens, now, channelSecret, automatic, ...setup }: Setup) {
  let url = setup.url;
  let collecting: Collecting | null = null;
  let failed: WebhookEvent[][] = [];
  const deliveries: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const post = async (body: string, options: DeliverOptions, to: string): Promise<Partial<Delivery>> => {
    const secret = options.signature === "wrong" ? `${channelSecret}x` : channelSecret;
    const headers = new Headers({
      "content-type": "application/json; charset=utf-8",
      "user-agent": "LineBotWebhook/2.0",
    });
    if (options.signature !== "missing") headers.set("x-line-signature", sign(body, secret));
    try {
      const signal = AbortSignal.timeout(spanMs("webhook.timeout"));
      const response = await fetch(to, { method: "POST", headers, body, signal, redirect: "manual" });
      await response.arrayBuffer();
      return { status: response.status, reason: response.ok ? "OK" : "ERROR_STATUS_CODE" };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === "TimeoutError";
      return { status: null, reason: timedOut ? "REQUEST_TIMEOUT" : "COULD_NOT_CONNECT" };
    }
  };

  const once = async (events: readonly WebhookEvent[], options: DeliverOptions): Promise<Delivery> => {
    const body = writeBody({ destination: world.bot.userId, events }, options.style ?? "compact");
    const at = now();
    const started = performance.now();
    for (const { replyToken } of events) if (replyToken !== undefined) tokens.delivered(replyToken, at);
    const outcome: Partial<Delivery> =
      url === null ? { status: null, reason: "NO_WEBHOOK" } : await post(body, options, url);
    const delivery: Delivery = {
      at,
      ms: performance.now() - started,
      status: null,
      reason: "NO_WEBHOOK",
      body,
      signature: sign(body, channelSecret),
      events,
      isRedelivery: events.some((event) => event.deliveryContext.isRedelivery),
      ...outcome,
    };
    deliveries.push(delivery);
    return delivery;
  };

  const later = (events: WebhookEvent[], attempt: number): void => {
    const wait = RETRY_AFTER_MS[attempt];
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      // Someone may have redelivered it by hand meanwhile.
      if (!failed.includes(events)) return;
      failed = failed.filter((entry) => entry !== events);
      void again(events, attempt + 1);
    }, wait);
    timer.unref();
    timers.add(timer);
  };

  const keepFailed = (events: readonly WebhookEvent[], delivery: Delivery, attempt: number): void => {
    if (delivery.reason === "OK" || delivery.reason === "NO_WEBHOOK" || events.length === 0) return;
    const entry = [...events];
    failed.push(entry);
    if (automatic) later(entry, attempt);
  };

  const again = async (events: readonly WebhookEvent[], attempt: number): Promise<Delivery> => {
    const marked = events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
    const delivery = await once(marked, {});
    keepFailed(marked, delivery, attempt);
    return delivery;
  };

  const deliver = async (
    events: readonly WebhookEvent[],
    options: DeliverOptions = {},
  ): Promise<Delivery[]> => {
    if (collecting !== null) {
      collecting.events.push(...events);
      return [];
    }
    const times = Array.from({ length: options.times ?? 1 });
    const done: Delivery[] = [];
    if (options.concurrently === true)
      done.push(...(await Promise.all(times.map(() => once(events, options)))));
    else for (const _ of times) done.push(await once(events, options));
    const last = done.at(-1);
    // One good answer to any of the copies is enough for LINE not to come again.
    if (last !== undefined && !done.some((delivery) => delivery.reason === "OK")) keepFailed(events, last, 0);
    return done;
  };

  return {
    deliveries,
    deliver,
    url: () => url,
    setUrl: (next: string | null) => void (url = next),

    /** Asks an address whether it answers: a body without events (REF#test-webhook-endpoint). Not kept in the record. */
    async probe(to: string): Promise<Pick<Delivery, "status" | "reason">> {
      const body = writeBody({ destination: world.bot.userId, events: [] }, "compact");
      return { status: null, reason: "NO_WEBHOOK", ...(await post(body, {}, to)) };
    },

    /**
     * Sends again, once, what was not answered with 2xx in time: same ids and reply tokens, `isRedelivery: true`.
     * @returns the deliveries; what failed again waits for the next call
     */
    async redeliver(): Promise<Delivery[]> {
      const waiting = failed;
      failed = [];
      const done: Delivery[] = [];
      for (const events of waiting) done.push(await again(events, RETRY_AFTER_MS.length));
      return done;
    },

    /**
     * Holds back the events that `act` makes and delivers them afterwards, in the order that the seed gives (their own
     * order without one), one body each or all in one.
     */
    async collect(act: () => Promise<unknown>, options: CollectOptions = {}): Promise<Delivery[]> {
      const held: Collecting = { events: [] };
      collecting = held;
      try {
        await act();
      } finally {
        collecting = null;
      }
      const order = options.seed === undefined ? held.events : shuffled(held.events, options.seed);
      if (options.together === true) return deliver(order, options);
      const done: Delivery[] = [];
      for (const event of order) done.push(...(await deliver([event], options)));
      return done;
    },

    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
