import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personMove, type PersonMove } from "#core/case-moves.ts";
import type { Feedback } from "#core/feedback.ts";
import { feedbackStates, feedbackTable, type FeedbackState } from "#core/feedback-states.ts";
import { roles } from "#core/roles.ts";
import { staffMove, type StaffMove } from "#core/staff-moves.ts";
import { isEnd } from "#core/states.ts";
import {
  byPerson,
  byStaff,
  DAY,
  heard,
  inState,
  kept,
  manual,
  mover,
  stored,
} from "#test/support/feedback.ts";
import { MONDAY_NOON as NOW } from "#test/support/talk.ts";

const mine = { at: mover.at, text: "f1-1" };
const open: readonly FeedbackState[] = ["heard", "deciding", "doing"];
const standing: readonly FeedbackState[] = [...open, "done", "cannot", "referred"];

describe("a person", () => {
  test.each([
    [{ does: "added", text: "ยังไม่ดี" }, "feedback.added"],
    [{ does: "phone", text: "0812345678" }, "feedback.added"],
    [{ does: "replied", text: "ใช่ค่ะ" }, "feedback.replied"],
  ] as const)("says more in every state but the last two, which changes no state: %j", (wish, kind) => {
    for (const state of standing) {
      const feedback = inState(state);
      const moved = byPerson(feedback, wish);
      const history = [...feedback.history, { at: mover.at, kind, text: "f1-1", due: null }];
      if (!moved.ok) expect.fail(`${state}: ${moved.why}`);
      expect(moved.feedback).toEqual({ ...feedback, history });
      expect(Object.keys(moved.fields).toSorted()).toEqual(["history", "open", "state"]);
      expect(moved.fields).toMatchObject({ state, open: open.includes(state) ? "1" : "0" });
      expect(stored(feedback, moved.fields)).toEqual(moved.feedback);
      expect(moved.clock).toBe(mover.at + 15 * DAY);
      expect(kept(moved.act)).toMatchObject({ open: { kind, case: "f1" }, hidden: { pseudonym: "p1" } });
      expect(kept(moved.act).open).not.toHaveProperty("excluded");
    }
    for (const state of ["withdrawn", "erased"] as const)
      expect(byPerson(inState(state), wish)).toEqual({ ok: false, why: "not-now" });
    expect(byPerson(heard(), { ...wish, text: " \u200B\n" })).toEqual({ ok: false, why: "not-now" });
  });

  test("withdraws what is open, and nobody has to look at it any more", () => {
    for (const state of feedbackStates) {
      const moved = byPerson(inState(state), { does: "withdraw" });
      if (open.includes(state))
        expect(moved).toMatchObject({
          fields: { state: "withdrawn", open: "0" },
          clock: null,
          act: { kind: "feedback.withdrawn" },
        });
      else expect(moved).toEqual({ ok: false, why: "not-now" });
    }
  });

  test("says that what was called done is not solved, and it is open again; nothing else is disputed", () => {
    for (const state of feedbackStates) {
      const moved = byPerson(inState(state), { does: "dispute" });
      if (state === "done")
        expect(moved).toMatchObject({
          fields: { state: "heard", open: "1" },
          clock: mover.at + 15 * DAY,
          act: { kind: "feedback.disputed" },
        });
      else expect(moved).toEqual({ ok: false, why: "not-now" });
    }
  });

  test("who does not count is marked in the log", () => {
    const staff = { ...mover, excluded: "staff" } as const;
    const moved = personMove({ id: "f1", feedback: heard() }, { does: "withdraw" }, staff, manual);
    expect(moved.ok && kept(moved.act).open).toMatchObject({ excluded: "staff" });
  });
});

describe("staff", () => {
  const wishes: StaffMove[] = [
    { does: "deciding" },
    { does: "doing", due: "2026-12-01", words: "กำลังซ่อม" },
    { does: "done", words: "ซ่อมแล้วค่ะ" },
    { does: "cannot", reason: "no-power", words: "กฎหมายไม่ให้ทำ" },
    { does: "referred", office: "sso", on: "2026-11-24", reference: "รง 1/2569", words: "ส่งต่อแล้ว" },
    { does: "reopened", words: "ปิดผิด" },
    { does: "asked", words: "เมื่อไหร่คะ" },
    { does: "rerouted", service: "sso-check-contributions", unit: "sso-any" },
  ];
  const may: Record<StaffMove["does"], readonly FeedbackState[]> = {
    deciding: ["heard"],
    doing: ["deciding", "doing"],
    done: open,
    cannot: open,
    referred: open,
    reopened: ["done", "cannot", "referred"],
    asked: open,
    rerouted: standing,
  };
  const goal = ({ does }: StaffMove, state: FeedbackState): FeedbackState => {
    if (does === "reopened") return "heard";
    return does === "asked" || does === "rerouted" ? state : does;
  };

  test.each(wishes)("do $does only where the table lets them, with an entry that the log takes", (wish) => {
    for (const state of feedbackStates) {
      const feedback = inState(state);
      const moved = byStaff(feedback, wish);
      expect(moved.ok, state).toBe(may[wish.does].includes(state));
      if (!moved.ok) continue;
      const to = goal(wish, state);
      const waits = open.includes(to);
      expect(moved).toMatchObject({
        feedback: { state: to },
        fields: { state: to, open: waits ? "1" : "0" },
        waits,
      });
      expect(stored(feedback, moved.fields)).toEqual(moved.feedback);
      expect(moved.push).toBe(["done", "cannot", "referred", "asked"].includes(wish.does));
      const kind = `feedback.${wish.does}`;
      expect(kept(moved.act)).toMatchObject({ open: { kind, case: "f1", staff: "s1" }, hidden: null });
      const words = "words" in wish ? wish.words : null;
      const due = wish.does === "doing" ? wish.due : null;
      expect(moved.words).toBe(words);
      expect(moved.feedback.history.at(-1)).toEqual({
        at: mover.at,
        kind,
        text: words === null ? null : "f1-1",
        due,
      });
    }
  });

  test.each(wishes)("who only look, or only coordinate, do not do $does", (wish) => {
    for (const state of may[wish.does])
      for (const role of roles) {
        const moved = staffMove({ id: "f1", feedback: inState(state) }, wish, { id: "s1", role }, mine);
        expect(moved.ok).toBe(["officer", "approver", "admin"].includes(role));
        if (!moved.ok) expect(moved.why).toBe("not-allowed");
      }
  });

  test("write into the log what the office promised, why not, and to whom it went, and nothing of the words", () => {
    const [, doing, , cannot, referred] = wishes;
    const entry = (wish: StaffMove | undefined) => {
      const moved = wish && byStaff(inState("deciding"), wish);
      return moved?.ok ? kept(moved.act).open : null;
    };
    const all = { v: 1, id: "entry1", at: NOW, case: "f1", staff: "s1" };
    expect(entry(doing)).toEqual({ ...all, kind: "feedback.doing", due: "2026-12-01" });
    expect(entry(cannot)).toEqual({ ...all, kind: "feedback.cannot", reason: "no-power" });
    expect(entry(referred)).toEqual({ ...all, kind: "feedback.referred", office: "sso", on: "2026-11-24" });
  });

  test.each<[StaffMove, string]>([
    [{ does: "doing", due: "", words: "กำลังซ่อม" }, "dueDate"],
    [{ does: "done", words: " " }, "answer"],
    [{ does: "cannot", reason: "no-power", words: "" }, "reason"],
    [{ does: "referred", office: "", on: "2026-11-24", reference: "1", words: "" }, "office"],
    [{ does: "referred", office: "sso", on: "", reference: "1", words: "" }, "referredOn"],
    [{ does: "referred", office: "sso", on: "2026-11-24", reference: "", words: "" }, "reference"],
    [{ does: "asked", words: "\u200B" }, "question"],
  ])("do nothing without what it needs: %j", (wish, need) => {
    expect(byStaff(inState("deciding"), wish)).toEqual({ ok: false, why: "missing", missing: [need] });
  });

  test("move a day that cannot be kept only with the reason, and reopen only with one; no words are no text", () => {
    const later: StaffMove = { does: "doing", due: "2026-12-20", words: " " };
    const moved = byStaff(inState("deciding"), later);
    expect(moved).toMatchObject({ ok: true, words: null });
    expect(moved.ok && moved.feedback.history.at(-1)?.text).toBeNull();
    expect(byStaff(inState("doing"), later)).toMatchObject({ missing: ["reason"] });
    expect(byStaff(inState("done"), { does: "reopened", words: "" })).toMatchObject({ missing: ["reason"] });
  });

  test("correct service and unit in the record too, and only by that", () => {
    const rerouted = byStaff(heard(), { does: "rerouted", service: null, unit: "ict" });
    expect(rerouted).toMatchObject({
      fields: { service: "", unit: "ict" },
      feedback: { service: null, unit: "ict" },
      words: null,
    });
    expect(rerouted.ok && kept(rerouted.act).open).toMatchObject({ unit: "ict" });
    expect(rerouted.ok && kept(rerouted.act).open).not.toHaveProperty("service");
    const neither = byStaff(heard(), { does: "rerouted", service: null, unit: null });
    expect(neither).toMatchObject({ missing: [["service", "unit"]] });
    const { service, unit } = heard();
    expect(byStaff(heard(), { does: "deciding" })).toMatchObject({ fields: { service, unit } });
  });
});

describe("a history", () => {
  const one = { at: NOW, kind: "feedback.added", text: "x", due: null };
  const full = (state: FeedbackState): Feedback =>
    inState(state, { history: Array.from({ length: 60 }, () => one) });
  const tooMuch = { ok: false, why: "too-much" };

  test("takes no more words and no more moves when it is full", () => {
    for (const state of ["heard", "done"] as const) {
      expect(byPerson(full(state), { does: "added", text: "อีก" })).toEqual(tooMuch);
      expect(byStaff(full(state), { does: "rerouted", service: null, unit: "ict" })).toEqual(tooMuch);
    }
    expect(byStaff(full("heard"), { does: "asked", words: "เมื่อไหร่คะ" })).toEqual(tooMuch);
    expect(byPerson(full("done"), { does: "dispute" })).toEqual(tooMuch);
    const almost = { ...full("heard"), history: full("heard").history.slice(1) };
    expect(byPerson(almost, { does: "added", text: "อีก" }).ok).toBe(true);
    expect(byStaff(almost, { does: "asked", words: "เมื่อไหร่คะ" }).ok).toBe(true);
  });

  test("that is full can still be ended, by its person and by staff: nobody keeps it open by writing on", () => {
    expect(byPerson(full("heard"), { does: "withdraw" })).toMatchObject({ ok: true, fields: { open: "0" } });
    const done = byStaff(full("doing"), { does: "done", words: "เสร็จแล้ว" });
    expect(done).toMatchObject({ ok: true, fields: { open: "0" } });
  });
});

const text = fc.constantFrom("ยังไม่ดี", "ok", " ", "");
const aboutWords = fc.record({
  does: fc.constantFrom("added" as const, "replied" as const, "phone" as const),
  text,
});
const anyPersonWish: fc.Arbitrary<PersonMove> = fc.oneof(
  { weight: 3, arbitrary: aboutWords },
  { weight: 1, arbitrary: fc.constantFrom<PersonMove[]>({ does: "withdraw" }) },
  { weight: 3, arbitrary: fc.constantFrom<PersonMove[]>({ does: "dispute" }) },
);
const anyStaffWish: fc.Arbitrary<StaffMove> = fc.oneof(
  fc.constant<StaffMove>({ does: "deciding" }),
  fc.record({ does: fc.constant("doing" as const), due: fc.constantFrom("2026-12-01", ""), words: text }),
  fc.record({ does: fc.constantFrom("done" as const, "asked" as const, "reopened" as const), words: text }),
  fc.record({ does: fc.constant("cannot" as const), reason: fc.constant("no-power"), words: text }),
  fc.record({
    does: fc.constant("referred" as const),
    office: fc.constantFrom("sso", ""),
    on: fc.constant("2026-12-01"),
    reference: fc.constant("1/2569"),
    words: text,
  }),
  fc.record({
    does: fc.constant("rerouted" as const),
    service: fc.constantFrom("sso-check-contributions", null),
    unit: fc.constantFrom("ict", null),
  }),
);

test("whatever person and staff do, in any order, a feedback stays in the table, and an end is an end", () => {
  const anyMove = fc.oneof(
    anyPersonWish.map((wish) => (feedback: Feedback) => byPerson(feedback, wish)),
    fc.tuple(anyStaffWish, fc.constantFrom(...roles)).map(
      ([wish, role]) =>
        (feedback: Feedback) =>
          staffMove({ id: "f1", feedback }, wish, { id: "s1", role }, mine),
    ),
  );
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 150 }), (moves) => {
      let feedback = heard();
      for (const go of moves) {
        const moved = go(feedback);
        if (!moved.ok) continue;
        const { state: from } = feedback;
        const { state: to } = moved.feedback;
        const { kind } = moved.act;
        expect(
          feedbackTable.rows.some((row) => row.from === from && row.to === to && row.entry === kind),
        ).toBe(true);
        expect(from).not.toBe("withdrawn");
        expect(moved.fields).toMatchObject({ state: to, open: isEnd(feedbackTable, to) ? "0" : "1" });
        if (kind === "feedback.disputed")
          expect([from, to, moved.fields["open"]]).toEqual(["done", "heard", "1"]);
        expect(stored(feedback, moved.fields)).toEqual(moved.feedback);
        kept(moved.act);
        feedback = moved.feedback;
      }
      expect(feedback.history.length).toBeLessThanOrEqual(61);
    }),
    { numRuns: 300 },
  );
});
