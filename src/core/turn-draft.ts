import { recognise } from "./answers.ts";
import { entryFrom } from "./entry-text.ts";
import { isNewer, recentlyShown, withNotice, type Dialogue, type Moment } from "./dialogue.ts";
import {
  draftBehind,
  isEmpty,
  isOffer,
  messagesWith,
  newDraft,
  settled,
  stepBack,
  type Asks,
  type Draft,
} from "./draft.ts";
import { sorts, type Sort } from "./feedback.ts";
import { callTime } from "./office-hours.ts";
import type { Postback } from "./postbacks.ts";
import { provinceName } from "./provinces.ts";
import type { DraftHint } from "./replies.ts";
import { LEAST_OF_ANSWER, sentenceOf, type Sentence } from "./sentence.ts";
import type { Step, World } from "./step.ts";
import { aboutOf, subjectOf } from "./subject.ts";
import { closedBecause, showTopics } from "./turn-topic.ts";

/** What a step of a draft is decided from. */
export type At = { moment: Moment; messageId: string | null; dialogue: Dialogue; world: World };

/** Shows what the draft asks. The notice comes before the first one that is ever begun. */
export function showDraft(draft: Draft, { moment, dialogue }: At, hint: DraftHint | null = null): Step {
  const notice = dialogue.noticed === null;
  // An event that comes late shows it again, and makes nothing that is older still an answer.
  const asking = { ...draft, asked: isNewer(moment, draft.asked) ? moment : draft.asked };
  return {
    reply: { kind: "draft", draft: asking, notice, hint },
    draft: asking,
    ...(notice ? { dialogue: withNotice(dialogue, moment) } : {}),
    deed: { does: "keep" },
  };
}

/** Begins to say something; a draft that holds words already is shown instead, so that nothing is lost by a tap. */
export function beginDraft(
  { subject = null, ...begun }: { sort?: Sort; subject?: string | null; door?: "chat" | "link" },
  open: Draft | null,
  at: At,
): Step {
  const { service, topic } = aboutOf(subject);
  const why = topic === null ? null : closedBecause(topic, at);
  if (topic !== null && why !== null) return showTopics(at, { topic, why });
  if (open !== null && !isEmpty(open)) return showDraft(open, at, "unfinished");
  // Who answers a topic was asked already what kind of thing it is.
  if (topic !== null) return showDraft(newDraft(at.moment, { ...begun, topic, sort: "suggest" }), at);
  const known = service !== null && at.world.catalogue.byId.has(service) ? service : null;
  return showDraft(newDraft(at.moment, { ...begun, service: known }), at);
}

/** A message that is clearly feedback becomes the text of a draft: nobody says a thing twice. `services`: what it may be about. */
export function beginWithText(text: string, services: readonly string[], open: Draft | null, at: At): Step {
  if (open !== null && !isEmpty(open)) return candidate(open, text, at);
  const sentence = sentenceOf(text, at.world.labels);
  if (!sentence.ok) return showDraft(newDraft(at.moment), at, "too-short");
  const service = services[0] ?? justShown(at);
  return showDraft(newDraft(at.moment, { ...partsOf(sentence, [], at), service }), at);
}

/** The text typed in by a link or QR code of a service or topic begins a draft about it; null where it is none. */
export function beginByLink(text: string, open: Draft | null, at: At): Step | null {
  const subject = entryFrom(text);
  return subject === null ? null : beginDraft({ subject, door: "link" }, open, at);
}

/** What nobody chose is named only where it is clear: a wrong name goes to a wrong office. */
const GUESSED = 0.5;

type Parts = Pick<Draft, "text" | "masked" | "from">;

function partsOf(
  { text, masked }: { text: string; masked: boolean },
  from: readonly string[],
  at: At,
): Parts {
  return { text, masked, from: messagesWith(from, at.messageId) };
}

/**
 * A text is in: what it may be about is guessed from it where nothing was chosen. `from`: the messages before this one that it is made of. It takes
 * the place of what was there.
 */
export function withText(draft: Draft, text: string, at: At, from: readonly string[] = []): Step {
  const sentence = sentenceFor(draft, text, at);
  if (!sentence.ok) return showDraft(draft, at, "too-short");
  const said: Draft = { ...draft, ...partsOf(sentence, from, at), candidate: null, aside: [] };
  if (draft.to !== null) {
    const { case: id, as } = draft.to;
    return {
      reply: null,
      draft: draftBehind(draft),
      deed: { does: "say", case: id, as, text: sentence.text },
    };
  }
  // Who answers a topic speaks of that.
  const service =
    draft.topic === null ? (draft.service ?? guess(sentence.text, at, GUESSED) ?? justShown(at)) : null;
  return showDraft(settled({ ...said, service }), at);
}

function sentenceFor({ to }: Draft, text: string, { world }: At): Sentence {
  return sentenceOf(text, world.labels, to?.as === "replied" ? LEAST_OF_ANSWER : undefined);
}

/** The service that was shown a moment ago: what is said now is likely about it. */
function justShown({ dialogue, moment, world }: At): string | null {
  const shown = recentlyShown(dialogue, moment.at);
  return shown !== null && world.catalogue.byId.has(shown) ? shown : null;
}

/** The service that a text is about, where that is likely enough to be offered; `least`: how likely it must be (0..1). */
export function guess(text: string, { world }: At, least = 0): string | null {
  const recognised = recognise(text, world.catalogue);
  if (recognised.special !== null) return recognised.services[0] ?? null;
  const { decision } = recognised;
  return decision.kind === "answer" && (decision.share ?? 1) >= least ? decision.service : null;
}

/** A message that may be the text or not: it is kept beside, behind those that came before it, and one tap makes them the text. */
export function candidate(draft: Draft, text: string, at: At): Step {
  if (!sentenceOf(text, at.world.labels).ok) return showDraft(draft, at, "too-short");
  const all = joined([draft.candidate, text]);
  return showDraft(withCandidate(draft, all, at, draft.aside), at, "candidate");
}

/** The words beside the text go on with it. They came in messages of before, not in this one. */
export function joinBeside(draft: Draft, at: At): Step {
  const { text, candidate: beside, from, aside } = draft;
  return withText(draft, joined([text, beside]), { ...at, messageId: null }, [...from, ...aside]);
}

/** The draft with words beside its text. `aside`: the messages before this one that they are made of. */
export function withCandidate(draft: Draft, text: string, at: At, aside: readonly string[] = []): Draft {
  const sentence = sentenceFor(draft, text, at);
  if (!sentence.ok) return draft;
  const masked = draft.masked || (draft.text === null && sentence.masked);
  return { ...draft, candidate: sentence.text, masked, aside: messagesWith(aside, at.messageId) };
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join("\n");
}

/** Sends what is complete; what is not asks for what it lacks. Only who wants a call says where and when. */
export function send(draft: Draft, at: At): Step {
  const ready = settled(
    draft.sort === "call" ? draft : { ...draft, phone: null, phoneFrom: null, time: null },
  );
  if (ready.time !== null && !isTime(ready.time, at))
    return showDraft(settled({ ...ready, time: null }), at, "unknown-time");
  const { sort, text } = ready;
  if (ready.asks !== "review" || sort === null || text === null) return showDraft(ready, at);
  const count = { what: "heard", of: subjectOf(ready) ?? "" };
  return { reply: null, draft: null, deed: { does: "hear", draft: { ...ready, sort, text } }, count };
}

/** One step back; from the first one the draft is dropped. */
export function goBack(draft: Draft, at: At): Step {
  const before = stepBack(draft);
  return before === null ? drop(draft) : showDraft({ ...draft, asks: before }, at);
}

/** Nothing was sent, and nothing of it is kept; what waited behind it goes on. */
export function drop(draft: Draft): Step {
  const reply = { kind: "draft_dropped", added: draft.to !== null } as const;
  return { reply, draft: draftBehind(draft), deed: { does: "keep" } };
}

/** A tap on a button of a draft. One of another draft says so: what was sent is shown, what is open goes on. */
export function draftTap(
  { draft: id, act, to }: Extract<Postback, { does: "draft" }>,
  open: Draft | null,
  at: At,
): Step {
  if (open === null || open.id !== id) return staleTap(id, open, at);
  const asking = (asks: Asks) => showDraft({ ...open, asks }, at);
  switch (act) {
    case "edit":
      return isAsks(to, open) ? asking(to) : showDraft(open, at);
    case "use": {
      const answer = answering(open, to);
      return answer === null || open.candidate === null
        ? showDraft(open, at)
        : withText(answer, open.candidate, at, open.aside);
    }
    case "join":
      return joinBeside(open, at);
    case "send":
      return send(open, at);
    case "back":
      return goBack(open, at);
    case "cancel":
      return drop(open);
    case "resume":
      return showDraft(isOffer(open) ? open : { ...open, candidate: null, aside: [] }, at);
    case "anew":
      return beginDraft({}, null, at);
    default:
      return chosen(open, act, to, at);
  }
}

/** The draft as the answer to that question; null where several are shown and it is none of them: nobody gets what was not meant for them. */
function answering(draft: Draft, id: string): Draft | null {
  if (draft.questions.some((question) => question.case === id))
    return { ...draft, to: { case: id, as: "replied" } };
  return draft.questions.length > 1 ? null : draft;
}

function isAsks(to: string, { to: words, sort }: Draft): to is Asks {
  if (words !== null) return false;
  if (sort === "call" && ["phone", "time"].includes(to)) return true;
  return ["sort", "text", "service", "group", "province"].includes(to);
}

function staleTap(id: string, open: Draft | null, at: At): Step {
  const { sent } = at.dialogue;
  if (sent !== null && sent.draft === id)
    return { reply: null, look: { at: "case", case: sent.case, note: "sent-already" } };
  return open === null ? { reply: { kind: "draft_gone" } } : showDraft(open, at, "stale-button");
}

/** `none` takes back what was told of oneself: all of it is free to leave out. */
const NONE = "none";

/** Something was chosen by a tap. What is not among the choices of today (an old button, another manual) is asked again. */
export function chosen(draft: Draft, what: string, to: string, at: At): Step {
  const { manual, byId } = at.world.catalogue;
  const value = to === NONE ? null : to;
  const set = (part: Partial<Draft>) => showDraft(settled({ ...draft, ...part }), at, waitingBeside(draft));
  switch (what) {
    case "sort": {
      const sort = sorts.find((known) => known === to && known !== "call");
      return sort === undefined ? showDraft(draft, at) : set({ sort });
    }
    case "service":
      return value === null || byId.has(value)
        ? set({ service: value, topic: null })
        : showDraft(draft, at, "unknown-service");
    case "group":
      return value === null || manual.agency.groups.some(({ id }) => id === value)
        ? set({ group: value })
        : showDraft(draft, at);
    case "province":
      return value === null || provinceName(value, "th") !== ""
        ? set({ province: value })
        : showDraft(draft, at, "unknown-province");
    case "phone":
      return to === "chat" ? withoutPhone(draft, at) : showDraft(draft, at);
    case "time":
      return isTime(value, at) ? set({ time: value }) : showDraft(draft, at, "unknown-time");
    default:
      return showDraft(draft, at);
  }
}

/** Words that wait beside the text are asked for again: who overlooked them would send without them. */
function waitingBeside({ candidate: beside, text }: Draft): DraftHint | null {
  return beside !== null && text !== null ? "candidate" : null;
}

/** They rather write in the chat; a number for a feedback that is there already can only be given or left out. */
function withoutPhone(draft: Draft, at: At): Step {
  return draft.to === null
    ? showDraft(settled({ ...draft, phone: "chat", phoneFrom: null }), at)
    : drop(draft);
}

/** `any`: as soon as somebody is there. A time that is over is asked again. */
function isTime(value: string | null, { world, moment }: At): boolean {
  if (value === "any") return true;
  const time = value === null ? null : callTime(world.catalogue.manual.agency, value);
  return time !== null && time.endsAt > moment.at;
}

/** Whether a message can be the answer to what the draft asks: it came after. */
export function answers(draft: Draft, moment: Moment): boolean {
  return isNewer(moment, draft.asked);
}
