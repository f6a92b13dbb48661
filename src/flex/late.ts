import { isOffer, type Draft } from "#core/draft.ts";
import type { Late } from "#core/late.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Message, Reply } from "#core/replies.ts";
import { nameOf } from "./actions.ts";
import { fit } from "./fit.ts";
import { newsOf, newsPanel, newsTap, newsText } from "./late-news.ts";
import type { Page } from "./panel.ts";
import { crisisPanel, emergencyNumbers } from "./panels.ts";
import { quickItem } from "./quick.ts";
import { text } from "./text.ts";
import type { Flex } from "./templates.ts";

const NAME = 80;
/** REF#send-reply-message: at most five messages a request. */
export const MOST_MESSAGES = 5;

/** What goes out now: what waited, the reply to what was just said, and what the person is in the middle of saying. */
type Now = { late: readonly Late[]; reply: Reply; draft: Draft | null };

/**
 * Draws what could not be told in time. `before` goes out before the new answer: what LINE has certainly not taken. `after` comes last,
 * because only the last message shows its quick replies (`taps`): what may have been seen is never sent again by itself, a tap brings it; whom
 * to call in danger is said in any case, in other words.
 */
export function drawLate(
  now: Now,
  page: Page,
  card: (service: Service, field: Field | null) => Message,
): { before: Message[]; after: Message | null; taps: Flex[] } {
  const { words } = page;
  // What may have been seen of an answer to a question that was left is offered like any other.
  const late = now.late.filter(({ about, sure }) => about === null || (about.what === "question" && !sure));
  const news = newsOf(now.late, now.reply);
  const sure = late.filter((item) => item.sure);
  const crises = sure.flatMap(({ danger }) => (danger === null ? [] : [crisisPanel(page, danger)]));
  const cards = sure.flatMap((item) => {
    const service = item.danger === null ? serviceOf(item, page) : undefined;
    return service ? [card(service, item.field)] : [];
  });
  const told = newsPanel(
    page,
    news.filter((item) => item.sure),
    now.late,
  );
  const offered = offer(late, page);
  const unsureNews = news.filter((item) => !item.sure);
  const said = [...offered.said, ...unsureNews.map((item) => newsText(page, item)), ...draftLines(now, page)];
  const answers = crises.length + cards.length;
  // At most three answers wait: with news, the reply and what is offered they fill a request, and the word of excuse gives way.
  const room = MOST_MESSAGES - (said.length === 0 ? 1 : 2);
  const sorry = answers > 0 && answers + told.length < room ? [text(words.late.sure)] : [];
  return {
    before: crises.length > 0 ? [...sorry, ...crises, ...told, ...cards] : [...told, ...sorry, ...cards],
    after: said.length === 0 ? null : text(said.join("\n")),
    taps: [...unsureNews.map((item) => newsTap(page, item)), ...offered.taps],
  };
}

/** What somebody was in the middle of saying is still there; nothing is said where it is not, or is just shown. */
function draftLines({ late, reply, draft }: Now, { words }: Page): string[] {
  const waits = late.some(({ about }) => about?.what === "draft");
  if (!waits || draft === null || reply.kind === "draft") return [];
  return [isOffer(draft) ? words.cases.news.offer : words.cases.news.draft];
}

function serviceOf({ service }: Pick<Late, "service">, page: Page): Service | undefined {
  return page.catalogue.byId.get(service ?? "");
}

/** One message for all that is offered, and its taps. What has no service to name can only be asked again. */
function offer(late: readonly Late[], page: Page): { said: string[]; taps: Flex[] } {
  const { words, language } = page;
  const unsure = late.filter((item) => !item.sure);
  const named = unsure.flatMap((item) => {
    const service = item.danger === null ? serviceOf(item, page) : undefined;
    return service ? [{ service, field: item.field, name: fit(nameOf(service, language), NAME) }] : [];
  });
  const dangers = unsure.flatMap(({ danger }) =>
    danger === null ? [] : [words.late.danger(emergencyNumbers(page, danger))],
  );
  const nameless = late.some((item) => item.danger === null && serviceOf(item, page) === undefined);
  return {
    said: [
      ...new Set(dangers),
      ...named.map(({ name }) => words.late.unsure(name)),
      ...(nameless ? [words.late.again] : []),
    ],
    taps: named.map(({ service, field, name }) =>
      quickItem({ does: "service", service: service.id, field }, `${words.late.show} ${name}`, name),
    ),
  };
}
