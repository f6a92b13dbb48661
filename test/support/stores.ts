import { startStore, type LocalStore } from "#dev/store/store.ts";
import type { Deps } from "#flows/deps.ts";
import { deedStore } from "#store/deeds.ts";
import { feedbackStore } from "#store/feedbacks.ts";
import { inboxStore } from "#store/inbox.ts";
import { ledgerStore } from "#store/ledger.ts";
import { newsStore } from "#store/news.ts";
import { peopleStore } from "#store/people.ts";
import { textStore } from "#store/texts.ts";
import { clientOf } from "#test/contract/engines.ts";

export type Stores = Pick<Deps, "inbox" | "deeds" | "feedbacks" | "news" | "people" | "texts" | "ledger"> & {
  store: LocalStore;
};

/** What is kept in Redis, without the rest of the house. The client does not try again by itself: a test sees every answer that is lost. */
export async function startStores(): Promise<Stores> {
  const store = await startStore({ dataDir: null, token: "test-store-token", engine: "auto" });
  const redis = clientOf(store);
  return {
    store,
    inbox: inboxStore(redis, () => crypto.randomUUID()),
    deeds: deedStore(redis),
    feedbacks: feedbackStore(redis),
    news: newsStore(redis),
    people: peopleStore(redis),
    texts: textStore(redis),
    ledger: ledgerStore(redis),
  };
}
