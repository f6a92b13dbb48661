import { expect, test } from "vitest";
import { deliveryTable as delivery } from "#core/delivery-states.ts";
import { beginnings, move, movesFrom } from "#core/states.ts";
import { all, everyActor, rowsOf, startsOf, system, without } from "#test/support/states.ts";

const claimed = ["claimed-reply", "claimed-page"] as const;

test("a delivery is moved by the system alone, and no move of it tells anybody", () => {
  for (const { by, tells } of delivery.rows) expect({ by, tells }).toEqual({ by: ["system"], tells: [] });
  for (const actor of everyActor.filter(({ is }) => is !== "system"))
    for (const state of [null, ...delivery.states]) expect(movesFrom(delivery, state, actor)).toEqual([]);
});

test("a delivery begins by waiting, and is claimed by a reply or a page, never by both", () => {
  expect(beginnings(delivery)).toEqual(["waiting"]);
  for (const to of claimed) expect(move(delivery, "waiting", to, system, {}).ok).toBe(true);
  expect(move(delivery, "claimed-reply", "claimed-page", system, all)).toMatchObject({ why: "no-such-move" });
  expect(move(delivery, "claimed-page", "claimed-reply", system, all)).toMatchObject({ why: "no-such-move" });
});

test.each(claimed)("a delivery that is %s becomes told or unconfirmed, and both are written down", (from) => {
  expect(move(delivery, from, "told", system, {})).toMatchObject({ row: { entry: "delivery.told" } });
  expect(move(delivery, from, "unconfirmed", system, {})).toMatchObject({
    row: { entry: "delivery.unconfirmed" },
  });
});

test.each(claimed)("a delivery that is %s waits again only where LINE has certainly not taken it", (from) => {
  expect(move(delivery, from, "waiting", system, without("certainlyNotTaken"))).toEqual({
    ok: false,
    why: "missing",
    missing: ["certainlyNotTaken"],
  });
  expect(move(delivery, from, "waiting", system, { certainlyNotTaken: true }).ok).toBe(true);
});

test("nothing is told that was not claimed, and what may have reached a person never moves again", () => {
  expect(startsOf(delivery, "delivery.told", "delivery.unconfirmed").sort()).toEqual(
    [...claimed, ...claimed].sort(),
  );
  for (const state of ["told", "unconfirmed"] as const)
    expect(delivery.rows.filter(({ from }) => from === state)).toEqual([]);
});

test("a delivery is withdrawn only while it waits, and says by which cause", () => {
  expect(startsOf(delivery, "delivery.withdrawn")).toEqual(["waiting"]);
  expect(move(delivery, "waiting", "withdrawn", system, {})).toMatchObject({ missing: ["cause"] });
  expect(move(delivery, "waiting", "withdrawn", system, { cause: "blocked" }).ok).toBe(true);
});

test("claims and their return are internal: the ledger hears of told, unconfirmed and withdrawn only", () => {
  const internal = delivery.rows.filter(({ entry }) => entry === null).map(({ to }) => to);
  expect(new Set(internal)).toEqual(new Set(["waiting", ...claimed]));
  const written = rowsOf(delivery, "delivery.told", "delivery.unconfirmed", "delivery.withdrawn");
  expect(internal.length + written.length).toBe(delivery.rows.length);
});
