import { entryOf, type Act } from "#core/ledger.ts";
import type { LedgerKind } from "#core/ledger-catalogue.ts";
import type { Closed, Deps, PersonKey } from "./deps.ts";

/** Acts of staff: nothing in them is private to a citizen. */
export type StaffAct = Act<Extract<LedgerKind, `staff.${string}`>>;

/**
 * Puts an act of staff into the log: a sign-in, a change of roles, a look at personal data, an export, an edit. Gives its number.
 * @throws where the store fails: an act that cannot be logged is not done
 */
export async function logStaffAct(deps: Deps, act: StaffAct): Promise<number> {
  const entry = await closed(deps, null, act, deps.now());
  const appended = await deps.ledger.append(entry, null, deps.now());
  if (appended.state !== "done") throw new Error("an entry's id was used before");
  return appended.number;
}

/**
 * An act as the log keeps it: its private fields sealed by the person they are about. `entry`: its id, where the same act must get the same
 * one however often it is told.
 */
export async function closed(
  deps: Pick<Deps, "newId">,
  person: PersonKey | null,
  act: Act,
  at: number,
  entry = deps.newId(),
): Promise<Closed> {
  const { id, public: shown, private: hidden } = entryOf(act, entry, at);
  if (hidden === null || person === null) return { id, at, public: shown, digest: "", sealed: "" };
  const { digest, sealed } = await person.hide(id, hidden);
  return { id, at, public: shown, digest, sealed };
}
