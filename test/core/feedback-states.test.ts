import { expect, test } from "vitest";
import { feedbackTable as feedback } from "#core/feedback-states.ts";
import { beginnings, move, movesFrom, reopens } from "#core/states.ts";
import {
  as,
  everyActor,
  all,
  person,
  rowsOf,
  startsOf,
  tellings,
  whoMay,
  without,
} from "#test/support/states.ts";

const officer = as("officer");
const open = ["heard", "deciding", "doing"] as const;
const standing = [...open, "done", "cannot", "referred"] as const;

test("feedback begins with a person and a text, and with a receipt", () => {
  expect(beginnings(feedback)).toEqual(["heard"]);
  expect(movesFrom(feedback, null, person)).toHaveLength(1);
  for (const actor of everyActor.filter(({ is }) => is !== "person"))
    expect(movesFrom(feedback, null, actor)).toEqual([]);
  expect(move(feedback, null, "heard", person, without("text")).ok).toBe(false);
  expect(rowsOf(feedback, "feedback.heard").map(tellings)).toEqual([
    ["person reply-then-push", "officers inbox"],
  ]);
});

test("feedback goes from heard over deciding to doing, and doing has a due date", () => {
  expect(move(feedback, "heard", "deciding", officer, {}).ok).toBe(true);
  expect(move(feedback, "deciding", "doing", officer, { dueDate: "2026-12-30" }).ok).toBe(true);
  expect(move(feedback, "deciding", "doing", officer, without("dueDate"))).toMatchObject({
    missing: ["dueDate"],
  });
});

test("feedback has its due date moved only with a reason", () => {
  expect(move(feedback, "doing", "doing", officer, without("reason"), "feedback.doing").ok).toBe(false);
  expect(move(feedback, "doing", "doing", officer, all, "feedback.doing").ok).toBe(true);
});

test.each(open)(
  "feedback is answered from %s: done with an answer, cannot with a reason, referred to whom and when",
  (from) => {
    expect(move(feedback, from, "done", officer, { answer: "ซ่อมแล้ว" }).ok).toBe(true);
    expect(move(feedback, from, "cannot", officer, { reason: "ไม่มีอำนาจ" }).ok).toBe(true);
    const referred = { office: "สปส.", referredOn: "2026-11-22", reference: "รง 0101/1" };
    expect(move(feedback, from, "referred", officer, referred).ok).toBe(true);
    for (const name of ["office", "referredOn", "reference"] as const)
      expect(move(feedback, from, "referred", officer, without(name))).toMatchObject({ missing: [name] });
    expect(move(feedback, from, "done", officer, without("answer")).ok).toBe(false);
    expect(move(feedback, from, "cannot", officer, without("reason")).ok).toBe(false);
  },
);

test("feedback is withdrawn by the person alone, and only before it was answered", () => {
  expect(startsOf(feedback, "feedback.withdrawn")).toEqual([...open]);
  expect(whoMay(feedback, "heard", "withdrawn")).toEqual(["person"]);
});

test("feedback is disputed by the person in one tap, only where it was called done, and counts as reopened", () => {
  const disputed = feedback.rows.filter(({ entry }) => entry === "feedback.disputed");
  expect(disputed).toMatchObject([{ from: "done", to: "heard", by: ["person"], needs: [] }]);
  expect(disputed.map((row) => reopens(feedback, row))).toEqual([true]);
});

test("feedback that was wrongly ended is put back by staff with a reason, but never one that the person withdrew", () => {
  expect(startsOf(feedback, "feedback.reopened")).toEqual(["done", "cannot", "referred"]);
  for (const from of ["done", "cannot", "referred"] as const) {
    expect(move(feedback, from, "heard", officer, { reason: "ปิดผิด" }).ok).toBe(true);
    expect(move(feedback, from, "heard", officer, {}).ok).toBe(false);
  }
});

test("feedback is reopened by nothing else", () => {
  const reopening = feedback.rows.filter((row) => reopens(feedback, row)).map(({ entry }) => entry);
  expect(new Set(reopening)).toEqual(new Set(["feedback.disputed", "feedback.reopened"]));
});

test("feedback has its service or unit corrected by staff, in every state but withdrawn, and stays where it is", () => {
  expect(startsOf(feedback, "feedback.rerouted")).toEqual([...standing]);
  for (const state of standing)
    for (const given of [{ service: "sso" }, { unit: "ict" }])
      expect(move(feedback, state, state, officer, given, "feedback.rerouted").ok).toBe(true);
  expect(move(feedback, "heard", "heard", person, all, "feedback.rerouted").ok).toBe(false);
});

test("feedback takes the person's words, added or in reply, in every state but withdrawn, and stays where it is", () => {
  for (const entry of ["feedback.added", "feedback.replied"] as const) {
    expect(startsOf(feedback, entry)).toEqual([...standing]);
    for (const state of standing) {
      expect(move(feedback, state, state, person, { text: "ยังไม่ดี" }, entry).ok).toBe(true);
      expect(move(feedback, state, state, officer, all, entry).ok).toBe(false);
    }
  }
});

test("feedback lets an officer ask while it is open; the question may be pushed", () => {
  expect(startsOf(feedback, "feedback.asked")).toEqual([...open]);
  expect(move(feedback, "heard", "heard", officer, without("question"), "feedback.asked").ok).toBe(false);
});

test("feedback is pushed only as receipt, question, done, cannot and referred, and then after waiting for a reply", () => {
  const pushed = feedback.rows.filter(({ tells }) => tells.some(({ way }) => way.includes("push")));
  const wanted = [
    "feedback.heard",
    "feedback.asked",
    "feedback.done",
    "feedback.cannot",
    "feedback.referred",
  ];
  expect(new Set(pushed.map(({ entry }) => entry))).toEqual(new Set(wanted));
  for (const row of pushed) expect(tellings(row)).toContain("person reply-then-push");
  expect(feedback.rows.filter(({ tells }) => tells.some(({ way }) => way === "push"))).toEqual([]);
  const rest = feedback.rows.filter((row) => !pushed.includes(row) && row.entry !== "person.erased");
  for (const row of rest) expect(tellings(row)).toContain("person reply");
});

test("feedback of an erased person ends from any state, by the system alone, and nothing follows", () => {
  expect(startsOf(feedback, "person.erased")).toEqual([...standing, "withdrawn"]);
  expect(
    rowsOf(feedback, "person.erased").every(({ to, by }) => to === "erased" && by.join() === "system"),
  ).toBe(true);
  for (const actor of everyActor) expect(movesFrom(feedback, "erased", actor)).toEqual([]);
});
