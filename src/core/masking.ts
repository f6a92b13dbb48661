import { maskBy, numberFinders, placesBy, type Finder } from "./masking-finders.ts";
import type { MaskLabels, PersonalKind, PersonalPlace } from "./masking-finders.ts";
import { names } from "./masking-names.ts";

/** Names last: what a number is, its shape says; what a name is, the words around it. */
const finders: readonly Finder[] = [...numberFinders, ["name", names]];

/**
 * The places of personal data in a text, in order, none overlapping another. Takes any text, raw. Patterns only: a name without a title, a
 * number spelt in words or a street is not found. Where it is not sure it errs towards masking.
 */
export function findPersonal(text: string): PersonalPlace[] {
  return placesBy(finders, text);
}

/** A text with a label in each place of personal data, and how many of each kind were found. */
export function mask(
  text: string,
  labels: MaskLabels,
): { text: string; found: Record<PersonalKind, number> } {
  return maskBy(finders, text, labels);
}
