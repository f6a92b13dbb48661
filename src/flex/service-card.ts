import { nameIn } from "#core/agency-text.ts";
import { ownerOf, type Catalogue } from "#core/catalogue.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Message } from "#core/replies.ts";
import { serviceText, type ServiceText } from "#core/service-text.ts";
import { isThin, partsToShow } from "#core/service-view.ts";
import { partDate } from "#words/dates.ts";
import type { Words } from "#words/words.ts";
import { callButton, choose, drawButton, linkButton, nameOf, phoneOf } from "./actions.ts";
import { fit, jsonBytes, visible } from "./fit.ts";
import { MOST_BUBBLES, pack } from "./pack.ts";
import { drawSection, toSection, type Section } from "./sections.ts";
import { draw, type Flex } from "./templates.ts";

/** REF#flex-message: altText ≤ 1,500; REF#bubble: ≤ 30 KB of JSON; REF#carousel: ≤ 50 KB. Held a little smaller. */
const ALT_TEXT = 400;
const BUBBLE_BYTES = 29_000;
const CAROUSEL_BYTES = 49_000;
const TITLE = 300;

type Card = {
  service: Service;
  field: Field | null;
  words: Words;
  told: ServiceText;
  language: "th" | "en";
  catalogue: Catalogue;
  baseUrl: string;
};

/**
 * The card of a service: one bubble where it fits, a carousel where it does not. The field asked for stands first and large. A
 * thin service (see core/service-view) says what the manual does not state and whom to ask.
 */
export function serviceCard(given: Omit<Card, "told">): Message {
  const card = { ...given, told: serviceText(given.service, given.language) };
  const sections = cardSections(card);
  const whole = pack(sections);
  let bubbles = whole.slice(0, MOST_BUBBLES);
  let contents = drawCard(card, bubbles, bubbles.length < whole.length);
  while (tooLarge(contents) && bubbles.length > 0) {
    bubbles = lightened(bubbles);
    contents = drawCard(card, bubbles, true);
  }
  return flexMessage(altText(card, sections), contents);
}

function tooLarge(contents: Flex): boolean {
  return jsonBytes(contents) > (contents["type"] === "carousel" ? CAROUSEL_BYTES : BUBBLE_BYTES);
}

/** Without its last section; a bubble that held only that one goes with it. */
function lightened(bubbles: Section[][]): Section[][] {
  const last = bubbles.at(-1) ?? [];
  return last.length > 1 ? [...bubbles.slice(0, -1), last.slice(0, -1)] : bubbles.slice(0, -1);
}

function cardSections({ service, told, field, words, language }: Card): Section[] {
  return partsToShow(service, field).map((part) =>
    toSection(service, told, part, { words: words.card, language, asked: part === field }),
  );
}

function drawCard(card: Card, bubbles: Section[][], isCut: boolean): Flex {
  const pages = bubbles.length === 0 ? [[]] : bubbles;
  const drawn = pages.map((sections, i) => {
    const first = i === 0 ? notice(card) : [];
    const last = i === pages.length - 1 ? [footnote(card, isCut)] : [];
    return drawBubble(card, [...first, ...sections.flatMap(drawSection), ...last], i === 0);
  });
  return drawn.length === 1 && drawn[0] ? drawn[0] : { type: "carousel", contents: drawn };
}

function drawBubble(card: Card, sections: Flex[], first: boolean): Flex {
  const { service } = card;
  const { department } = ownerOf(service, card.catalogue);
  return draw("service", {
    department: fit(nameIn(department, card.language), TITLE) || department.code,
    title: nameOf(service, card.language),
    sections: sections.length > 0 ? sections : [footnote(card, false)],
    buttons: first ? buttons(card) : [],
  });
}

/** Where the manual knows little, that is said first and once, with whom to call. */
function notice({ service, told, words }: Card): Flex[] {
  const { thin, thinAsk, general, thaiOnly } = words.card;
  if (service.confidence === "general-knowledge") return [draw("notice", { lines: [general] })];
  if (isThin(service)) return [draw("notice", { lines: [thin, thinAsk] })];
  return told.hasThaiOnly ? [draw("footnote", { lines: [thaiOnly] })] : [];
}

function footnote({ service, words, language }: Card, isCut: boolean): Flex {
  const source = bestSource(service.sources);
  const name = source ? fit(source.title, TITLE) : "";
  const lines = [
    isCut ? words.card.cut : "",
    source && name ? words.card.source(name) : "",
    source?.date ? words.card.asOf(partDate(source.date, language)) : "",
    words.card.checked(partDate(service.checkedOn, language)),
  ];
  return draw("footnote", { lines: lines.filter(Boolean) });
}

/** Of several sources the one nearest to the office is named; the page behind the card names all. */
function bestSource(sources: Service["sources"]): Service["sources"][number] | undefined {
  const order = ["official", "law", "press", "other"] as const;
  return order.flatMap((kind) => sources.filter((source) => source.kind === kind))[0];
}

function buttons(card: Card): Flex[] {
  const { service, words, language, catalogue, baseUrl } = card;
  const phone = phoneOf(service, catalogue.manual.agency);
  const online = service.eServiceUrl
    ? linkButton(service.eServiceUrl, words.card.openEservice, "primary")
    : null;
  const call = callButton(phone, words.card.call(phone), online ? "secondary" : "primary");
  const wish = isThin(service)
    ? drawButton("secondary", choose({ does: "wish", service: service.id }, words.card.wish, words.card.wish))
    : null;
  const page = linkButton(
    `${baseUrl}/services/${service.id}${language === "en" ? "?lang=en" : ""}`,
    words.card.openPage,
    "link",
  );
  return [online, call, wish, page].filter((button) => button !== null);
}

/** Read aloud, and shown in the list of chats: the name, the field asked for, the phone. */
function altText(card: Card, sections: readonly Section[]): string {
  const { service, field, words, catalogue } = card;
  const [first] = sections;
  const value = field === null || first === undefined ? "" : firstWords(first);
  const part = field === null ? "" : (first?.label ?? "");
  return fit(
    words.card.altText(
      nameOf(service, card.language),
      part,
      value,
      phoneOf(service, catalogue.manual.agency),
    ),
    ALT_TEXT,
  );
}

function firstWords(section: Section): string {
  switch (section.kind) {
    case "fact":
      return section.values.join(", ");
    case "list":
      return section.items.map(({ text }) => text).join(", ");
    case "timeline":
      return section.steps.map(({ name }) => name).join(", ");
  }
}

/** A Flex message; `altText` must not be empty. */
export function flexMessage(altText: string, contents: Flex): Message & Flex {
  return { type: "flex", altText: visible(altText) || "…", contents };
}
