import * as z from "zod";
import { isBucket, type Bucket } from "#store/photos.ts";

const address = z.url({ protocol: /^https?$/ });
const secret = z.string().min(1);
const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64 (openssl rand -base64 32)");
/** An optional setting may be left out or left empty. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const settingsSchema = z.object({
  PUBLIC_BASE_URL: address,
  LINE_CHANNEL_SECRET: secret,
  LINE_CHANNEL_SECRET_OLD: optional(secret),
  LINE_CHANNEL_ACCESS_TOKEN: secret,
  LINE_API_BASE_URL: address,
  LINE_DATA_API_BASE_URL: optional(address).transform((given) => given ?? "https://api-data.line.me"),
  UPSTASH_REDIS_REST_URL: address,
  UPSTASH_REDIS_REST_TOKEN: secret,
  DATA_KEY: key,
  DATA_KEY_OLD: optional(key),
  /** LINE ids of the first administrators, who are also woken for somebody in danger: separated by commas or spaces. */
  ADMIN_LINE_USER_IDS: z
    .string()
    .default("")
    .transform((ids) => ids.split(/[\s,]+/u).filter(Boolean))
    .pipe(z.array(z.string().regex(/^U[0-9a-f]{32}$/u, "must be LINE user ids"))),
  /** A binding, not a text: where photos go. Left out: none are taken. */
  PHOTOS: optional(z.custom<Bucket>(isBucket)),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Reads the worker's environment once. Takes the bindings as the platform gives them.
 * @throws Error that names every missing or unusable setting, and holds none of their values
 */
export function parseSettings(env: unknown): Settings {
  const result = settingsSchema.safeParse(env);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => `${issue.path.join(".")} (${reasonOf(issue)})`);
  throw new Error(`Siang cannot start. Settings to mend: ${[...new Set(names)].join(", ")}`);
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" || issue.code === "too_small") return "missing";
  return issue.code === "invalid_format" && issue.format === "regex" ? issue.message : "not a usable value";
}
