import { expect, test } from "vitest";
import type { Late } from "#core/late.ts";
import { readPostback } from "#core/postbacks.ts";
import type { Outgoing } from "#core/replies.ts";
import { wordsIn } from "#words/words.ts";
import {
  draftOf,
  drawn,
  everyReply,
  lateOf,
  quickLabels,
  readOut,
  SERVICE,
  valuesOf,
  viewOf,
} from "./every-reply.ts";

const { late: words, cases, draft: draftWords } = wordsIn("th");
const reply = everyReply.smalltalk;

function aboutCase(id: string, reference: string, says: string, part: Partial<Late> = {}): Late {
  return lateOf({ about: { what: "case", case: id, reference, says, push: false }, ...part });
}

const told = (late: readonly Late[], more: Partial<Outgoing> = {}) => drawn(reply, { late, ...more });

test("news that LINE has certainly not taken is told before the reply: number, what happened, a tap to see it", () => {
  const messages = told([
    aboutCase("f1", "48210934", "feedback.done"),
    aboutCase("f2", "73054819", "receipt"),
    aboutCase("f3", "19283740", "added"),
  ]);
  expect(messages).toHaveLength(2);
  const said = readOut(messages.slice(0, 1));
  expect(said).toContain(cases.happened["feedback.done"]);
  expect(said).toContain(cases.receipt.title);
  expect(said).toContain(cases.notes.added);
  const taps = valuesOf("data", messages[0]).map(readPostback);
  expect(taps).toEqual(["f1", "f2", "f3"].map((id) => ({ does: "case", case: id, act: "show" })));
});

test("news that may have been seen is not told again: a sentence and a quick reply offer it", () => {
  const messages = told([aboutCase("f1", "48210934", "feedback.done", { sure: false })]);
  expect(readOut(messages)).not.toContain(cases.happened["feedback.done"]);
  expect(messages.at(-1)?.["text"]).toBe(cases.news.unsure("4821-0934"));
  expect(quickLabels(messages)[0]).toBe("ดูเรื่อง 4821-0934");
});

test("of several about one feedback only the newest is told, in whatever order they wait", () => {
  const older = aboutCase("f1", "48210934", "receipt", { at: 1 });
  const newer = aboutCase("f1", "48210934", "feedback.done", { at: 2 });
  for (const late of [
    [older, newer],
    [newer, older],
  ]) {
    const said = readOut(told(late));
    expect(said).toContain(cases.happened["feedback.done"]);
    expect(said).not.toContain(cases.receipt.title);
  }
  expect(readOut(told([older, { ...newer, sure: false }]))).toContain(cases.news.unsure("4821-0934"));
});

test("what the reply shows anyway is not told beside it", () => {
  const feedback = viewOf({ id: "f1" });
  const late = [aboutCase("f1", "48210934", "receipt")];
  expect(drawn({ kind: "case", feedback, note: null }, { late })).toHaveLength(1);
  expect(drawn({ kind: "receipt", feedback, at: 0, phone: false }, { late })).toHaveLength(1);
});

test("a draft that waits is mentioned only while there is one, with the tap that leads back", () => {
  const late = [lateOf({ about: { what: "draft" }, sure: false })];
  const messages = told(late, { draft: draftOf() });
  expect(messages.at(-1)?.["text"]).toBe(cases.news.draft);
  expect(quickLabels(messages)[0]).toBe(draftWords.resume);
  expect(told(late)).toHaveLength(1);
  expect(drawn(everyReply.draft, { late, draft: draftOf() })).toHaveLength(1);
});

test("news and drafts are never taken for an answer that has to be asked for again", () => {
  for (const sure of [true, false]) {
    const late = [
      aboutCase("f1", "48210934", "receipt", { sure }),
      lateOf({ about: { what: "draft" }, sure }),
    ];
    expect(readOut(told(late, { draft: draftOf() }))).not.toContain(words.again);
  }
  expect(readOut(told([lateOf()]))).toContain(words.again);
});

test("danger comes before news, and news before cards", () => {
  const messages = told([
    lateOf({ service: SERVICE }),
    aboutCase("f1", "48210934", "feedback.done"),
    lateOf({ danger: "violence" }),
  ]);
  const order = messages.map((message) => JSON.stringify(message));
  const at = (part: string) => order.findIndex((message) => message.includes(part));
  expect(at("tel:191")).toBeLessThan(at(cases.news.title));
  expect(at(cases.news.title)).toBeLessThan(at(`/services/${SERVICE}`));
  expect(messages).toHaveLength(5);
});

test("in a group nothing waits for anybody", () => {
  const late = [aboutCase("f1", "48210934", "receipt"), lateOf({ service: SERVICE, sure: false })];
  expect(told(late, { personal: false, draft: draftOf() })).toHaveLength(1);
});

test("with an offer of late answers the buttons of a draft are still there, because only the last message shows any", () => {
  const late = [lateOf({ service: SERVICE, sure: false })];
  const labels = quickLabels(drawn(everyReply.draft, { late, draft: draftOf() }));
  expect(labels).toContain(draftWords.cancel);
  expect(labels.some((label) => label.startsWith(words.show))).toBe(true);
});
