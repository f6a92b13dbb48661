import * as z from "zod";
import { canonical, type Flat } from "./canonical.ts";
import { ledgerCatalogue, type LedgerKind } from "./ledger-catalogue.ts";
import type { Mark } from "./person.ts";
import { readable } from "./readable.ts";

type Of<Side extends "public" | "private", K extends LedgerKind> = z.infer<
  z.ZodObject<(typeof ledgerCatalogue)[K][Side]>
>;

/** An act as a flow tells it: its kind with exactly the fields of the catalogue. `excluded`: it does not count as participation, and why. */
export type Act<K extends LedgerKind = LedgerKind> = {
  [Each in K]: {
    kind: Each;
    public: Of<"public", Each>;
    private: Of<"private", Each>;
    excluded?: Mark | null;
  };
}[K];

/**
 * An entry before it is kept: its canonical strings, written once and opaque ever after. `private` is null where the kind has no private
 * fields.
 */
export type Entry = { id: string; at: number; kind: LedgerKind; public: string; private: string | null };

/** The shape of entries; readers take this one and the one before. */
const VERSION = 1;

/**
 * Makes the entry of an act. `id` is random, `at` when it happened (ms since 1970, UTC).
 * @throws ZodError where fields are missing, wrong or not in the catalogue
 */
export function entryOf(act: Act, id: string, at: number): Entry {
  const { public: shown, private: hidden } = ledgerCatalogue[act.kind];
  const seen = flat(z.strictObject({ ...shown }).parse(act.public));
  const unseen = flat(z.strictObject({ ...hidden }).parse(act.private));
  const excluded: Flat = act.excluded ? { excluded: act.excluded } : {};
  return {
    id,
    at,
    kind: act.kind,
    public: canonical({ ...seen, ...excluded, v: VERSION, id, at, kind: act.kind }),
    private: Object.keys(hidden).length === 0 ? null : canonical({ ...unseen, v: VERSION }),
  };
}

const flatSchema = z.record(z.string(), z.union([z.string(), z.int()]));

/** Fields that are not given are not written. */
function flat(fields: Readonly<Record<string, unknown>>): Flat {
  return flatSchema.parse(
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  );
}

/** What every public string begins from. Fields of its kind stand beside these. */
const publicSchema = z.looseObject({
  v: z.literal(VERSION),
  id: z.string(),
  at: z.int(),
  kind: z.string(),
});

/** Reads the public string of an entry; null where it is of a shape that this code does not know. Takes what the store gave. */
export function readPublic(text: string): z.infer<typeof publicSchema> | null {
  return readable(publicSchema, text);
}
