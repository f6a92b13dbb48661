import { recognise, type Decision, type Recognised } from "./answers.ts";
import { browse } from "./browse.ts";
import type { Catalogue } from "./catalogue.ts";
import {
  languageOf,
  newDialogue,
  recentlyShown,
  withLanguage,
  withShown,
  withStopped,
  type Dialogue,
  type Language,
  type Moment,
} from "./dialogue.ts";
import { followUpField } from "./follow-up.ts";
import type { Field } from "./manual.ts";
import { isPersonal, type Incoming } from "./incoming.ts";
import { specialOf, type Command, type Special } from "./kinds.ts";
import { readPostback, type Postback } from "./postbacks.ts";
import { writeCount } from "./count.ts";
import type { Reply } from "./replies.ts";

/** The rate limiter's word on a message: answer it, or say once that there were too many. */
export type Verdict = "answer" | "notice";

/**
 * What one incoming event leads to. `reply: null` says nothing; `dialogue: null` leaves the memory as it is;
 * `count` is the line of the day's statistics it adds one to (see count.ts);
 * `follows` is what the event says about being followed; `act` is what the log says that the person did.
 */
export type Turn = {
  reply: Reply | null;
  language: Language;
  dialogue: Dialogue | null;
  count: string | null;
  follows: boolean | null;
  act: PersonAct | null;
};

/** What a person can do that the participation log holds, beside feedback. */
export type PersonAct = "person.stopped" | "person.started" | "person.erased";

/** A turn before its language is settled. */
type Draft = {
  reply: Reply | null;
  dialogue?: Dialogue;
  count?: Counted;
  follows?: boolean;
  act?: PersonAct;
};
type Counted = { what: string; of?: string; field?: Field | null };

/** Decides one turn of a chat. Takes the event, what is remembered of a one-to-one chat (null in groups) and the manual. */
export function takeTurn(
  incoming: Incoming,
  remembered: Dialogue | null,
  verdict: Verdict,
  catalogue: Catalogue,
): Turn {
  const text = incoming.said.what === "text" ? incoming.said.text : null;
  const before = remembered ?? newDialogue;
  const draft: Draft =
    verdict === "notice"
      ? { reply: { kind: "slow_down" }, count: { what: "slow_down" } }
      : alone(incoming, draftTurn(incoming, before, catalogue));
  const after = draft.dialogue ?? before;
  const language = languageOf(after, text);
  return {
    reply: draft.reply,
    language,
    dialogue: isPersonal(incoming) && after !== before ? after : null,
    count: draft.count ? writeCount({ of: "", field: null, ...draft.count, language }) : null,
    follows: draft.follows ?? null,
    act: draft.act ?? null,
  };
}

/** What is about one person is neither done nor said to be done in a group; a page, which knows nobody, says where it can be done. */
function alone(incoming: Incoming, { act, ...draft }: Draft): Draft {
  if (act === undefined) return draft;
  if (isPersonal(incoming)) return { ...draft, act };
  return incoming.chat.kind === "one-to-one" ? draft : { reply: { kind: "greet_group" } };
}

function draftTurn(incoming: Incoming, before: Dialogue, catalogue: Catalogue): Draft {
  const { said } = incoming;
  const moment = { at: incoming.at, event: incoming.id };
  switch (said.what) {
    case "text":
      return draftText(said.text, before, moment, catalogue);
    case "postback": {
      const postback = readPostback(said.data);
      return postback
        ? draftPostback(postback, before, moment, catalogue)
        : { reply: { kind: "stale_button" } };
    }
    case "media":
      return { reply: { kind: "media", media: said.media }, count: { what: "media", of: said.media } };
    case "follow":
      return { reply: { kind: "welcome", again: said.again }, follows: true };
    case "unfollow":
      return { reply: null, follows: false };
    case "join":
      return { reply: { kind: "greet_group" } };
    case "unsend":
      return { reply: null };
  }
}

function draftText(text: string, before: Dialogue, moment: Moment, catalogue: Catalogue): Draft {
  if (!/[\p{L}\p{N}]/u.test(text) && specialOf(text) === null)
    return { reply: { kind: "nothing_to_read" }, count: { what: "nothing_to_read" } };
  const recognised = recognise(text, catalogue);
  if (recognised.special) return draftSpecial(recognised, before, moment);
  const shown = recentlyShown(before, moment.at);
  const field = shown === null || !catalogue.byId.has(shown) ? null : followUpField(text);
  if (shown !== null && field !== null)
    return answered({ kind: "answer", service: shown, field }, before, moment);
  return answered(recognised.decision, before, moment);
}

function answered(decision: Decision, before: Dialogue, moment: Moment): Draft {
  const service = decision.kind === "answer" ? decision.service : "";
  const field = decision.kind === "out_of_scope" ? null : decision.field;
  const dialogue = service === "" ? before : withShown(before, service, moment);
  return { reply: decision, dialogue, count: { what: decision.kind, of: service, field } };
}

function draftSpecial(
  { special, services }: Extract<Recognised, { special: Special }>,
  before: Dialogue,
  moment: Moment,
): Draft {
  const count = { what: special.kind };
  switch (special.kind) {
    case "account_data":
      return { reply: { kind: "account_data", services }, count };
    case "command":
      return {
        ...draftCommand(special.command, before, moment),
        count: { what: "command", of: special.command },
      };
    default:
      return { reply: special, count };
  }
}

function draftCommand(command: Command, before: Dialogue, moment: Moment): Draft {
  const reply: Reply = { kind: "command", command };
  switch (command) {
    case "thai":
      return { reply, dialogue: withLanguage(before, "th", moment) };
    case "english":
      return { reply, dialogue: withLanguage(before, "en", moment) };
    case "stop":
      return stopOrStart(reply, before, true, moment);
    case "start":
      return stopOrStart(reply, before, false, moment);
    case "forget":
    case "menu":
    case "restart":
    case "officer":
    case "language":
    case "mydata":
      return { reply };
  }
}

/** The right to object (PDPA s.32). Each time it is said is an act, also where it changes nothing or arrives late. */
function stopOrStart(reply: Reply, before: Dialogue, stop: boolean, moment: Moment): Draft {
  return {
    reply,
    dialogue: withStopped(before, stop, moment),
    act: stop ? "person.stopped" : "person.started",
  };
}

function draftPostback(postback: Postback, before: Dialogue, moment: Moment, catalogue: Catalogue): Draft {
  if ("service" in postback && !catalogue.byId.has(postback.service))
    return { reply: { kind: "stale_button" } };
  switch (postback.does) {
    case "service":
      return answered({ kind: "answer", service: postback.service, field: postback.field }, before, moment);
    case "helpful":
      return draftHelpful(postback);
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
      return draftCommand(postback.language === "en" ? "english" : "thai", before, moment);
    case "erase":
      return { reply: { kind: "erased" }, count: { what: "erased" }, act: "person.erased" };
  }
}

function draftHelpful({ helpful, why, service }: Extract<Postback, { does: "helpful" }>): Draft {
  if (helpful) return { reply: { kind: "thanks_for_tap" }, count: { what: "helpful", of: service } };
  if (why === null)
    return { reply: { kind: "ask_why", service }, count: { what: "not_helpful", of: service } };
  return { reply: { kind: "thanks_for_tap" }, count: { what: `not_helpful_${why}`, of: service } };
}
