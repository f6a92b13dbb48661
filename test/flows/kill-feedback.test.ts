import { afterAll, beforeAll, expect, test } from "vitest";
import { showReference } from "#core/reference.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { keys } from "#store/keys.ts";
import { heard, logged, talker, WORDS, type Talker } from "#test/support/dialogue.ts";
import { startHouse, type House } from "#test/support/house.ts";
import { killable, recoveries, type Recovery, type KillPoint } from "#test/support/kill.ts";
import { dumpStore, keysHolding, rowsHolding } from "#test/support/scan.ts";

/*
 * The dialogue of feedback with a death at every call of every step: a number that somebody has seen stands in the store, once; what stands there is
 * told to its person with their next message at the latest, by its number; nothing is sent twice; what was written is not lost.
 */

const MORE = "เพิ่มว่าเป็นช่วงเช้าของทุกวันจันทร์";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** A step of the dialogue: what comes before it, the act that is killed, and what must be true of the store once it is recovered. */
type Step = {
  name: string;
  before(who: Talker): Promise<unknown>;
  act(who: Talker): Promise<unknown>;
  /** How many feedbacks there are afterwards, and the entries of the log; what was done before is part of it. */
  entries: readonly string[];
  /** What the draft is waiting with, in the words of a message that is shown when it is asked for; null: there is none. */
  draft: string | null;
};

const began = async (who: Talker) => {
  await who.tap("feedback=");
  await who.choose("sort", "complain");
};
const reviewed = async (who: Talker) => {
  await began(who);
  await who.say(WORDS);
};
const sent = async (who: Talker) => {
  await reviewed(who);
  await who.choose("send");
};
const caseId = async () => {
  const [key = ""] = [...(await dumpStore(house.store)).keys()].filter((name) =>
    name.startsWith("feedback:"),
  );
  return key.slice("feedback:".length);
};

const wasAsked = async (who: Talker) => {
  await sent(who);
  const wish = { does: "asked", words: "ไปยื่นที่สาขาไหนคะ" } as const;
  await moveFeedback(house.deps, await caseId(), wish, { id: "s1", role: "officer" });
  await who.say("สวัสดี");
};

const steps: Step[] = [
  {
    name: "to begin",
    before: async () => undefined,
    act: (who) => who.tap("feedback="),
    entries: [],
    draft: "act=sort",
  },
  { name: "the sentence", before: began, act: (who) => who.say(WORDS), entries: [], draft: WORDS },
  {
    name: "to send",
    before: reviewed,
    act: (who) => who.choose("send"),
    entries: ["feedback.heard"],
    draft: null,
  },
  {
    name: "to cancel",
    before: reviewed,
    act: (who) => who.choose("cancel"),
    entries: [],
    draft: null,
  },
  {
    name: "to add",
    before: async (who) => {
      await sent(who);
      await who.tap(`case=${await caseId()}&act=add`);
    },
    act: (who) => who.say(MORE),
    entries: ["feedback.heard", "feedback.added"],
    draft: null,
  },
  {
    name: "what may be an answer",
    before: wasAsked,
    act: (who) => who.say(MORE),
    entries: ["feedback.heard", "feedback.asked"],
    draft: MORE,
  },
  {
    name: "to send it as the answer",
    before: async (who) => {
      await wasAsked(who);
      await who.say(MORE);
    },
    act: (who) => who.choose("use"),
    entries: ["feedback.heard", "feedback.asked", "feedback.replied"],
    draft: null,
  },
  {
    name: "to ask something new instead",
    before: async (who) => {
      await wasAsked(who);
      await who.say(WORDS);
    },
    act: (who) => who.choose("ask"),
    entries: ["feedback.heard", "feedback.asked"],
    draft: null,
  },
  {
    name: "to withdraw",
    before: sent,
    act: async (who) => who.tap(`case=${await caseId()}&act=withdrawn`),
    entries: ["feedback.heard", "feedback.withdrawn"],
    draft: null,
  },
  {
    name: "in danger, to be called",
    before: async () => undefined,
    act: (who) => who.tap("urgent=violence"),
    entries: ["feedback.heard"],
    draft: null,
  },
];

const afterwards = recoveries(() => house);

/** One step with a death at the point. Gives where it died, or null where the run had no such call. */
async function runOnce(step: Step, recovery: Recovery, point: KillPoint): Promise<string | null> {
  await house.store.flush();
  house.clock.now += 60 * 60_000;
  house.use(house.deps);
  const who = talker(house);
  await step.before(who);
  const before = await logged(house);
  const wrapped = killable(house.deps, point);
  house.use(wrapped.deps);
  const done = step.act(who);
  const died = await Promise.race([wrapped.killed, done.then(() => null)]);
  house.die();
  await Promise.race([done, new Promise((resolve) => void setTimeout(resolve, 20))]);
  house.use(house.deps);
  await recovery.recover();
  const where = `${step.name}, ${recovery.name}, killed ${died ?? "nowhere"} (call ${point.at})`;
  await expectWhole(step, who, before, where);
  return died;
}

async function expectWhole(
  step: Step,
  who: Talker,
  before: readonly unknown[],
  where: string,
): Promise<void> {
  const after = await logged(house);
  // LINE was never told 200 and may not try again: then nothing has happened, and nobody was told that it did.
  const unheard = after.length === before.length && step.entries.length > before.length;
  expect(after, where).toEqual(unheard ? before : step.entries);
  const held = await heard(house);
  expect(held.length, `${where}: feedbacks`).toBe(after.includes("feedback.heard") ? 1 : 0);
  const numbers = held.map(({ reference = "" }) => showReference(reference));
  for (const seen of who.numbers()) expect(numbers, `${where}: a number that does not stand`).toContain(seen);
  expect((await dumpStore(house.store)).has(keys.inboxOpen), `${where}: still open`).toBe(false);
  expect(await rowsHolding(house.store), `${where}: something is still held`).toEqual([]);
  // Whatever happened, with the next message the person knows.
  await who.say("สวัสดี");
  for (const number of numbers) expect(who.numbers(), `${where}: never told`).toContain(number);
  const receipts = who.seen().filter((one) => one.includes("รับเรื่องแล้ว") && !one.includes("เมื่อกี้"));
  expect(receipts.length, `${where}: receipts`).toBeLessThanOrEqual(1);
  if (unheard || step.draft === null) return;
  await who.say("ติชม");
  const shown = who.seen().at(-1) ?? "";
  expect(shown.includes(step.draft), `${where}: the draft is lost`).toBe(true);
}

/** What makes a number is tried with every recovery; the other steps with one each, in turn. */
const tried = steps.flatMap((step, i) =>
  afterwards
    .filter((_, nth) => step.entries.at(-1) === "feedback.heard" || nth === i % afterwards.length)
    .map((recovery) => ({ step, recovery })),
);

test.each(tried)(
  "$step.name, $recovery.name: stored once and told, wherever the run dies",
  { timeout: 240_000 },
  async ({ step, recovery }) => {
    const deaths: string[] = [];
    for (let at = 1; ; at += 1) {
      const died = [
        await runOnce(step, recovery, { at, when: "before" }),
        await runOnce(step, recovery, { at, when: "after" }),
      ].filter((death) => death !== null);
      if (died.length === 0) break;
      deaths.push(...died);
    }
    const calls = new Set(deaths.map((death) => death.split(" ")[1]));
    for (const call of ["inbox.receive", "line.reply", "inbox.complete"]) expect(calls).toContain(call);
    expect([...calls].some((call) => call?.startsWith("deeds."))).toBe(true);
    expect(await keysHolding(house.store, WORDS)).toEqual([]);
  },
);
