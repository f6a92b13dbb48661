import type { Postback } from "./postbacks.ts";
import type { Step } from "./step.ts";

/** Whether an answer helped: counted, and where it did not, why is asked for with one tap more. */
export function helpfulTap({ helpful, why, service }: Extract<Postback, { does: "helpful" }>): Step {
  if (helpful) return { reply: { kind: "thanks_for_tap" }, count: { what: "helpful", of: service } };
  if (why === null)
    return { reply: { kind: "ask_why", service }, count: { what: "not_helpful", of: service } };
  return { reply: { kind: "thanks_for_tap" }, count: { what: `not_helpful_${why}`, of: service } };
}
