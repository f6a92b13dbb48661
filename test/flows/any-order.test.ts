import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "#store/keys.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { dumpStore, readHash } from "#test/support/scan.ts";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

type Act = { who: 0 | 1 | 2; what: string };
const acts = fc.array(
  fc.record({
    who: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    what: fc.constantFrom(
      "เอกสารลงทะเบียนว่างงาน",
      "ยื่นคำร้อง คร.7",
      // In Thai letters: a word that tells no language is answered in the one written before it, which is a matter of order.
      "ฟหกดฟหกด",
      "sticker",
      "follow",
      "block",
      "tap",
    ),
  }),
  { minLength: 1, maxLength: 8 },
);
const way = fc.record({
  seed: fc.nat(1000),
  times: fc.integer({ min: 1, max: 3 }),
  concurrently: fc.boolean(),
  together: fc.boolean(),
  redeliver: fc.boolean(),
});

async function act(user: string, what: string): Promise<unknown> {
  house.clock.now += 10;
  // Who blocked the account is not heard until they come back.
  if (house.sim.person(user).blocked && what !== "follow") return null;
  switch (what) {
    case "sticker":
      return house.sim.sticker(user);
    case "follow":
      return house.sim.follow(user);
    case "block":
      return house.sim.block(user);
    case "tap":
      return house.sim.tapPostback(user, "service=dlpw-kor-ror-7&field=fee");
    default:
      return house.sim.say(user, what);
  }
}

/** What remains of a run: the counts, each person's memory (without random names and how often it changed), what each person saw. */
async function effect(users: readonly string[]) {
  const dump = await dumpStore(house.store);
  const memories: string[] = [];
  let counts: Record<string, string> = {};
  for (const key of dump.keys()) {
    if (key.startsWith("counts:")) counts = await readHash(house.store, key);
    if (!key.startsWith("person:")) continue;
    const held = Object.entries(await readHash(house.store, key));
    const memory = held.filter(([name]) => !/^(pseudonym:\d+|tag|key|line|since|version)$/u.test(name));
    memories.push(`${key} ${JSON.stringify(memory.sort())}`);
  }
  const seen = users.map((user) =>
    house.sim
      .chat(user)
      .filter((entry) => entry.from === "bot")
      .map((entry) => JSON.stringify(entry.message))
      .sort(),
  );
  return { counts, memories: memories.sort(), seen, open: dump.has(keys.inboxOpen) };
}

/** Plays the same acts of the same people on a fresh store, delivered as told. Gives the effect and the events, to play again. */
async function play(
  list: readonly Act[],
  how: { seed?: number; times?: number; concurrently?: boolean; together?: boolean; redeliver?: boolean },
) {
  await house.store.flush();
  house.clock.now = Date.UTC(2027, 0, 1) + (runs += 1) * 3_600_000;
  const users = [0, 1, 2].map(
    (n) => house.sim.addPerson({ userId: `U${runs.toString(16).padStart(31, "0")}${n}` }).userId,
  );
  const { redeliver, ...delivery } = how;
  await house.sim.collect(async () => {
    for (const { who, what } of list) await act(users[who] ?? "", what);
  }, delivery);
  if (redeliver) {
    const events = house.sim.deliveries.at(-1)?.events ?? [];
    await house.sim.deliver(events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } })));
  }
  await house.settled();
  return effect(users);
}
let runs = 0;

/** Ids and times differ between two plays; everything else must not. */
function comparable(value: Awaited<ReturnType<typeof effect>>): unknown {
  const plain = (text: string) =>
    text.replace(/\\*"(at|event|followsAt)\\*"(:|,)\\*"?[\w]+\\*"?/g, "").replace(/\d{13}/g, "T");
  const memories = value.memories.map((memory) => plain(memory.replace(/^person:\w+ /, ""))).sort();
  return { ...JSON.parse(plain(JSON.stringify({ ...value, memories: [] }))), memories };
}

test(
  "the same events in any order, number of repeats and concurrency have the effect of once",
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(acts, way, async (list, how) => {
        const once = comparable(await play(list, {}));
        const other = comparable(await play(list, how));
        expect(other).toEqual(once);
        expect(once).toMatchObject({ open: false });
      }),
      { numRuns: 60 },
    );
  },
);
