import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { Redis } from "@upstash/redis";

/**
 * The store that a tool talks to: of the environment, of `.dev.vars`, or of the `npm start` that runs on this machine.
 * @throws Error that says what to set where there is none
 */
export function openStore(env: NodeJS.ProcessEnv = process.env): {
  redis: Redis;
  where: string;
  /** The other settings of the place where the store's were found. */
  values: Readonly<Record<string, string | undefined>>;
} {
  const files = [".dev.vars", join(env["DATA_DIR"] ?? ".data", "worker.env")];
  const places = [
    { where: "the environment", values: env },
    ...files
      .filter(existsSync)
      .map((file) => ({ where: file, values: parseEnv(readFileSync(file, "utf8")) })),
  ];
  for (const { where, values } of places) {
    const url = values["UPSTASH_REDIS_REST_URL"];
    const token = values["UPSTASH_REDIS_REST_TOKEN"];
    if (!url || !token) continue;
    const redis = new Redis({
      url,
      token,
      automaticDeserialization: false,
      enableTelemetry: false,
      retry: { retries: 1, backoff: () => 200 },
      signal: () => AbortSignal.timeout(30_000),
    });
    return { redis, where: `${new URL(url).host} (${where})`, values };
  }
  throw new Error(
    "no store: run npm start beside this, or set UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN",
  );
}
