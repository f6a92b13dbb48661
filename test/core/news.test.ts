import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bangkokDay, dayBegins } from "#core/days.ts";
import { didKeep, didSchema } from "#core/did.ts";
import { feedbackTable } from "#core/feedback-states.ts";
import { lateSchema, unsure, type Late } from "#core/late.ts";
import { missed } from "#core/missed.ts";
import { decidePush, newsItem, pushFrom, type Reader } from "#core/news.ts";
import { newDraft } from "#core/draft.ts";
import type { Reply } from "#core/replies.ts";
import { caseView } from "#core/case-view.ts";
import { newProfile } from "#core/person.ts";
import { heard } from "#test/support/feedback.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Monday, 12:00 in Bangkok. */
const NOON = Date.UTC(2026, 10, 23, 5);
const at = (hour: number, minute = 0) => dayBegins("2026-11-23") + hour * HOUR + minute * 60_000;
const hourOf = (moment: number) => (moment - dayBegins(bangkokDay(moment))) / HOUR;

const item = (says: string, when: number, push = true): Late =>
  newsItem({ entry: `e${when}`, case: "f1", reference: "10000009", says, push }, when);
const done = (when: number) => item("feedback.done", when);
const asked = (when: number) => item("feedback.asked", when);
const reader: Reader = { stopped: false, follows: true, pushedAt: null };
const decide = (news: readonly Late[], more: Partial<Reader> = {}, now = NOON) =>
  decidePush(news, { ...reader, ...more }, now);

describe("news that waits", () => {
  test("is pushed when the person has not written for three days, and not before", () => {
    expect(decide([done(NOON - 3 * DAY)])).toEqual({ do: "push", counts: true });
    expect(decide([done(NOON - 3 * DAY + 1)])).toEqual({ do: "wait", until: NOON + 1 });
    expect(decide([done(NOON)])).toEqual({ do: "wait", until: NOON + 3 * DAY });
  });

  test("goes all in one, by the oldest that is worth it", () => {
    expect(decide([done(NOON), done(NOON - 4 * DAY)])).toEqual({ do: "push", counts: true });
    expect(decide([done(NOON), item("feedback.deciding", NOON - 9 * DAY, false)])).toMatchObject({
      do: "wait",
    });
  });

  test("is pushed once a week at most", () => {
    const news = [done(NOON - 30 * DAY)];
    expect(decide(news, { pushedAt: NOON - WEEK })).toEqual({ do: "push", counts: true });
    expect(decide(news, { pushedAt: NOON - WEEK + 1 })).toEqual({ do: "wait", until: NOON + 1 });
    expect(decide([done(NOON)], { pushedAt: NOON - 9 * DAY })).toEqual({ do: "wait", until: NOON + 3 * DAY });
  });

  test("is never pushed to who asked us to stop or blocked us, not even a question; who is unknown may follow", () => {
    for (const news of [[done(NOON - 9 * DAY)], [asked(NOON)]]) {
      expect(decide(news, { stopped: true })).toEqual({ do: "never" });
      expect(decide(news, { follows: false })).toEqual({ do: "never" });
      expect(decide(news, { follows: null })).toMatchObject({ do: "push" });
    }
  });

  test("is never pushed where nothing is worth a push: not an answer that came late, not a draft, not what they muted", () => {
    const others: Late[] = [
      item("feedback.deciding", NOON - 9 * DAY, false),
      item("feedback.done", NOON - 9 * DAY, false),
      { ...done(NOON - 9 * DAY), about: { what: "draft" } },
      { ...done(NOON - 9 * DAY), about: null, danger: "held" },
    ];
    expect(decide([])).toEqual({ do: "never" });
    for (const other of others) expect(decide([other])).toEqual({ do: "never" });
    expect(decide(others)).toEqual({ do: "never" });
    expect(decide([item("feedback.asked", NOON, false)])).toEqual({ do: "never" });
  });

  test("that is a question of an officer is pushed at once, and does not count as the one of the week", () => {
    expect(decide([asked(NOON)])).toEqual({ do: "push", counts: false });
    expect(decide([done(NOON), asked(NOON)], { pushedAt: NOON - HOUR })).toEqual({
      do: "push",
      counts: false,
    });
    expect(pushFrom("feedback.asked", NOON)).toBe(NOON);
    for (const { entry } of feedbackTable.rows)
      if (entry !== "feedback.asked") expect(pushFrom(entry ?? "", NOON)).toBe(NOON + 3 * DAY);
  });

  test.each([
    [at(19, 59), "push", null],
    [at(20), "wait", at(32)],
    [at(23, 59), "wait", at(32)],
    [at(24), "wait", at(32)],
    [at(31, 59), "wait", at(32)],
    [at(32), "push", null],
  ])(
    "waits in the quiet hours of Bangkok for eight in the morning, a question too (%i: %s)",
    (now, what, until) => {
      for (const news of [[done(now - 9 * DAY)], [asked(now)]])
        expect(decide(news, {}, now)).toMatchObject(until === null ? { do: what } : { do: what, until });
    },
  );

  test("that comes due in the quiet hours waits for the morning after", () => {
    expect(decide([done(at(21))])).toEqual({ do: "wait", until: at(32) + 3 * DAY });
    expect(decide([done(at(2))])).toEqual({ do: "wait", until: at(8) + 3 * DAY });
    const pushedAt = at(19, 30) - 6 * DAY;
    expect(decide([done(NOON - 9 * DAY)], { pushedAt })).toEqual({ do: "wait", until: at(19, 30) + DAY });
  });

  test("is an item that the store takes, about a feedback", () => {
    expect(lateSchema.parse(JSON.parse(JSON.stringify(done(NOON))))).toEqual({
      v: 1,
      event: `e${NOON}`,
      at: NOON,
      sure: true,
      service: null,
      field: null,
      danger: null,
      about: { what: "case", case: "f1", reference: "10000009", says: "feedback.done", push: true },
    });
  });
});

test("for any stream of news at most one counted push falls into any seven days, none into the night, and each is told in the end", () => {
  const stream = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 4 * DAY }),
      says: fc.constantFrom(
        "feedback.done",
        "feedback.cannot",
        "feedback.referred",
        "feedback.asked",
        "feedback.deciding",
      ),
    }),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(stream, fc.integer({ min: 0, max: DAY }), (all, start) => {
      let now = NOON + start;
      const arrivals = all.map(({ after, says }) => {
        now += after;
        return item(says, now, says !== "feedback.deciding");
      });
      const counted: number[] = [];
      let waiting: Late[] = [];
      const tell = (moment: number): void => {
        const decision = decide(waiting, { pushedAt: counted.at(-1) ?? null }, moment);
        if (decision.do !== "push") return;
        expect(hourOf(moment)).toBeGreaterThanOrEqual(8);
        expect(hourOf(moment)).toBeLessThan(20);
        if (decision.counts) counted.push(moment);
        waiting = [];
      };
      /** Looks again when it was told to, as the sweep does, until this moment. */
      const until = (end: number, from: number): void => {
        for (let moment = from; ;) {
          const decision = decide(waiting, { pushedAt: counted.at(-1) ?? null }, moment);
          if (decision.do === "push") tell(moment);
          if (decision.do !== "wait") return;
          expect(decision.until).toBeGreaterThan(moment);
          if (decision.until > end) return;
          moment = decision.until;
        }
      };
      arrivals.forEach((late, i) => {
        waiting.push(late);
        until(arrivals[i + 1]?.at ?? late.at + 60 * DAY, late.at);
      });
      counted.forEach((moment, i) => {
        const before = counted[i - 1];
        if (before !== undefined) expect(moment - before).toBeGreaterThanOrEqual(WEEK);
      });
      expect(waiting.filter(({ about }) => about?.what === "case" && about.push)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe("what did not reach somebody in time", () => {
  const view = caseView("f1", heard(), newProfile, new Map());
  const late = (reply: Reply) => missed(reply, "e1", NOON, false);

  test("waits with what it was about: a service, danger, a feedback, what they are saying", () => {
    expect(late({ kind: "answer", service: "s1", field: "fee" })).toMatchObject({
      service: "s1",
      field: "fee",
      about: null,
    });
    expect(late({ kind: "crisis", danger: "held" })).toMatchObject({ danger: "held", about: null });
    const about = { what: "case", case: "f1", reference: "10000009", push: false };
    expect(late({ kind: "receipt", feedback: view, at: NOON, phone: false })?.about).toEqual({
      ...about,
      says: "receipt",
    });
    expect(late({ kind: "case", feedback: view, note: "withdrawn" })?.about).toEqual({
      ...about,
      says: "withdrawn",
    });
    expect(late({ kind: "case", feedback: view, note: null })?.about).toEqual({ ...about, says: "" });
    const draft = newDraft({ at: NOON, event: "e1" });
    expect(late({ kind: "draft", draft, notice: true, hint: null })?.about).toEqual({ what: "draft" });
    expect(late({ kind: "corruption" })).toMatchObject({ event: "e1", at: NOON, sure: false, about: null });
  });

  test("is left unsaid where it is better so, and never what tells of a feedback", () => {
    const unsaid: Reply[] = [
      { kind: "thanks_for_tap" },
      { kind: "draft_dropped", added: false },
      { kind: "question_kept" },
      { kind: "muted", subject: "s1", muted: true },
      { kind: "smalltalk", smalltalk: "thanks" },
      { kind: "welcome", again: false },
    ];
    for (const reply of unsaid) expect(late(reply)).toBeNull();
  });

  test("is read back by its shape, and only offered once it may have been sent", () => {
    const one = missed({ kind: "receipt", feedback: view, at: NOON, phone: false }, "e1", NOON, true);
    const read = lateSchema.parse(JSON.parse(JSON.stringify(one)));
    expect(read).toEqual(one);
    expect(unsure([read])).toEqual([{ ...read, sure: false }]);
    const { about: _, ...before } = read;
    expect(lateSchema.parse(before).about).toBeNull();
  });
});

test("what a run has done is remembered by its shape", () => {
  expect(didSchema.parse(JSON.parse(JSON.stringify(didKeep)))).toEqual({ v: 1, case: null, says: null });
  for (const says of ["receipt", "added", "replied", "phone", "withdrawn", "disputed"])
    expect(didSchema.safeParse({ v: 1, case: "f1", says }).success).toBe(true);
  expect(didSchema.safeParse({ v: 1, case: "f1", says: "stolen" }).success).toBe(false);
});
