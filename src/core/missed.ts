import { aboutCase, lateItem, type Late } from "./late.ts";
import type { Reply } from "./replies.ts";

/** Greetings and thanks that come too late are better left unsaid. Everything else is an answer that somebody waits for. */
const unsaid = new Set<Reply["kind"]>([
  "welcome",
  "greet_group",
  "media",
  "slow_down",
  "sorry",
  "smalltalk",
  "thanks_for_tap",
  "draft_dropped",
  "question_kept",
  "muted",
]);

/**
 * What waits for a person because this reply did not reach them in time; null where it is better left unsaid. `sure: true` only
 * where LINE has certainly not taken it.
 */
export function missed(reply: Reply, event: string, at: number, sure: boolean): Late | null {
  if (unsaid.has(reply.kind)) return null;
  const service = reply.kind === "answer" ? reply.service : null;
  const field = reply.kind === "answer" ? reply.field : null;
  const danger = reply.kind === "crisis" ? reply.danger : null;
  return lateItem({ event, at, sure, service, field, danger, about: aboutOf(reply) });
}

function aboutOf(reply: Reply): Late["about"] {
  switch (reply.kind) {
    case "draft":
      return { what: "draft" };
    case "receipt":
      return aboutCase(reply.feedback, "receipt");
    case "case":
      return aboutCase(reply.feedback, reply.note ?? "");
    default:
      return null;
  }
}
