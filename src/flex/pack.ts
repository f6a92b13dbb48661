import type { Section } from "./sections.ts";

/** What fits on one bubble before it is tiring to scroll on a phone: lines of about 26 Thai letters at size md. */
const LINES_A_BUBBLE = 56;
const LETTERS_A_LINE = 26;
/** LINE takes 12 bubbles; nobody swipes that far. What is beyond stands on the page behind the card. */
export const MOST_BUBBLES = 5;

/** Spreads sections over bubbles, in order. Lists and timelines may go on in the next bubble; a single item never does. */
export function pack(sections: readonly Section[]): Section[][] {
  const bubbles: Section[][] = [[]];
  let room = LINES_A_BUBBLE;
  for (const section of sections.flatMap(inPieces)) {
    const lines = linesOf(section);
    if (lines > room && bubbles.at(-1)?.length !== 0) {
      bubbles.push([]);
      room = LINES_A_BUBBLE;
    }
    bubbles.at(-1)?.push(section);
    room -= lines;
  }
  return bubbles.map(joined);
}

/** A list or timeline as one piece an item, so that it can break between any two. */
function inPieces(section: Section): Section[] {
  if (section.kind === "fact") return [section];
  const last = (i: number, all: readonly unknown[]) => (i === all.length - 1 ? section.notes : []);
  if (section.kind === "list") {
    return section.items.map((item, i, all) => ({ ...section, items: [item], notes: last(i, all) }));
  }
  return section.steps.map((step, i, all) => ({ ...section, steps: [step], notes: last(i, all) }));
}

/** Puts neighbouring pieces of the same section together again. */
function joined(pieces: readonly Section[]): Section[] {
  const sections: Section[] = [];
  for (const piece of pieces) {
    const before = sections.at(-1);
    if (before?.kind === "list" && piece.kind === "list" && before.label === piece.label) {
      sections.splice(-1, 1, { ...before, items: [...before.items, ...piece.items], notes: piece.notes });
    } else if (before?.kind === "timeline" && piece.kind === "timeline") {
      sections.splice(-1, 1, { ...before, steps: [...before.steps, ...piece.steps], notes: piece.notes });
    } else sections.push(piece);
  }
  return sections;
}

function linesOf(section: Section): number {
  return textsOf(section).reduce((sum, text) => sum + Math.ceil(text.length / LETTERS_A_LINE), 1);
}

function textsOf(section: Section): string[] {
  switch (section.kind) {
    case "fact":
      return [...section.values, ...section.notes];
    case "list":
      return [...section.items.flatMap(({ text, notes }) => [text, ...notes]), ...section.notes];
    case "timeline":
      return [...section.steps.flatMap(({ name, notes, time }) => [name, ...notes, time]), ...section.notes];
  }
}
