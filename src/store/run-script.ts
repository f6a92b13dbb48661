import type { Redis } from "@upstash/redis";

/** What Redis gives back from a script, as it comes over the wire. */
export type RunScript = (
  script: string,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

const encoder = new TextEncoder();
const digests = new Map<string, Promise<string>>();

/** SHA-1 in hex is the name under which Redis keeps a script; worked out once per script and isolate. */
function nameOf(script: string): Promise<string> {
  const known = digests.get(script);
  if (known) return known;
  const made = crypto.subtle
    .digest("SHA-1", encoder.encode(script))
    .then((digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  digests.set(script, made);
  return made;
}

/**
 * Runs scripts by their name, and sends the text only to a store that does not know it yet. What is run in one tick goes
 * out as one request (the client's auto-pipelining).
 */
export function scriptRunner(redis: Redis): RunScript {
  return async (script, keys, args) => {
    const name = await nameOf(script);
    try {
      return await redis.evalsha(name, [...keys], [...args]);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes("NOSCRIPT")) throw error;
      return redis.eval(script, [...keys], [...args]);
    }
  };
}
