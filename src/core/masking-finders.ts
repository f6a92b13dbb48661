import { emails, lineIds, lineKeys } from "./masking-addresses.ts";
import {
  bareAccounts,
  idNumbers,
  loosePhones,
  namedAccounts,
  passports,
  printedAccounts,
  usualPhones,
} from "./masking-numbers.ts";
import { filled, GAP, NAME_GAP, shapeOf, spanInText, type Span } from "./masking-shape.ts";

/** What leads to a person in a text that somebody wrote. */
export const personalKinds = [
  "id-number",
  "phone",
  "email",
  "account",
  "passport",
  "line-id",
  "name",
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A place of personal data: `text.slice(from, to)`. */
export type PersonalPlace = { kind: PersonalKind; from: number; to: number };

/** What is shown instead of each kind. In brackets, so that no other text can run into it. */
export type MaskLabels = Readonly<Record<PersonalKind, string>>;

/** Looks for one kind in the shape of a text. */
export type Finder = readonly [PersonalKind, (text: string) => Span[]];

/**
 * What is written in figures or signs. In this order, because one kind may look like another: the sure shapes first, then what a word says about
 * the number after it, then the guesses. What one finds the next ones do not see.
 */
export const numberFinders: readonly Finder[] = [
  ["line-id", lineKeys],
  ["id-number", idNumbers],
  ["email", emails],
  ["account", namedAccounts],
  ["line-id", lineIds],
  ["phone", usualPhones],
  ["account", printedAccounts],
  ["passport", passports],
  ["phone", loosePhones],
  ["account", bareAccounts],
];

/** What was found changes what stands beside the rest: looked through again until nothing new is found, which is mostly once. */
const MOST_PASSES = 6;

/** The places that these finders find in a text, in order, none overlapping another. Takes any text, raw. */
export function placesBy(finders: readonly Finder[], text: string): PersonalPlace[] {
  const shape = shapeOf(text);
  const places: PersonalPlace[] = [];
  let rest = shape.text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = rest;
    for (const [kind, find] of finders) {
      const spans = find(rest);
      rest = filled(rest, spans, kind === "name" ? NAME_GAP : GAP);
      places.push(...spans.map((span) => ({ kind, ...spanInText(shape, span) })));
    }
    if (rest === before) break;
  }
  return places.sort((a, b) => a.from - b.from);
}

/**
 * A text with the label of its kind in each place that these finders find, and how many of each kind there were. Masking what is masked already
 * changes nothing: labels in the text are left alone, whatever stands beside them.
 */
export function maskBy(
  finders: readonly Finder[],
  text: string,
  labels: MaskLabels,
): { text: string; found: Record<PersonalKind, number> } {
  const found = { "id-number": 0, phone: 0, email: 0, account: 0, passport: 0, "line-id": 0, name: 0 };
  const parts: string[] = [];
  let at = 0;
  for (const { kind, from, to } of placesBy(finders, withoutLabels(text, labels))) {
    parts.push(text.slice(at, from), labels[kind]);
    found[kind] += 1;
    at = to;
  }
  return { text: [...parts, text.slice(at)].join(""), found };
}

/** As long as before, with gaps where labels stand: a label holds words ("บัญชี") that would speak for the number after it. */
function withoutLabels(text: string, labels: MaskLabels): string {
  return personalKinds.reduce((rest, kind) => {
    const label = labels[kind];
    return label === ""
      ? rest
      : rest.replaceAll(label, (kind === "name" ? NAME_GAP : GAP).repeat(label.length));
  }, text);
}
