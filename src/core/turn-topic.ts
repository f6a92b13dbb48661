import type { Reply } from "./replies.ts";
import type { Step } from "./step.ts";
import { topicOf } from "./subject.ts";
import { openTopics, topicPhase } from "./topic.ts";
import type { At } from "./turn-draft.ts";

/** More than so many do not fit on a phone; the page of topics holds them all. */
const MOST_TOPICS = 8;

/** Why a topic cannot be answered now; null where it can. Who began while it was open may finish: a draft lives for a day. */
export function closedBecause(
  id: string,
  { world, moment }: Pick<At, "world" | "moment">,
): "before" | "over" | "gone" | null {
  const topic = topicOf(id, world.catalogue);
  const phase = topic === null ? "gone" : topicPhase(topic, moment.at);
  return phase === "open" ? null : phase;
}

/** The topics that can be answered now; `about`: the one that cannot. */
export function showTopics(
  { world, moment }: Pick<At, "world" | "moment">,
  about: Extract<Reply, { kind: "topics" }>["about"] = null,
): Step {
  const open = openTopics(world.catalogue.manual.topics, moment.at).slice(0, MOST_TOPICS);
  return { reply: { kind: "topics", topics: open.map(({ id }) => id), about } };
}
