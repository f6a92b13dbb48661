import type { KeptKind, Retention } from "#core/retention.ts";
import type { Closed, LookUp } from "./deps.ts";

/** A person's record as the store holds it: names and values. Versions 1 and 2. */
export type HeldPerson = { who: string; record: Readonly<Record<string, string>> };

/** The records of persons, beyond what an arriving event needs. */
export type People = {
  read(lookUp: LookUp): Promise<HeldPerson | null>;
  /** Whose tag it is; null where they were erased, or moved with a change of keys and have not written since. */
  byTag(tag: string): Promise<HeldPerson | null>;
  /** Some of all persons; `cursor` null: that was the last page. Somebody may come twice. Begins at "0". */
  page(cursor: string, limit: number): Promise<{ cursor: string | null; people: HeldPerson[] }>;
  /** Holds a person's key anew, under the look-up of the key in use. False where the record changed meanwhile. */
  rekey(from: string, to: string, tag: string, heldKey: string, newKey: string): Promise<boolean>;
  /** Destroys a record, both where there are two, and says in the log that somebody was erased. False where there was nobody. */
  erase(lookUp: LookUp, tag: string, entry: Closed, now: number): Promise<boolean>;
  /** The tags of everybody who was erased lately: what a restored copy must be cleared of. */
  erasures(): Promise<string[]>;
  /** Forgets erasures that no copy of the store can be older than. */
  forgetErasures(now: number): Promise<void>;
  /** Destroys a record that came back with a restored copy, without a word in the log; what they had said is freed of them like at an erasing. */
  destroy(who: string, tag: string): Promise<void>;
};

/** Texts and files of persons, sealed under the person's key. */
export type Texts = {
  keep(kind: KeptKind, id: string, sealed: string, at: number): Promise<void>;
  /** The sealed text; null where there is none any more. */
  read(id: string): Promise<string | null>;
  /** The same of several, in their order. */
  readAll(ids: readonly string[]): Promise<(string | null)[]>;
  drop(kind: KeptKind, id: string): Promise<boolean>;
  /** Ids of texts written before a moment, the oldest first. */
  overdue(kind: KeptKind, before: number, limit: number): Promise<string[]>;
  /** What staff set; empty where they set nothing. */
  retention(): Promise<Retention>;
};

/** Whose data a link gives: where their record is found, and which record it is ('' is nobody's). */
export type Download = { who: string; tag: string };

/** Links to one's own data, for some minutes. What the store keeps of one does not tell whose it is, and opens nothing without the token. */
export type Downloads = {
  /** @throws Error where the tag is nobody's */
  offer(token: string, of: Download, now: number): Promise<void>;
  /** As often as one likes while the link lives; null once it is over, and for a token that was never given. */
  take(token: string, now: number): Promise<Download | null>;
};

/** The photos of persons, sealed under the person's key; each has its id among the texts of the kind "photo", by which its time is known. */
export type Photos = {
  keep(id: string, sealed: Uint8Array): Promise<void>;
  /** The sealed photo; null where there is none any more. */
  read(id: string): Promise<Uint8Array | null>;
  /** Nothing happens where there is none. */
  drop(id: string): Promise<void>;
};
