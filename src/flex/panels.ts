import type { Catalogue } from "#core/catalogue.ts";
import type { Field } from "#core/manual.ts";
import type { Message } from "#core/replies.ts";
import type { Words } from "#words/words.ts";
import { callButton, chooseService } from "./actions.ts";
import { fit } from "./fit.ts";
import { flexMessage } from "./service-card.ts";
import { draw, type Flex } from "./templates.ts";

type Panel = { words: Words; language: "th" | "en"; catalogue: Catalogue };

const TITLE = 300;
const HOTLINES = 2;

/** Which of two to four services was meant: each a large field to tap. */
export function clarifyPanel(panel: Panel, services: readonly string[], field: Field | null): Message {
  const { words } = panel;
  const choices = drawChoices(panel, services, field);
  const names = choices.map(({ name }) => name).join(", ");
  return flexMessage(
    fit(`${words.clarify.ask}: ${names}`, 400),
    draw("panel", {
      title: "",
      lines: [words.clarify.ask],
      sections: choices.map(({ drawn }) => drawn),
      buttons: [],
    }),
  );
}

/** Nothing good enough was found: says so, offers the closest, and the phones. */
export function notFoundPanel(panel: Panel, closest: readonly string[]): Message {
  const { words, catalogue } = panel;
  const choices = drawChoices(panel, closest, null);
  const label = choices.length > 0 ? [draw("footnote", { lines: [words.notFound.closest] })] : [];
  const hotlines = catalogue.manual.agency.hotlines.slice(0, HOTLINES);
  return flexMessage(
    fit(
      `${words.notFound.title} ${words.notFound.body} ${hotlines.map(({ number }) => number).join(" ")}`,
      400,
    ),
    draw("panel", {
      title: words.notFound.title,
      lines: [words.notFound.body],
      sections: [...label, ...choices.map(({ drawn }) => drawn)],
      buttons: hotlines
        .map(({ number, nameTh }, i) =>
          callButton(number, `${words.card.call(number)} ${nameTh}`, i === 0 ? "primary" : "secondary"),
        )
        .filter((button) => button !== null),
    }),
  );
}

function drawChoices(
  { language, catalogue }: Panel,
  ids: readonly string[],
  field: Field | null,
): { name: string; drawn: Flex }[] {
  return ids
    .map((id) => catalogue.byId.get(id))
    .filter((service) => service !== undefined)
    .map((service) => {
      const name = fit(language === "en" ? service.titleEn : service.titleTh, TITLE) || service.id;
      return {
        name,
        drawn: draw("choice", { text: name, action: chooseService(service, field, name, name) }),
      };
    });
}
