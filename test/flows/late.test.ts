import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Deps } from "#flows/deps.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { startHouse, type House } from "#test/support/house.ts";

/** What could not be told in time: it waits, it is told or offered once, and it is never lost on the way. */

const QUESTION = "เอกสารลงทะเบียนว่างงาน";
const NEXT = "ยื่นคำร้อง คร.7";
const OFFER = "เมื่อกี้";

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(async () => {
  await house.store.flush();
  house.use(house.deps);
  house.clock.now += 24 * 60 * 60_000;
});

const newPerson = () => house.sim.addPerson().userId;
const said = (id: string) =>
  house.sim
    .chat(id)
    .filter((entry) => entry.from === "bot")
    .map((entry) => JSON.stringify(entry.message));

async function say(user: string, words: string): Promise<string[]> {
  const before = said(user).length;
  await house.sim.say(user, words);
  await house.settled();
  return said(user).slice(before);
}

/** A message whose answer LINE is out of order for: the person sees nothing. */
async function missed(user: string, words: string): Promise<void> {
  house.sim.fault({ path: /reply/, kind: "500", times: 3 });
  expect(await say(user, words)).toEqual([]);
}

const broken = (): Deps => ({ ...house.deps, catalogue: () => Promise.reject(new Error("broken")) });

test("an answer that LINE may have taken is offered with the next message, and only once", async () => {
  const user = newPerson();
  await missed(user, QUESTION);
  expect((await say(user, NEXT)).filter((message) => message.includes(OFFER))).toHaveLength(1);
  expect((await say(user, NEXT)).filter((message) => message.includes(OFFER))).toEqual([]);
});

test("danger that could not be answered is answered with numbers to call, whatever is said next", async () => {
  const user = newPerson();
  await missed(user, "อยากตาย");
  const next = await say(user, NEXT);
  expect(next.some((message) => message.includes("1323"))).toBe(true);
});

test.each([
  ["talk of bribery", "จนท ขอเงินใต้โต๊ะ"],
  ["a wish to talk to an officer", "ขอคุยกับเจ้าหน้าที่"],
  ["a choice between services", "กู้เงินเพื่อผู้รับงานไปทำที่บ้าน"],
])("%s that could not be answered is not passed over in silence", async (_name, words) => {
  const user = newPerson();
  await missed(user, words);
  expect((await say(user, NEXT)).some((message) => message.includes(OFFER))).toBe(true);
});

test("two that were missed are both told of, the one with a name and the one without", async () => {
  const user = newPerson();
  await missed(user, "จนท ขอเงินใต้โต๊ะ");
  house.sim.fault({ path: /reply/, kind: "500", times: 3 });
  await say(user, QUESTION);
  const [offer = ""] = (await say(user, NEXT)).filter((message) => message.includes(OFFER));
  expect(offer).toContain("service=doe-unemployment-registration");
  expect(offer).toContain("โปรดพิมพ์คำถามอีกครั้ง");
});

test("what waits is kept when the message that claimed it says nothing (the person unfollows)", async () => {
  const user = newPerson();
  await missed(user, QUESTION);
  await house.sim.block(user);
  await house.settled();
  await house.sim.follow(user);
  await house.settled();
  expect(said(user).some((message) => message.includes(OFFER))).toBe(true);
});

test("what waits is kept when the message that claimed it is taken back", async () => {
  const user = newPerson();
  await missed(user, QUESTION);
  house.use(broken());
  const { messageId } = await house.sim.say(user, NEXT);
  await house.settled();
  house.use(house.deps);
  await house.sim.unsend(user, messageId ?? "");
  await house.settled();
  expect((await say(user, NEXT)).some((message) => message.includes(OFFER))).toBe(true);
});

test("a missed answer to a message that is then taken back does not come any more", async () => {
  const user = newPerson();
  house.sim.fault({ path: /reply/, kind: "500", times: 3 });
  const { messageId } = await house.sim.say(user, QUESTION);
  await house.settled();
  await house.sim.unsend(user, messageId ?? "");
  await house.settled();
  expect((await say(user, NEXT)).some((message) => message.includes(OFFER))).toBe(false);
});

test("what waits is kept, as an offer, when LINE takes only a plainer drawing of the reply", async () => {
  const user = newPerson();
  await missed(user, QUESTION);
  const { render } = house.deps;
  house.use({
    ...house.deps,
    render: (outgoing, ...rest) =>
      outgoing.late.length > 0 ? [{ type: "text", text: "" }] : render(outgoing, ...rest),
  });
  expect(await say(user, NEXT)).toHaveLength(1);
  house.use(house.deps);
  expect((await say(user, NEXT)).some((message) => message.includes(OFFER))).toBe(true);
});

describe("a drawing that fails", () => {
  test.each(["throws", "is refused by LINE"])(
    "and %s: the person gets a plain apology with a number, and the answer is offered later",
    async (how) => {
      const user = newPerson();
      const { render } = house.deps;
      house.use({
        ...house.deps,
        render(outgoing, ...rest) {
          if (outgoing.reply.kind === "sorry") return render(outgoing, ...rest);
          if (how === "throws") throw new Error("a template is broken");
          return [{ type: "text", text: "" }];
        },
      });
      const [apology = "", ...more] = await say(user, QUESTION);
      expect(apology).toContain("1506");
      expect(more).toEqual([]);
      house.use(house.deps);
      expect((await say(user, NEXT)).some((message) => message.includes(OFFER))).toBe(true);
    },
  );
});

test("an event that is given up gives back what it had claimed as an offer, never as a second sending", async () => {
  const user = newPerson();
  // Certainly untold: the token was too old when the event came.
  await house.sim.collect(() => house.sim.say(user, QUESTION));
  const late = house.sim.deliveries.at(-1)?.events ?? [];
  await house.settled();
  await house.store.flush();
  house.clock.now += 30 * 60_000;
  await house.sim.deliver(late);
  await house.settled();
  const before = said(user).length;
  // The next message claims it, tells it, and never gets done.
  const { inbox } = house.deps;
  const stuck = {
    ...house.deps,
    inbox: { ...inbox, complete: () => Promise.reject(new Error("store down")) },
  };
  house.use(stuck);
  await house.sim.say(user, NEXT);
  await house.settled();
  for (let i = 0; i < 6; i += 1) {
    house.clock.now += 31_000;
    await sweepInbox(i < 5 ? stuck : house.deps);
  }
  house.use(house.deps);
  await say(user, "สวัสดี");
  const cards = said(user)
    .slice(before)
    .filter((message) => message.includes('"flex"') && message.includes("ขึ้นทะเบียนว่างงาน"));
  expect(cards.length).toBeLessThanOrEqual(1);
});

test("redeliveries alone never give an event up", async () => {
  const user = newPerson();
  house.store.fault("answer-lost", 14);
  await house.sim.say(user, QUESTION);
  for (let i = 0; i < 6; i += 1) await house.sim.redeliver();
  house.store.fault(null);
  house.clock.now += 31_000;
  await house.sweep();
  await house.sim.redeliver();
  await house.settled();
  expect(said(user)).toHaveLength(1);
});

test("twenty messages of one person at the same moment are all done, and nobody is told that we may not have answered", async () => {
  const user = newPerson();
  await Promise.all(Array.from({ length: 18 }, (_, i) => house.sim.say(user, i % 2 === 0 ? QUESTION : NEXT)));
  await house.settled();
  house.clock.now += 60_000;
  expect(await house.sweep()).toEqual({ done: 0, failed: 0, givenUp: 0 });
  expect((await say(user, QUESTION)).some((message) => message.includes(OFFER))).toBe(false);
});
