import { questionIn } from "#core/asked.ts";
import { MOST_HAPPENED } from "#core/feedback.ts";
import type { Danger } from "#core/kinds.ts";
import type { CaseAct } from "#core/postbacks.ts";
import { showReference } from "#core/reference.ts";
import type { CaseNote, CaseView, Message, Reply } from "#core/replies.ts";
import { isKnown, subjectOf } from "#core/subject.ts";
import { dayDate } from "#words/dates.ts";
import { historyPiece } from "./case-history.ts";
import { isAwaited, isStanding, stateText, takesWords } from "./case-state.ts";
import { panel, type Page } from "./panel.ts";
import { emergencyButtons, emergencyNumbers } from "./panels.ts";
import { big, fact, field, notice, readerLines, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";
import { muteLabel, sortName, subjectName } from "./topics.ts";
import { chosenTime } from "./when.ts";

/** What a person has said, the newest first, each with a tap to see it. */
export function casesPanel(
  page: Page,
  { cases, more, writing = false }: Extract<Reply, { kind: "cases" }>,
): Message {
  const { list, receipt } = page.words.cases;
  if (cases.length === 0) {
    const empty = more > 0 ? list.more(more) : writing ? list.unsent : list.empty;
    const begin = tapButton(
      "primary",
      { does: "feedback", subject: null },
      writing ? page.words.draft.resume : list.begin,
    );
    return panel({ title: list.title, lines: [empty], buttons: [begin] });
  }
  const sections = cases.map((feedback) =>
    field(
      {
        label: `${showReference(feedback.reference)} · ${sortName(feedback, page)}`,
        values: [stateText(feedback, page)],
        notes: [subjectName(feedback, page)],
      },
      receipt.show,
      { does: "case", case: feedback.id, act: "show" },
    ),
  );
  return panel({
    title: list.title,
    lines: [list.ask],
    sections: [
      ...sections,
      ...says(more > 0 ? [list.more(more)] : [], "sm"),
      ...notice([...new Set(cases.map((feedback) => dangerLine(page, feedback)))].filter(Boolean)),
    ],
  });
}

/** One of them: what it is, what happened, and last, where LINE shows it, how it stands, what comes next and what can be done about it. */
export function casePanel(page: Page, feedback: CaseView, note: CaseNote | null): Message {
  if (note === "ask-withdraw") return surePanel(page, feedback);
  const { cases, draft } = page.words;
  const number = showReference(feedback.reference);
  const said = note === null ? "" : cases.notes[note];
  return panel(
    {
      title: cases.view.title(number),
      lines: [],
      sections: [
        ...fact(draft.labels.sort, [sortName(feedback, page)], timesNote(page, feedback)),
        ...fact(draft.labels.service, [subjectName(feedback, page)]),
        ...fact(cases.receipt.reader, readerLines(feedback.unit, page)),
        ...fact(draft.labels.time, [feedback.time === null ? "" : chosenTime(feedback.time, page)]),
        ...historyPiece(page, feedback),
        ...big(cases.view.now, stateText(feedback, page), nextNotes(page, feedback)),
        ...notice([said]),
        ...notice([dangerLine(page, feedback)]),
      ],
      buttons: buttons(page, feedback, note),
    },
    [said, stateText(feedback, page)].filter(Boolean).join(" · "),
  );
}

/** What danger somebody waits in; null once nobody works on it any more. */
function dangerNow({ danger, state }: CaseView): Danger | null {
  return isStanding(state) ? danger : null;
}

/** Whom to call stands above the buttons, as long as somebody in danger waits. */
function dangerLine(page: Page, feedback: CaseView): string {
  const danger = dangerNow(feedback);
  return danger === null ? "" : page.words.cases.danger.call(emergencyNumbers(page, danger));
}

function nextNotes(page: Page, feedback: CaseView): string[] {
  const { next, receipt } = page.words.cases;
  const { state, answerBy } = feedback;
  const promised =
    answerBy === null || !isStanding(state) ? "" : receipt.answerBy(dayDate(answerBy, page.language));
  return [isAwaited(feedback) ? next.asked : next[state], promised];
}

function timesNote(page: Page, { times }: CaseView): string[] {
  return times > 1 ? [page.words.cases.view.times(times)] : [];
}

/** Asks once before it is taken back. The tap that cannot be undone is not the one that draws the eye. */
function surePanel(page: Page, { id, reference, service, topic, sort }: CaseView): Message {
  const { acts, notes, receipt } = page.words.cases;
  const { labels } = page.words.draft;
  return panel({
    title: acts.sure,
    lines: [notes["ask-withdraw"]],
    sections: [
      ...fact(receipt.number, [showReference(reference)]),
      ...fact(labels.sort, [sortName({ sort, topic }, page)]),
      ...fact(labels.service, [subjectName({ service, topic }, page)]),
    ],
    buttons: [
      tapButton("secondary", { does: "case", case: id, act: "withdrawn" }, acts.withdraw),
      tapButton("primary", { does: "case", case: id, act: "show" }, acts.keep),
    ],
  });
}

function buttons(page: Page, feedback: CaseView, note: CaseNote | null): Flex[] {
  const { acts } = page.words.cases;
  const { muted } = feedback;
  const subject = subjectOf(feedback);
  const isFull = feedback.history.length >= MOST_HAPPENED;
  const anew = { does: "feedback", subject: null } as const;
  return [
    ...callFirst(page, feedback),
    ...(isFull ? [] : moves(page, feedback)),
    ...(isFull || note === "too-much" || !takesWords(feedback.state)
      ? [tapButton("secondary", anew, acts.anew)]
      : []),
    ...(subject === null || !isKnown(subject, page.catalogue)
      ? []
      : [tapButton("link", { does: "mute", subject, muted: !muted }, muteLabel(page, subject, muted))]),
  ];
}

/** As long as somebody in danger waits, the first thing to tap is whom to call. */
function callFirst(page: Page, feedback: CaseView): Flex[] {
  const danger = dangerNow(feedback);
  if (danger === null) return [];
  return emergencyButtons(page, danger)
    .filter((button) => button !== null)
    .slice(0, 1);
}

/** What the person can do now; the likeliest first. */
function moves({ words }: Page, feedback: CaseView): Flex[] {
  const { id, state, history } = feedback;
  const isInDanger = dangerNow(feedback) !== null;
  const { acts, danger: inDanger } = words.cases;
  const wasAsked = questionIn(history) !== null;
  // Who left a number in danger adds the next one like all other words.
  const hasAdded = history.some(({ kind }) => kind === "feedback.added");
  const offered: { act: CaseAct; label: string; isOpen: boolean }[] = [
    { act: "phone", label: inDanger.leavePhone, isOpen: isInDanger && !hasAdded },
    { act: "reply", label: acts.reply, isOpen: wasAsked && takesWords(state) },
    { act: "dispute", label: acts.dispute, isOpen: state === "done" },
    { act: "add", label: acts.add, isOpen: takesWords(state) },
    { act: "withdraw", label: acts.withdraw, isOpen: isStanding(state) },
  ];
  return offered
    .filter(({ isOpen }) => isOpen)
    .map(({ act, label }, i) =>
      tapButton(
        i === 0 && !isInDanger ? "primary" : act === "withdraw" ? "link" : "secondary",
        { does: "case", case: id, act },
        label,
      ),
    );
}

/** A number that is none of this person's. `mistyped`: its check digit is wrong. */
export function caseGonePanel({ words }: Page, mistyped: boolean): Message {
  const { gone, list } = words.cases;
  return panel({
    title: mistyped ? gone.mistypedTitle : gone.title,
    lines: mistyped ? gone.mistyped : gone.lines,
    buttons: [tapButton("primary", { does: "cases" }, list.title)],
  });
}
