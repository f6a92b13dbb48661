import * as z from "zod";
import { toCatalogue, type Catalogue } from "#core/catalogue.ts";
import { manualSchema } from "#core/manual.ts";
import type { LogEntry } from "#flows/deps.ts";
import type { Manuals } from "#store/manuals.ts";

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const currentSchema = z.strictObject({ hash: hashSchema });

/** Catalogues held in memory: the one in force, the one before, the shipped one. More would only take room. */
const MOST_HELD = 3;
/** For so long (ms) a page trusts what it last heard of which manual is in force, and an unusable version is not tried again. */
const TRUSTED = 5_000;
const TRY_AGAIN = 60_000;

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
  let shipped: Promise<string> | undefined;
  let pointer: { hash: string | null; at: number } | undefined;

  const asset = async (path: string): Promise<string | null> => {
    const response = await assets.fetch(`https://assets.local/manual/${path}`);
    if (response.ok) return response.text();
    await response.body?.cancel();
    return null;
  };
  const shippedHash = () => {
    if (shipped) return shipped;
    const made = asset("current.json").then((text) => {
      if (text === null) throw new Error("asset manual/current.json is missing");
      return currentSchema.parse(JSON.parse(text)).hash;
    });
    shipped = made;
    made.catch(() => (shipped = undefined));
    return made;
  };
  const load = async (hash: string) => {
    const text = (await asset(`${hashSchema.parse(hash)}.json`)) ?? (await manuals.read(hash));
    if (text === null) throw new Error(`no manual ${hash}`);
    return toCatalogue(hash, manualSchema.parse(JSON.parse(text)));
  };
  const once = (hash: string) => {
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
    if (hash === null) return once(await shippedHash());
    if ((unusable.get(hash) ?? -Infinity) > now() - TRY_AGAIN) return once(await shippedHash());
    try {
      return await once(hash);
    } catch {
      unusable.set(hash, now());
      log({ level: "error", reason: "manual-unusable", manual: hash.slice(0, 12) });
      return once(await shippedHash());
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
