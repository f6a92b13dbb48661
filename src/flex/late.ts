import type { Late } from "#core/late.ts";
import type { Field, Service } from "#core/manual.ts";
import type { Message } from "#core/replies.ts";
import { chooseService, nameOf } from "./actions.ts";
import { fit } from "./fit.ts";
import { crisisPanel, emergencyNumbers, type Page } from "./panels.ts";
import { text } from "./text.ts";

/** REF#quick-reply: labels of at most 20 graphemes. */
const QUICK_LABEL = 20;
const NAME = 80;

/**
 * Draws what could not be told in time. `before` goes out before the new answer: what LINE has certainly not taken. `after` comes last,
 * because only the last message shows its quick replies: what may have been seen is never sent again by itself, a tap brings it; whom
 * to call in danger is said in any case, in other words.
 */
export function drawLate(
  late: readonly Late[],
  page: Page,
  card: (service: Service, field: Field | null) => Message,
): { before: Message[]; after: Message[] } {
  const { words } = page;
  const sure = late.filter((item) => item.sure);
  const answers = sure.flatMap(({ danger, ...item }) => {
    if (danger !== null) return [crisisPanel(page, danger)];
    const service = serviceOf(item, page);
    return service ? [card(service, item.field)] : [];
  });
  const offers = late.filter((item) => !item.sure);
  const nameless = late.some((item) => item.danger === null && serviceOf(item, page) === undefined);
  const after = offer(offers, page, nameless);
  return {
    before: answers.length > 0 ? [text(words.late.sure), ...answers] : [],
    after: after === null ? [] : [after],
  };
}

function serviceOf({ service }: Pick<Late, "service">, page: Page): Service | undefined {
  return page.catalogue.byId.get(service ?? "");
}

/** One message for all that is offered; null where there is nothing. `nameless`: something had no service to name. */
function offer(late: readonly Late[], page: Page, nameless: boolean): Message | null {
  const { words, language } = page;
  const named = late.flatMap((item) => {
    const service = item.danger === null ? serviceOf(item, page) : undefined;
    return service ? [{ service, field: item.field, name: fit(nameOf(service, language), NAME) }] : [];
  });
  const dangers = late.flatMap(({ danger }) =>
    danger === null ? [] : [words.late.danger(emergencyNumbers(page, danger))],
  );
  const said = [
    ...new Set(dangers),
    ...named.map(({ name }) => words.late.unsure(name)),
    ...(nameless ? [words.late.again] : []),
  ];
  if (said.length === 0) return null;
  const items = named.map(({ service, field, name }) => ({
    type: "action",
    action: {
      ...chooseService(service.id, field, name, name),
      label: fit(`${words.late.show} ${name}`, QUICK_LABEL, "graphemes"),
    },
  }));
  return { ...text(said.join("\n")), ...(items.length > 0 ? { quickReply: { items } } : {}) };
}
