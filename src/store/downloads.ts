import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { readable } from "#core/readable.ts";
import type { Downloads } from "#flows/people-ports.ts";
import { toHex } from "#core/bytes.ts";
import { keys, life } from "./keys.ts";
import { openWith, sealWith, sign, subKeys, type SealKey } from "./seal.ts";

const heldSchema = z.strictObject({
  v: z.literal(1),
  who: z.string().min(1),
  // Nothing is nobody's: a link without a tag would give whatever record stands there.
  tag: z.string().min(1),
  until: z.int(),
});
type Held = z.infer<typeof heldSchema>;

const encoder = new TextEncoder();

/** Links to one's own data in Redis. All that is kept of one is made from its token, so that the store alone opens none of them. */
export function downloadStore(redis: Redis): Downloads {
  return {
    async offer(token, { who, tag }, now) {
      const held: Held = heldSchema.parse({ v: 1, who, tag, until: now + life.download });
      const { name, sealing } = await keptUnder(token);
      const sealed = await sealWith(sealing, JSON.stringify(held));
      await redis.set(keys.download(name), sealed, { px: life.download });
    },

    async take(token, now) {
      const { name, sealing } = await keptUnder(token);
      const sealed = z
        .string()
        .nullable()
        .parse(await redis.get(keys.download(name)));
      const held = sealed === null ? null : readable(heldSchema, await openWith([sealing], sealed));
      return held === null || now >= held.until ? null : { who: held.who, tag: held.tag };
    },
  };
}

/** Under which name the store keeps a link, and the key that seals what it keeps. */
async function keptUnder(token: string): Promise<{ name: string; sealing: SealKey }> {
  const derived = await subKeys(new Uint8Array(encoder.encode(token)));
  return {
    name: toHex(await sign(await derived.signing("siang/download/name/v1"), "name")),
    sealing: { id: "download", key: await derived.sealing("siang/download/seal/v1") },
  };
}
