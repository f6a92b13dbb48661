import type { PersonKey } from "#flows/deps.ts";
import { toHex } from "#core/bytes.ts";
import { fromBase64 } from "./bytes.ts";
import { openBytesWith, openWith, sealBytesWith, sealWith, sign, subKeys } from "./seal.ts";

const encoder = new TextEncoder();

/**
 * What one person's key can do. Whatever it made, dies with it: once the record that holds the key is gone, nothing it sealed can be read,
 * and no digest can be tried against a text. Takes the key (32 bytes, base64) and the same wrapped, as the record keeps it.
 */
export async function personKey(raw: string, wrapped: string): Promise<PersonKey> {
  const derived = await subKeys(fromBase64(raw));
  // The same name for everybody's key: one of its own would tell in every sealed value whose it is, over the years and after erasing.
  const sealing = { id: "person", key: await derived.sealing("siang/person/seal/v1") };
  let digests: Promise<CryptoKey> | undefined;
  let salts: Promise<CryptoKey> | undefined;
  return {
    wrapped,
    seal: (text) => sealWith(sealing, text),
    open: (sealed) => openWith([sealing], sealed),
    sealBytes: (bytes) => sealBytesWith(sealing, bytes),
    openBytes: (sealed) => openBytesWith(sealing, sealed),
    async digest(text) {
      return toHex(await sign(await (digests ??= derived.signing("siang/person/digest/v1")), text));
    },
    async hide(entry, text) {
      // A salt for each entry, made from the person's key: there is none to keep, and none to forget when the key goes.
      const salt = toHex(await sign(await (salts ??= derived.signing("siang/person/salt/v1")), entry));
      return { digest: await privateDigest(salt, text), sealed: await sealWith(sealing, text) };
    },
  };
}

/** H(salt, private): what stands for the private fields in an entry (DESIGN section 5). `salt` in hex. */
async function privateDigest(salt: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", encoder.encode(`siang/private/v1\n${salt}\n${text}`));
  return toHex(new Uint8Array(bytes));
}
