import type { Field, Service } from "#core/manual.ts";
import { isThin } from "#core/service-view.ts";
import { whys, writePostback, type Postback } from "#core/postbacks.ts";
import { nameOf } from "./actions.ts";
import { fit } from "./fit.ts";
import type { Page } from "./panels.ts";
import type { Flex } from "./templates.ts";

/** REF#quick-reply: at most 13 items, labels of at most 20 graphemes. */
const LABEL = 20;

function item(postback: Postback, label: string): Flex {
  const text = fit(label, LABEL, "graphemes");
  return {
    type: "action",
    action: { type: "postback", label: text, data: writePostback(postback), displayText: text },
  };
}

/** What stands under every answer of a one-to-one chat until there is a real menu: menu and language. */
function always(page: Page): Flex[] {
  const { short } = page.words;
  return [
    item({ does: "menu" }, short.menu),
    item({ does: "language", language: page.language === "th" ? "en" : "th" }, short.otherLanguage),
  ];
}

/** Under a card: what else may have been meant, the parts one may ask for next, whether it helped, and the menu. */
export function underCard(
  page: Page,
  service: Service,
  asked: Field | null,
  others: readonly string[],
): Flex {
  const { short } = page.words;
  const about = (field: "documents" | "duration" | "fee" | "steps" | "channel") =>
    item({ does: "service", service: service.id, field }, short[field]);
  const all = item({ does: "service", service: service.id, field: null }, short.all);
  const otherParts = (["documents", "duration", "fee"] as const).filter((field) => field !== asked);
  const parts = isThin(service) ? [] : otherParts.map(about);
  const taps = [
    item({ does: "helpful", service: service.id, helpful: true, why: null }, short.helpful),
    item({ does: "helpful", service: service.id, helpful: false, why: null }, short.notHelpful),
  ];
  const meant = others
    .map((id) => page.catalogue.byId.get(id))
    .filter((other) => other !== undefined)
    .map((other) => item({ does: "service", service: other.id, field: asked }, nameOf(other, page.language)));
  return { items: [...(asked === null ? [] : [all]), ...taps, ...meant, ...parts, ...always(page)] };
}

/** Under everything else. */
export function underTalk(page: Page): Flex {
  return { items: always(page) };
}

/** Why an answer did not help, one tap each. */
export function underWhy(page: Page, service: string): Flex {
  const items = whys.map((why) =>
    item({ does: "helpful", service, helpful: false, why }, page.words.why[why]),
  );
  return { items: [...items, ...always(page)] };
}
