import { joined } from "#core/bytes.ts";
import { toHex } from "#core/bytes.ts";
import { fromBase64, toBase64 } from "./bytes.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;
/** The first of sealed bytes: AES-256-GCM. */
const BYTES_VERSION = 1;

/** A key that seals, and the name that stands in what it sealed. The name tells nothing of the key. */
export type SealKey = { id: string; key: CryptoKey };

/** Encrypts with AES-256-GCM under a fresh IV: `v1.<key id>.<base64 of IV and ciphertext>`. */
export async function sealWith({ id, key }: SealKey, text: string): Promise<string> {
  return `v1.${id}.${toBase64(joined(await encrypted(key, encoder.encode(text))))}`;
}

/** The same for bytes: one byte of version, IV, ciphertext. Nothing in it names the key. */
export async function sealBytesWith({ key }: SealKey, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return joined([Uint8Array.of(BYTES_VERSION), ...(await encrypted(key, bytes))]);
}

/**
 * Opens bytes that this key sealed.
 * @throws Error where they are no sealed bytes, were sealed under another key, or were changed
 */
export async function openBytesWith({ key }: SealKey, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (sealed[0] !== BYTES_VERSION) throw new Error("not sealed bytes");
  return decrypted(key, sealed.subarray(1));
}

/** A fresh IV, and what the bytes are under it. */
async function encrypted(key: CryptoKey, bytes: Uint8Array): Promise<[iv: Uint8Array, sealed: Uint8Array]> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return [iv, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes))];
}

async function decrypted(key: CryptoKey, whole: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const iv = whole.subarray(0, IV_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, whole.subarray(IV_BYTES)));
}

/**
 * Opens what one of these keys sealed.
 * @throws Error where it is no sealed value, was sealed under another key, or was changed
 */
export async function openWith(keys: readonly (SealKey | null)[], sealed: string): Promise<string> {
  const [version, id, body] = sealed.split(".");
  if (version !== "v1" || body === undefined) throw new Error("not a sealed value");
  const known = keys.find((one) => one?.id === id);
  if (!known) throw new Error("sealed under a key that is not set");
  return decoder.decode(await decrypted(known.key, fromBase64(body)));
}

/** The id of the key that a value was sealed under; null where it is no sealed value. */
export function keyIdOf(sealed: string): string | null {
  const [version, id] = sealed.split(".");
  return version === "v1" && id !== undefined ? id : null;
}

/** Sub-keys of 32 random bytes by HKDF-SHA256 (RFC 5869), each for one purpose. */
export type SubKeys = {
  id(): Promise<string>;
  sealing(purpose: string): Promise<CryptoKey>;
  signing(purpose: string): Promise<CryptoKey>;
};

/** Sub-keys of a master key (32 bytes). */
export async function subKeys(raw: Uint8Array<ArrayBuffer>): Promise<SubKeys> {
  const master = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey", "deriveBits"]);
  const from = (info: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: encoder.encode(info),
  });
  return {
    async id() {
      const bits = await crypto.subtle.deriveBits(from("siang/key-id/v1"), master, 32);
      return toHex(new Uint8Array(bits));
    },
    sealing: (purpose) =>
      crypto.subtle.deriveKey(from(purpose), master, { name: "AES-GCM", length: 256 }, false, [
        "encrypt",
        "decrypt",
      ]),
    signing: (purpose) =>
      crypto.subtle.deriveKey(from(purpose), master, { name: "HMAC", hash: "SHA-256", length: 256 }, false, [
        "sign",
      ]),
  };
}

/** HMAC-SHA256 of a text. */
export async function sign(key: CryptoKey, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}
