import type { LedgerKind } from "./ledger-catalogue.ts";
import type { Role } from "./roles.ts";

/** Who may make a move. A viewer only looks: no move of any table is a viewer's. */
export type By = "person" | "system" | Role;

/**
 * Who asks to make a move. `drafted`: this member of staff wrote the version in question or any part of it. It must always be said, so
 * that no flow forgets the four eyes.
 */
export type Actor = { is: "person" } | { is: "system" } | { is: "staff"; role: Role; drafted: boolean };

/** What somebody writes down or chooses. */
type Field =
  | "answer"
  | "canChange"
  | "cannotChange"
  | "cause"
  | "closesOn"
  | "date"
  | "dueDate"
  | "from"
  | "newVersion"
  | "office"
  | "opensOn"
  | "proofLink"
  | "question"
  | "reason"
  | "reference"
  | "referredOn"
  | "service"
  | "text"
  | "to"
  | "unit"
  | "update"
  | "what"
  | "whatWasNotDone"
  | "whoDecides";

/**
 * What the flow has found to be true. A table knows no clock and no LINE, but a move that hangs on either is refused until the flow
 * says that it looked.
 */
type Fact = "allWavesOver" | "certainlyNotTaken" | "closingDayCome" | "nothingChanged" | "recallWindowOpen";

/** What a move needs: one thing, or any one of several. */
export type Need = Field | Fact | readonly (Field | Fact)[];

/** What is given for a move. Whole records may be handed in: what no move asks for is not looked at. */
export type Given = { readonly [F in Field]?: string | number | null | undefined } & {
  readonly [F in Fact]?: boolean | undefined;
};

/**
 * Whom a move tells, and which way: `reply` rides on the person's next free reply, `push` costs a message, `reply-then-push` waits for
 * a reply first, `board` is the public page, `inbox` the console. `when: "chosen"`: only where staff chose it for this one.
 */
export type Telling = {
  whom: "person" | "contributors" | "subscribers" | "everyone" | "officers";
  way: "reply" | "push" | "reply-then-push" | "board" | "inbox";
  when?: "chosen";
};

/** A move. `from` is null where a thing begins; a move from a state to itself leaves it there; `entry` is null where it is internal. */
export type Row<State extends string> = {
  readonly from: State | null;
  readonly to: State;
  readonly by: readonly By[];
  /** Four eyes: whoever drafted it may not make this move, whatever their role. */
  readonly notTheSameAs?: "drafter";
  readonly needs: readonly Need[];
  readonly tells: readonly Telling[];
  readonly entry: LedgerKind | null;
};

/** Everything that may happen to one kind of thing. In `ends` nothing more is owed. */
export type Table<States extends readonly string[]> = {
  readonly states: States;
  readonly ends: readonly States[number][];
  readonly rows: readonly Row<States[number]>[];
};

export type Moved<State extends string> =
  | { ok: true; row: Row<State> }
  | { ok: false; why: "no-such-move" | "not-allowed" | "same-person" }
  | { ok: false; why: "missing"; missing: readonly Need[] };

/** The moves that this actor may make from a state (null: to begin), whatever each needs. For buttons on a page. */
export function movesFrom<States extends readonly string[]>(
  table: Table<States>,
  state: States[number] | null,
  actor: Actor,
): Row<States[number]>[] {
  return table.rows.filter((row) => row.from === state && isTheirs(row, actor) && !isSamePerson(row, actor));
}

/**
 * Whether this actor may go from one state to another with what is given; the row, or the first reason why not. Where an actor has
 * several moves between the same two states (a question asked and a unit corrected both leave feedback where it is), `entry` says
 * which one is meant; without it none is, for what is unclear is refused.
 */
export function move<States extends readonly string[]>(
  table: Table<States>,
  from: States[number] | null,
  to: States[number],
  actor: Actor,
  given: Given,
  entry?: LedgerKind,
): Moved<States[number]> {
  const meant = table.rows.filter(
    (row) => row.from === from && row.to === to && (entry === undefined || row.entry === entry),
  );
  if (meant.length === 0) return { ok: false, why: "no-such-move" };
  const theirs = meant.filter((row) => isTheirs(row, actor));
  const [row] = theirs;
  if (row === undefined) return { ok: false, why: "not-allowed" };
  if (theirs.length > 1) return { ok: false, why: "no-such-move" };
  if (isSamePerson(row, actor)) return { ok: false, why: "same-person" };
  const missing = row.needs.filter((need) => !isMet(need, given));
  return missing.length === 0 ? { ok: true, row } : { ok: false, why: "missing", missing };
}

/** Whether nothing more is owed in this state. What leads on from an end is told by `reopens`, and by the erasing of a person. */
export function isEnd<States extends readonly string[]>(
  table: Table<States>,
  state: States[number],
): boolean {
  return table.ends.includes(state);
}

/** Whether a move takes back an end, so that the figures count the thing as reopened. */
export function reopens<States extends readonly string[]>(
  table: Table<States>,
  { from, to }: Row<States[number]>,
): boolean {
  return from !== null && isEnd(table, from) && !isEnd(table, to);
}

/** The states in which a thing may begin. */
export function beginnings<States extends readonly string[]>(table: Table<States>): States[number][] {
  return [...new Set(table.rows.filter(({ from }) => from === null).map(({ to }) => to))];
}

function isTheirs({ by }: Row<string>, actor: Actor): boolean {
  return by.includes(actor.is === "staff" ? actor.role : actor.is);
}

function isSamePerson({ notTheSameAs }: Row<string>, actor: Actor): boolean {
  return notTheSameAs === "drafter" && actor.is === "staff" && actor.drafted;
}

function isMet(need: Need, given: Given): boolean {
  return (typeof need === "string" ? [need] : need).some((name) => isGiven(given[name]));
}

/** A text of blanks and invisible characters says nothing; a lone emoji may be all that somebody has to say. A tick counts when set. */
function isGiven(value: string | number | boolean | null | undefined): boolean {
  if (typeof value === "string") return /[^\s\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(value);
  return typeof value === "number" ? Number.isFinite(value) : value === true;
}
