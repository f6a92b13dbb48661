import * as z from "zod";
import { bangkokDay } from "./days.ts";
import type { Language } from "./dialogue.ts";
import { fullDate, slug, text } from "./manual-values.ts";

/**
 * An issue that the office puts to the public before it decides: what is asked, what can still change and what cannot, who decides, and until
 * when (assessment item o20 asks for exactly these). It stands in the manual, so that what people were asked is dated and cannot be changed
 * afterwards without a trace.
 */
export const topicSchema = z.strictObject({
  id: slug,
  titleTh: text,
  titleEn: text,
  questionTh: text,
  questionEn: text,
  canChangeTh: text,
  canChangeEn: text,
  cannotChangeTh: text,
  cannotChangeEn: text,
  decidesTh: text,
  decidesEn: text,
  /** The unit that asks, and reads what is said. */
  unit: slug,
  /** The first and the last day (Bangkok) on which it can be answered. */
  opensOn: fullDate,
  closesOn: fullDate,
});
export type Topic = z.infer<typeof topicSchema>;

/** What is said of a topic in one language. */
export function topicText(topic: Topic, language: Language) {
  return language === "en"
    ? {
        title: topic.titleEn,
        question: topic.questionEn,
        canChange: topic.canChangeEn,
        cannotChange: topic.cannotChangeEn,
        decides: topic.decidesEn,
      }
    : {
        title: topic.titleTh,
        question: topic.questionTh,
        canChange: topic.canChangeTh,
        cannotChange: topic.cannotChangeTh,
        decides: topic.decidesTh,
      };
}

/** How a topic stands on a day. */
export type TopicPhase = "before" | "open" | "over";

/** How a topic stands at a moment (ms). */
export function topicPhase(
  { opensOn, closesOn }: Pick<Topic, "opensOn" | "closesOn">,
  at: number,
): TopicPhase {
  const day = bangkokDay(at);
  if (day < opensOn) return "before";
  return day > closesOn ? "over" : "open";
}

/** The topics that can be answered at a moment (ms), the one that closes first on top. */
export function openTopics(topics: readonly Topic[], at: number): Topic[] {
  return topics
    .filter((topic) => topicPhase(topic, at) === "open")
    .sort((a, b) => (a.closesOn < b.closesOn ? -1 : a.closesOn > b.closesOn ? 1 : 0));
}
