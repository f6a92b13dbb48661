import type { Service, Step } from "#core/manual.ts";
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

/** Makes one part of a service ready to draw. Says "the manual does not state it" where it does not; never a guess. */
export function toSection(service: Service, part: Part, look: Look): Section {
  switch (part) {
    case "duration":
      return durationSection(service, look);
    case "steps":
      return stepsSection(service, look);
    case "documents":
      return documentsSection(service, look);
    case "fee":
      return feeSection(service, look);
    case "channel":
      return listSection(
        look,
        "channel",
        service.channels.map(({ nameTh, hoursTh }) => item(nameTh, hoursTh)),
      );
    case "contact":
      return listSection(
        look,
        "contact",
        service.contact.map(({ nameTh, phone, line }) =>
          item(phone === null ? nameTh : `${phone} · ${nameTh}`, line),
        ),
      );
    case "deadlines":
      return listSection(
        look,
        "deadlines",
        service.applicantDeadlines.map(({ textTh }) => item(textTh)),
      );
    case "law":
      return listSection(
        look,
        "law",
        service.law.map(({ nameTh, sectionTh }) => item(nameTh, sectionTh)),
      );
    case "eservice":
      return eserviceSection(service, look);
  }
}

function durationSection(service: Service, look: Look): Section {
  const { words } = look;
  const total = service.totalDuration;
  if (total) {
    const notes = total.official ? [] : [words.unofficial];
    return fact(look, words.duration, [total.text], notes, true);
  }
  const timed = service.steps.filter((step) => step.durationText !== null);
  if (timed.length === 0) return fact(look, words.duration, [words.notStated], [], false);
  // The manual gives times of single steps only; they are shown as they stand and never added up.
  return fact(
    look,
    words.duration,
    timed.map((step) => `${step.nameTh}: ${step.durationText ?? ""}`),
    [],
    true,
  );
}

function stepsSection(service: Service, look: Look): Section {
  const { words } = look;
  if (service.steps.length === 0) return fact(look, words.steps, [words.notStated], [], false);
  const notes = isComplete(service, "steps") ? [] : [words.stepsIncomplete];
  return {
    kind: "timeline",
    label: words.steps,
    steps: service.steps.map((step) => timelineStep(step, words)),
    notes,
    asked: look.asked,
  };
}

function timelineStep(step: Step, words: Words["card"]): TimelineStep {
  const who = step.responsibleTh === null ? "" : words.by(step.responsibleTh);
  return {
    number: String(step.order),
    name: cut(step.nameTh) || "–",
    notes: [cut(step.detailTh ?? ""), cut(who)].filter(Boolean),
    time: cut(step.durationText ?? ""),
  };
}

function documentsSection(service: Service, look: Look): Section {
  const { words } = look;
  if (service.documents === null) return fact(look, words.documents, [words.notStated], [], false);
  const items = service.documents.map(({ nameTh, originals, copies, conditionTh }) => {
    const counts = [
      originals === null ? "" : words.originals(originals),
      copies === null ? "" : words.copies(copies),
    ];
    return item(nameTh, counts.filter(Boolean).join(" · "), conditionTh);
  });
  const notes = isComplete(service, "documents") ? [] : [words.documentsIncomplete];
  return { ...listSection(look, "documents", items), notes };
}

function feeSection(service: Service, look: Look): Section {
  const { words, language } = look;
  const { kind, textTh, asOf } = service.fee;
  if (kind === "not-stated" || textTh === null) return fact(look, words.fee, [words.feeNotStated], [], false);
  return fact(look, words.fee, [textTh], asOf === null ? [] : [words.asOf(partDate(asOf, language))], true);
}

function eserviceSection(service: Service, look: Look): Section {
  const { words } = look;
  const online = service.channels.filter(({ kind }) => kind === "online" || kind === "app");
  if (online.length === 0) return fact(look, words.eservice, [words.noEservice], [], false);
  return listSection(
    look,
    "eservice",
    online.map(({ nameTh, hoursTh }) => item(nameTh, hoursTh)),
  );
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
  part: "channel" | "contact" | "deadlines" | "law" | "documents" | "eservice",
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
  return asked ? draw("highlight", { contents }) : contents;
}
