/** What can go wrong on the way, on demand. */
export type TroubleKind =
  /** 500 before anything happens. */
  | "500"
  /** 429 of a rate limit before anything happens. */
  | "429"
  /** Done at once, answered `ms` later: who stops waiting does not know. */
  | "slow"
  /** The connection breaks before anything happens. */
  | "reset"
  /** Done, then the connection breaks instead of the answer. */
  | "answer-lost"
  /** Nothing happens and nothing is answered, for `ms` or until the simulator stops. */
  | "hang";

export type Trouble = { path?: string | RegExp; kind: TroubleKind; times: number; ms?: number };

export type Troubles = ReturnType<typeof createTroubles>;

/** The list of troubles waiting to happen; each is used up after its number of times. */
export function createTroubles() {
  let waiting: { trouble: Trouble; left: number }[] = [];
  const hits = (path: string, wanted: string | RegExp | undefined): boolean =>
    wanted === undefined || (typeof wanted === "string" ? path === wanted : wanted.test(path));
  return {
    /** @returns takes the trouble back */
    add(trouble: Trouble): () => void {
      const entry = { trouble, left: trouble.times };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    /** The trouble that the next request to this path gets into, if any. */
    take(path: string): Trouble | null {
      const entry = waiting.find(({ trouble, left }) => left > 0 && hits(path, trouble.path));
      if (entry === undefined) return null;
      entry.left -= 1;
      return entry.trouble;
    },
  };
}
