import type { Catalogue } from "./catalogue.ts";
import type { Topic } from "./topic.ts";

/*
 * What is said may be about a service or about a topic. As one word, in buttons, links and in what somebody does not want to hear of any more: the
 * id of a service, or a topic's behind a mark that no id of a service holds.
 */
const TOPIC = "topic:";

/** What something said is about; both null: about anything. */
export type About = { service: string | null; topic: string | null };

/** The subject in one word; null: about anything. */
export function subjectOf({ service, topic }: About): string | null {
  return topic === null ? service : TOPIC + topic;
}

/** What a word for a subject means. Whether there is such a service or topic (still), the manual says. */
export function aboutOf(subject: string | null): About {
  return subject?.startsWith(TOPIC)
    ? { service: null, topic: subject.slice(TOPIC.length) }
    : { service: subject, topic: null };
}

/** The topic of that id; null where the manual holds none. */
export function topicOf(topic: string | null, { manual }: Catalogue): Topic | null {
  return manual.topics.find(({ id }) => id === topic) ?? null;
}

/** Whether the manual holds what a word names. */
export function isKnown(subject: string, catalogue: Catalogue): boolean {
  const { service, topic } = aboutOf(subject);
  return topic === null ? catalogue.byId.has(service ?? "") : topicOf(topic, catalogue) !== null;
}
