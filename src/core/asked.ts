import { lateSchema } from "./late.ts";
import { readable } from "./readable.ts";

/** So many questions of officers are remembered of a person; more are answered from the feedback itself. */
export const MOST_ASKED = 3;

/** A question of an officer that was told to its person: which feedback it is about, the entry that asked it, when it was told (ms). */
export type Asked = { case: string; event: string; at: number };

/**
 * Reads what the store remembers of questions that were told: on each line when (ms), a space, and the news that told it. Each feedback once, with the
 * newest question; what cannot be read counts as none.
 */
export function readAsked(lines: string): Asked[] {
  const newest = new Map<string, Asked>();
  for (const line of lines.split("\n")) {
    const [, at = "", news = ""] = /^(\d{1,15}) (.+)$/u.exec(line) ?? [];
    const late = readable(lateSchema, news);
    if (late?.about?.what !== "case") continue;
    const asked = { case: late.about.case, event: late.event, at: Number(at) };
    if (asked.at >= (newest.get(asked.case)?.at ?? 0)) newest.set(asked.case, asked);
  }
  return [...newest.values()].slice(-MOST_ASKED);
}

/** What may happen to a feedback between a question and its answer. */
const beside = new Set(["feedback.rerouted", "feedback.deciding", "feedback.doing"]);

/** The question that a feedback waits to have answered: the last one that nothing of its person, and no answer to them, came after. Null where none. */
export function questionIn<T extends { kind: string }>(history: readonly T[]): T | null {
  const last = history.findLast(({ kind }) => !beside.has(kind));
  return last?.kind === "feedback.asked" ? last : null;
}
