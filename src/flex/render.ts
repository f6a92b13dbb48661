import type { Catalogue } from "#core/catalogue.ts";
import type { Late } from "#core/late.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Message, Outgoing, Reply } from "#core/replies.ts";
import { wordsIn, type Words } from "#words/words.ts";
import { chooseService } from "./actions.ts";
import { fit } from "./fit.ts";
import { clarifyPanel, notFoundPanel } from "./panels.ts";
import { serviceCard } from "./service-card.ts";
import type { Flex } from "./templates.ts";

/** REF#send-reply-message: at most five messages a request. */
const MOST_MESSAGES = 5;
/** REF#text-message: 5,000 UTF-16 units; nobody reads as much. */
const TEXT = 2_000;
/** REF#quick-reply: labels of at most 20 graphemes. */
const QUICK_LABEL = 20;

type Page = { words: Words; language: "th" | "en"; catalogue: Catalogue };

/**
 * Draws what is said as messages that LINE takes, whatever the manual holds: at most five, late answers before the new one. Only
 * the last message of a reply shows its quick replies (line-facts), so what offers late answers by a tap comes last.
 */
export function render(outgoing: Outgoing, catalogue: Catalogue): readonly Message[] {
  const page = { words: wordsIn(outgoing.language), language: outgoing.language, catalogue };
  const sure = outgoing.late.filter((late) => late.sure && late.service !== null);
  const offered = outgoing.late.filter((late) => !late.sure || late.service === null);
  const answer = drawReply(outgoing.reply, page);
  const room = MOST_MESSAGES - answer.length - (offered.length > 0 ? 1 : 0);
  return [...lateAnswers(sure, page).slice(0, room), ...answer, ...lateOffers(offered, page)];
}

function drawReply(reply: Reply, page: Page): Message[] {
  const { words, catalogue } = page;
  switch (reply.kind) {
    case "answer": {
      const service = catalogue.byId.get(reply.service);
      return service ? [cardOf(page, service, reply.field)] : [text(words.staleButton)];
    }
    case "clarify":
      return [clarifyPanel(page, reply.services, reply.field)];
    case "out_of_scope":
      return [notFoundPanel(page, reply.closest)];
    case "welcome": {
      const { nameTh, nameEn } = catalogue.manual.agency;
      const hello = reply.again
        ? words.welcome.again
        : words.welcome.hello(page.language === "en" ? nameEn : nameTh);
      return [text(`${hello}\n\n${words.welcome.ask}`)];
    }
    case "greet_group":
      return [text(words.group)];
    case "media":
      return [text(reply.media === "sticker" ? words.media.sticker : words.media.other)];
    case "stale_button":
      return [text(words.staleButton)];
    case "slow_down":
      return [text(words.slowDown)];
    case "sorry":
      return [
        text(`${words.sorry}\n${words.callInstead(catalogue.manual.agency.hotlines[0]?.number ?? "")}`),
      ];
  }
}

/** Cards kept drawn, per manual in use: what most people ask is drawn once. */
const KEPT = 500;
const drawn = new WeakMap<Catalogue, Map<string, Message>>();

/** A card is the same for everybody who asks the same, so it is drawn once per manual, service, field and language. */
function cardOf(page: Page, service: Service, field: Field | null): Message {
  const cards = drawn.get(page.catalogue) ?? new Map<string, Message>();
  drawn.set(page.catalogue, cards);
  const name = `${service.id} ${field ?? ""} ${page.language}`;
  const kept = cards.get(name);
  if (kept) return kept;
  const made = serviceCard({ ...page, service, field });
  if (cards.size >= KEPT) cards.clear();
  cards.set(name, made);
  return made;
}

/** Answers that LINE has certainly not taken before: said now, with an apology. */
function lateAnswers(late: readonly Late[], page: Page): Message[] {
  const cards = late
    .map(({ service, field }) => ({ service: page.catalogue.byId.get(service ?? ""), field }))
    .flatMap(({ service, field }) => (service ? [cardOf(page, service, field)] : []));
  return cards.length === 0 ? [] : [text(page.words.late.sure), ...cards];
}

/** Answers that may have been seen: never sent again by themselves, only on a tap. */
function lateOffers(late: readonly Late[], page: Page): Message[] {
  const { words, catalogue, language } = page;
  if (late.length === 0) return [];
  const services = late
    .map(({ service, field }) => ({ service: catalogue.byId.get(service ?? ""), field }))
    .flatMap(({ service, field }) => (service ? [{ service, field }] : []));
  if (services.length === 0) return [text(words.late.again)];
  const named = services.map(({ service, field }) => ({
    field,
    service,
    name: fit(language === "en" ? service.titleEn : service.titleTh, 80) || service.id,
  }));
  const items = named.map(({ service, field, name }) => ({
    type: "action",
    action: {
      ...chooseService(service, field, name, name),
      label: fit(`${words.late.show} ${name}`, QUICK_LABEL, "graphemes"),
    },
  }));
  const said = named.map(({ name }) => words.late.unsure(name)).join("\n");
  return [{ type: "text", text: fit(said, TEXT), quickReply: { items } } satisfies Flex & Message];
}

function text(value: string): Message & { text: string } {
  return { type: "text", text: fit(value, TEXT) };
}
