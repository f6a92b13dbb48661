import { bangkokDay } from "#core/days.ts";
import type { MyData } from "#core/my-data.ts";
import type { Message, Reply } from "#core/replies.ts";
import { daysKept } from "#core/retention.ts";
import { aboutOf } from "#core/subject.ts";
import { partDate } from "#words/dates.ts";
import { linkButton } from "./actions.ts";
import { panel, type Page } from "./panel.ts";
import { tapButton } from "./pieces.ts";
import { text } from "./text.ts";
import { muteLabel, subjectName } from "./topics.ts";

type Held = Extract<Reply, { kind: "my_data" }>;

/** What we hold of a person, in short lines; all of it stands on a page that opens for a quarter of an hour. */
export function myDataPanel(page: Page, { data, download }: Held): Message {
  const { myData } = page.words.cases;
  if (data === null) return panel({ title: myData.title, lines: [myData.nothing], buttons: [privacy(page)] });
  const open = download === null ? null : pageButton(page, download);
  return panel({
    title: myData.title,
    lines: [...heldLines(page, data), open === null ? myData.notNow : myData.lives, myData.erase],
    buttons: [open, privacy(page)],
  });
}

/** LINE's own browser has no place to save a file: the phone's does. See "openExternalBrowser", developers.line.biz. */
function pageButton({ words, baseUrl }: Page, download: string) {
  const address = `${baseUrl}/my-data/${encodeURIComponent(download)}?openExternalBrowser=1`;
  return linkButton(address, words.cases.myData.open, "primary");
}

function privacy({ words, baseUrl }: Page) {
  return linkButton(`${baseUrl}/privacy`, words.draft.notice.more, "link");
}

function heldLines(page: Page, { feedback, draft, questions, language, stopped, since }: MyData): string[] {
  const { myData } = page.words.cases;
  return [
    myData.feedback(feedback.length),
    myData.draft(draft !== null),
    questions.length === 0 ? "" : myData.questions(questions.length),
    myData.language[language ?? "guessed"],
    myData.stopped(stopped),
    since === null ? "" : myData.since(partDate(bangkokDay(since), page.language)),
  ];
}

/** A question was left. */
export function questionKeptText({ words }: Page): Message {
  return text(words.cases.questionKept(daysKept("question", {})));
}

/** Of a service or topic nothing is sent any more, or again; one tap takes it back. */
export function mutedPanel(page: Page, { subject, muted }: Extract<Reply, { kind: "muted" }>): Message {
  const { muted: stopped, unmuted } = page.words.cases;
  const name = subjectName(aboutOf(subject), page);
  const back = tapButton(
    "secondary",
    { does: "mute", subject, muted: !muted },
    muteLabel(page, subject, muted),
  );
  return panel({ title: "", lines: [muted ? stopped(name) : unmuted(name)], buttons: [back] });
}
