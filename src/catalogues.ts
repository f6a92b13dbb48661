import * as z from "zod";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { manualSchema } from "#core/manual.ts";
import { readRanker, type Ranker } from "#core/ranker.ts";
import type { LogEntry } from "#flows/deps.ts";
import type { Manuals } from "#store/manuals.ts";

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** What the build wrote: the manual shipped with the code, and what was learnt for it. */
const currentSchema = z.strictObject({ hash: hashSchema, ranker: hashSchema.nullable() });
type Shipped = z.infer<typeof currentSchema>;

/** Catalogues held in memory: the one in force, the one before, the shipped one. More would only take room. */
const MOST_HELD = 3;
/** For so long (ms) a page trusts what it last heard of which manual is in force, and an unusable version is not tried again. */
const TRUSTED = 5_000;
const TRY_AGAIN = 60_000;
/** Inflated bytes of a ranker; it is written to be at most 1 MB compressed. */
const LARGEST_RANKER = 16 * 1024 * 1024;

type World = {
  assets: Pick<Fetcher, "fetch">;
  manuals: Pick<Manuals, "current" | "read">;
  now: () => number;
  log: (entry: LogEntry) => void;
};

export type Catalogues = {
  /**
   * The manual of that hash, from memory, the assets or the store; null asks for the one shipped with the code. A version that is missing
   * or faulty never answers anybody: the shipped manual does, and that is logged (and seen by /health, because the hashes differ).
   * @throws Error where even the shipped manual cannot be loaded
   */
  byHash: (hash: string | null) => Promise<Catalogue>;
  /** The manual in force; what was last known, or the shipped one, where the store does not say. */
  inForce: () => Promise<Catalogue>;
};

/** Loads manuals, each once per isolate. Versions are immutable, so what is held is never asked for again. */
export function catalogues({ assets, manuals, now, log }: World): Catalogues {
  const held = new Map<string, Promise<Catalogue>>();
  const unusable = new Map<string, number>();
  let pointer: { hash: string | null; at: number } | undefined;

  const asset = async (path: string): Promise<Response | null> => {
    const response = await assets.fetch(`https://assets.local/${path}`);
    if (response.ok) return response;
    await response.body?.cancel();
    return null;
  };
  const shipped = once(async (): Promise<Shipped> => {
    const response = await asset("manual/current.json");
    if (response === null) throw new Error("asset manual/current.json is missing");
    return currentSchema.parse(await response.json());
  });
  // One ranker serves every version: services that a version has not are left out, new ones are found by search until the next build.
  const ranker = once(async (): Promise<Ranker | null> => {
    const { ranker: hash } = await shipped();
    try {
      const response = hash === null ? null : await asset(`ranker/${hash}.bin`);
      return response === null ? null : readRanker(await inflate(response));
    } catch {
      log({ level: "error", reason: "ranker-unusable" });
      return null;
    }
  });
  const load = async (hash: string) => {
    const response = await asset(`manual/${hashSchema.parse(hash)}.json`);
    const text = response === null ? await manuals.read(hash) : await response.text();
    if (text === null) throw new Error(`no manual ${hash}`);
    return toCatalogue(hash, manualSchema.parse(JSON.parse(text)), await ranker());
  };
  const keep = (hash: string) => {
    const known = held.get(hash);
    held.delete(hash);
    const made = known ?? load(hash);
    held.set(hash, made);
    // A failed load is not kept: the next message tries again.
    if (!known) made.catch(() => held.delete(hash));
    const [oldest] = held.keys();
    if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest);
    return made;
  };
  const byHash = async (hash: string | null) => {
    if (hash === null) return keep((await shipped()).hash);
    if ((unusable.get(hash) ?? -Infinity) > now() - TRY_AGAIN) return keep((await shipped()).hash);
    try {
      return await keep(hash);
    } catch {
      unusable.set(hash, now());
      log({ level: "error", reason: "manual-unusable", manual: hash.slice(0, 12) });
      return keep((await shipped()).hash);
    }
  };
  return {
    byHash,
    async inForce() {
      if (pointer === undefined || pointer.at <= now() - TRUSTED) {
        const hash = await manuals.current().catch(() => pointer?.hash ?? null);
        pointer = { hash, at: now() };
      }
      return byHash(pointer.hash);
    },
  };
}

/** Asks once and keeps the answer; a failure is not kept. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    if (answer) return answer;
    const made = ask();
    answer = made;
    made.catch(() => (answer = undefined));
    return made;
  };
}

async function inflate(response: Response): Promise<Uint8Array> {
  const { body } = response;
  if (body === null) throw new Error("empty");
  const bytes = new Uint8Array(
    await new Response(body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer(),
  );
  if (bytes.length > LARGEST_RANKER) throw new Error("too large for a ranker");
  return bytes;
}
