import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

const names = [
  "PUBLIC_BASE_URL",
  "LINE_CHANNEL_SECRET",
  "LINE_CHANNEL_SECRET_OLD",
  "LINE_CHANNEL_ACCESS_TOKEN",
  "LINE_API_BASE_URL",
  "LINE_DATA_API_BASE_URL",
  "UPSTASH_REDIS_REST_URL",
  "UPSTASH_REDIS_REST_TOKEN",
  "DATA_KEY",
  "DATA_KEY_OLD",
  "ADMIN_LINE_USER_IDS",
] as const;

/** What can be said before anything is touched: where data lies, and which ports are wanted. */
export type Plan = {
  dataDir: string;
  port: number;
  simPort: number;
  given: NodeJS.Dict<string>;
  ownLine: boolean;
  ownStore: boolean;
};

/**
 * Reads a local start's wishes from the environment and `.dev.vars`. Touches nothing.
 * @throws Error in one line where a port is not a port
 */
export function planStart(env: NodeJS.ProcessEnv): Plan {
  const given = { ...(existsSync(".dev.vars") ? parseEnv(readFileSync(".dev.vars", "utf8")) : {}), ...env };
  const port = toPort(given["PORT"], 8787, "PORT");
  const simPort = toPort(given["LINE_SIM_PORT"], 8788, "LINE_SIM_PORT");
  if (port === simPort)
    throw new Error(`PORT and LINE_SIM_PORT are both ${port}: choose two different ports`);
  const ownLine = !given["LINE_API_BASE_URL"];
  return {
    dataDir: given["DATA_DIR"] ?? ".data",
    port,
    simPort,
    given,
    ownLine,
    ownStore: !given["UPSTASH_REDIS_REST_URL"],
  };
}

/**
 * Works out what the worker gets, and makes what is missing. Only to be called once the ports are free and the data folder is ours: with
 * `fresh` the old secrets are gone, and with them whatever was sealed.
 * @throws Error in one line that says what to do where a port is not a port or a secret is missing for a real LINE or store
 */
export function workerSettings(
  { dataDir, port, given, ownLine, ownStore }: Plan,
  fresh: boolean,
): Record<string, string> {
  const file = join(dataDir, "secrets.json");
  if (fresh) rmSync(file, { force: true });
  const made = madeSecrets(file);
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
  return worker;
}

function toPort(value: string | undefined, usual: number, name: string): number {
  if (value === undefined || value === "") return usual;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} must be a number from 1 to 65535`);
}

function madeSecrets(file: string): z.infer<typeof madeSchema> {
  if (existsSync(file)) return readSecrets(file);
  const made = {
    v: 1 as const,
    channelSecret: randomBytes(16).toString("hex"),
    accessToken: randomBytes(64).toString("base64"),
    storeToken: randomBytes(24).toString("base64url"),
    dataKey: randomBytes(32).toString("base64"),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

/** The error names the file and says what to do; it shows nothing of what the file holds. */
function readSecrets(file: string): z.infer<typeof madeSchema> {
  try {
    return madeSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Error(
      `${file} cannot be read: mend it, or start anew with npm start -- --fresh (which forgets all data)`,
    );
  }
}
