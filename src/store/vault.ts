import type { Vault } from "#flows/deps.ts";
import { fromBase64, toBase64, toHex } from "./bytes.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;

type Keys = { id: string; seal: CryptoKey; lookUp: CryptoKey };

/**
 * Sub-keys of one DATA_KEY (32 bytes, base64) by HKDF-SHA256: one to encrypt the inbox, one for the look-up of persons. The key's
 * id is derived in the same way: it names the key in every sealed value and tells nothing of it.
 * @throws Error where the key is not 32 bytes of base64
 */
async function keysOf(dataKey: string): Promise<Keys> {
  const raw = fromBase64(dataKey);
  if (raw.length !== 32) throw new Error("DATA_KEY must be 32 bytes in base64");
  const master = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey", "deriveBits"]);
  const from = (info: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: encoder.encode(info),
  });
  const id = await crypto.subtle.deriveBits(from("siang/key-id/v1"), master, 32);
  return {
    id: toHex(new Uint8Array(id)),
    seal: await crypto.subtle.deriveKey(
      from("siang/inbox/v1"),
      master,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    ),
    lookUp: await crypto.subtle.deriveKey(
      from("siang/look-up/v1"),
      master,
      { name: "HMAC", hash: "SHA-256", length: 256 },
      false,
      ["sign"],
    ),
  };
}

/**
 * Encrypts with AES-256-GCM under a fresh IV: `v1.<key id>.<base64 of IV and ciphertext>`. Opens what the current or the old key
 * sealed. Takes the keys as settings hold them; the sub-keys are derived at the first use and kept.
 */
export function vault(dataKey: string, oldDataKey: string | null): Vault {
  let current: Promise<Keys> | undefined;
  let old: Promise<Keys> | undefined;
  const currentKeys = () => (current ??= keysOf(dataKey));
  const oldKeys = () => (oldDataKey === null ? null : (old ??= keysOf(oldDataKey)));
  return {
    async seal(text) {
      const { id, seal } = await currentKeys();
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt({ name: "AES-GCM", iv }, seal, encoder.encode(text)),
      );
      const whole = new Uint8Array(IV_BYTES + sealed.length);
      whole.set(iv);
      whole.set(sealed, IV_BYTES);
      return `v1.${id}.${toBase64(whole)}`;
    },
    async open(sealed) {
      const [version, id, body] = sealed.split(".");
      if (version !== "v1" || body === undefined) throw new Error("not a sealed value");
      const known = [await currentKeys(), await oldKeys()].find((keys) => keys?.id === id);
      if (!known) throw new Error("sealed under a key that is not set");
      const bytes = fromBase64(body);
      const iv = bytes.subarray(0, IV_BYTES);
      return decoder.decode(
        await crypto.subtle.decrypt({ name: "AES-GCM", iv }, known.seal, bytes.subarray(IV_BYTES)),
      );
    },
    async lookUp(lineId) {
      const { lookUp } = await currentKeys();
      return toHex(
        new Uint8Array(await crypto.subtle.sign("HMAC", lookUp, encoder.encode(lineId))).subarray(0, 16),
      );
    },
  };
}
