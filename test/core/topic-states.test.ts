import { expect, test } from "vitest";
import { move } from "#core/states.ts";
import { topicTable as topic } from "#core/topic-states.ts";
import { all, as, system, whoMay, without } from "#test/support/states.ts";

const approver = as("approver");

test("a topic is opened by an approver, with what can change, who decides and until when", () => {
  expect(whoMay(topic, "drafted", "open")).toEqual(["approver", "approver who drafted"]);
  for (const name of ["question", "canChange", "cannotChange", "whoDecides", "opensOn", "closesOn"] as const)
    expect(move(topic, "drafted", "open", approver, without(name))).toMatchObject({ missing: [name] });
  expect(move(topic, "drafted", "open", approver, all)).toMatchObject({ row: { entry: "topic.opened" } });
});

test("a topic that is extended stays open, with a later day and the reason", () => {
  expect(move(topic, "open", "open", approver, { closesOn: "2027-01-31", reason: "น้ำท่วม" })).toMatchObject({
    row: { entry: "topic.extended" },
  });
  for (const name of ["closesOn", "reason"] as const)
    expect(move(topic, "open", "open", approver, without(name))).toMatchObject({ missing: [name] });
});

test("a topic is closed by the system on its day, or before by an approver with the reason", () => {
  expect(move(topic, "open", "closed", system, { reason: "x" })).toMatchObject({
    missing: ["closingDayCome"],
  });
  expect(move(topic, "open", "closed", system, { closingDayCome: true }).ok).toBe(true);
  expect(move(topic, "open", "closed", approver, { closingDayCome: true })).toMatchObject({
    missing: ["reason"],
  });
  expect(move(topic, "open", "closed", approver, { reason: "x" }).ok).toBe(true);
  expect(move(topic, "open", "closed", as("officer"), all)).toMatchObject({ why: "not-allowed" });
});

test("a topic is answered by an update that is linked to it, once it is closed", () => {
  expect(move(topic, "closed", "answered", as("officer"), { update: "01JD" }).ok).toBe(true);
  expect(move(topic, "closed", "answered", as("officer"), {})).toMatchObject({ missing: ["update"] });
  expect(move(topic, "open", "answered", as("officer"), all)).toMatchObject({ why: "no-such-move" });
});

test("a topic is never pushed", () => {
  for (const { tells } of topic.rows)
    for (const { way } of tells) expect(["board", "inbox", "reply"]).toContain(way);
});
