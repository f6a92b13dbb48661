import { officeHours } from "#core/agency-text.ts";
import type { Danger } from "#core/kinds.ts";
import { isOpen, nextOpening } from "#core/office-hours.ts";
import { showReference } from "#core/reference.ts";
import type { CaseView, Message, Reply } from "#core/replies.ts";
import { dayDate } from "#words/dates.ts";
import { callButton, phoneOf } from "./actions.ts";
import { panel, type Page } from "./panel.ts";
import { emergencyButtons, emergencyNumbers } from "./panels.ts";
import { big, bullets, fact, notice, readerLines, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";
import { text } from "./text.ts";
import { sortName, subjectName } from "./topics.ts";
import { chosenTime, comingText } from "./when.ts";

type Receipt = Extract<Reply, { kind: "receipt" }>;

/** What somebody has said stands in the store: who reads it, what happens next, and last, where LINE shows it, its number. No day is named that the office has not set. */
export function receiptPanel(page: Page, reply: Receipt): Message {
  const { feedback } = reply;
  if (feedback.danger !== null) return dangerReceipt(page, reply, feedback.danger);
  const { receipt } = page.words.cases;
  const { labels } = page.words.draft;
  const number = showReference(feedback.reference);
  return panel(
    {
      title: receipt.title,
      lines: feedback.times > 1 ? [receipt.again(feedback.times)] : [],
      sections: [
        ...fact(labels.sort, [sortName(feedback, page)]),
        ...fact(labels.service, [subjectName(feedback, page)]),
        ...fact(receipt.reader, readerLines(feedback.unit, page)),
        ...bullets(receipt.next, nextLines(page, reply)),
        ...big(receipt.number, number),
      ],
      buttons: [
        tapButton("primary", { does: "case", case: feedback.id, act: "show" }, receipt.show),
        feedback.sort === "call" ? callOffice(page) : null,
      ],
    },
    `${receipt.number} ${number}`,
  );
}

function nextLines(page: Page, { feedback, at }: Receipt): string[] {
  const { receipt } = page.words.cases;
  const { language } = page;
  if (feedback.sort === "call") return [...callLines(page, feedback, at), receipt.look];
  return [
    receipt.read,
    feedback.answerBy === null ? "" : receipt.answerBy(dayDate(feedback.answerBy, language)),
    feedback.muted ? receipt.untold : receipt.told,
    receipt.look,
  ];
}

function callOffice({ words, catalogue }: Page): Flex | null {
  const phone = phoneOf(null, catalogue.manual.agency);
  return callButton(phone, words.card.call(phone), "secondary");
}

/** When they asked to be contacted, whether anybody is there now, and what to do when nobody contacts them. */
function callLines(page: Page, { time }: CaseView, at: number): string[] {
  const { receipt } = page.words.cases;
  const { agency } = page.catalogue.manual;
  const chosen = time === null ? "" : chosenTime(time, page);
  const phone = phoneOf(null, agency);
  return [
    chosen === "" ? "" : receipt.callAt(chosen),
    openLine(page, at),
    phone === "" ? "" : receipt.nobody(phone),
  ];
}

/** Whether the office is open at a moment, or from when; its hours where machines cannot read them. */
function openLine(page: Page, at: number): string {
  const { receipt } = page.words.cases;
  const { agency } = page.catalogue.manual;
  if (isOpen(agency, at)) return receipt.openNow;
  const opens = nextOpening(agency, at);
  return opens === null
    ? receipt.hours(officeHours(agency, page.language))
    : receipt.openFrom(comingText(opens, page));
}

/** Somebody in danger wants to be called. Whom to call at once comes first again; that nobody may look for hours is said. */
function dangerReceipt(page: Page, { feedback, at, phone }: Receipt, danger: Danger): Message {
  const { receipt, danger: said } = page.words.cases;
  const { agency } = page.catalogue.manual;
  const opens = isOpen(agency, at) ? null : nextOpening(agency, at);
  const honest = opens === null ? said.maybeLater : said.closed(comingText(opens, page));
  const leave = tapButton("primary", { does: "case", case: feedback.id, act: "phone" }, said.leavePhone);
  const show = tapButton("secondary", { does: "case", case: feedback.id, act: "show" }, receipt.show);
  return panel(
    {
      title: said.title,
      lines: [],
      sections: [
        ...emergencyButtons(page, danger).filter((button) => button !== null),
        ...says([said.sent, honest]),
        ...notice(phone ? [said.typePhone] : []),
        ...fact(receipt.number, [showReference(feedback.reference)]),
      ],
      buttons: phone ? [show] : [leave, show],
    },
    [emergencyNumbers(page, danger), said.sent, honest].join(" · "),
  );
}

/** The same in one plain sentence, where nothing else could be drawn. */
export function notedText({ words }: Page, reference: string): Message {
  return text(words.cases.noted(showReference(reference)));
}

/** To the officer on duty. Nothing of the person is in it. */
export function wakeText({ words }: Page, reference: string): Message {
  return text(words.cases.wake(showReference(reference)));
}
