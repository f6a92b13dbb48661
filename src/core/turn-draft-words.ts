import { recognise, type Decision, type Recognised } from "./answers.ts";
import { settled, type Draft } from "./draft.ts";
import { specialOf, type Command } from "./kinds.ts";
import { denseForm } from "./normalise.ts";
import { nearProvinces, provinceNamed } from "./provinces.ts";
import { sentenceOf } from "./sentence.ts";
import type { Step } from "./step.ts";
import {
  candidate,
  chosen,
  drop,
  fromToo,
  goBack,
  guess,
  send,
  showDraft,
  withText,
  type At,
} from "./turn-draft.ts";

/** Words for what a tap does, for who types instead. Against the message without spaces. */
const orders: readonly { is: "cancel" | "back" | "skip" | "send"; when: RegExp }[] = [
  {
    is: "cancel",
    when: /^(ขอ)?(ยกเลิก|ไม่ส่ง|ไม่เอา|เลิก|หยุด|พอ|ไม่ทำ|cancel|stop|nevermind|quit)(แล้ว|ดีกว่า|ก่อน)*(ค่ะ|คะ|ครับ|คับ)?$/u,
  },
  { is: "back", when: /^(ขอ)?(ย้อนกลับ|ย้อน|กลับ|ก่อนหน้า|back|goback)(ค่ะ|คะ|ครับ)?$/u },
  { is: "skip", when: /^(ขอ)?(ข้าม|ไม่บอก|ไม่ระบุ|ไม่อยากบอก|skip)(ค่ะ|คะ|ครับ)?$/u },
  { is: "send", when: /^(ส่ง|ส่งเลย|ส่งได้เลย|ยืนยัน|ตกลง|ยินยอม|send|yes|ok|confirm)(ค่ะ|คะ|ครับ|คับ)?$/u },
];

/** Orders to the chat that are followed in the middle of a draft; longer sentences with such words in them are what somebody wants to say. */
const ORDER_LETTERS = 30;
const asides: readonly Command[] = [
  "menu",
  "thai",
  "english",
  "language",
  "mydata",
  "forget",
  "stop",
  "start",
  "officer",
  "mine",
];

/** A question in the middle is answered, where it asks something and what it asks for is clear. Complaints ask "why". */
const ASKS =
  /[?？]|ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า|ยังไง|อย่างไร|ที่ไหน|เท่าไ|กี่|เมื่อไ|อะไรบ้าง|เอกสารอะไร|\b(how|what|where|when|which|can i|do i)\b/iu;
const QUESTION_LETTERS = 120;
const CLEAR = 0.5;

/**
 * A message while a draft is open. Gives null where it is not for the draft: it is answered as ever, and the draft waits.
 */
export function draftWords(text: string, draft: Draft, at: At): Step | null {
  const dense = denseForm(text);
  const order = orders.find(({ when }) => when.test(dense))?.is;
  if (order !== undefined && order !== "send") return ordered(order, draft, at);
  const recognised = recognise(text, at.world.catalogue);
  if (goesFirst(text, recognised)) return null;
  if (order === "send" && draft.asks === "review") return send(draft, at);
  if (isNumberToCall(text, draft)) return showDraft(settled({ ...draft, phone: phoneIn(text) }), at);
  return draft.asks === "text" || (draft.asks === "sort" && draft.text === null)
    ? isQuestion(text, recognised)
      ? null
      : withText(draft, text, at)
    : wordsForTaps(text, draft, recognised, at);
}

/** Who wants to be called and types nothing but a number has not said yet what about. */
function isNumberToCall(text: string, { sort, to, asks }: Draft): boolean {
  return sort === "call" && to === null && asks === "text" && !/\p{L}/u.test(text) && phoneIn(text) !== null;
}

/** Danger, bribery and short orders to the chat go before whatever is being said. */
function goesFirst(text: string, { special }: Recognised): boolean {
  return special?.kind === "crisis" || special?.kind === "corruption" || isAside(text);
}

/** Words where the draft waits for a choice. */
function wordsForTaps(text: string, draft: Draft, recognised: Recognised, at: At): Step | null {
  switch (draft.asks) {
    case "province":
      return inProvince(text, draft, at);
    case "phone":
      return withPhone(text, draft, at);
    case "service": {
      const service = guess(text, at);
      return service === null
        ? showDraft(draft, at, "unknown-service")
        : chosen(draft, "service", service, at);
    }
    default:
      return beside(text, draft, recognised, at);
  }
}

/** A question that came in the middle, kept so that one tap makes it the text after all. */
export function asideOf(text: string, draft: Draft, at: At): Draft {
  const sentence = sentenceOf(text, at.world.labels);
  return sentence.ok && draft.asks === "text"
    ? { ...draft, candidate: sentence.text, from: fromToo(draft.from, at) }
    : draft;
}

function ordered(order: "cancel" | "back" | "skip", draft: Draft, at: At): Step {
  if (order === "cancel") return drop(draft);
  if (order === "back") return goBack(draft, at);
  switch (draft.asks) {
    case "group":
    case "province":
    case "service":
      return chosen(draft, draft.asks, "none", at);
    case "phone":
      return draft.to === null ? chosen(draft, "phone", "chat", at) : drop(draft);
    case "time":
      return chosen(draft, "time", "any", at);
    default:
      return showDraft(draft, at);
  }
}

function isAside(text: string): boolean {
  if (denseForm(text).length > ORDER_LETTERS) return false;
  const special = specialOf(text);
  return special?.kind === "command" && asides.includes(special.command);
}

function isQuestion(text: string, recognised: Recognised): boolean {
  if (recognised.special !== null) return isChat(text);
  return text.length <= QUESTION_LETTERS && ASKS.test(text) && isClear(recognised.decision);
}

/** A greeting, a laugh, "are you a person": by patterns alone, for sentences of all kinds look a little like one. Thanks may be praise. */
function isChat(text: string): boolean {
  const special = specialOf(text);
  return special?.kind === "smalltalk" && special.smalltalk !== "thanks";
}

function isClear(decision: Decision): boolean {
  return decision.kind === "answer" && (decision.share ?? 1) >= CLEAR;
}

/** Words where taps are waited for: a question is answered, what else there is may belong to the text. */
function beside(text: string, draft: Draft, recognised: Recognised, at: At): Step | null {
  if (isQuestion(text, recognised) || specialOf(text)?.kind === "smalltalk") return null;
  return draft.to === null ? candidate(draft, text, at) : showDraft(draft, at);
}

function inProvince(text: string, draft: Draft, at: At): Step {
  const code = provinceNamed(text);
  if (code !== null) return chosen(draft, "province", code, at);
  const step = showDraft(draft, at, "unknown-province");
  return step.reply?.kind === "draft"
    ? { ...step, reply: { ...step.reply, near: nearProvinces(text) } }
    : step;
}

/** A phone number as people type it: Thai or full digits, spaces, hyphens, with the country's code or without. Null where it is none. */
export function phoneIn(text: string): string | null {
  const digits = text
    .normalize("NFKC")
    .replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .match(/\+?\d[\d\s().-]{6,20}\d/u)?.[0]
    .replaceAll(/[^\d+]/gu, "")
    .replace(/^(\+66|0066|66(?=\d{8,9}$))0?/u, "0");
  if (digits === undefined) return null;
  return /^0\d{8,9}$|^\+\d{8,14}$/u.test(digits) ? digits : null;
}

function withPhone(text: string, draft: Draft, at: At): Step {
  const phone = phoneIn(text);
  if (phone === null) return showDraft(draft, at, "unknown-phone");
  return draft.to === null
    ? showDraft(settled({ ...draft, phone }), at)
    : { reply: null, draft: null, deed: { does: "say", case: draft.to.case, as: "phone", text: phone } };
}
