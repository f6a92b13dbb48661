import { exampleQuestion, exampleWord, nameIn } from "#core/agency-text.ts";
import type { Catalogue } from "#core/catalogue.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Asking, Message, Outgoing, Reply } from "#core/replies.ts";
import { wordsIn } from "#words/words.ts";
import { nameOf, phoneOf } from "./actions.ts";
import { drawOfOne } from "./feedback.ts";
import { drawLate, MOST_MESSAGES } from "./late.ts";
import type { Page } from "./panel.ts";
import {
  accountDataPanel,
  browsePanel,
  clarifyPanel,
  corruptionPanel,
  crisisPanel,
  emergencyNumbers,
  erasePanel,
  menuPanel,
  notFoundPanel,
  officerPanel,
} from "./panels.ts";
import { quickReplies } from "./quick.ts";
import { wakeText } from "./receipt.ts";
import { serviceCard } from "./service-card.ts";
import { text } from "./text.ts";
import { topicsPanel } from "./topics.ts";

/**
 * Draws what is said as messages that LINE takes, whatever the manual holds: at most five, late answers before the new one. Only
 * the last message of a reply shows its quick replies (REF#quick-reply), so what offers late answers by a tap comes last. `baseUrl` is the
 * address of the public pages.
 */
export function render(outgoing: Outgoing, catalogue: Catalogue, baseUrl: string): readonly Message[] {
  const { language, personal, reply, question = null } = outgoing;
  const page: Page = { words: wordsIn(language), language, catalogue, baseUrl, personal };
  const answer = drawReply(reply, page, question);
  // In groups nothing follows a person around: no taps about what helped, no menu, no late answers.
  if (!personal) return [answer];
  const draft = outgoing.draft ?? null;
  const card = (service: Service, field: Field | null) => cardOf(page, service, field);
  const late = drawLate({ late: outgoing.late, reply, draft }, page, card);
  const quickReply = quickReplies(reply, page, draft, late.after === null ? null : late.taps);
  const told = late.after === null ? [{ ...answer, quickReply }] : [answer, { ...late.after, quickReply }];
  return [...late.before.slice(0, MOST_MESSAGES - told.length), ...told];
}

function drawReply(reply: Reply, page: Page, question: Asking | null): Message {
  const { words, catalogue } = page;
  switch (reply.kind) {
    case "answer": {
      const service = catalogue.byId.get(reply.service);
      return service ? cardOf(page, service, reply.field) : text(words.staleButton);
    }
    case "clarify":
      return clarifyPanel(page, reply.services, reply.field);
    case "out_of_scope":
      return notFoundPanel(page, reply, question);
    case "crisis":
      return crisisPanel(page, reply.danger);
    case "corruption":
      return corruptionPanel(page);
    case "account_data":
      return accountDataPanel(page, reply.services);
    case "command":
      return drawCommand(reply, page);
    case "browse":
      return browsePanel(page, reply.audience, reply.services);
    case "topics":
      return topicsPanel(page, reply);
    case "draft":
    case "draft_dropped":
    case "draft_gone":
    case "receipt":
    case "noted":
    case "cases":
    case "case":
    case "case_gone":
    case "question_kept":
    case "muted":
    case "my_data":
    case "news":
      return drawOfOne(reply, page);
    case "wake":
      return wakeText(page, reply.reference);
    default:
      return text(say(reply, page));
  }
}

function drawCommand({ command }: Extract<Reply, { kind: "command" }>, page: Page): Message {
  const { words } = page;
  switch (command) {
    case "menu":
    case "restart":
      return menuPanel(page);
    case "officer":
      return officerPanel(page);
    case "thai":
    case "english":
      return text(words.language);
    case "language":
      return text(words.languages);
    case "forget":
      return page.personal ? erasePanel(page) : text(words.alone);
    case "stop":
      return text(words.stopped);
    case "start":
      return text(words.started);
    // These never are the reply itself where one person is spoken to.
    case "tell":
    case "topics":
    case "mine":
    case "mydata":
      return text(words.alone);
  }
}

/** Replies that are a sentence or two. */
type Spoken = Extract<
  Reply,
  {
    kind:
      | "smalltalk"
      | "feedback"
      | "thanks_for_tap"
      | "ask_why"
      | "wish_noted"
      | "nothing_to_read"
      | "welcome"
      | "greet_group"
      | "media"
      | "stale_button"
      | "erased"
      | "slow_down"
      | "sorry"
      | "not_done";
  }
>;

function say(reply: Spoken, page: Page): string {
  const { words, catalogue, language } = page;
  const { agency } = catalogue.manual;
  const name = nameIn(agency, language);
  const hotline = phoneOf(null, agency);
  switch (reply.kind) {
    case "smalltalk":
      return reply.smalltalk === "who"
        ? words.smalltalk.who(name, hotline)
        : words.smalltalk[reply.smalltalk];
    case "feedback":
      return words.alone;
    case "thanks_for_tap":
      return words.thanksForTap(hotline);
    case "ask_why":
      return words.why.ask;
    case "wish_noted": {
      const service = catalogue.byId.get(reply.service);
      return service
        ? words.wishNoted(nameOf(service, language), phoneOf(service, agency))
        : words.staleButton;
    }
    case "nothing_to_read":
      return words.nothingToRead(exampleWord(agency, language), exampleWord(agency, language, 1));
    case "welcome":
      return `${reply.again ? words.welcome.again : words.welcome.hello(name)}\n\n${words.welcome.ask(exampleQuestion(agency, language))}`;
    case "greet_group":
      return words.group;
    case "media":
      return reply.media === "sticker" ? words.media.sticker : words.media.other;
    case "stale_button":
      return words.staleButton;
    case "erased":
      return words.erase.done;
    case "slow_down":
      return words.slowDown;
    case "sorry":
      return `${words.sorry}\n${words.callInstead(hotline)}`;
    case "not_done":
      return `${words.notDone}\n${reply.danger === null ? words.callInstead(hotline) : words.cases.danger.call(emergencyNumbers(page, reply.danger))}`;
  }
}

/** Cards kept drawn, per manual in use: what most people ask is drawn once. */
const KEPT = 500;
const drawn = new WeakMap<Catalogue, Map<string, Message>>();

/** A card is the same for everybody who asks the same, so it is drawn once per manual, service, field and language. */
function cardOf(page: Page, service: Service, field: Field | null): Message {
  const cards = drawn.get(page.catalogue) ?? new Map<string, Message>();
  drawn.set(page.catalogue, cards);
  const name = `${service.id} ${field ?? ""} ${page.language} ${page.baseUrl}`;
  const kept = cards.get(name);
  if (kept) return kept;
  const made = serviceCard({ ...page, service, field });
  if (cards.size >= KEPT) cards.clear();
  cards.set(name, made);
  return made;
}
