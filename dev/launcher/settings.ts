import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import * as z from "zod";

/** Secrets made for this machine at the first start and kept, because data encrypted with them outlives a restart. */
const madeSchema = z.strictObject({
  v: z.literal(1),
  channelSecret: z.string(),
  accessToken: z.string(),
  storeToken: z.string(),
  dataKey: z.string(),
});

export type LocalSettings = {
  dataDir: string;
  port: number;
  simPort: number;
  /** What the worker gets: the environment, then `.dev.vars`, then what was made here. */
  worker: Record<string, string>;
  /** False where the address of a real LINE, or of another store, was set: then ours is left out. */
  ownLine: boolean;
  ownStore: boolean;
};

const names = [
  "PUBLIC_BASE_URL",
  "LINE_CHANNEL_SECRET",
  "LINE_CHANNEL_SECRET_OLD",
  "LINE_CHANNEL_ACCESS_TOKEN",
  "LINE_API_BASE_URL",
  "UPSTASH_REDIS_REST_URL",
  "UPSTASH_REDIS_REST_TOKEN",
  "DATA_KEY",
  "DATA_KEY_OLD",
] as const;

/**
 * Works out the settings of a local start. Takes the environment and whether to forget all data.
 * @throws Error in one line that says what to do where a port is not a port or a secret is missing for a real LINE or store
 */
export function localSettings(env: NodeJS.ProcessEnv, fresh: boolean): LocalSettings {
  const dataDir = env["DATA_DIR"] ?? ".data";
  if (fresh) rmSync(join(dataDir, "secrets.json"), { force: true });
  mkdirSync(dataDir, { recursive: true });
  const given = { ...(existsSync(".dev.vars") ? parseEnv(readFileSync(".dev.vars", "utf8")) : {}), ...env };
  const port = toPort(given["PORT"], 8787, "PORT");
  const simPort = toPort(given["LINE_SIM_PORT"], 8788, "LINE_SIM_PORT");
  if (port === simPort)
    throw new Error(`PORT and LINE_SIM_PORT are both ${port}: choose two different ports`);
  const ownLine = !given["LINE_API_BASE_URL"];
  const ownStore = !given["UPSTASH_REDIS_REST_URL"];
  const made = madeSecrets(join(dataDir, "secrets.json"));
  const worker: Record<string, string> = {
    PUBLIC_BASE_URL: `http://localhost:${port}`,
    DATA_KEY: made.dataKey,
    ...(ownLine
      ? { LINE_CHANNEL_SECRET: made.channelSecret, LINE_CHANNEL_ACCESS_TOKEN: made.accessToken }
      : {}),
    ...(ownStore ? { UPSTASH_REDIS_REST_TOKEN: made.storeToken } : {}),
  };
  for (const name of names) {
    const value = given[name];
    if (value) worker[name] = value;
  }
  for (const name of ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "UPSTASH_REDIS_REST_TOKEN"]) {
    if (!worker[name]) throw new Error(`${name} is missing: set it in the environment or in .dev.vars`);
  }
  return { dataDir, port, simPort, worker, ownLine, ownStore };
}

function toPort(value: string | undefined, usual: number, name: string): number {
  if (value === undefined || value === "") return usual;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} must be a number from 1 to 65535`);
}

function madeSecrets(file: string): z.infer<typeof madeSchema> {
  if (existsSync(file)) return madeSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const made = {
    v: 1 as const,
    channelSecret: randomBytes(16).toString("hex"),
    accessToken: randomBytes(64).toString("base64"),
    storeToken: randomBytes(24).toString("base64url"),
    dataKey: randomBytes(32).toString("base64"),
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
