import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newDialogue } from "#core/dialogue.ts";
import type { Did } from "#core/did.ts";
import type { Work } from "#flows/deps.ts";
import type { ChangedFeedback, Deed, NewFeedback } from "#flows/feedback-ports.ts";
import { keys } from "#store/keys.ts";
import {
  close,
  dumpButCount,
  deedOn,
  entryNamed,
  feedbackOf,
  MONTH,
  NOON,
  saidBy,
  take,
} from "#test/support/deeds.ts";
import { command, dumpStore, readHash } from "#test/support/scan.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** What a person does, script by script: it is done whole and once, or nothing at all is. */

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());
beforeEach(async () => {
  stores.store.fault(null);
  await stores.store.flush();
});

const kinds = ["keep", "hear", "change"] as const;
type Kind = (typeof kinds)[number];

const did: Did = { v: 1, case: "f1", says: "added" };

/** A deed with everything in it that one can hold. */
const full = (work: Work, change: Partial<Deed> = {}): Deed =>
  deedOn(work, {
    dialogue: { ...newDialogue, noticed: { at: NOON, event: work.id } },
    newKey: { wrapped: "key anew", line: null },
    profile: "sealed profile",
    draft: { sealed: "sealed draft" },
    entry: entryNamed(`entry-${work.id}`),
    text: { kind: "feedback", id: `text-${work.id}`, sealed: "sealed words" },
    from: [
      { message: `m-${work.id}`, what: `text-${work.id}` },
      { message: `p-${work.id}`, what: "p1" },
    ],
    did,
    ...change,
  });

const changed: ChangedFeedback = {
  id: "f1",
  reference: "R-f1",
  version: 1,
  fields: { state: "withdrawn", open: "0" },
  clock: null,
};

type More = { deed?: Partial<Deed>; fresh?: Partial<NewFeedback>; changes?: Partial<ChangedFeedback> };

/** Does it, whole: something is left, the feedback f9 is heard, or f1 is taken back. */
function act(kind: Kind, work: Work, { deed, fresh, changes }: More = {}) {
  const { deeds } = stores;
  const whole = full(work, deed);
  if (kind === "keep") return deeds.keep(work, whole, NOON);
  if (kind === "change") return deeds.change(work, whole, { ...changed, ...changes }, NOON);
  return deeds.hear(work, whole, { ...feedbackOf(work, "f9", { photos: "p1" }), ...fresh }, NOON);
}

const counted = { counted: { reference: "R-f9", times: 1 } };
const answerOf = (kind: Kind) => ({ state: "done", did, ...(kind === "hear" ? counted : {}) });

/** Me with the feedback f1, you with f2, and an event of mine. */
async function scene(): Promise<Work> {
  await saidBy(stores, "me", "f1");
  await saidBy(stores, "you", "f2");
  return take(stores, "me", "01E");
}

const ids = async () => (await stores.ledger.read(MONTH, 0, 100)).map(({ id }) => id);
describe.each(kinds)("%s", (kind) => {
  test("is done whole: memory, key, profile, draft, text, the log, and what the event's row says", async () => {
    const work = await scene();
    expect(await act(kind, work)).toEqual(answerOf(kind));
    expect(await readHash(stores.store, keys.person("me"))).toMatchObject({
      version: String(work.remembered.version + 1),
      dialogue: JSON.stringify({ ...newDialogue, noticed: { at: NOON, event: "01E" } }),
      key: "key anew",
      line: "line-me",
      profile: "sealed profile",
    });
    const tag = work.remembered.tag;
    expect(await readHash(stores.store, keys.draft("me"))).toEqual({ v: "1", tag, sealed: "sealed draft" });
    const text = { v: "1", sealed: "sealed words", at: String(NOON) };
    expect(await readHash(stores.store, keys.text("text-01E"))).toEqual(text);
    expect(await stores.texts.overdue("feedback", NOON + 1, 9)).toEqual(["text-01E"]);
    expect(await stores.texts.overdue("feedback", NOON, 9)).toEqual([]);
    const { at: _, ...entry } = entryNamed("entry-01E");
    expect(await stores.ledger.read(MONTH, 0, 9)).toEqual([{ ...entry, number: 1 }]);
    expect(await readHash(stores.store, keys.inbox("01E"))).toMatchObject({ did: JSON.stringify(did) });
  });

  test("again by the same run is answered the same, and changes nothing", async () => {
    const work = await scene();
    await act(kind, work);
    const before = await dumpStore(stores.store);
    expect(await act(kind, work)).toEqual(answerOf(kind));
    expect(await dumpStore(stores.store)).toEqual(before);
  });

  test("whose answer got lost is done once", async () => {
    const work = await scene();
    stores.store.fault("answer-lost", 1);
    await expect(act(kind, work)).rejects.toThrow();
    const before = await dumpStore(stores.store);
    expect(await act(kind, work)).toEqual(answerOf(kind));
    expect(await dumpStore(stores.store)).toEqual(before);
    expect(await ids()).toEqual(["entry-01E"]);
  });

  test("is not done again by the run after it, which is told what was done; the run before has lost the event", async () => {
    const work = await scene();
    await act(kind, work);
    const next = await take(stores, "me", "01E", { redelivered: true, lease: "next" });
    expect(next.did).toEqual(did);
    const before = await dumpStore(stores.store);
    expect(await act(kind, next, { deed: { did: { ...did, says: "phone" } } })).toEqual(answerOf(kind));
    expect(await act(kind, work)).toEqual({ state: "lost" });
    expect(await dumpStore(stores.store)).toEqual(before);
  });

  test("leaves what a deed does not speak of: key, profile, dialogue, draft, text, log", async () => {
    await scene();
    for (const [name, value] of Object.entries({ dialogue: "{}", profile: "told before" }))
      await command(stores.store, "HSET", keys.person("me"), name, value);
    const work = await take(stores, "me", "01E", { redelivered: true, lease: "again" });
    const told = await readHash(stores.store, keys.person("me"));
    const silent = deedOn(work);
    await act(kind, work, { deed: { ...silent, draft: { sealed: "a draft" } } });
    expect(await readHash(stores.store, keys.person("me"))).toEqual({
      ...told,
      version: String(work.remembered.version + 1),
    });
    const next = await take(stores, "me", "02E");
    await stores.deeds.keep(next, deedOn(next), NOON);
    expect(await readHash(stores.store, keys.draft("me"))).toMatchObject({ sealed: "a draft" });
    const dump = await dumpStore(stores.store);
    expect([...dump.keys()].filter((key) => key.startsWith("text"))).toEqual(
      kind === "hear" ? ["texts:photo"] : [],
    );
    expect(await ids()).toEqual([]);
  });

  test("ends the draft where it says so", async () => {
    await act("keep", await scene());
    const work = await take(stores, "me", "02E");
    await act(kind, work, { deed: { draft: "drop" } });
    expect((await dumpStore(stores.store)).has(keys.draft("me"))).toBe(false);
  });

  type Refusal = [name: string, state: string, spoil: (work: Work) => [Work, More?] | Promise<[Work, More?]>];
  const every: Refusal[] = [
    ["of an event that another run has", "lost", (work) => [{ ...work, lease: "other" }]],
    ["of an event that nobody took in", "lost", (work) => [{ ...work, id: "none" }]],
    [
      "of an event that is done",
      "lost",
      async (work) => {
        await close(stores, work);
        return [work];
      },
    ],
    ["of nobody's record", "gone", (work) => [{ ...work, remembered: { ...work.remembered, tag: "" } }]],
    [
      "of another record than there is",
      "gone",
      (work) => [{ ...work, remembered: { ...work.remembered, tag: "another" } }],
    ],
    [
      "of who was erased",
      "gone",
      async (work) => {
        await close(stores, await take(stores, "me", "00ERASE"), { erase: true });
        return [work];
      },
    ],
    [
      "of who was erased and is met anew",
      "gone",
      async (work) => {
        await close(stores, await take(stores, "me", "00ERASE"), { erase: true });
        await take(stores, "me", "02E");
        return [work];
      },
    ],
    [
      "on a memory that changed",
      "conflict",
      async (work) => {
        const other = await take(stores, "me", "02E");
        await stores.deeds.keep(other, deedOn(other), NOON);
        return [work];
      },
    ],
    ["under a key that is theirs no more", "conflict", (work) => [work, { deed: { heldKey: "key before" } }]],
    ["of who had no key when it was decided", "conflict", (work) => [work, { deed: { heldKey: null } }]],
  ];
  const own: Record<Kind, Refusal[]> = {
    keep: [],
    hear: [
      ["under a number of another", "taken", (work) => [work, { fresh: { reference: "R-f2" } }]],
      [
        "of what was said before and has ended",
        "ended",
        async (work) => {
          await act("change", await take(stores, "me", "02E"));
          return [await recalled(work), { fresh: { id: "f1" } }];
        },
      ],
      ["under the id of another's", "ended", (work) => [work, { fresh: { id: "f2" } }]],
    ],
    change: [
      ["of a version that is over", "changed", (work) => [work, { changes: { version: 0 } }]],
      ["of what somebody else said", "not-theirs", (work) => [work, { changes: { id: "f2" } }]],
      ["of what nobody said", "not-theirs", (work) => [work, { changes: { id: "f3" } }]],
    ],
  };
  test.each([...every, ...own[kind]])(
    "%s is %s, and nothing at all is written",
    async (_name, state, spoil) => {
      const [work, more] = await spoil(await scene());
      const before = await dumpStore(stores.store);
      expect(await act(kind, work, more)).toEqual({ state });
      expect(await dumpStore(stores.store)).toEqual(before);
    },
  );

  test("where the log cannot be written, nothing is", async () => {
    await act("keep", await scene());
    await command(stores.store, "SET", keys.ledgerCount, "0");
    const work = await take(stores, "me", "02E");
    const before = await dumpButCount(stores.store);
    await expect(act(kind, work)).rejects.toThrow();
    expect(await dumpButCount(stores.store)).toEqual(before);
    expect(await act(kind, work)).toEqual(answerOf(kind));
  });
});

/** The event's work with the memory as it stands now. */
async function recalled(work: Work): Promise<Work> {
  const { lookUp, remembered } = work;
  return { ...work, remembered: await stores.inbox.recall(lookUp, NOON, remembered.tag) };
}

test("somebody's first deed gives them their key and keeps their LINE id, sealed", async () => {
  const work = await take(stores, "me", "01E");
  const at = NOON - 5;
  const newKey = { wrapped: "key", line: "sealed line id" };
  await stores.deeds.keep(work, deedOn(work, { newKey, at }), NOON);
  expect(await readHash(stores.store, keys.person("me"))).toMatchObject({
    key: "key",
    line: "sealed line id",
    since: String(at),
  });
});
