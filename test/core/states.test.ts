import { roles } from "#core/roles.ts";
import { ledgerKinds } from "#core/ledger-catalogue.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryTable as delivery } from "#core/delivery-states.ts";
import { feedbackTable as feedback } from "#core/feedback-states.ts";
import { beginnings, isEnd, move, movesFrom, reopens, type Given, type Row } from "#core/states.ts";
import { updateTable as update } from "#core/update-states.ts";
import { chapters } from "#dev/tools/states-page.ts";
import { all, as, drafterAs, everyActor, person, system, without } from "#test/support/states.ts";

/** What holds for every table of states, and the questions that one can ask of it. The rules of each have a file of their own. */

const officer = as("officer");

/** All states that moves lead to from these. */
function reached(rows: readonly Row<string>[], starts: readonly string[]): Set<string> {
  const seen = new Set(starts);
  for (const state of seen) for (const { from, to } of rows) if (from === state) seen.add(to);
  return seen;
}

describe.each(chapters.map(({ name, table }) => ({ name, table })))("the table of $name", ({ table }) => {
  test("can reach every state from a beginning", () => {
    expect(reached(table.rows, beginnings(table))).toEqual(new Set(table.states));
  });

  test("has a way to an end from every state, without waiting for the person or for their erasing", () => {
    const ours = table.rows.filter(({ by, entry }) => !by.includes("person") && entry !== "person.erased");
    for (const state of table.states) {
      const ends = [...reached(ours, [state])].filter((to) => isEnd(table, to));
      expect(ends, state).not.toEqual([]);
    }
  });

  test("lets nothing out of an end but what reopens it, stays there or erases the person", () => {
    const out = table.rows.filter(
      (row) => row.from !== null && row.from !== row.to && isEnd(table, row.from) && !reopens(table, row),
    );
    expect(out.filter(({ entry }) => entry !== "person.erased")).toEqual([]);
  });

  test("names each state once, and only its own states", () => {
    expect(new Set(table.states).size).toBe(table.states.length);
    for (const { from, to } of table.rows)
      expect(table.states).toEqual(expect.arrayContaining([from ?? to, to]));
  });

  test("has no two moves that one actor could mean by the same from, to and entry", () => {
    for (const row of table.rows) {
      const alike = table.rows.filter(
        (other) => other.from === row.from && other.to === row.to && other.entry === row.entry,
      );
      for (const by of row.by) expect(alike.filter((other) => other.by.includes(by))).toEqual([row]);
    }
  });

  test("gives a viewer nothing to do, and every move to somebody", () => {
    expect(table.rows.filter(({ by }) => by.includes("viewer") || by.length === 0)).toEqual([]);
  });

  const anyActor = fc.constantFrom(...everyActor);

  test("is never left by a walk of allowed moves, and each of them is taken when all is given", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyActor, fc.nat()), { maxLength: 40 }), (steps) => {
        let state: string | null = null;
        for (const [actor, choice] of steps) {
          const moves: Row<string>[] = movesFrom(table, state, actor);
          const row = moves[choice % Math.max(1, moves.length)];
          if (row === undefined) continue;
          expect(move(table, state, row.to, actor, all, row.entry ?? undefined)).toEqual({ ok: true, row });
          expect(table.states).toContain(row.to);
          state = row.to;
        }
      }),
    );
  });

  const anyStep = fc.record({
    from: fc.constantFrom(null, ...table.states),
    to: fc.constantFrom(...table.states),
    entry: fc.constantFrom(undefined, ...ledgerKinds),
  });
  /** Half of the steps are those of a row, for two states and an entry drawn by chance seldom meet. */
  const likelyStep = fc.constantFrom(...table.rows).map((row) => ({ ...row, entry: row.entry ?? undefined }));

  test("allows no move that is not among the moves from there, or for which something is missing", () => {
    fc.assert(
      fc.property(
        fc.oneof(anyStep, likelyStep),
        anyActor,
        fc.subarray(Object.keys(all) as (keyof Given)[]),
        ({ from, to, entry }, actor, names) => {
          const moved = move(table, from, to, actor, without(...names), entry);
          const listed = movesFrom(table, from, actor).filter(
            (row) => row.to === to && (entry === undefined || row.entry === entry),
          );
          const lacking = listed[0]?.needs.filter((need) =>
            [need].flat().every((name) => names.includes(name)),
          );
          if (listed.length !== 1) expect(moved.ok).toBe(false);
          else if (lacking?.length === 0) expect(moved).toEqual({ ok: true, row: listed[0] });
          else expect(moved).toEqual({ ok: false, why: "missing", missing: lacking });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("refuses the drafter a move of four eyes, whatever their role", () => {
    for (const row of table.rows.filter(({ notTheSameAs }) => notTheSameAs === "drafter"))
      for (const role of roles) {
        const why = row.by.includes(role) ? "same-person" : "not-allowed";
        expect(move(table, row.from, row.to, drafterAs(role), all)).toEqual({ ok: false, why });
        expect(movesFrom(table, row.from, drafterAs(role))).not.toContain(row);
      }
  });
});

test("no move at all leads from an end of anything but feedback, not even one that stays", () => {
  for (const { table } of chapters.filter(({ name }) => name !== "Feedback"))
    expect(table.rows.filter(({ from }) => from !== null && isEnd(table, from))).toEqual([]);
});

test("four eyes are asked for where an update is approved and where a report is signed", () => {
  const four = chapters.flatMap(({ table }) => table.rows.filter((row) => row.notTheSameAs !== undefined));
  expect(four.map(({ entry }) => entry)).toEqual(["update.approved", "report.signed"]);
});

test("every entry of the catalogue belongs to a move, in the table of its noun", () => {
  const used = chapters.flatMap(({ name, table }) =>
    table.rows.flatMap(({ entry }) => (entry === null ? [] : [{ name, entry }])),
  );
  // Every kind that tells of a state is written by a move; the others tell of acts that change none.
  const ofStates = ledgerKinds.filter(
    (kind) => /^(feedback|update|delivery|topic|report)\./u.test(kind) && kind !== "update.reacted",
  );
  expect(new Set(used.map(({ entry }) => entry))).toEqual(new Set([...ofStates, "person.erased"]));
  for (const { name, entry } of used.filter((one) => one.entry !== "person.erased"))
    expect(entry.split(".")[0]).toBe(name.toLowerCase());
});

describe("a move is refused with the first reason that holds", () => {
  test("no table leads that way", () => {
    expect(move(feedback, "heard", "doing", officer, all)).toEqual({ ok: false, why: "no-such-move" });
    expect(move(feedback, "withdrawn", "heard", officer, all)).toEqual({ ok: false, why: "no-such-move" });
    expect(move(feedback, "heard", "done", officer, all, "feedback.cannot").ok).toBe(false);
  });

  test("somebody else may", () => {
    for (const actor of [person, system, as("viewer"), as("coordinator")])
      expect(move(feedback, "heard", "done", actor, all)).toEqual({ ok: false, why: "not-allowed" });
  });

  test("it is not said which of several is meant", () => {
    expect(move(feedback, "heard", "heard", officer, all)).toEqual({ ok: false, why: "no-such-move" });
    expect(move(feedback, "heard", "heard", officer, all, "feedback.asked").ok).toBe(true);
  });

  test("things are missing, all of which are named", () => {
    expect(move(feedback, "doing", "referred", officer, { office: "กรมการจัดหางาน" })).toEqual({
      ok: false,
      why: "missing",
      missing: ["referredOn", "reference"],
    });
    expect(move(feedback, "done", "done", officer, {}, "feedback.rerouted")).toEqual({
      ok: false,
      why: "missing",
      missing: [["service", "unit"]],
    });
  });

  test.each(["", "  \n", "\u200b\u2060", null, undefined, Number.NaN])("%j says nothing", (reason) => {
    const moved = move(feedback, "heard", "cannot", officer, { reason });
    expect(moved).toEqual({ ok: false, why: "missing", missing: ["reason"] });
  });

  test.each(["ก", "👍", "0", 0])("%j says something", (text) => {
    expect(move(feedback, "heard", "heard", person, { text }, "feedback.added").ok).toBe(true);
  });

  test("a fact that the flow found untrue is as good as not looked at", () => {
    const moved = move(update, "published", "recalled", officer, { reason: "ผิด", recallWindowOpen: false });
    expect(moved).toEqual({ ok: false, why: "missing", missing: ["recallWindowOpen"] });
  });

  test("the name of a state that there is not is an error of types", () => {
    // @ts-expect-error: feedback is never approved
    expect(move(feedback, "approved", "done", officer, all).ok).toBe(false);
    // @ts-expect-error: a delivery is never done
    expect(isEnd(delivery, "done")).toBe(false);
    // @ts-expect-error: a need is one of the known names
    expect(move(feedback, "heard", "cannot", officer, { raeson: "x" }).ok).toBe(false);
  });
});
