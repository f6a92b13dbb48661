import type { CaseView } from "#core/replies.ts";
import { dayDate } from "#words/dates.ts";
import { happenedText } from "./case-state.ts";
import { fit, visible } from "./fit.ts";
import type { Page } from "./panel.ts";
import { draw, type Flex } from "./templates.ts";
import { pastText } from "./when.ts";

type Entry = CaseView["history"][number];

/** So many are shown: what was said at first, and what is newest. */
const MOST_SHOWN = 8;
/** The newest words are shown up to here, the others shorter: a bubble holds 30 KB (REF#bubble). */
const NEWEST = 1_200;
const OTHERS = 240;

/** What the office says; the rest is the person's own. */
const ours = new Set(
  ["asked", "doing", "done", "cannot", "referred", "reopened"].map((name) => `feedback.${name}`),
);
/** What comes with words of somebody, always. */
const withWords = new Set(
  ["heard", "added", "replied", "asked", "done", "cannot", "referred", "reopened"].map(
    (name) => `feedback.${name}`,
  ),
);

/** What happened to a feedback, the newest last. */
export function historyPiece(page: Page, feedback: CaseView): Flex[] {
  const { history } = feedback;
  if (history.length === 0) return [];
  const { view } = page.words.cases;
  const shown =
    history.length > MOST_SHOWN ? [...history.slice(0, 1), ...history.slice(1 - MOST_SHOWN)] : history;
  const skipped = history.length - shown.length;
  const newest = shown.findLastIndex(({ words }) => words !== null);
  const entries = shown.map((entry, i) => {
    const drawn = drawEntry(page, feedback, entry, i === newest ? NEWEST : OTHERS);
    return i === 1 && skipped > 0 ? { ...drawn, when: [view.skipped(skipped), ...drawn.when] } : drawn;
  });
  return [draw("history", { label: view.history, entries })];
}

function drawEntry(page: Page, feedback: CaseView, entry: Entry, most: number) {
  const { view, due } = page.words.cases;
  const whole = visible(entry.words ?? "");
  // Somebody in danger asked for a call with a tap: there never were words.
  const isUnsaid = entry.unsaid === true;
  const isGone =
    entry.words === null &&
    !isUnsaid &&
    withWords.has(entry.kind) &&
    !(feedback.danger !== null && entry.kind === "feedback.heard");
  const notes = [
    entry.due === null ? "" : due(dayDate(entry.due, page.language)),
    isGone ? view.notKept : "",
    isUnsaid ? view.unsaid : "",
    whole.length > most ? view.cut : "",
  ];
  return {
    when: [pastText(entry.at, page)],
    what: happenedText(entry.kind, feedback.sort, page),
    words: [fit(whole, most)].filter(Boolean),
    notes: notes.filter(Boolean),
    ours: ours.has(entry.kind),
  };
}
