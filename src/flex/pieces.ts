import { nameIn } from "#core/agency-text.ts";
import type { Postback } from "#core/postbacks.ts";
import { choose, drawButton, nameOf } from "./actions.ts";
import { fit, visible } from "./fit.ts";
import type { Page } from "./panel.ts";
import { draw, type Flex } from "./templates.ts";

/*
 * The pieces of a panel. A piece of which nothing would be seen is left out, because LINE refuses an empty text.
 */

/** A name of the agency's data is cut here. */
const NAME = 80;

/** A label and what it says; `notes` in small print. */
export function fact(label: string, values: readonly string[], notes: readonly string[] = []): Flex[] {
  const shown = seen(values);
  return shown.length === 0 ? [] : [draw("fact", { label, values: shown, notes: seen(notes), stated: true })];
}

/** Sentences in small print under a heading. */
export function small(label: string, lines: readonly string[]): Flex {
  return draw("fact", { label, values: [], notes: seen(lines), stated: true });
}

/** A label and what it says, large, in a field of its own: what people came for. */
export function big(label: string, value: string, notes: readonly string[] = []): Flex[] {
  const shown = seen([value]);
  return shown.length === 0
    ? []
    : [draw("asked", { label, values: shown, notes: seen(notes), stated: true })];
}

/** A field to tap: `tap` says what the tap does. */
export function field(
  { label, values, notes = [] }: { label: string; values: readonly string[]; notes?: readonly string[] },
  tap: string,
  postback: Postback,
): Flex {
  return draw("field", {
    label,
    values: seen(values),
    notes: seen(notes),
    tap,
    action: choose(postback, tap, tap),
  });
}

/** Something to choose, as large as a finger. It may have several lines. */
export function choice(text: string, postback: Postback): Flex {
  const said = text.replaceAll("\n", " ");
  return draw("choice", { text, action: choose(postback, said, said) });
}

/** Sentences in the middle of a panel. */
export function says(lines: readonly string[], size: "sm" | "md" = "md"): Flex[] {
  const shown = seen(lines);
  return shown.length === 0 ? [] : [draw("says", { lines: shown, size })];
}

/** Sentences that stand out: what has just happened. */
export function notice(lines: readonly string[]): Flex[] {
  const shown = seen(lines);
  return shown.length === 0 ? [] : [draw("notice", { lines: shown })];
}

/** Sentences in small print. */
export function footnote(lines: readonly string[]): Flex[] {
  const shown = seen(lines);
  return shown.length === 0 ? [] : [draw("footnote", { lines: shown })];
}

/** A few sentences under a heading. */
export function bullets(label: string, lines: readonly string[]): Flex[] {
  const items = seen(lines).map((text) => ({ text, notes: [] }));
  return items.length === 0 ? [] : [draw("list", { label, items, notes: [], size: "md" })];
}

/** A button that carries a postback of ours. */
export function tapButton(style: "primary" | "secondary" | "link", postback: Postback, label: string): Flex {
  return drawButton(style, choose(postback, label, label));
}

/** The name of something of the agency, short enough for a choice; `instead` where it shows nothing. */
export function nameFor(
  named: { nameTh: string; nameEn: string },
  { language }: Page,
  instead: string,
): string {
  return fit(nameIn(named, language), NAME) || instead;
}

/** The name of a service that something is about; said so where it is about none, or is not in the manual any more. */
export function serviceName(service: string | null, page: Page): string {
  const { anyService, goneService } = page.words.draft;
  if (service === null) return anyService;
  const known = page.catalogue.byId.get(service);
  return known === undefined ? goneService : nameOf(known, page.language);
}

/** Who reads what was said: officers of this office; where another part does the work, that it is passed on. One or two sentences. */
export function readerLines(unit: string | null, page: Page): string[] {
  const { agency } = page.catalogue.manual;
  const { officers, passed } = page.words.cases.receipt;
  const owner = page.catalogue.owners.get(unit ?? "")?.unit;
  const reader = officers(nameFor(agency, page, agency.shortNameTh));
  if (owner === undefined || owner.nameTh === agency.nameTh) return [reader];
  return [reader, passed(nameFor(owner, page, agency.shortNameTh))];
}

function seen(texts: readonly string[]): string[] {
  return texts.map(visible).filter(Boolean);
}
