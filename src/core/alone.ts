import { isPersonal, type Incoming } from "./incoming.ts";
import type { Command } from "./kinds.ts";
import type { Reply } from "./replies.ts";
import type { Step } from "./step.ts";

/** Replies about one person: what they say, what is kept of them, what they chose. */
const personalReplies = new Set<Reply["kind"]>([
  "draft",
  "draft_dropped",
  "draft_gone",
  "receipt",
  "noted",
  "cases",
  "case",
  "case_gone",
  "news",
  "question_kept",
  "muted",
  "my_data",
  "erased",
]);
const personalCommands = new Set<Command>([
  "thai",
  "english",
  "mydata",
  "forget",
  "stop",
  "start",
  "tell",
  "mine",
]);

/** What is about one person is neither done nor said to be done in a group; a page, which knows nobody, says where it can be done. */
export function alone(incoming: Incoming, step: Step): Step {
  if (isPersonal(incoming) || !isAboutSomebody(step)) return step;
  if (incoming.chat.kind !== "one-to-one") return { reply: { kind: "greet_group" } };
  const { act: _, deed: __, look: ___, draft: ____, ...rest } = step;
  return { ...rest, reply: onPage(step.reply) };
}

function isAboutSomebody({ act, deed, look, reply }: Step): boolean {
  if (act !== undefined || deed !== undefined || look !== undefined) return true;
  if (reply?.kind === "command") return personalCommands.has(reply.command);
  return reply !== null && personalReplies.has(reply.kind);
}

/** Nothing was done, so nothing is said to be done. */
function onPage(reply: Reply | null): Reply {
  if (reply?.kind === "command") return reply;
  return reply?.kind === "draft" ? { kind: "feedback" } : { kind: "command", command: "mine" };
}
