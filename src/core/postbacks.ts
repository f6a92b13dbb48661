import { toField, languages, type Language } from "./dialogue.ts";
import { dangers, type Danger } from "./kinds.ts";
import type { Field } from "./manual.ts";

/** Why an answer did not help, as a tap says it. */
export const whys = ["other-topic", "hard-to-read", "incomplete", "outdated"] as const;
export type Why = (typeof whys)[number];

/**
 * What a tap does to a draft. `edit`: asks again for what `to` names; `use`, `join`: the message in between is the text, or goes on with it; `ask`:
 * it is no answer to an officer, but something new.
 */
export const draftActs = [
  "sort",
  "service",
  "group",
  "province",
  "phone",
  "time",
  "edit",
  "use",
  "join",
  "send",
  "back",
  "cancel",
  "resume",
  "anew",
  "ask",
] as const;
export type DraftAct = (typeof draftActs)[number];

/** What a tap does to a feedback that was sent. `withdraw` asks first, `withdrawn` does it. */
export const caseActs = ["show", "add", "reply", "phone", "withdraw", "withdrawn", "dispute"] as const;
export type CaseAct = (typeof caseActs)[number];

/** A question that a tap carries back is cut at this: LINE's 300 characters hold the rest of the data too. */
const QUESTION = 220;

/** What a button of ours carries back. The first three are part of the outside contract: `service=<id>` chooses a service. */
export type Postback =
  | { does: "service"; service: string; field: Field | null }
  | { does: "helpful"; service: string; helpful: boolean; why: Why | null }
  | { does: "wish"; service: string }
  | { does: "menu" }
  | { does: "browse"; audience: string }
  | { does: "language"; language: Language }
  /** The person confirms that everything about them shall go. */
  | { does: "erase" }
  /** Begins to say something, about a service, a topic (see subject.ts) or about anything. */
  | { does: "feedback"; subject: string | null }
  /** The topics that can be answered now. */
  | { does: "topics" }
  /** Begins to ask for a call. */
  | { does: "call" }
  /** In danger: an officer shall call. */
  | { does: "urgent"; danger: Danger }
  | { does: "draft"; draft: string; act: DraftAct; to: string }
  | { does: "cases" }
  | { does: "case"; case: string; act: CaseAct }
  /** Nothing of this service or topic any more, or again. */
  | { does: "mute"; subject: string; muted: boolean }
  /** Leaves a question that was not answered, to be told of an answer. `message`: the one it came in, so that who takes that back takes it back. */
  | { does: "tellme"; question: string; message: string | null }
  | { does: "mydata" };

/** Writes a postback as the data of a button: a query string, short enough for LINE's 300 characters. */
export function writePostback(postback: Postback): string {
  if (postback.does === "tellme") {
    const { question, message } = postback;
    return `tellme=${escaped(question.slice(0, QUESTION))}${message === null ? "" : `&m=${message}`}`;
  }
  return new URLSearchParams(valuesOf(postback)).toString();
}

/** Thai letters stay as they are: escaped, each would take nine characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll(/[%&+=#]/gu, " ");
}

function valuesOf(postback: Exclude<Postback, { does: "tellme" }>): Record<string, string> {
  switch (postback.does) {
    case "service":
      return { service: postback.service, ...(postback.field ? { field: postback.field } : {}) };
    case "helpful": {
      const { helpful, service, why } = postback;
      return { helpful: helpful ? "yes" : "no", of: service, ...(why ? { why } : {}) };
    }
    case "wish":
      return { wish: postback.service };
    case "menu":
      return { menu: "main" };
    case "browse":
      return { browse: postback.audience };
    case "language":
      return { language: postback.language };
    case "erase":
      return { erase: "me" };
    case "feedback":
      return { feedback: postback.subject ?? "" };
    case "topics":
      return { topics: "open" };
    case "call":
      return { call: "start" };
    case "urgent":
      return { urgent: postback.danger };
    case "draft":
      return { draft: postback.draft, act: postback.act, ...(postback.to === "" ? {} : { to: postback.to }) };
    case "cases":
      return { cases: "mine" };
    case "case":
      return { case: postback.case, act: postback.act };
    case "mute":
      return { [postback.muted ? "mute" : "unmute"]: postback.subject };
    case "mydata":
      return { mydata: "show" };
  }
}

/** A message of LINE's is named by digits; `writePostback` has room for so many. */
function messageIn(value: string | null): string | null {
  return value !== null && /^\d{1,40}$/u.test(value) ? value : null;
}

/** One of the values in a list, or nothing. */
function one<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((each) => each === value);
}

/** By the name that stands first in each kind of data: what it means, or null where the rest makes no sense. */
const readers: Readonly<Record<string, (value: string, values: URLSearchParams) => Postback | null>> = {
  service: (service, values) => ({ does: "service", service, field: toField(values.get("field")) }),
  helpful: (value, values) =>
    value === "yes" || value === "no"
      ? {
          does: "helpful",
          service: values.get("of") ?? "",
          helpful: value === "yes",
          why: one(whys, values.get("why")) ?? null,
        }
      : null,
  wish: (service) => ({ does: "wish", service }),
  browse: (audience) => ({ does: "browse", audience }),
  language: (value) => {
    const language = one(languages, value);
    return language === undefined ? null : { does: "language", language };
  },
  erase: (value) => (value === "me" ? { does: "erase" } : null),
  feedback: (subject) => ({ does: "feedback", subject: subject === "" ? null : subject }),
  topics: () => ({ does: "topics" }),
  call: () => ({ does: "call" }),
  urgent: (value) => {
    const danger = one(dangers, value);
    return danger === undefined ? null : { does: "urgent", danger };
  },
  draft: (draft, values) => {
    const act = one(draftActs, values.get("act"));
    return act === undefined ? null : { does: "draft", draft, act, to: values.get("to") ?? "" };
  },
  cases: () => ({ does: "cases" }),
  case: (id, values) => {
    const act = one(caseActs, values.get("act"));
    return act === undefined ? null : { does: "case", case: id, act };
  },
  mute: (subject) => ({ does: "mute", subject, muted: true }),
  unmute: (subject) => ({ does: "mute", subject, muted: false }),
  tellme: (question, values) =>
    question === "" ? null : { does: "tellme", question, message: messageIn(values.get("m")) },
  mydata: () => ({ does: "mydata" }),
  menu: () => ({ does: "menu" }),
};

/** Reads the data of a button; null where it is none of ours (an old card, somebody else's data). Takes any text. */
export function readPostback(data: string): Postback | null {
  const values = new URLSearchParams(data.slice(0, 300));
  const [first] = [...values.keys()].filter((name) => Object.hasOwn(readers, name));
  return first === undefined ? null : (readers[first]?.(values.get(first) ?? "", values) ?? null);
}
