import { expect, test } from "vitest";
import { dangers } from "#core/kinds.ts";
import type { Postback } from "#core/postbacks.ts";
import { COMPLAINT, complaining, talk } from "#test/support/talk.ts";

/** What a tap asks of the store: to do something, or to show something. */
const asked = (postback: Postback) => {
  const { deed, look, reply } = talk().tap(postback);
  return { deed, look, says: reply?.kind ?? null };
};
const caseTap = (act: Extract<Postback, { does: "case" }>["act"]): Postback => ({
  does: "case",
  case: "f1",
  act,
});

test("a tap shows one's feedbacks, one of them, or all we hold", () => {
  expect(asked({ does: "cases" })).toEqual({ deed: null, look: { at: "cases" }, says: null });
  expect(asked({ does: "mydata" })).toEqual({ deed: null, look: { at: "mydata" }, says: null });
  const look = { at: "case", case: "f1", note: null };
  expect(asked(caseTap("show"))).toEqual({ deed: null, look, says: null });
});

test("to take a feedback back is asked first, and done by the second tap; a dispute is one tap", () => {
  const look = { at: "case", case: "f1", note: "ask-withdraw" };
  expect(asked(caseTap("withdraw"))).toEqual({ deed: null, look, says: null });
  expect(asked(caseTap("withdrawn"))).toEqual({
    deed: { does: "withdraw", case: "f1" },
    look: null,
    says: null,
  });
  expect(asked(caseTap("dispute"))).toEqual({
    deed: { does: "dispute", case: "f1" },
    look: null,
    says: null,
  });
});

test.each([
  ["add", "added", "text"],
  ["reply", "replied", "text"],
  ["phone", "phone", "phone"],
] as const)("a tap on %s asks for words, which are told once they are there", (act, as, asks) => {
  const chat = talk();
  expect(chat.tap(caseTap(act)).reply).toMatchObject({
    kind: "draft",
    draft: { to: { case: "f1", as }, asks },
  });
  const words = as === "phone" ? "0812345678" : COMPLAINT;
  expect(chat.say(words)).toMatchObject({
    reply: null,
    draft: null,
    deed: { does: "say", case: "f1", as, text: words },
  });
});

test.each(dangers)(
  "who is in danger (%s) asks to be called by one tap, and loses nothing that they were saying",
  (danger) => {
    const chat = complaining(COMPLAINT);
    const before = chat.draft;
    expect(chat.tap({ does: "urgent", danger })).toMatchObject({
      reply: null,
      deed: { does: "urgent", danger },
      count: `urgent|${danger}||th`,
      draft: before,
    });
  },
);

test("of a service nothing is sent any more, or again", () => {
  for (const muted of [true, false]) {
    const subject = "dlpw-kor-ror-7";
    const deed = { does: "mute", subject, muted };
    expect(asked({ does: "mute", subject, muted })).toEqual({ deed, look: null, says: "muted" });
  }
});

test("whoever is erased has nothing left that they were saying", () => {
  expect(complaining(COMPLAINT).tap({ does: "erase" })).toMatchObject({ act: "person.erased", draft: null });
});

test("words to a feedback are asked for and nothing else: buttons of a draft of one's own change nothing of them", () => {
  for (const act of ["add", "reply", "phone"] as const) {
    const chat = talk();
    chat.tap(caseTap(act));
    const { asked: _, ...before } = chat.draft ?? expect.fail("no draft is open");
    for (const to of ["sort", "text", "service", "group", "province", "phone", "time"])
      chat.choose("edit", to);
    for (const own of ["send", "use", "join"] as const)
      expect(chat.choose(own).deed).toEqual({ does: "keep" });
    expect(chat.draft).toMatchObject(before);
    expect(chat.choose("back").reply).toEqual({ kind: "draft_dropped", added: true });
  }
});
