import { expect, test } from "vitest";
import { reportTable as report } from "#core/report-states.ts";
import { move } from "#core/states.ts";
import { all, as, startsOf, whoMay } from "#test/support/states.ts";

const coordinator = as("coordinator");

test("a report is checked by the coordinator, then signed by an approver who did not draft it", () => {
  expect(whoMay(report, "drafted", "checked")).toEqual(["coordinator", "coordinator who drafted"]);
  expect(whoMay(report, "checked", "signed")).toEqual(["approver"]);
  expect(move(report, "drafted", "signed", as("approver"), all)).toMatchObject({ why: "no-such-move" });
});

test("a report is published only when signed", () => {
  expect(startsOf(report, "report.published")).toEqual(["signed"]);
  expect(move(report, "signed", "published", coordinator, {}).ok).toBe(true);
});

test.each(["checked", "signed"] as const)(
  "a report that is %s goes back to be drafted, with the reason",
  (from) => {
    expect(move(report, from, "drafted", coordinator, { reason: "จำนวนผิด" }).ok).toBe(true);
    expect(move(report, from, "drafted", coordinator, {})).toMatchObject({ missing: ["reason"] });
  },
);

test("a published report is never changed, only replaced by a new version with the reason", () => {
  const onward = report.rows.filter(({ from }) => from === "published").map(({ to }) => to);
  expect(onward).toEqual(["replaced"]);
  expect(move(report, "published", "replaced", coordinator, {})).toMatchObject({
    missing: ["reason", "newVersion"],
  });
  expect(move(report, "published", "replaced", coordinator, { reason: "x", newVersion: 2 }).ok).toBe(true);
});

test("a report tells nobody's chat: it stands on the public page", () => {
  for (const { tells } of report.rows) for (const { way } of tells) expect(["board", "inbox"]).toContain(way);
});
