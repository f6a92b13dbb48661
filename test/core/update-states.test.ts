import { expect, test } from "vitest";
import { move } from "#core/states.ts";
import { updateTable as update } from "#core/update-states.ts";
import { all, as, rowsOf, startsOf, system, whoMay, without } from "#test/support/states.ts";

const officer = as("officer");
const approver = as("approver");
const full = {
  what: "x",
  from: "7 วัน",
  to: "3 วัน",
  unit: "ict",
  date: "2026-12-01",
  whatWasNotDone: "ไม่มี",
};

test("an update is approved by another person than its drafter, approver or admin", () => {
  expect(whoMay(update, "submitted", "approved")).toEqual(["approver", "admin"]);
});

test("an update is returned with a reason, also after it was approved, and drafted again", () => {
  for (const from of ["submitted", "approved"] as const) {
    expect(move(update, from, "returned", approver, { reason: "ไม่ชัด" }).ok).toBe(true);
    expect(move(update, from, "returned", approver, {}).ok).toBe(false);
  }
  expect(move(update, "returned", "drafted", officer, {}).ok).toBe(true);
});

test.each([
  ["drafted", "submitted"],
  ["approved", "published"],
] as const)("an update that was %s is %s only with all that the page shows", (from, to) => {
  expect(move(update, from, to, officer, { ...full, proofLink: "https://mol.go.th/x" }).ok).toBe(true);
  for (const name of ["what", "from", "to", "unit", "date", "whatWasNotDone"] as const)
    expect(move(update, from, to, officer, without(name))).toMatchObject({ missing: [name] });
});

test("an update needs a link to the proof unless it says that nothing changed", () => {
  expect(move(update, "approved", "published", officer, full)).toMatchObject({
    missing: [["proofLink", "nothingChanged"]],
  });
  expect(move(update, "approved", "published", officer, { ...full, nothingChanged: false }).ok).toBe(false);
  expect(move(update, "approved", "published", officer, { ...full, nothingChanged: true }).ok).toBe(true);
});

test("an update is published only when approved: the page first, then contributors, subscribers and, if chosen, everyone", () => {
  expect(startsOf(update, "update.published")).toEqual(["approved"]);
  expect(rowsOf(update, "update.published")[0]?.tells).toEqual([
    { whom: "everyone", way: "board" },
    { whom: "contributors", way: "reply-then-push" },
    { whom: "subscribers", way: "push" },
    { whom: "everyone", way: "push", when: "chosen" },
  ]);
});

test("an update reaches nobody's chat by any other move", () => {
  const rest = update.rows.filter(({ entry }) => entry !== "update.published");
  for (const row of rest) for (const { way } of row.tells) expect(["board", "inbox"]).toContain(way);
});

test("an update is recalled with a reason within the window, corrected by a new version, closed when all waves are over", () => {
  expect(move(update, "published", "recalled", officer, without("recallWindowOpen")).ok).toBe(false);
  expect(move(update, "published", "recalled", officer, without("reason")).ok).toBe(false);
  expect(move(update, "published", "recalled", officer, all).ok).toBe(true);
  expect(move(update, "published", "corrected", officer, { reason: "วันที่ผิด", newVersion: 2 }).ok).toBe(true);
  expect(move(update, "published", "corrected", officer, without("reason")).ok).toBe(false);
  expect(move(update, "published", "corrected", officer, without("newVersion")).ok).toBe(false);
  expect(move(update, "published", "closed", system, {}).ok).toBe(false);
  expect(move(update, "published", "closed", system, { allWavesOver: true }).ok).toBe(true);
  expect(whoMay(update, "published", "closed")).toEqual(["system"]);
});
