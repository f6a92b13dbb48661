import { AsyncLocalStorage } from "node:async_hooks";

/** Starts a piece of work when a slot is free for it. Ends as the work ends: with its result, or its error. */
export type Run = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Six connections of one invocation may wait for their answer; from the seventh on the platform queues, while the time-outs of those
 * queued run out unsent. We queue before that, so that a time-out counts only once its call is really under way. Store, LINE and bucket share
 * five; the sixth is for what is not counted here. Source: https://developers.cloudflare.com/workers/platform/limits/#simultaneous-open-connections
 * The calls that count are listed there: fetch() of the Fetch API, KV, Cache, R2, Queues, connect(), outbound WebSockets. The binding
 * of the assets (catalogue, fonts) is not among them: it goes to no origin, and takes no slot.
 */
const MOST = 5;
/** A call of LINE may hang as long as the invocation lives (the SDK has no time-out): two slots are left to the store. */
const MOST_LINE = 3;
/** A bucket has no time-out either: one call at a time, so that of those two one is always left. */
const MOST_BUCKET = 1;

/**
 * Lets at most `most` pieces of work run at once, first come first served. A slot is free again when its work has ended, well or badly,
 * and goes straight to whoever has waited longest: a newcomer cannot take it.
 */
export function slots(most: number): { run: Run } {
  const waiting: (() => void)[] = [];
  let free = most;
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}

/** An isolate serves many requests at once, and each has six connections of its own: the slots belong to the invocation. */
const invocations = new AsyncLocalStorage<{ all: Run; line: Run; bucket: Run }>();

/** Runs one invocation of the worker with slots of its own, which hold for all that it starts, what it hands to waitUntil included. */
export function invocation<T>(work: () => T): T {
  const own = { all: slots(MOST).run, line: slots(MOST_LINE).run, bucket: slots(MOST_BUCKET).run };
  return invocations.run(own, work);
}

/** Runs a call of the store in a slot of the invocation it belongs to; without a limit outside of any (tests, tools). */
export const storeSlot: Run = (call) => {
  const mine = invocations.getStore();
  return mine ? mine.all(call) : call();
};

/** The same for a call of LINE. It waits for LINE's own slot first: what waits for LINE keeps nothing from the store. */
export const lineSlot: Run = (call) => {
  const mine = invocations.getStore();
  return mine ? mine.line(() => mine.all(call)) : call();
};

/** The same for a call of the bucket. */
export const bucketSlot: Run = (call) => {
  const mine = invocations.getStore();
  return mine ? mine.bucket(() => mine.all(call)) : call();
};
