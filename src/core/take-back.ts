import { historyLines, type Feedback } from "./feedback.ts";

/**
 * A feedback after one of its texts or photos was taken back (`what`: its id): the fields of the record that change. The text is not named any more, that
 * there was one is. Null where it has no such text or photo, or that was taken back before. The state stays: to withdraw a feedback is another
 * thing.
 */
export function withoutWhat({ history, photos }: Feedback, what: string): Record<string, string> | null {
  if (photos.includes(what)) return { photos: photos.filter((id) => id !== what).join(" ") };
  const said = history.find(({ text }) => text === what);
  if (said === undefined) return null;
  const after = history.map((one) => (one === said ? { ...one, text: null, unsaid: true as const } : one));
  // Its first words make a feedback known again: once they are gone, the same said again is another one.
  return { history: historyLines(after), ...(said.kind === "feedback.heard" ? { unsaid: "1" } : {}) };
}
