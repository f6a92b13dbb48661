import type { Catalogue } from "./catalogue.ts";
import type { Postback } from "./postbacks.ts";
import { isKnown } from "./subject.ts";

/** A button of a service or topic that the manual does not hold any more. */
export function isStale(postback: Postback, catalogue: Catalogue): boolean {
  if ("service" in postback) return !catalogue.byId.has(postback.service);
  return "subject" in postback && postback.subject !== null && !isKnown(postback.subject, catalogue);
}
