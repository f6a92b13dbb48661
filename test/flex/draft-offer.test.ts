import { expect, test } from "vitest";
import { wordsTo, type Draft } from "#core/draft.ts";
import { drawn, NUMBER, OPEN, quickLabels, readOut, SERVICE, valuesOf, viewOf } from "./every-reply.ts";

/** What was typed after a question of an officer, beside that question. */
const offer: Draft = {
  ...wordsTo({ at: OPEN, event: "01JDRAFT" }, { case: "f1", as: "replied" }),
  asks: "review",
  candidate: "แถวตลาดค่ะ",
  questions: [{ case: "f1", reference: "48210934", words: "ที่ไหนคะ" }],
};
const shown = (draft: Draft) => drawn({ kind: "draft", draft, notice: false, hint: null });

test("the question and the words stand together, with one tap to send and one for something new, and say that nothing is sent", () => {
  const said = readOut(shown(offer));
  for (const part of [NUMBER, "ที่ไหนคะ", "แถวตลาดค่ะ", "ยังไม่ได้ส่ง"]) expect(said).toContain(part);
  const taps = valuesOf("data", shown(offer)).filter((data) => data.includes("draft="));
  expect(taps.map((data) => new URLSearchParams(data).get("act"))).toEqual(["use", "ask", "cancel"]);
});

test("a locked phone shows neither the question nor the words", () => {
  const [alt = ""] = valuesOf("altText", shown(offer));
  expect(alt).not.toMatch(/ที่ไหนคะ|แถวตลาด/u);
});

test("of several questions each has its own tap, and a question that is not kept any more says so", () => {
  const other = { case: "f2", reference: "10000009", words: null };
  const messages = shown({ ...offer, questions: [...offer.questions, other] });
  const sends = valuesOf("data", messages).filter((data) => data.includes("act=use"));
  expect(sends.map((data) => new URLSearchParams(data).get("to"))).toEqual(["f1", "f2"]);
  expect(readOut(messages)).toContain("คำถามนี้ไม่ได้เก็บไว้แล้ว");
});

test("under a card a tap leads to the words; it does not send them unseen", () => {
  const messages = drawn({ kind: "answer", service: SERVICE, field: null }, { draft: offer });
  expect(quickLabels(messages)[0]).toBe("ตอบเจ้าหน้าที่");
  expect(valuesOf("data", messages).filter((data) => data.includes("act=use"))).toEqual([]);
});

test.each([
  [["heard", "asked"], true],
  [["heard", "asked", "rerouted"], true],
  [["heard", "asked", "replied"], false],
])("after %j the feedback says that its person is waited for: %s", (kinds, waits) => {
  const history = kinds.map((kind) => ({ at: OPEN, kind: `feedback.${kind}`, words: null, due: null }));
  const messages = drawn({ kind: "case", feedback: viewOf({ history }), note: null });
  expect(readOut(messages).includes("เจ้าหน้าที่รอคำตอบจากคุณ")).toBe(waits);
  expect(valuesOf("data", messages).some((data) => data.includes("act=reply"))).toBe(waits);
});
