import { isEmpty, isOffer, wordsTo, type Draft } from "./draft.ts";
import type { Postback } from "./postbacks.ts";
import { sentenceOf } from "./sentence.ts";
import type { Step } from "./step.ts";
import { showDraft, type At } from "./turn-draft.ts";

type Tap = Extract<Postback, { does: "cases" | "case" | "urgent" | "mute" | "tellme" | "mydata" }>;

/** A tap on something that was sent, or that has to do with what is kept of the person. */
export function caseTap(postback: Tap, open: Draft | null, at: At): Step {
  switch (postback.does) {
    case "cases":
      return { reply: null, look: { at: "cases" } };
    case "mydata":
      return { reply: null, look: { at: "mydata" } };
    case "urgent":
      return {
        reply: null,
        deed: { does: "urgent", danger: postback.danger },
        count: { what: "urgent", of: postback.danger },
      };
    case "mute": {
      const { subject, muted } = postback;
      return { reply: { kind: "muted", subject, muted }, deed: { does: "mute", subject, muted } };
    }
    case "tellme": {
      // Kept for staff to read, so with as little of a person in it as a feedback.
      const question = sentenceOf(postback.question, at.world.labels);
      if (!question.ok) return { reply: { kind: "stale_button" } };
      return {
        reply: { kind: "question_kept" },
        deed: { does: "ask", question: question.text, message: postback.message },
        count: { what: "asked_to_be_told" },
      };
    }
    case "case":
      return onCase(postback, open, at);
  }
}

function onCase({ case: id, act }: Extract<Tap, { does: "case" }>, open: Draft | null, at: At): Step {
  switch (act) {
    case "show":
      return { reply: null, look: { at: "case", case: id, note: null } };
    case "withdraw":
      return { reply: null, look: { at: "case", case: id, note: "ask-withdraw" } };
    case "withdrawn":
      return { reply: null, deed: { does: "withdraw", case: id } };
    case "dispute":
      return { reply: null, deed: { does: "dispute", case: id } };
    case "add":
      return say(id, "added", open, at);
    case "reply":
      return say(id, "replied", open, at);
    case "phone":
      return say(id, "phone", open, at);
  }
}

/** Begins words to a feedback. What somebody is already in the middle of saying is not thrown away for it. */
function say(id: string, as: "added" | "replied" | "phone", open: Draft | null, at: At): Step {
  // In danger the number goes first, and what they were saying waits.
  if (open !== null && open.to === null && !isEmpty(open) && as !== "phone")
    return showDraft(open, at, "unfinished");
  // Who typed the answer before the tap need not type it again.
  if (as === "replied" && open !== null && isOffer(open) && open.questions.some((one) => one.case === id))
    return showDraft(open, at);
  return showDraft(wordsTo(at.moment, { case: id, as }, open), at);
}
