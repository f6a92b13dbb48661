import { roles, type Role } from "#core/roles.ts";
import type { LedgerKind } from "#core/ledger-catalogue.ts";
import { movesFrom, type Actor, type Given, type Row, type Table } from "#core/states.ts";
import { chapters } from "#dev/tools/states-page.ts";

/** Actors, things given and questions that the tests of all tables of states share. */

export type AnyTable = Table<readonly string[]>;

export const person: Actor = { is: "person" };
export const system: Actor = { is: "system" };
export const as = (role: Role): Actor => ({ is: "staff", role, drafted: false });
export const drafterAs = (role: Role): Actor => ({ is: "staff", role, drafted: true });
export const everyActor: readonly Actor[] = [
  person,
  system,
  ...roles.flatMap((role) => [as(role), drafterAs(role)]),
];

/** Everything that any move of any table needs. */
export const all: Given = Object.fromEntries(
  chapters.flatMap(({ table }) =>
    table.rows.flatMap(({ needs }) => needs.flat().map((name) => [name, true])),
  ),
);

/** Everything but these. */
export const without = (...names: (keyof Given)[]): Given => ({
  ...all,
  ...Object.fromEntries(names.map((name) => [name, undefined])),
});

/** The moves that write these entries. */
export const rowsOf = (table: AnyTable, ...wanted: LedgerKind[]): Row<string>[] =>
  table.rows.filter(({ entry }) => entry !== null && wanted.includes(entry));

/** The states that they lead from. */
export const startsOf = (table: AnyTable, ...wanted: LedgerKind[]): (string | null)[] =>
  rowsOf(table, ...wanted).map(({ from }) => from);

/** Everybody who may take a thing from one state to another. */
export const whoMay = (table: AnyTable, from: string | null, to: string): string[] =>
  everyActor
    .filter((actor) => movesFrom(table, from, actor).some((row) => row.to === to))
    .map((actor) =>
      actor.is === "staff" ? `${actor.role}${actor.drafted ? " who drafted" : ""}` : actor.is,
    );

/** Whom a move tells, and which way. */
export const tellings = ({ tells }: Row<string>): string[] => tells.map(({ whom, way }) => `${whom} ${way}`);
