import { exampleQuestion, exampleWord, nameIn } from "#core/agency-text.ts";
import type { Catalogue } from "#core/catalogue.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Message, Outgoing, Reply } from "#core/replies.ts";
import { wordsIn } from "#words/words.ts";
import { nameOf, phoneOf } from "./actions.ts";
import {
  accountDataPanel,
  browsePanel,
  clarifyPanel,
  corruptionPanel,
  crisisPanel,
  erasePanel,
  feedbackPanel,
  menuPanel,
  notFoundPanel,
  officerPanel,
  type Page,
} from "./panels.ts";
import { underCard, underTalk, underWhy } from "./quick.ts";
import { drawLate } from "./late.ts";
import { serviceCard } from "./service-card.ts";
import { text } from "./text.ts";
import type { Flex } from "./templates.ts";

/** REF#send-reply-message: at most five messages a request. */
const MOST_MESSAGES = 5;

/**
 * Draws what is said as messages that LINE takes, whatever the manual holds: at most five, late answers before the new one. Only
 * the last message of a reply shows its quick replies (REF#quick-reply), so what offers late answers by a tap comes last. `baseUrl` is the
 * address of the public pages.
 */
export function render(outgoing: Outgoing, catalogue: Catalogue, baseUrl: string): readonly Message[] {
  const { language, personal, reply } = outgoing;
  const page: Page = { words: wordsIn(language), language, catalogue, baseUrl };
  const late = drawLate(outgoing.late, page, (service, field) => cardOf(page, service, field));
  const answer = drawReply(reply, page);
  // In groups nothing follows a person around: no taps about what helped, no menu.
  const answered =
    personal && late.after.length === 0 ? [{ ...answer, quickReply: quickReplies(reply, page) }] : [answer];
  const room = MOST_MESSAGES - answered.length - late.after.length;
  return [...late.before.slice(0, room), ...answered, ...late.after];
}

function quickReplies(reply: Reply, page: Page): Flex {
  if (reply.kind === "ask_why") return underWhy(page, reply.service);
  const service = reply.kind === "answer" ? page.catalogue.byId.get(reply.service) : undefined;
  if (reply.kind !== "answer" || !service) return underTalk(page);
  return underCard(page, service, reply.field, reply.others ?? []);
}

function drawReply(reply: Reply, page: Page): Message {
  const { words, catalogue } = page;
  switch (reply.kind) {
    case "answer": {
      const service = catalogue.byId.get(reply.service);
      return service ? cardOf(page, service, reply.field) : text(words.staleButton);
    }
    case "clarify":
      return clarifyPanel(page, reply.services, reply.field);
    case "out_of_scope":
      return notFoundPanel(page, reply.closest, reply.elsewhere ?? null);
    case "crisis":
      return crisisPanel(page, reply.danger);
    case "corruption":
      return corruptionPanel(page);
    case "account_data":
      return accountDataPanel(page, reply.services);
    case "feedback":
      return feedbackPanel(page);
    case "command":
      return drawCommand(reply, page);
    case "browse":
      return browsePanel(page, reply.audience, reply.services);
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
    case "mydata":
      return text(words.myData(`${page.baseUrl}/privacy`));
    case "forget":
      return erasePanel(page);
    case "stop":
      return text(words.stopped);
    case "start":
      return text(words.started);
  }
}

type Spoken = Exclude<
  Reply,
  {
    kind:
      | "answer"
      | "clarify"
      | "out_of_scope"
      | "crisis"
      | "corruption"
      | "account_data"
      | "feedback"
      | "command"
      | "browse";
  }
>;

/** Replies that are a sentence or two. */
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
