import type { Service } from "#core/manual.ts";
import type { ServiceText, Told } from "#core/service-text.ts";
import { isComplete, type Part } from "#core/service-view.ts";
import { partDate } from "#words/dates.ts";
import type { Words } from "#words/words.ts";
import { fit, visible } from "./fit.ts";
import { draw, type Flex } from "./templates.ts";

/** A text on a card is cut here; the page behind the card has it whole. */
const LONGEST = 240;
/** More single values than this are a list that nobody reads; the page has them all. */
const MOST_VALUES = 6;

type Item = { text: string; notes: string[] };
type TimelineStep = { number: string; name: string; notes: string[]; time: string };

/** A section before it is drawn: a label, what it says, small print. Lists and timelines can be split between bubbles. */
export type Section =
  | { kind: "fact"; label: string; values: string[]; notes: string[]; stated: boolean; asked: boolean }
  | { kind: "list"; label: string; items: Item[]; notes: string[]; asked: boolean }
  | { kind: "timeline"; label: string; steps: TimelineStep[]; notes: string[]; asked: boolean };

type Look = { words: Words["card"]; language: "th" | "en"; asked: boolean };

/** Makes one part of a service ready to draw; `told`: the service in the language of the card. Says "the manual does not state it" where it does not; never a guess. */
export function toSection(service: Service, told: ServiceText, part: Part, look: Look): Section {
  switch (part) {
    case "duration":
      return durationSection(told, look);
    case "steps":
      return stepsSection(told, isComplete(service, "steps"), look);
    case "documents":
      return documentsSection(told, isComplete(service, "documents"), look);
    case "fee":
      return feeSection(told, look);
    case "channel":
      return listSection(look, "channel", told.channels.map(channelItem));
    case "contact":
      return listSection(
        look,
        "contact",
        told.contact.map(({ name, phone, line }) =>
          item(phone === null ? name.text : `${phone} · ${name.text}`, line),
        ),
      );
    case "deadlines":
      return listSection(
        look,
        "deadlines",
        told.deadlines.map(({ text }) => item(text)),
      );
    case "conditions":
      return listSection(
        look,
        "conditions",
        told.conditions.map(({ text }) => item(text)),
      );
    case "law":
      return listSection(
        look,
        "law",
        service.law.map(({ nameTh, sectionTh }) => item(nameTh, sectionTh)),
      );
    case "eservice":
      return eserviceSection(told, look);
  }
}

function durationSection({ totalDuration, steps }: ServiceText, look: Look): Section {
  const { words } = look;
  if (totalDuration) {
    const notes = totalDuration.official ? [] : [words.unofficial];
    return fact(look, words.duration, [totalDuration.text.text], notes, true);
  }
  const timed = steps.filter((step) => step.duration !== null);
  if (timed.length === 0) return fact(look, words.duration, [words.notStated], [], false);
  // The manual gives times of single steps only; they are shown as they stand and never added up.
  return fact(
    look,
    words.duration,
    timed.map((step) => `${step.name.text}: ${textOf(step.duration)}`),
    [],
    true,
  );
}

function stepsSection({ steps }: ServiceText, complete: boolean, look: Look): Section {
  const { words } = look;
  if (steps.length === 0) return fact(look, words.steps, [words.notStated], [], false);
  return {
    kind: "timeline",
    label: words.steps,
    steps: steps.map((step) => timelineStep(step, words)),
    notes: complete ? [] : [words.stepsIncomplete],
    asked: look.asked,
  };
}

function timelineStep(step: ServiceText["steps"][number], words: Words["card"]): TimelineStep {
  const who = step.responsible === null ? "" : words.by(step.responsible.text);
  return {
    number: String(step.order),
    name: cut(step.name.text) || "–",
    notes: [cut(textOf(step.detail)), cut(who)].filter(Boolean),
    time: cut(textOf(step.duration)),
  };
}

function documentsSection({ documents }: ServiceText, complete: boolean, look: Look): Section {
  const { words } = look;
  if (documents === null) return fact(look, words.documents, [words.notStated], [], false);
  const items = documents.map(({ name, originals, copies, condition }) => {
    const counts = [
      originals === null ? "" : words.originals(originals),
      copies === null ? "" : words.copies(copies),
    ];
    return item(name.text, counts.filter(Boolean).join(" · "), textOf(condition));
  });
  return { ...listSection(look, "documents", items), notes: complete ? [] : [words.documentsIncomplete] };
}

function feeSection({ fee }: ServiceText, look: Look): Section {
  const { words, language } = look;
  if (fee === null) return fact(look, words.fee, [words.feeNotStated], [], false);
  const notes = fee.asOf === null ? [] : [words.asOf(partDate(fee.asOf, language))];
  return fact(look, words.fee, [fee.text.text], notes, true);
}

function eserviceSection({ channels }: ServiceText, look: Look): Section {
  const { words } = look;
  const online = channels.filter(({ kind }) => kind === "online" || kind === "app");
  if (online.length === 0) return fact(look, words.eservice, [words.noEservice], [], false);
  return listSection(look, "eservice", online.map(channelItem));
}

function channelItem({ name, hours }: ServiceText["channels"][number]): Item {
  return item(name.text, textOf(hours));
}

function textOf(told: Told | null): string {
  return told?.text ?? "";
}

function fact(look: Look, label: string, values: string[], notes: string[], stated: boolean): Section {
  const shown = values.map(cut).filter(Boolean);
  const more = shown.length > MOST_VALUES ? [look.words.moreLines(shown.length - MOST_VALUES)] : [];
  return {
    kind: "fact",
    label,
    values: shown.slice(0, MOST_VALUES),
    notes: [...more, ...notes],
    stated,
    asked: look.asked,
  };
}

function listSection(
  { words, asked }: Look,
  part: "channel" | "contact" | "deadlines" | "law" | "documents" | "eservice" | "conditions",
  items: Item[],
): Extract<Section, { kind: "list" }> {
  return {
    kind: "list",
    label: words[part],
    items: items.filter(({ text }) => text !== ""),
    notes: [],
    asked,
  };
}

function item(text: string, ...notes: (string | null)[]): Item {
  return { text: cut(text), notes: notes.map((note) => cut(note ?? "")).filter(Boolean) };
}

function cut(text: string): string {
  return fit(visible(text), LONGEST);
}

/** Draws a section. An empty list is not drawn at all (LINE refuses an empty text). */
export function drawSection(section: Section): Flex[] {
  switch (section.kind) {
    case "fact": {
      const { label, values, notes, stated } = section;
      return values.length === 0
        ? []
        : [draw(section.asked ? "asked" : "fact", { label, values, notes, stated })];
    }
    case "list":
      return section.items.length === 0
        ? []
        : [held(section, draw("list", { ...section, size: sizeOf(section) }))];
    case "timeline":
      return section.steps.length === 0
        ? []
        : [held(section, draw("timeline", { ...section, size: sizeOf(section) }))];
  }
}

/** What was asked for is larger, and stands in a field of its own. */
function sizeOf({ asked }: Section): "lg" | "md" {
  return asked ? "lg" : "md";
}

function held({ asked }: Section, contents: Flex): Flex {
  return asked ? draw("highlight", { contents: [contents] }) : contents;
}
