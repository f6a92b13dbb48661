import { recognise, type Decision, type Recognised } from "./answers.ts";
import { alone } from "./alone.ts";
import { browse } from "./browse.ts";
import { writeCount } from "./count.ts";
import {
  newDialogue,
  recentlyShown,
  withLanguage,
  withShown,
  withStopped,
  type Dialogue,
  type Language,
} from "./dialogue.ts";
import type { Asked } from "./asked.ts";
import type { Draft } from "./draft.ts";
import { followUpField } from "./follow-up.ts";
import { isPersonal, type Incoming } from "./incoming.ts";
import { isGrave, specialOf, type Command, type Special } from "./kinds.ts";
import { languageOf, withLanguageOf } from "./language.ts";
import { readPostback, type Postback } from "./postbacks.ts";
import { looksLikeReference, referenceIn } from "./reference.ts";
import type { Reply } from "./replies.ts";
import type { Deed, Look, Memory, PersonAct, Step, World } from "./step.ts";
import { isStale } from "./stale-button.ts";
import {
  isSaidBeside,
  maybeAnswer,
  notAnswer,
  offeredWords,
  onlyAnswer,
  openFor,
  ownMatter,
} from "./turn-answer.ts";
import { caseTap } from "./turn-case.ts";
import { mediaStep, takenBack } from "./turn-message.ts";
import { helpfulTap } from "./turn-helpful.ts";
import {
  answers,
  beginByLink,
  beginDraft,
  beginWithText,
  draftTap,
  showDraft,
  type At,
} from "./turn-draft.ts";
import { asideOf, draftWords } from "./turn-draft-words.ts";
import { showTopics } from "./turn-topic.ts";

/** The rate limiter's word on a message: answer it, or say once that there were too many. */
export type Verdict = "answer" | "notice";

/**
 * What one incoming event leads to. `reply: null` says nothing, or what `deed` or `look` come to; `dialogue: null` leaves the memory as it
 * is; `draft` is what the person is in the middle of saying afterwards; `count` is the line of the day's statistics it adds one to (see
 * count.ts); `follows` is what the event says about being followed; `act` is what the log says that the person did.
 */
export type Turn = {
  reply: Reply | null;
  language: Language;
  dialogue: Dialogue | null;
  draft: Draft | null;
  deed: Deed | null;
  look: Look | null;
  count: string | null;
  follows: boolean | null;
  act: PersonAct | null;
};

/** What a step is decided from; of text, what it is answered with. What is remembered stands in `at`. */
type Place = { draft: Draft | null; at: At };
type Scene = Place & { asked: readonly Asked[]; incoming: Incoming };

/** Of a group, or of a page, nothing is remembered. */
const nothing: Memory = { dialogue: null, draft: null };

/** Decides one turn of a chat. Takes the event, what is remembered of a one-to-one chat (nothing in groups) and the manual. */
export function takeTurn(incoming: Incoming, memory: Memory, verdict: Verdict, world: World): Turn {
  const { dialogue, draft, asked = [] } = isPersonal(incoming) ? memory : nothing;
  const before = dialogue ?? newDialogue;
  const moment = { at: incoming.at, event: incoming.id };
  const scene = {
    draft,
    asked,
    at: { moment, messageId: incoming.messageId, dialogue: before, world },
    incoming,
  };
  const step: Step =
    verdict === "notice"
      ? { reply: { kind: "slow_down" }, count: { what: "slow_down" } }
      : alone(incoming, stepOf(scene));
  return settledStep(step, before, draft, incoming);
}

/** A step with its language, and nothing left out. */
function settledStep(step: Step, before: Dialogue, draft: Draft | null, incoming: Incoming): Turn {
  const { reply, dialogue: decided = before, deed = null, look = null, follows = null, act = null } = step;
  const text = incoming.said.what === "text" ? incoming.said.text : null;
  const moment = { at: incoming.at, event: incoming.id };
  const after = text === null ? decided : withLanguageOf(text, before, decided, moment);
  const language = languageOf(after, text);
  return {
    reply,
    language,
    dialogue: isPersonal(incoming) && after !== before ? after : null,
    draft: step.draft === undefined ? draft : step.draft,
    deed,
    look,
    count: step.count ? writeCount({ of: "", field: null, ...step.count, language }) : null,
    follows,
    act,
  };
}

function stepOf(scene: Scene): Step {
  const { said } = scene.incoming;
  switch (said.what) {
    case "text":
      return onText(said.text, scene);
    case "postback": {
      const postback = readPostback(said.data);
      return postback ? onPostback(postback, scene) : { reply: { kind: "stale_button" } };
    }
    case "media":
      return mediaStep(said.media, scene.draft, scene.at);
    case "follow":
      return { reply: { kind: "welcome", again: said.again }, follows: true };
    case "unfollow":
      return { reply: null, follows: false };
    case "join":
      return { reply: { kind: "greet_group" } };
    case "unsend":
      return takenBack(said.messageId, scene.draft);
  }
}

function onText(text: string, scene: Scene): Step {
  const { draft, asked, at } = scene;
  const cases = openFor(asked, draft, at);
  if (draft !== null && isSaidBeside(draft, asked, at))
    return offeredWords(text, draft, () => plainText(text, scene), at);
  if (draft !== null && answers(draft, at.moment)) {
    const answer = onlyAnswer(text, () => plainText(text, { ...scene, draft: null }), cases, at);
    return answer ?? draftWords(text, draft, at) ?? besideDraft(text, draft, scene);
  }
  return ownMatter(text, cases, at) ?? maybeAnswer(text, plainText(text, scene), cases, at);
}

/** Answered as ever; the draft waits, and what was typed can still become its text by a tap. */
function besideDraft(text: string, draft: Draft, scene: Scene): Step {
  const step = plainText(text, { ...scene, draft: null });
  // Nothing new begins in place of what waits behind a number that somebody in danger is asked for.
  if (step.draft !== undefined && draft.behind !== null) return showDraft(draft, scene.at, "unfinished");
  const isAnswer = step.reply?.kind === "answer" || step.reply?.kind === "clarify";
  if (!isAnswer || step.deed !== undefined) return step;
  return { ...step, draft: asideOf(text, draft, scene.at), deed: { does: "keep" } };
}

/** What was typed, as if nothing were being said. */
const plainAt = (text: string, at: At) => plainText(text, { draft: null, at });

function plainText(text: string, { draft, at }: Place): Step {
  if (!/[\p{L}\p{N}]/u.test(text) && specialOf(text) === null)
    return { reply: { kind: "nothing_to_read" }, count: { what: "nothing_to_read" } };
  const { catalogue } = at.world;
  const recognised = recognise(text, catalogue);
  // Whoever is in danger may write a number too.
  const begun = beginByLink(text, draft, at) ?? (isGrave(recognised.special) ? null : byNumber(text));
  if (begun !== null) return begun;
  if (recognised.special) return special(recognised, text, { draft, at });
  const shown = recentlyShown(at.dialogue, at.moment.at);
  const field = shown === null || !catalogue.byId.has(shown) ? null : followUpField(text);
  if (shown !== null && field !== null) return answered({ kind: "answer", service: shown, field }, at);
  return answered(recognised.decision, at);
}

/** Somebody types the number of what they said before. */
function byNumber(text: string): Step | null {
  const reference = referenceIn(text);
  if (reference !== null) return { reply: null, look: { at: "reference", reference } };
  return looksLikeReference(text) ? { reply: { kind: "case_gone", mistyped: true } } : null;
}

function answered(decision: Decision, { dialogue: before, moment }: At): Step {
  const service = decision.kind === "answer" ? decision.service : "";
  const field = decision.kind === "out_of_scope" ? null : decision.field;
  const dialogue = service === "" ? before : withShown(before, service, moment);
  return { reply: decision, dialogue, count: { what: decision.kind, of: service, field } };
}

function special(
  { special: found, services }: Extract<Recognised, { special: Special }>,
  text: string,
  { draft, at }: Place,
): Step {
  const count = { what: found.kind };
  switch (found.kind) {
    case "account_data":
      return { reply: { kind: "account_data", services }, count };
    case "feedback":
      return { ...beginWithText(text, services, draft, at), count };
    case "command":
      return {
        ...onCommand(found.command, draft, at),
        count: { what: "command", of: found.command },
      };
    default:
      return { reply: found, count };
  }
}

function onCommand(command: Command, draft: Draft | null, at: At): Step {
  const { dialogue: before, moment } = at;
  const reply: Reply = { kind: "command", command };
  switch (command) {
    case "thai":
      return { reply, dialogue: withLanguage(before, "th", moment) };
    case "english":
      return { reply, dialogue: withLanguage(before, "en", moment) };
    case "stop":
      return stopOrStart(reply, true, at);
    case "start":
      return stopOrStart(reply, false, at);
    case "tell":
      return beginDraft({}, draft, at);
    case "mine":
      return { reply: null, look: { at: "cases" } };
    case "mydata":
      return { reply: null, look: { at: "mydata" } };
    case "topics":
      return showTopics(at);
    case "forget":
    case "menu":
    case "restart":
    case "officer":
    case "language":
      return { reply };
  }
}

/** The right to object (PDPA s.32). Each time it is said is an act, also where it changes nothing or arrives late. */
function stopOrStart(reply: Reply, stop: boolean, { dialogue, moment }: At): Step {
  return {
    reply,
    dialogue: withStopped(dialogue, stop, moment),
    act: stop ? "person.stopped" : "person.started",
  };
}

function onPostback(postback: Postback, { draft, at }: Scene): Step {
  const { catalogue } = at.world;
  if (isStale(postback, catalogue)) return { reply: { kind: "stale_button" } };
  switch (postback.does) {
    case "service":
      return answered({ kind: "answer", service: postback.service, field: postback.field }, at);
    case "helpful":
      return helpfulTap(postback);
    case "wish":
      return {
        reply: { kind: "wish_noted", service: postback.service },
        count: { what: "wish", of: postback.service },
      };
    case "menu":
      return { reply: { kind: "command", command: "menu" } };
    case "browse": {
      const { audience } = postback;
      const isKnown = catalogue.manual.agency.audiences.some(({ id }) => id === audience);
      if (!isKnown) return { reply: { kind: "stale_button" } };
      return { reply: { kind: "browse", audience, services: browse(audience, catalogue) } };
    }
    case "language":
      return onCommand(postback.language === "en" ? "english" : "thai", draft, at);
    case "erase":
      return { reply: { kind: "erased" }, count: { what: "erased" }, act: "person.erased", draft: null };
    case "feedback":
      return beginDraft({ subject: postback.subject }, draft, at);
    case "topics":
      return showTopics(at);
    case "call":
      return beginDraft({ sort: "call" }, draft, at);
    case "draft":
      return notAnswer(postback, draft, plainAt, at) ?? draftTap(postback, draft, at);
    default:
      return caseTap(postback, draft, at);
  }
}
