import { isOffer, stepBack, type Draft } from "#core/draft.ts";
import type { Field, Service } from "#core/manual.ts";
import { whys, writePostback, type Postback } from "#core/postbacks.ts";
import type { Reply } from "#core/replies.ts";
import { isThin } from "#core/service-view.ts";
import { nameOf } from "./actions.ts";
import { tapOn } from "./draft-steps.ts";
import { fit } from "./fit.ts";
import type { Page } from "./panel.ts";
import type { Flex } from "./templates.ts";

/** REF#quick-reply: at most 13 items, labels of at most 20 graphemes. */
const MOST = 13;
const LABEL = 20;

/** A quick reply. `words` show as if the person had said them. */
export function quickItem(postback: Postback, label: string, words = label): Flex {
  return {
    type: "action",
    action: {
      type: "postback",
      label: fit(label, LABEL, "graphemes"),
      data: writePostback(postback),
      displayText: fit(words, LABEL * 4),
    },
  };
}

/**
 * The quick replies of a reply to one person. `open`: what they are in the middle of saying; `late`: what offers late answers, null where the reply
 * is the last message. The way back to what they were saying comes first. Under an offer of late answers nothing else is about the reply, because
 * what is shown last is not it.
 */
export function quickReplies(
  reply: Reply,
  page: Page,
  open: Draft | null,
  late: readonly Flex[] | null,
): Flex {
  const own = late !== null && reply.kind !== "draft" ? [] : under(reply, page);
  const first = [...wayBack(page, reply, open), ...(late ?? []), ...own];
  const end = always(page, reply);
  return { items: [...first.slice(0, MOST - end.length), ...end] };
}

/** What stands under every answer of a one-to-one chat until there is a real menu: menu and language. */
function always(page: Page, reply: Reply): Flex[] {
  const { short } = page.words;
  const language = page.language === "th" ? "en" : "th";
  const other = quickItem({ does: "language", language }, short.otherLanguage);
  // In the middle of saying something a menu would only lead away.
  return reply.kind === "draft" ? [other] : [quickItem({ does: "menu" }, short.menu), other];
}

/** Back to what somebody was saying; and, where they asked something in between, to say that instead. */
function wayBack({ words }: Page, reply: Reply, open: Draft | null): Flex[] {
  // Who was just asked for a phone number is in another draft by now.
  const isOther = reply.kind === "receipt" && reply.phone;
  if (open === null || reply.kind === "draft" || isOther) return [];
  // An answer is not sent before it is seen beside its question.
  if (isOffer(open)) return [quickItem(tapOn(open, "resume"), words.cases.acts.reply)];
  const use = open.candidate === null ? [] : [quickItem(tapOn(open, "use"), words.draft.use)];
  return [quickItem(tapOn(open, "resume"), words.draft.resume), ...use];
}

function under(reply: Reply, page: Page): Flex[] {
  switch (reply.kind) {
    case "draft":
      return underDraft(page, reply.draft);
    case "ask_why":
      return underWhy(page, reply.service);
    case "answer": {
      const service = page.catalogue.byId.get(reply.service);
      return service ? underCard(page, service, reply.field, reply.others ?? []) : [];
    }
    default:
      return [];
  }
}

/** From the first step there is no way back but to leave. */
function underDraft({ words }: Page, draft: Draft): Flex[] {
  const back = stepBack(draft) === null ? [] : [quickItem(tapOn(draft, "back"), words.draft.back)];
  return [...back, quickItem(tapOn(draft, "cancel"), words.draft.cancel)];
}

/** Under a card: what else may have been meant, whether it helped, the parts one may ask for next, and the way to say what should change. */
function underCard(page: Page, service: Service, asked: Field | null, others: readonly string[]): Flex[] {
  const { short } = page.words;
  const { id } = service;
  const about = (field: "documents" | "duration" | "fee" | "steps" | "channel") =>
    quickItem({ does: "service", service: id, field }, short[field]);
  const all = quickItem({ does: "service", service: id, field: null }, short.all);
  const otherParts = (["documents", "duration", "fee"] as const).filter((field) => field !== asked);
  const parts = isThin(service) ? [] : otherParts.map(about);
  const meant = others
    .map((other) => page.catalogue.byId.get(other))
    .filter((other) => other !== undefined)
    .map((other) =>
      quickItem({ does: "service", service: other.id, field: asked }, nameOf(other, page.language)),
    );
  return [
    ...(asked === null ? [] : [all]),
    quickItem({ does: "helpful", service: id, helpful: true, why: null }, short.helpful),
    quickItem({ does: "helpful", service: id, helpful: false, why: null }, short.notHelpful),
    quickItem({ does: "feedback", subject: id }, short.tell),
    ...meant,
    ...parts,
  ];
}

/** Why an answer did not help, one tap each. */
function underWhy(page: Page, service: string): Flex[] {
  return whys.map((why) => quickItem({ does: "helpful", service, helpful: false, why }, page.words.why[why]));
}
