import type { Vault } from "#flows/deps.ts";
import { toHex } from "#core/bytes.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import { personKey } from "./person-key.ts";
import { keyIdOf, openWith, sealWith, sign, subKeys, type SealKey } from "./seal.ts";

const KEY_BYTES = 32;
/** Of the look-up so many bytes: people in the millions do not collide in 128 bits. */
const LOOK_UP_BYTES = 16;

type Keys = { inbox: SealKey; wrap: SealKey; lookUp: CryptoKey };

/**
 * Sub-keys of one DATA_KEY (32 bytes, base64): one to encrypt the inbox, one to wrap the keys of persons, one for the look-up of persons.
 * @throws Error where the key is not 32 bytes of base64
 */
async function keysOf(dataKey: string): Promise<Keys> {
  const raw = fromBase64(dataKey);
  if (raw.length !== KEY_BYTES) throw new Error("DATA_KEY must be 32 bytes in base64");
  const derived = await subKeys(raw);
  const id = await derived.id();
  return {
    inbox: { id, key: await derived.sealing("siang/inbox/v1") },
    wrap: { id, key: await derived.sealing("siang/person-key/v1") },
    lookUp: await derived.signing("siang/look-up/v1"),
  };
}

/**
 * Seals and opens under the current DATA_KEY, opens what the old one sealed, finds persons under both. Takes the keys as settings hold
 * them; the sub-keys are derived at the first use and kept.
 */
export function vault(dataKey: string, oldDataKey: string | null): Vault {
  let current: Promise<Keys> | undefined;
  let old: Promise<Keys> | undefined;
  const currentKeys = () => (current ??= keysOf(dataKey));
  const oldKeys = async () => (oldDataKey === null ? null : await (old ??= keysOf(oldDataKey)));
  const lookUpBy = async ({ lookUp }: Keys, lineId: string) =>
    toHex((await sign(lookUp, lineId)).subarray(0, LOOK_UP_BYTES));
  return {
    async seal(text) {
      return sealWith((await currentKeys()).inbox, text);
    },
    async open(sealed) {
      return openWith([(await currentKeys()).inbox, (await oldKeys())?.inbox ?? null], sealed);
    },
    async lookUp(lineId) {
      const before = await oldKeys();
      return {
        who: await lookUpBy(await currentKeys(), lineId),
        before: before === null ? null : await lookUpBy(before, lineId),
      };
    },
    async isCurrent(wrapped) {
      return keyIdOf(wrapped) === (await currentKeys()).wrap.id;
    },
    async newPerson() {
      const raw = toBase64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
      return personKey(raw, await sealWith((await currentKeys()).wrap, raw));
    },
    async person(wrapped) {
      const keys = await currentKeys();
      const raw = await openWith([keys.wrap, (await oldKeys())?.wrap ?? null], wrapped);
      // Wrapped under the old key: from here on the new one holds it. The key itself stays, so nothing it sealed is lost.
      return personKey(raw, keyIdOf(wrapped) === keys.wrap.id ? wrapped : await sealWith(keys.wrap, raw));
    },
  };
}
