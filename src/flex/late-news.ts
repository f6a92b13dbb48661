import type { Draft } from "#core/draft.ts";
import type { Late } from "#core/late.ts";
import { showReference } from "#core/reference.ts";
import type { Message, Reply } from "#core/replies.ts";
import { nameOf } from "./actions.ts";
import { happenedText } from "./case-state.ts";
import { fit } from "./fit.ts";
import { panel, type Page } from "./panel.ts";
import { field } from "./pieces.ts";
import { quickItem } from "./quick.ts";
import type { Flex } from "./templates.ts";

/** Something that happened to a feedback and was not told in time. */
type News = Extract<NonNullable<Late["about"]>, { what: "case" }> & Pick<Late, "sure" | "at">;

type Questions = Draft["questions"];

/** Of a question so much is shown. */
const SHOWN = 300;

/** What waits about feedbacks, each feedback once with what is newest; without the one that the reply shows anyway. */
export function newsOf(late: readonly Late[], reply: Reply): News[] {
  const shown = reply.kind === "case" || reply.kind === "receipt" ? reply.feedback.id : null;
  const newest = new Map<string, News>();
  for (const { about, sure, at } of late) {
    if (about?.what !== "case" || about.case === shown) continue;
    const before = newest.get(about.case);
    if (before === undefined || at >= before.at) newest.set(about.case, { ...about, sure, at });
  }
  return [...newest.values()];
}

/** Questions that they left and that are answered now: each service that answers, once, with a tap to see it. */
function foundFields(page: Page, late: readonly Late[]): Flex[] {
  const { found, seeAnswer } = page.words.cases.news;
  const sure = late.filter((item) => item.sure && item.about?.what === "question");
  const services = [...new Set(sure.map(({ service }) => page.catalogue.byId.get(service ?? "")))];
  return services
    .filter((service) => service !== undefined)
    .map((service) =>
      field({ label: found, values: [nameOf(service, page.language)] }, seeAnswer, {
        does: "service",
        service: service.id,
        field: null,
      }),
    );
}

/** What LINE has certainly not taken: each number, what happened, and a tap to see it; and what was found to questions that they left. */
export function newsPanel(
  page: Page,
  news: readonly News[],
  late: readonly Late[],
  questions: Questions = [],
): Message[] {
  const found = foundFields(page, late);
  if (news.length + found.length === 0) return [];
  const happened = news.map((item) =>
    field(
      { label: showReference(item.reference), ...saidOf(page, item, questions) },
      seeText(page, item),
      tapOf(item),
    ),
  );
  const { title, foundTitle } = page.words.cases.news;
  return [
    panel(
      { title: news.length === 0 ? foundTitle : title, lines: [], sections: [...happened, ...found] },
      news.map((item) => showReference(item.reference)).join(", "),
    ),
  ];
}

/** What happened; a question of an officer stands there itself, where it is known, and is answered by typing. */
function saidOf(page: Page, item: News, questions: Questions): { values: string[]; notes: string[] } {
  const said = saysText(page, item);
  const isAsked = item.says === "feedback.asked";
  const words = isAsked ? (questions.find((question) => question.case === item.case)?.words ?? null) : null;
  return words === null
    ? { values: [said], notes: [] }
    : { values: [said, fit(words, SHOWN)], notes: [page.words.cases.news.typeIt] };
}

/** What may have been seen is offered by a sentence. */
export function newsText({ words }: Page, { reference }: News): string {
  return words.cases.news.unsure(showReference(reference));
}

/** And by a quick reply. */
export function newsTap(page: Page, item: News): Flex {
  return quickItem(tapOf(item), seeText(page, item));
}

/** Who was asked something is told that the question is read, and answered, there. */
function seeText({ words }: Page, { reference, says }: News): string {
  const { news } = words.cases;
  return (says === "feedback.asked" ? news.answer : news.see)(showReference(reference));
}

function tapOf({ case: id }: News) {
  return { does: "case", case: id, act: "show" } as const;
}

/** What happened, in words: a receipt, something that the person did, or what the log calls it. */
function saysText(page: Page, { says }: News): string {
  const { receipt, notes } = page.words.cases;
  if (says === "receipt") return receipt.title;
  const done: Readonly<Record<string, string>> = notes;
  return (Object.hasOwn(done, says) ? done[says] : undefined) ?? happenedText(says, null, page);
}
