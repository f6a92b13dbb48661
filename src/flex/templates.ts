import jsone from "json-e";
import asked from "#templates/asked.json" with { type: "json" };
import button from "#templates/button.json" with { type: "json" };
import choice from "#templates/choice.json" with { type: "json" };
import fact from "#templates/fact.json" with { type: "json" };
import field from "#templates/field.json" with { type: "json" };
import footnote from "#templates/footnote.json" with { type: "json" };
import highlight from "#templates/highlight.json" with { type: "json" };
import history from "#templates/history.json" with { type: "json" };
import list from "#templates/list.json" with { type: "json" };
import notice from "#templates/notice.json" with { type: "json" };
import panel from "#templates/panel.json" with { type: "json" };
import says from "#templates/says.json" with { type: "json" };
import service from "#templates/service.json" with { type: "json" };
import timeline from "#templates/timeline.json" with { type: "json" };

/** A piece of a Flex message: plain JSON. */
export type Flex = { [property: string]: FlexValue };
export type FlexValue = string | number | boolean | null | FlexValue[] | Flex;

const templates = {
  asked,
  button,
  choice,
  fact,
  field,
  footnote,
  highlight,
  history,
  list,
  notice,
  panel,
  says,
  service,
  timeline,
};

/** Fills a drawn template. Takes its name and the values its placeholders name; gives plain JSON. */
export function draw(name: keyof typeof templates, values: Flex): Flex {
  const drawn: unknown = jsone(templates[name], values);
  // json-e gives what the template is: each template file holds one JSON object (a test draws them all).
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return drawn as Flex;
}
