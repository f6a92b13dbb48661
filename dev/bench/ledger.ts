import { Redis } from "@upstash/redis";
import { entryOf, type Act } from "#core/ledger.ts";
import { startStore } from "#dev/store/store.ts";
import { ledgerStore } from "#store/ledger.ts";
import { vault } from "#store/vault.ts";

const ENTRIES = 3_000;
const WRITERS = 25;

/**
 * Entries a second that are made (canonical strings, sealed, digested) and appended, each with a change of its own thing, by a few writers
 * at once over REST to the store of this machine.
 */
export async function benchAppend(): Promise<{ perSecond: number; engine: string }> {
  const store = await startStore({ dataDir: null, token: "bench", engine: "auto" });
  const redis = new Redis({
    url: store.url,
    token: store.token,
    automaticDeserialization: false,
    enableTelemetry: false,
  });
  const ledger = ledgerStore(redis);
  const person = await vault(Buffer.alloc(32, 1).toString("base64"), null).newPerson();
  const now = Date.now();
  let next = 0;
  const writer = async () => {
    for (let i = (next += 1); i <= ENTRIES; i = next += 1) {
      const act: Act = {
        kind: "feedback.heard",
        public: { case: `c${i}`, sort: "suggest", door: "chat", language: "th" },
        private: { pseudonym: "p", reference: `R${i}` },
      };
      const entry = entryOf(act, `e${i}`, now);
      const { digest, sealed } = await person.hide(entry.id, entry.private ?? "");
      const change = { key: `case:c${i}`, version: 0, fields: { state: "heard" }, life: null };
      await ledger.append({ id: entry.id, at: now, public: entry.public, digest, sealed }, change, now);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, writer));
  const seconds = (performance.now() - start) / 1000;
  const { engine } = store;
  await store.stop();
  return { perSecond: ENTRIES / seconds, engine };
}
