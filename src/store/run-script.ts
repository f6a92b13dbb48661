import type { Redis } from "@upstash/redis";
import { toHex } from "#core/bytes.ts";

/** One run of a script. Every key it touches is named. */
export type Run = { script: string; keys: readonly string[]; args: readonly (string | number)[] };

/** Yes and no as scripts take them. */
export function flag(value: boolean): "1" | "0" {
  return value ? "1" : "0";
}

const encoder = new TextEncoder();
const digests = new Map<string, Promise<string>>();

/** SHA-1 in hex is the name under which Redis keeps a script; worked out once per script and isolate. */
function nameOf(script: string): Promise<string> {
  const known = digests.get(script);
  if (known) return known;
  const made = crypto.subtle
    .digest("SHA-1", encoder.encode(script))
    .then((digest) => toHex(new Uint8Array(digest)));
  digests.set(script, made);
  return made;
}

/** Runs one script by its name, in one round trip; its text is sent only to a store that does not know it yet. */
export async function runScript(redis: Redis, { script, keys, args }: Run): Promise<unknown> {
  const name = await nameOf(script);
  try {
    return await redis.evalsha(name, [...keys], [...args]);
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return redis.eval(script, [...keys], [...args]);
  }
}

/**
 * Runs several scripts in one round trip, in their order. Gives what each came to: one that fails does not hold back the others.
 * @throws where the store as a whole does not answer
 */
export async function runScripts(
  redis: Redis,
  runs: readonly Run[],
): Promise<PromiseSettledResult<unknown>[]> {
  const [only] = runs;
  if (runs.length === 1 && only) return Promise.allSettled([runScript(redis, only)]);
  const names = await Promise.all(runs.map(({ script }) => nameOf(script)));
  const pipeline = redis.pipeline();
  for (const [i, { keys, args }] of runs.entries()) pipeline.evalsha(names[i] ?? "", [...keys], [...args]);
  const results = await pipeline.exec<unknown[]>({ keepErrors: true });
  return Promise.allSettled(
    runs.map(async (run, i) => {
      const { error, result } = results[i] ?? { error: "no answer", result: null };
      if (error === undefined) return result;
      if (isUnknown(new Error(error))) return redis.eval(run.script, [...run.keys], [...run.args]);
      throw new Error(error);
    }),
  );
}

function isUnknown(error: unknown): boolean {
  return error instanceof Error && error.message.includes("NOSCRIPT");
}
