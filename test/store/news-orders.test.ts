import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unsure, type Late } from "#core/late.ts";
import type { Work } from "#flows/deps.ts";
import { close, entryNamed, newsOf, NOON, saidBy, take } from "#test/support/deeds.ts";
import { startStores, type Stores } from "#test/support/stores.ts";

/** Messages, pushes and moves of staff in any order, with runs that die and answers of the store that get lost. */

const LEASE = 30_000;
/** As many as can wait as answers: of more the oldest give way. */
const MOST = 5;

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(() => stores.store.stop());

/** `sent`: LINE has taken it. What this run is told of that is `end`. */
const end = fc.constantFrom(
  { end: "told", sent: true },
  { end: "untold", sent: false },
  { end: "unsure", sent: true },
  { end: "unsure", sent: false },
  { end: "dies", sent: true },
  { end: "dies", sent: false },
);
type End = { end: string; sent: boolean };
const which = fc.nat(3);
const worker = fc.nat(1);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant("move"), push: fc.boolean() }) },
  fc.record({ does: fc.constant("message") }),
  fc.record({ does: fc.constant("reply"), which, how: end }),
  fc.record({ does: fc.constantFrom("redeliver", "sweep", "unsend"), which }),
  fc.record({ does: fc.constant("look"), worker }),
  fc.record({ does: fc.constant("push"), worker, how: end }),
);
type Step = { does: string; push?: boolean; which?: number; worker?: number; how?: End };
const plan = fc.array(fc.record({ step, lost: fc.boolean() }), {
  minLength: 8,
  maxLength: 40,
  size: "max",
});

/** A run of an event: the answer that it may send carries the news it has claimed. */
type Running = { work: Work; dead: boolean };
/** A push on its way. `again`: a run before this one may have made it. */
type Pushing = { name: string; news: readonly Late[]; again: boolean };

/** A person, what LINE has brought them, and what may have been brought. */
function world(tag: string) {
  const brought = new Map<string, string[]>();
  const offered = new Set<string>();
  const perhapsPushed = new Set<string>();
  const running = new Map<string, Running>();
  const workers: (Pushing | null)[] = [null, null];
  let [moves, events, pushes, now] = [0, 0, 0, NOON];
  const of = { who: "me", tag };

  /** One message of LINE: it comes once, however often it is sent (reply token, retry key). What is not sure is only offered in it. */
  const send = (message: string, news: readonly Late[], sent: boolean) => {
    if (!sent || brought.has(message)) return;
    brought.set(
      message,
      news.filter(({ sure }) => sure).map(({ event }) => event),
    );
    for (const { sure, event } of news) if (!sure) offered.add(event);
  };
  /** An open event, in a run or dead. */
  const some = (n: number) => [...running.values()][n % Math.max(1, running.size)];

  async function move(push: boolean): Promise<void> {
    if (moves === MOST) return;
    const version = (moves += 1);
    const entry = `n${version}`;
    const whole = newsOf(tag, "f1", entry, { version });
    const { about } = whole.news.item;
    const item = { ...whole.news.item, about: about?.what === "case" ? { ...about, push } : null };
    await twice(() =>
      stores.news.move({ ...whole, news: { item, pushAt: push ? now : null } }, "me", entryNamed(entry), now),
    );
  }
  let lost = false;
  /** Asked once more where the first answer got lost. */
  async function twice<T>(ask: () => Promise<T>): Promise<T> {
    if (lost) await ask();
    return ask();
  }
  const receive = async (event: string, redelivered: boolean) => {
    const lease = crypto.randomUUID();
    const work = await twice(() => take(stores, "me", event, { messageId: event, redelivered, lease, now }));
    running.set(event, { work, dead: false });
  };

  async function reply(run: Running, how: End): Promise<void> {
    if (run.dead) return;
    const { work } = run;
    send(`reply ${work.id}`, work.late, how.sent);
    if (how.end === "dies") return void (run.dead = true);
    // A run before this one may have used the token: "not taken" is said of a first run only.
    const untold = how.end === "untold" && work.attempts === 1;
    const rest = untold ? work.late : unsure(work.late);
    await twice(() => close(stores, work, { late: how.end === "told" ? [] : rest }));
    running.delete(work.id);
  }

  async function anotherRun({ work }: Running, does: string): Promise<void> {
    if (does === "redeliver") return receive(work.id, true);
    now += LEASE;
    const lease = crypto.randomUUID();
    const claimed = await twice(() => stores.inbox.claim(work.id, now, lease));
    if (claimed === null) return;
    const { lookUp, remembered } = work;
    running.set(work.id, { work: { ...claimed.work, lookUp, personal: true, remembered }, dead: false });
  }

  /** The message is taken back; a run that is on it goes on. */
  async function unsend({ work }: Running): Promise<void> {
    await twice(() => stores.inbox.forget(work.id, work));
    if (running.get(work.id)?.dead) running.delete(work.id);
  }

  async function look(n: number): Promise<void> {
    const waiting = await stores.news.read("me");
    if (waiting.pushing !== null) return void (workers[n] = { ...waiting.pushing, again: true });
    if (waiting.raw === "") return;
    const name = `push ${(pushes += 1)}`;
    const claimed = await twice(() =>
      stores.news.claim(of, { raw: waiting.raw, told: [] }, name, { retryAt: now, now: now }),
    );
    workers[n] = claimed ? { name, news: waiting.news, again: false } : null;
  }

  async function push(n: number, how: End): Promise<void> {
    const pushing = workers[n] ?? null;
    workers[n] = null;
    if (pushing === null) return;
    send(pushing.name, pushing.news, how.sent);
    if (how.end !== "untold" || pushing.again) for (const { event } of pushing.news) perhapsPushed.add(event);
    if (how.end === "dies") return;
    const back = how.end === "untold" && !pushing.again ? pushing.news : [];
    await twice(() => stores.news.settle(of, pushing.name, { back, at: null, pushedAt: null }));
  }

  async function redone(run: Running, does: string): Promise<void> {
    try {
      await (does === "unsend" ? unsend(run) : anotherRun(run, does));
    } catch {
      // It was taken back: the event is done, and nobody works on it any more.
      running.delete(run.work.id);
    }
  }

  async function act({ does, push: worth, which: n = 0, worker: w = 0, how }: Step): Promise<void> {
    if (does === "move") return move(worth ?? false);
    if (does === "message") return receive(`e${(events += 1)}`, false);
    if (does === "look") return look(w);
    if (does === "push" && how) return push(w, how);
    const run = some(n);
    if (run === undefined) return;
    if (does === "reply" && how) return reply(run, how);
    return redone(run, does);
  }

  /** All that was begun ends well, and the person writes once more. */
  async function ends(): Promise<void> {
    const told = { end: "told", sent: true };
    for (const run of running.values()) {
      if (run.dead) await redone(run, "redeliver");
      const next = running.get(run.work.id);
      if (next) await reply(next, told);
    }
    await look(0);
    await push(0, told);
    await receive("last", false);
    const last = running.get("last");
    if (last) await reply(last, told);
  }

  return {
    async play(one: Step, answerLost: boolean) {
      lost = answerLost;
      await act(one);
    },
    ends,
    /** What was told how often, and what was lost on its way: neither told nor offered, and not in a push that may have arrived. */
    tally() {
      const times = [...brought.values()].flat();
      const all = Array.from({ length: moves }, (_, i) => `n${i + 1}`);
      return {
        twice: all.filter((event) => times.filter((one) => one === event).length > 1),
        lost: all.filter((event) => ![...times, ...offered, ...perhapsPushed].includes(event)),
        told: times.length,
      };
    },
  };
}

test(
  "in any order of moves, messages, replies, deaths, sweeps and pushes, news is told once at most, and lost only where it may have been told",
  { timeout: 240_000 },
  async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        await stores.store.flush();
        const here = world(await saidBy(stores, "me", "f1"));
        for (const { step: one, lost } of steps) await here.play(one, lost);
        await here.ends();
        const tally = here.tally();
        expect(tally).toMatchObject({ twice: [], lost: [] });
        told += tally.told;
      }),
      { numRuns: 100 },
    );
    // The property holds of something.
    expect(told).toBeGreaterThan(80);
  },
);
