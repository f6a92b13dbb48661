import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Work } from "#flows/deps.ts";
import type { Deed } from "#flows/feedback-ports.ts";
import { keys } from "#store/keys.ts";
import { close, deedOn, entryNamed, feedbackOf, meet, MONTH, NOON, take } from "#test/support/deeds.ts";
import { command, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** Thirty persons at once, each in several events at once, and answers of the store that get lost. */

const PERSONS = 30;

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());

const deed = fc.record({
  does: fc.constantFrom("keep", "question", "hear", "change"),
  /** Which of three things they say, or say something about. */
  what: fc.nat(2),
  /** How many answers get lost once the event is in hand, whosever they are. */
  lost: fc.nat(2),
});
type Wish = { does: string; what: number; lost: number };
const plan = fc.array(fc.array(deed, { minLength: 1, maxLength: 5, size: "max" }), {
  minLength: PERSONS,
  maxLength: PERSONS,
});

/** Asks until there is an answer. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
  }
}

/** What became of a deed: the state that it ended in, and the feedback that it is about. */
type Did = { event: string; who: string; wish: Wish; state: string; id: string };

const whole = (work: Work, { does }: Wish): Deed =>
  deedOn(work, {
    entry: entryNamed(work.id),
    text: does === "question" ? { kind: "question", id: `t-${work.id}`, sealed: "sealed" } : null,
    draft: does === "keep" ? { sealed: `draft ${work.id}` } : null,
  });

/** One try on the memory as it stands: "conflict" where somebody else was quicker. */
async function tried(work: Work, wish: Wish, id: string): Promise<string> {
  const { deeds, feedbacks } = stores;
  const made = whole(work, wish);
  if (wish.does === "hear") {
    const fresh = feedbackOf(work, id, { first: work.id });
    return (await answered(() => deeds.hear(work, made, fresh, NOON))).state;
  }
  if (wish.does !== "change") return (await answered(() => deeds.keep(work, made, NOON))).state;
  const [feedback] = await answered(() => feedbacks.read([id]));
  const version = feedback?.version ?? 0;
  const changed = { id, reference: `R-${id}`, version, fields: { [`by-${work.id}`]: "1" }, clock: null };
  const done = await answered(() => deeds.change(work, made, changed, NOON));
  return done.state === "changed" ? "conflict" : done.state;
}

async function done(who: string, n: number, wish: Wish): Promise<Did> {
  const event = `${who}-e${n}`;
  const id = `${who}-f${wish.what}`;
  const lease = `lease-${event}`;
  const leased = await answered(() => take(stores, who, event, { lease }));
  let work = leased;
  if (wish.lost > 0) stores.store.fault("answer-lost", wish.lost);
  for (;;) {
    const state = await tried(work, wish, id);
    if (state === "conflict") {
      const remembered = await answered(() => stores.inbox.recall(work.lookUp, NOON, work.remembered.tag));
      work = { ...work, remembered };
      continue;
    }
    await answered(() => close(stores, work));
    return { event, who, wish, state, id };
  }
}

/** What a deed that is no hearing has left; an entry for each. */
async function expectLeft({ event, wish, state, id }: Did): Promise<boolean> {
  // What nobody has said yet cannot be changed.
  if (wish.does === "change" && state === "not-theirs") return false;
  expect(state, event).toBe("done");
  if (wish.does === "question") expect(await stores.texts.read(`t-${event}`)).toBe("sealed");
  if (wish.does === "change")
    expect(await readHash(stores.store, keys.feedback(id))).toHaveProperty([`by-${event}`]);
  return true;
}

/** What was heard stands once, counted as often as it was said, and changed by nothing that is not in the log. Gives its entry. */
async function expectHeard(id: string, said: readonly string[], entries: ReadonlySet<string>) {
  const { first = "", times, version, ...record } = await readHash(stores.store, keys.feedback(id));
  expect(said).toContain(first);
  expect(times).toBe(String(said.length));
  const changes = Object.keys(record).filter((name) => name.startsWith("by-"));
  expect(version).toBe(String(1 + changes.length));
  for (const change of changes) expect([...entries]).toContain(change.slice(3));
  return first;
}

async function expectRecord(who: string, all: readonly Did[]): Promise<void> {
  const own = all.filter((one) => one.who === who && one.state === "done");
  const that = (does: string) => own.filter(({ wish }) => wish.does === does);
  const { version = "0", tag = "" } = await readHash(stores.store, keys.person(who));
  expect(version).toBe(String(own.length));
  const ids = new Set(that("hear").map(({ id }) => id));
  const of = { lookUp: { who, before: null }, tag };
  const page = { after: 0, most: 100 };
  expect((await stores.feedbacks.mine("feedback", of, page)).ids.sort()).toEqual([...ids].sort());
  expect((await stores.feedbacks.mine("question", of, page)).ids).toHaveLength(that("question").length);
}

test(
  "every deed is done once: as many entries as deeds, each with its change, and no change without its entry",
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (persons) => {
        stores.store.fault(null);
        await stores.store.flush();
        const names = persons.map((_, i) => `p${i}`);
        for (const who of names) await meet(stores, who);
        const all = await Promise.all(
          persons.flatMap((wishes, i) => wishes.map((wish, n) => done(names[i] ?? "", n, wish))),
        );
        stores.store.fault(null);

        const entries = new Set<string>();
        const [hearings, others] = [true, false].map((is) =>
          all.filter(({ wish }) => (wish.does === "hear") === is),
        );
        for (const one of others ?? []) if (await expectLeft(one)) entries.add(one.event);
        for (const id of new Set(hearings?.map((one) => one.id))) {
          const said = (hearings ?? []).filter((one) => one.id === id);
          expect(said.map(({ state }) => state)).toEqual(said.map(() => "done"));
          const events = said.map(({ event }) => event);
          entries.add(await expectHeard(id, events, entries));
        }
        for (const who of names) await expectRecord(who, all);
        const logged = await stores.ledger.read(MONTH, 0, 1000);
        expect(logged.map(({ id }) => id).sort()).toEqual([...entries].sort());
        expect(logged.map(({ number }) => number)).toEqual(logged.map((_, i) => i + 1));
        expect(await stores.ledger.count()).toBe(entries.size);
        expect(await command(stores.store, "ZCARD", keys.inboxOpen)).toBe(0);
      }),
      { numRuns: 4 },
    );
  },
);
