import { roles, type Role } from "#core/roles.ts";
import { describe, expect, test } from "vitest";
import { heldFields, isPersonalLook, sees, type HeldField, type Sight } from "#core/sight.ts";

/** The whole table once more, to be read at a glance: nothing, masked, whole. Changing a cell is a decision, so it is made in two places. */
const wanted: Readonly<Record<HeldField, string>> = {
  //            viewer officer approver coordinator admin
  text: "       masked whole   masked   masked      nothing",
  photo: "      nothing whole  masked   nothing     nothing",
  reference: "  whole  whole   whole    whole       whole",
  state: "      whole  whole   whole    whole       whole",
  service: "    whole  whole   whole    whole       nothing",
  unit: "       whole  whole   whole    whole       whole",
  province: "   nothing whole  whole    whole       nothing",
  group: "      nothing whole  nothing  whole       nothing",
  language: "   nothing whole  whole    nothing     nothing",
  contactTime: "nothing whole  nothing  nothing     nothing",
  pseudonym: "  nothing masked nothing  masked      nothing",
};
const cells = heldFields.flatMap((field) => roles.map((role): [Role, HeldField] => [role, field]));

test("the roles are those of the design, in its order", () => {
  expect(roles).toEqual(["viewer", "officer", "approver", "coordinator", "admin"]);
});

test.each(heldFields)("%s is seen by each role as the table says", (field) => {
  expect(roles.map((role) => sees(role, field))).toEqual(wanted[field].trim().split(/ +/u));
});

test("every role × field has an entry", () => {
  const known: readonly Sight[] = ["nothing", "masked", "whole"];
  expect(cells).toHaveLength(roles.length * heldFields.length);
  for (const [role, field] of cells) expect(known, `${role} ${field}`).toContain(sees(role, field));
});

test("no field leads to the LINE account: nobody sees it", () => {
  expect(heldFields.filter((field) => /line|user|name|phone/iu.test(field))).toEqual([]);
});

test.each(["text", "photo", "contactTime"] as const)("only an officer sees %s whole", (field) => {
  expect(roles.filter((role) => sees(role, field) === "whole")).toEqual(["officer"]);
});

test("an administrator sees nothing that a person wrote, showed or is", () => {
  expect(heldFields.filter((field) => sees("admin", field) !== "nothing")).toEqual([
    "reference",
    "state",
    "unit",
  ]);
});

test("nobody sees a pseudonym whole, and nobody sees all of a person", () => {
  for (const role of roles) expect(sees(role, "pseudonym")).not.toBe("whole");
});

describe("what the participation log records", () => {
  test("looking at text, photo and contact time whole", () => {
    expect(cells.filter(([role, field]) => isPersonalLook(role, field))).toEqual([
      ["officer", "text"],
      ["officer", "photo"],
      ["officer", "contactTime"],
    ]);
  });

  test("nothing that is masked or not seen", () => {
    for (const [role, field] of cells)
      if (sees(role, field) !== "whole") expect(isPersonalLook(role, field), `${role} ${field}`).toBe(false);
  });
});
