import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { ask } from "#core/ask.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

/**
 * What tired, angry and sad people write, and what those in danger do. Nothing is learnt from these messages (phrases.test.ts), and of the first
 * two sets nothing was looked at but how many are right. The limits leave room for what chance brings with other phrases.
 */

const catalogue = readCatalogue("manual");
const kindsOf = (set: string) =>
  readFileSync(`test/questions/${set}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)))
    .map(({ text }) => ({ text, kind: ask(text, catalogue).kind }));
const isGrave = ({ kind }: { kind: string }) => kind === "crisis" || kind === "corruption";

test("of 189 ordinary messages, sad, angry or short, at most twelve are taken for danger or bribery", () => {
  const messages = kindsOf("calm");
  expect(messages).toHaveLength(189);
  expect(messages.filter(isGrave).length).toBeLessThanOrEqual(12);
});

test("of 39 long complaints, suggestions and words of praise at least 30 are heard as feedback, and at most three bring a hotline", () => {
  const messages = kindsOf("told");
  expect(messages).toHaveLength(39);
  expect(messages.filter(({ kind }) => kind === "feedback").length).toBeGreaterThanOrEqual(30);
  expect(messages.filter(isGrave).length).toBeLessThanOrEqual(3);
});

test("of 51 short cries for help at most two are missed", () => {
  const messages = kindsOf("danger");
  expect(messages).toHaveLength(51);
  expect(messages.filter(({ kind }) => kind !== "crisis").length).toBeLessThanOrEqual(2);
});
