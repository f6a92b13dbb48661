import type { Catalogue } from "#core/catalogue.ts";
import { nameIn } from "#core/agency-text.ts";
import type { Message } from "#core/replies.ts";
import type { Words } from "#words/words.ts";
import { callButton } from "./actions.ts";
import { fit, visible } from "./fit.ts";
import { flexMessage } from "./service-card.ts";
import { draw, type Flex } from "./templates.ts";

/** What every message is drawn from: the words, the language, the manual, and whether it goes to one person alone. */
export type Page = {
  words: Words;
  language: "th" | "en";
  catalogue: Catalogue;
  baseUrl: string;
  personal: boolean;
};

/** A bubble of a few sentences, things to tap and buttons. `top` stands before the title: what has just happened. */
export type Panel = {
  top?: readonly Flex[];
  title: string;
  lines: readonly string[];
  sections?: readonly Flex[];
  buttons?: readonly (Flex | null)[];
};

const ALT_TEXT = 400;

/**
 * Draws a panel. Its altText says the sentences, so it can be read aloud; it shows on a locked phone too, so nothing that a person wrote is
 * ever in it.
 */
export function panel(
  { top = [], title, lines, sections = [], buttons = [] }: Panel,
  alsoSaid = "",
): Message {
  const said = lines.map(visible).filter(Boolean);
  return flexMessage(
    fit([title, ...said, alsoSaid].filter(Boolean).join(" · "), ALT_TEXT),
    draw("panel", {
      top: [...top],
      title: visible(title),
      lines: said,
      sections: [...sections],
      buttons: buttons.filter((button) => button !== null),
    }),
  );
}

/** A button that calls the agency's first hotline; its name stands in the text, for a button is cut. */
export function hotlines({ words, catalogue }: Page): (Flex | null)[] {
  const [first] = catalogue.manual.agency.hotlines;
  return first ? [callButton(first.number, words.card.call(first.number), "primary")] : [];
}

/** The first hotline with its name, for the text above its button; "" where there is none. */
export function hotlineText({ catalogue, language }: Page): string {
  const [first] = catalogue.manual.agency.hotlines;
  return first ? `${first.number} · ${nameIn(first, language)}` : "";
}
