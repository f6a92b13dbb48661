import type { Catalogue } from "./catalogue.ts";
import { fieldAsked } from "./fields.ts";
import type { Field } from "./manual.ts";
import { search } from "./search.ts";

/** What a question is answered with. Services are ids of the manual, the best first. */
export type Decision =
  | { kind: "answer"; service: string; field: Field | null }
  | { kind: "clarify"; services: readonly string[]; field: Field | null }
  | { kind: "out_of_scope"; closest: readonly string[] };

/** Below this share of the message found in the best entry, the manual is taken not to hold an answer. Measured on dev.jsonl. */
const SHARE_FLOOR = 0.16;
/** A second service this near to the first is about as likely: the person is asked which. */
const ABOUT_EQUAL = 0.95;
const MAX_CHOICES = 4;
const CLOSEST = 2;
/** What is less near than this is not near at all: to offer it would look foolish. */
const CLOSE_FLOOR = 0.08;

/**
 * Decides what a question gets: one service where one is clearly best, a choice of two to four where they are about equal,
 * otherwise `out_of_scope` with the closest two (none where nothing is near).
 */
export function decide(question: string, catalogue: Catalogue): Decision {
  const hits = search(catalogue.index, question);
  const [best] = hits;
  if (!best || best.share < SHARE_FLOOR) {
    const near = hits.filter((hit) => hit.share >= CLOSE_FLOOR);
    return { kind: "out_of_scope", closest: near.slice(0, CLOSEST).map((hit) => hit.service) };
  }
  const field = fieldAsked(question);
  const equals = hits.filter((hit) => hit.score >= best.score * ABOUT_EQUAL).slice(0, MAX_CHOICES);
  if (equals.length > 1) return { kind: "clarify", services: equals.map((hit) => hit.service), field };
  return { kind: "answer", service: best.service, field };
}

/** The services that a message about somebody's own record may be about: good enough to show where one can look oneself. */
export function offerFor(text: string, catalogue: Catalogue): string[] {
  return search(catalogue.index, text, CLOSEST)
    .filter((hit) => hit.share >= SHARE_FLOOR)
    .map((hit) => hit.service);
}
