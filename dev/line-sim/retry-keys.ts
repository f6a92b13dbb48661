import { spanMs } from "./limits.ts";

export type RetryRow = {
  key: string;
  firstAt: number;
  /** The request that was accepted under this key, with what it answered; null while none was. */
  accepted: { requestId: string; body: unknown } | null;
};

export type RetryKeys = ReturnType<typeof createRetryKeys>;

/**
 * What LINE remembers of `X-Line-Retry-Key` (DOC retrying-api-request/): a key counts for 24 hours from the first request
 * that carried it, whatever that request's body was. After that it is as if it was never used.
 */
export function createRetryKeys() {
  const rows = new Map<string, RetryRow>();

  const current = (key: string, now: number): RetryRow | null => {
    const row = rows.get(key);
    if (row === undefined) return null;
    if (now - row.firstAt <= spanMs("retryKey.life")) return row;
    rows.delete(key);
    return null;
  };

  return {
    rows,
    /** The accepted request under this key, or null when it may be tried. Notes the first time a key is seen. */
    accepted(key: string, now: number): RetryRow["accepted"] {
      const row = current(key.toLowerCase(), now);
      if (row !== null) return row.accepted;
      rows.set(key.toLowerCase(), { key: key.toLowerCase(), firstAt: now, accepted: null });
      return null;
    },
    accept(key: string, requestId: string, body: unknown): void {
      const row = rows.get(key.toLowerCase());
      if (row !== undefined) row.accepted = { requestId, body };
    },
  };
}
