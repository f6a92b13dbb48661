import type { Draft } from "#core/draft.ts";
import { provinceName } from "#core/provinces.ts";
import { tapOn } from "./draft-steps.ts";
import { fit, visible } from "./fit.ts";
import type { Page, Panel } from "./panel.ts";
import { fact, field, nameFor, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";
import { subjectName } from "./topics.ts";
import { chosenTime } from "./when.ts";

/** The text is shown up to here; all of it is sent. */
const SHOWN = 300;
/** Who wrote less is told what helps. */
const SHORT = 80;

/** All that will be sent, each with a tap to change it; last, where LINE shows it, that it is not sent yet and the button that sends it. */
export function reviewStep(page: Page, draft: Draft): Panel {
  const { review } = page.words.draft;
  const isCall = draft.sort === "call";
  // Where it happened helps who was wronged; who was asked what they think has nothing to tell of that.
  const isShort = draft.topic === null && (draft.text ?? "").length < SHORT;
  return {
    title: review.title,
    lines: [],
    sections: [
      ...sortField(page, draft),
      edited(draft, "service", page, [subjectName(draft, page)], review.changeService),
      textField(page, draft),
      ...(isCall ? callFields(page, draft) : []),
      ...photoLine(page, draft),
      ...ofOneself(page, draft),
      ...says([isCall ? review.consent : isShort ? review.better : "", review.notYet], "sm"),
    ],
    buttons: [
      tapButton("primary", tapOn(draft, "send"), isCall ? review.consentAndSend : review.send),
      tapButton("link", tapOn(draft, "cancel"), review.cancel),
    ],
  };
}

type Part = "sort" | "service" | "text" | "group" | "province" | "phone" | "time";

function edited(
  draft: Draft,
  part: Part,
  { words }: Page,
  values: readonly string[],
  tap: string,
  notes: readonly string[] = [],
): Flex {
  return field({ label: words.draft.labels[part], values, notes }, tap, tapOn(draft, "edit", part));
}

/** A wish to be contacted is nothing else by a tap. */
function sortField(page: Page, draft: Draft): Flex[] {
  const { sorts, labels, review } = page.words.draft;
  // Who answers a topic was asked what they think, nothing else.
  if (draft.sort === null || draft.topic !== null) return [];
  const values = [sorts[draft.sort]];
  return draft.sort === "call"
    ? fact(labels.sort, values)
    : [edited(draft, "sort", page, values, review.changeSort)];
}

function textField(page: Page, draft: Draft): Flex {
  const { review } = page.words.draft;
  const whole = visible(draft.text ?? "");
  const notes = [whole.length > SHOWN ? review.cut : "", draft.masked ? review.masked : ""];
  return edited(draft, "text", page, [fit(whole, SHOWN)], review.editText, notes);
}

function callFields(page: Page, draft: Draft): Flex[] {
  const { review, phone } = page.words.draft;
  const where = draft.phone === "chat" ? phone.inChat : (draft.phone ?? "");
  return [
    edited(draft, "phone", page, [where], review.changePhone),
    edited(draft, "time", page, [chosenTime(draft.time ?? "", page)], review.changeTime),
  ];
}

/** Who and where somebody is, if they told; the way to tell it, if they like. */
function ofOneself(page: Page, draft: Draft): Flex[] {
  const { review } = page.words.draft;
  const { groups } = page.catalogue.manual.agency;
  const group = groups.find(({ id }) => id === draft.group);
  const province = draft.province === null ? "" : provinceName(draft.province, page.language);
  const tell = (part: "group" | "province", label: string) =>
    tapButton("link", tapOn(draft, "edit", part), label);
  return [
    ...(group === undefined
      ? []
      : [edited(draft, "group", page, [nameFor(group, page, group.id)], review.change)]),
    ...(province === "" ? [] : [edited(draft, "province", page, [province], review.change)]),
    ...(group === undefined && groups.length > 0 ? [tell("group", review.tellGroup)] : []),
    ...(province === "" ? [tell("province", review.tellProvince)] : []),
  ];
}

function photoLine({ words }: Page, { photos }: Draft): Flex[] {
  const { labels, review } = words.draft;
  return photos.length === 0 ? [] : fact(labels.photos, [review.photos(photos.length)]);
}
