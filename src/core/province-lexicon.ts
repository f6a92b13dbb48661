import { loneNames, spokenNames } from "./province-nicknames.ts";
import { besideProvince, NO_SIGN, onlyIn, placeForm } from "./province-phrasing.ts";

/** A name and the code of its province; the name as it stands in a place form, so with spaces between Latin words only. */
type Entry = { code: string; name: string };

/** What somebody may have mistyped: a name without spaces, the code of its province, and with how many edits it is still taken for it. */
type Typed = Entry & { edits: number };

/**
 * `official`: the names proper. `typed`: all that may be mistyped. `codes`: by name without spaces. The patterns find names in a place form,
 * `anywhere` in it or as its `only` content (group `name`).
 */
export type Lexicon = {
  official: readonly Entry[];
  typed: readonly Typed[];
  codes: ReadonlyMap<string, string>;
  anywhere: RegExp;
  only: RegExp;
};

/** All names of these provinces, and the patterns that find them. */
export function lexiconOf(provinces: readonly { code: string; nameTh: string; nameEn: string }[]): Lexicon {
  const proper = provinces.flatMap(({ code, nameTh, nameEn }) => [
    { code, name: placeForm(nameTh) },
    { code, name: placeForm(nameEn) },
  ]);
  const spoken = entriesOf(spokenNames);
  const lone = entriesOf(loneNames);
  const everyday = new Set(lone.map(({ name }) => name));
  const clear = proper.filter(({ name }) => !everyday.has(name));
  return {
    official: proper.map(dense),
    typed: [
      ...clear.map(dense).map((entry) => ({ ...entry, edits: editsAllowed(entry.name, 2) })),
      ...spoken.map(dense).map((entry) => ({ ...entry, edits: editsAllowed(entry.name, 1) })),
    ],
    codes: new Map([...clear, ...spoken, ...lone].map(dense).map(({ code, name }) => [name, code])),
    anywhere: new RegExp(`${anyOf([...clear, ...spoken])}|${besideProvince(anyOf(lone))}`, "gu"),
    only: onlyIn(anyOf(lone)),
  };
}

/** A name as the lexicon keeps it. */
export function withoutSpaces(name: string): string {
  return name.replaceAll(" ", "");
}

function dense({ code, name }: Entry): Entry {
  return { code, name: withoutSpaces(name) };
}

function entriesOf(names: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(names).flatMap(([code, list]) =>
    list.split(", ").map((name) => ({ code, name: placeForm(name) })),
  );
}

/** A short name with another letter is mostly another word: "ตรัง" and "ตรง". */
function editsAllowed(name: string, most: number): number {
  if (name.length >= 8) return most;
  return name.length >= 5 ? 1 : 0;
}

/** A pattern for any of these names, the longest first: "อุบลรัตน์" is not "อุบล". Words in Latin letters stand apart from others. */
function anyOf(entries: readonly Entry[]): string {
  const names = entries.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const isLatin = (name: string) => /[a-z]/u.test(name);
  const latin = names.filter(isLatin).map((name) => name.replaceAll(" ", " ?"));
  const thai = names.filter((name) => !isLatin(name));
  return `(?:(?:${thai.join("|")})${NO_SIGN}|(?<![a-z])(?:${latin.join("|")})(?![a-z]))`;
}
