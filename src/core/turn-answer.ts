import type { Asked } from "./asked.ts";
import { isNewer, withHeardOut } from "./dialogue.ts";
import { IN_ONE_GO_MS, isEmpty, isOffer, wordsTo, type Draft } from "./draft.ts";
import { entryFrom } from "./entry-text.ts";
import { specialOf } from "./kinds.ts";
import { denseForm } from "./normalise.ts";
import { isOwnMatter } from "./own-matter.ts";
import type { Postback } from "./postbacks.ts";
import { LEAST_OF_ANSWER, sentenceOf } from "./sentence.ts";
import type { Step, World } from "./step.ts";
import { answers, drop, showDraft, withCandidate, withText, type At } from "./turn-draft.ts";
import { ASKS, CLEAR, isChat, tapTyped } from "./turn-draft-words.ts";

/*
 * Who was asked something by an officer types the answer, and looks for no button. What may be the answer is shown with the question, and one tap
 * sends it or says that it is something new: nobody is told a thing that was not meant for them, and nobody types anything twice.
 */

/** So long after a question was told a message may be its answer. Later only a tap leads to it. */
const LIFE_MS = 14 * 24 * 60 * 60 * 1000;

/** The questions that a message may answer. Whoever is in the middle of saying something says that first, unless there is nothing in it and they were asked since. */
export function openFor(asked: readonly Asked[], draft: Draft | null, { moment, dialogue }: At): string[] {
  return asked
    .filter(
      ({ at, event }) =>
        at < moment.at && moment.at - at <= LIFE_MS && isNewer({ at, event }, dialogue.heardOut),
    )
    .filter(({ at }) => draft === null || (draft.to === null && isEmpty(draft) && at > draft.asked.at))
    .map((one) => one.case);
}

/** Who told us something and asks after it sees it; null where that is not so. Where an officer waits, it may be the answer. */
export function ownMatter(text: string, cases: readonly string[], { dialogue }: At): Step | null {
  if (cases.length > 0 || dialogue.sent === null || !isOwnMatter(text)) return null;
  return { reply: null, look: { at: "cases" }, count: { what: "command", of: "mine" } };
}

/**
 * Whether what was typed may be meant for the officer. Takes what it is answered with else. `beside`: that is likelier, and it is said with a tap that
 * leads to the officer. Orders, greetings and what clearly asks us something are never held up.
 */
function mayAnswer(text: string, { reply, act }: Step, { world }: At): "no" | "beside" | "yes" {
  if (reply === null || act !== undefined || isOrder(text)) return "no";
  const asks = ASKS.test(text);
  switch (reply.kind) {
    case "answer":
      // Without a share it follows up on what was just shown.
      return forService(asks, (reply.share ?? 1) >= CLEAR, reply.share === undefined || isWish(text, world));
    case "clarify":
      return asks ? "beside" : "yes";
    case "out_of_scope":
      return asks && reply.elsewhere !== undefined ? "beside" : "yes";
    case "smalltalk":
      return talk(text);
    case "account_data":
      return asks ? "no" : "yes";
    case "command":
      return "beside";
    case "draft":
      return "yes";
    default:
      return "no";
  }
}

function isOrder(text: string): boolean {
  const special = specialOf(text)?.kind;
  return special === "command" || special === "account_data" || entryFrom(text) !== null;
}

/** Thanks for being asked are no answer; "all right" may be one. */
const THANKS = /ขอบ(คุณ|ใจ|พระคุณ|คุน)|แต๊ง|thank|thx|🙏|❤|♥|💕/u;

function talk(text: string): "no" | "beside" | "yes" {
  // "555" laughs in Thai, and counts too.
  if (isChat(text)) return /^\p{N}+$/u.test(denseForm(text)) ? "beside" : "no";
  return specialOf(text)?.kind === "smalltalk" && THANKS.test(text.toLowerCase()) ? "no" : "yes";
}

/** What somebody wants of us; "the branch in Din Daeng" has a service in it too, and is an answer. */
const WANTS = /^(อยาก|ต้องการ|ขอ|จะ|สนใจ|i(want|need|wouldlike))/u;

function isWish(text: string, { catalogue }: World): boolean {
  const dense = denseForm(text);
  return catalogue.names.has(dense) || WANTS.test(dense);
}

function forService(asks: boolean, isClear: boolean, isWished: boolean): "no" | "beside" | "yes" {
  if (asks) return isClear ? "no" : "beside";
  return isClear && isWished ? "beside" : "yes";
}

/** What was typed after a question of an officer (`cases`: about which feedbacks). Takes what it is answered with else. */
export function maybeAnswer(text: string, step: Step, cases: readonly string[], at: At): Step {
  const isNone = cases.length === 0 || !sentenceOf(text, at.world.labels, LEAST_OF_ANSWER).ok;
  const may = isNone ? "no" : mayAnswer(text, step, at);
  if (may === "no") return step;
  const deed = { does: "offer", text, cases } as const;
  return may === "beside" ? { ...step, deed } : { reply: null, deed, count: { what: "may_answer" } };
}

/** The same where nothing but the answer is offered; null where it is likelier something else. */
export function onlyAnswer(text: string, plain: () => Step, cases: readonly string[], at: At): Step | null {
  const step = cases.length === 0 ? null : maybeAnswer(text, plain(), cases, at);
  return step?.reply === null && step.deed?.does === "offer" ? step : null;
}

/** Shows the words with the questions that they may answer, of which there is one at least; nothing is sent yet. */
export function offerWords(
  text: string,
  questions: readonly [Draft["questions"][number], ...Draft["questions"]],
  at: At,
): Step {
  const to = { case: questions[0].case, as: "replied" } as const;
  const draft: Draft = { ...wordsTo(at.moment, to), asks: "review", questions: [...questions] };
  return showDraft(withCandidate(draft, text, at), at);
}

/** Whether what is typed belongs to words that wait for that tap: it came after them, or with them and after the question. */
export function isSaidBeside(draft: Draft, asked: readonly Asked[], at: At): boolean {
  if (!isOffer(draft)) return false;
  if (answers(draft, at.moment)) return true;
  return (
    draft.asked.at - at.moment.at < IN_ONE_GO_MS && openFor(asked, null, at).includes(draft.to?.case ?? "")
  );
}

/** What is typed while words wait for that tap: more of them, or something else, which is answered while they wait. `plain`: what it is answered with else. */
export function offeredWords(text: string, draft: Draft, plain: () => Step, at: At): Step {
  const tap = tapTyped(text);
  if (tap === "cancel") return drop(draft);
  // Of several officers a word names none: which one it is for, only a tap says.
  if (tap === "send" && draft.candidate !== null)
    return draft.questions.length > 1
      ? showDraft(draft, at)
      : withText(draft, draft.candidate, at, draft.aside);
  const step = plain();
  if (mayAnswer(text, step, at) !== "yes") return step;
  const sentence = sentenceOf(text, at.world.labels, LEAST_OF_ANSWER);
  if (!sentence.ok) return showDraft(draft, at, "too-short");
  const before = draft.candidate === null ? [] : draft.candidate.split("\n");
  // The same once more says nothing more.
  const more = before.at(-1) === sentence.text ? before : [...before, text];
  return showDraft(withCandidate(draft, more.join("\n"), at, draft.aside), at);
}

/**
 * The tap that says that it was no answer: it is answered as what it is, and no question that was told till now is held against what they type next.
 * Null for every other tap.
 */
export function notAnswer(
  { draft: id, act }: Extract<Postback, { does: "draft" }>,
  draft: Draft | null,
  plain: (text: string, at: At) => Step,
  at: At,
): Step | null {
  if (act !== "ask" || draft === null || draft.id !== id || !isOffer(draft)) return null;
  const dialogue = withHeardOut(at.dialogue, at.moment);
  const step = plain(draft.candidate ?? "", { ...at, dialogue });
  const after = step.draft ? { ...step.draft, from: draft.aside } : null;
  return { deed: { does: "keep" }, ...step, dialogue: step.dialogue ?? dialogue, draft: after };
}
