import type { Photos } from "#flows/people-ports.ts";

/** What we use of a bucket of R2. Source: https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ */
export type Bucket = {
  put(key: string, value: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(key: string): Promise<unknown>;
};

/** True for a binding that can do what a bucket must. */
export function isBucket(binding: unknown): binding is Bucket {
  if (typeof binding !== "object" || binding === null) return false;
  return ["put", "get", "delete"].every((name) => typeof Reflect.get(binding, name) === "function");
}

/** The binding has no time-out of its own. A call that takes longer goes on, and keeps its slot, but nobody waits for it. */
const TIMEOUT_MS = 8_000;

type Connection = {
  /** Starts a call when a connection is free for it. */
  slot: <T>(call: () => Promise<T>) => Promise<T>;
  timeoutMs?: number;
};

/**
 * Photos of persons in a bucket of R2, each under its own id. Takes and gives them sealed: who has the bucket alone sees no picture, and
 * nothing that tells whose it is.
 */
export function photoStore(bucket: Bucket, { slot, timeoutMs = TIMEOUT_MS }: Connection): Photos {
  return {
    async keep(id, sealed) {
      await inTime(
        slot(() => bucket.put(id, sealed)),
        timeoutMs,
      );
    },
    read(id) {
      const read = async () => {
        const held = await bucket.get(id);
        return held === null ? null : new Uint8Array(await held.arrayBuffer());
      };
      return inTime(slot(read), timeoutMs);
    },
    async drop(id) {
      await inTime(
        slot(() => bucket.delete(id)),
        timeoutMs,
      );
    },
  };
}

async function inTime<T>(call: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the bucket did not answer in time")), ms);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
