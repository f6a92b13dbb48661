import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { toHex } from "#core/bytes.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import { keys } from "./keys.ts";
import { runScript } from "./run-script.ts";
import { scripts } from "./scripts.ts";

/** One move of the pointer: which manual was put in force, and when (ms). `hash` null: the one shipped with the code. */
const moveSchema = z.strictObject({
  v: z.literal(1),
  hash: z.string().nullable(),
  at: z.int(),
  services: z.int().nullable(),
});
export type ManualMove = z.infer<typeof moveSchema>;

/** Moves that are remembered; a version that none of them names any more is dropped. */
const LONGEST_HISTORY = 50;
/** A manual of 5,000 services is far below this; more is a bomb, not a manual (inflated characters). */
const LARGEST = 64 * 1024 * 1024;

/** Versions of the manual that were edited after the code was shipped: immutable, named by the hash of their text. */
export type Manuals = {
  /** Hash of the manual in force, null for the one shipped with the code. */
  current(): Promise<string | null>;
  /** A version's text, exactly as it was stored; null where the store has none, or where the bytes are not what the hash says. */
  read(hash: string): Promise<string | null>;
  /** Keeps a version, without putting it in force. Gives its hash. Storing the same text again changes nothing. */
  keep(text: string): Promise<string>;
  /** Puts a kept version in force, or (null) the one shipped with the code. False where no such version is kept. */
  point(move: Omit<ManualMove, "v">): Promise<boolean>;
  /** The moves of the pointer, the last first. */
  history(): Promise<ManualMove[]>;
};

const lines = z.array(z.string());

/** The manuals of a store. Texts are kept compressed: a command of Upstash's REST interface has a size limit. */
export function manualStore(redis: Redis): Manuals {
  const history = async () =>
    lines.parse(await redis.lrange(keys.manualHistory, 0, LONGEST_HISTORY - 1)).map(toMove);
  return {
    current: async () =>
      z
        .string()
        .nullable()
        .parse(await redis.get(keys.manual)),
    async read(hash) {
      const kept = z
        .string()
        .nullable()
        .parse(await redis.get(keys.manualVersion(hash)));
      const text = kept === null ? null : await inflate(kept).catch(() => null);
      return text !== null && (await hashOf(text)) === hash ? text : null;
    },
    async keep(text) {
      const hash = await hashOf(text);
      await redis.set(keys.manualVersion(hash), await deflate(text), { nx: true });
      return hash;
    },
    async point({ hash, at, services }) {
      const move: ManualMove = { v: 1, hash, at, services };
      const [said, ...fallen] = lines.parse(
        await runScript(redis, {
          script: scripts.pointManual,
          keys: [keys.manual, keys.manualHistory, keys.manualVersion(hash ?? "")],
          args: [hash ?? "", JSON.stringify(move), LONGEST_HISTORY],
        }),
      );
      if (said !== "ok") return false;
      const named = new Set((await history()).map((one) => one.hash));
      for (const old of fallen.map(toMove)) {
        if (old.hash !== null && !named.has(old.hash)) await redis.del(keys.manualVersion(old.hash));
      }
      return true;
    },
    history,
  };
}

/** The name of a manual: SHA-256 of its text, in hex. */
async function hashOf(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

function toMove(line: string): ManualMove {
  return moveSchema.parse(JSON.parse(line));
}

async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

async function inflate(kept: string): Promise<string> {
  const stream = new Blob([fromBase64(kept)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const pieces: string[] = [];
  let size = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  for await (const chunk of stream) {
    pieces.push(decoder.decode(chunk, { stream: true }));
    size += chunk.length;
    if (size > LARGEST) throw new Error("too large for a manual");
  }
  pieces.push(decoder.decode());
  return pieces.join("");
}
