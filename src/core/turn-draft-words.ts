import { recognise, type Decision, type Recognised } from "./answers.ts";
import { draftBehind, isEmpty, settled, type Draft } from "./draft.ts";
import type { Sort } from "./feedback.ts";
import { isGrave, specialOf, type Command } from "./kinds.ts";
import { shapeOf } from "./masking-shape.ts";
import { numberFinders, placesBy } from "./masking-finders.ts";
import { denseForm } from "./normalise.ts";
import { nearProvinces, provinceNamed } from "./provinces.ts";
import type { Step } from "./step.ts";
import {
  beginByLink,
  candidate,
  chosen,
  drop,
  goBack,
  guess,
  send,
  showDraft,
  withCandidate,
  withText,
  type At,
  joinBeside,
} from "./turn-draft.ts";

type Order = "cancel" | "back" | "skip" | "none" | "send";

/** Words for what a tap does, for who types instead. Against the message without spaces. */
const orders: readonly { is: Order; when: RegExp }[] = [
  {
    is: "cancel",
    when: /^(ขอ|เออ|งั้น)?(เปลี่ยนใจ(แล้ว|ละ|ล่ะ)?)?(ยกเลิก|ไม่ส่ง|ไม่เอา|เลิก|หยุด|พอ|ไม่ทำ|ไม่(อยาก)?(ร้องเรียน|แจ้ง)|ถอนเรื่อง|ช่าง(มัน|เถอะ|แม่ง)|cancel|stop|nevermind|forgetit|dontsend|quit)(เรื่องนี้|แล้ว|ละ|ล่ะ|ดีกว่า|ก่อน|เลย|นะ)*(ค่ะ|คะ|ครับ|คับ)?$/u,
  },
  { is: "back", when: /^(ขอ)?(ย้อนกลับ|ย้อน|กลับ|ก่อนหน้า|back|goback)(ค่ะ|คะ|ครับ)?$/u },
  { is: "skip", when: /^(ขอ)?(ข้าม|ไม่บอก|ไม่ระบุ|ไม่อยากบอก|skip)(ค่ะ|คะ|ครับ)?$/u },
  // Only where something is asked that can be left out: to an officer's question it is an answer.
  {
    is: "none",
    when: /^(ไม่มี|ไม่มีเบอร์|ไม่มีเบอร์โทร|ไม่มีโทรศัพท์|ไม่มีมือถือ|ไม่ทราบ|ไม่รู้|แล้วแต่|(อะไร|ใคร|ที่ไหน|เวลาไหน|เมื่อไหร่|เมื่อไร|ตอนไหน)?ก็ได้|none|any|anytime)(เลย)?(ค่ะ|คะ|ครับ|คับ)?$/u,
  },
  {
    is: "send",
    when: /^((กด|โอเค|ok)?(ส่ง|send)(ไป|ให้|it|this|now)*(เลย|ได้เลย|ได้|ด้วย|หน่อย|ที)*|ยืนยัน|ตกลง|ยินยอม|โอเค|yes|ok|okay|confirm)(นะ|สิ|ซิ|ลูก|หนู|จ้า|จ้ะ|จ๊ะ|ค่ะ|คะ|ครับ|คับ|please)*$/u,
  },
];

/** Yes, where we asked. To an officer it may be the answer, and no order. */
const YES = /^(ใช่|ถูก(ต้อง)?|ได้)(แล้ว|เลย)?(ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ)?$/u;

/** The name of a sort alone, typed where its button was meant. */
const sortWords: readonly { is: Sort; when: RegExp }[] = [
  {
    is: "suggest",
    when: /^(ขอ|อยาก|จะ|มี)*(ข้อเสนอแนะ|ข้อเสนอ|เสนอแนะ|แนะนำ|เสนอ|suggestions?|suggest)(หน่อย|ค่ะ|คะ|ครับ|คับ)*$/u,
  },
  {
    is: "complain",
    when: /^(ขอ|อยาก|จะ|มี)*(ร้องเรียน|เรื่องร้องเรียน|ตำหนิ|ติ|แจ้งปัญหา|ปัญหา|complaints?|complain|problem)(หน่อย|ค่ะ|คะ|ครับ|คับ)*$/u,
  },
  {
    is: "praise",
    when: /^(ขอ|อยาก|จะ|มี)*(คำชม|ชมเชย|ชื่นชม|ชม|praise|compliments?)(หน่อย|ค่ะ|คะ|ครับ|คับ)*$/u,
  },
];

/**
 * Orders to the chat that are followed in the middle of a draft. Longer sentences with such words in them, and those that begin with something
 * else ("อยากได้แบบฟอร์มเป็นภาษาอังกฤษ"), are what somebody wants to say.
 */
const ORDER_LETTERS = 30;
const ORDERLY =
  /^(ขอ|อยาก|จะ|ต้องการ|ช่วย|รบกวน|กรุณา|ผม|หนู|ฉัน|ดิฉัน|please|can|could|i|you|want|would|like|to|let|me)*(เปลี่ยน|ใช้|พูด|เป็น|ภาษา|คุย|สาย|ติดต่อแอดมิน|แอดมิน|ลบ|ไทย|thai|en|in|speak|talk|change|switch|human|delete|erase|forget)/u;
/** Their words may stand anywhere in a message; those of the others are the whole of it. */
const loose: readonly Command[] = ["thai", "english", "officer", "forget"];

/** A question in the middle is answered, where it asks something and what it asks for is clear. Complaints ask "why". */
export const ASKS =
  /[?？]|ไหม|มั้ย|มั๊ย|หรือเปล่า|รึเปล่า|ยังไง|อย่างไร|ที่ไหน|เท่าไ|กี่|เมื่อไ|อะไรบ้าง|เอกสารอะไร|\b(how|what|where|when|which|can i|do i)\b/iu;
const QUESTION_LETTERS = 120;
export const CLEAR = 0.5;

/**
 * A message while a draft is open. Gives null where it is not for the draft: it is answered as ever, and the draft waits.
 */
export function draftWords(text: string, draft: Draft, at: At): Step | null {
  const begun = beginByLink(text, draft, at);
  if (begun !== null) return begun;
  const dense = denseForm(text);
  const order = orders.find(({ when }) => when.test(dense))?.is;
  if (order !== undefined && isOrder(order, draft)) return ordered(order, draft, at);
  const recognised = recognise(text, at.world.catalogue);
  if (goesFirst(text, recognised)) return null;
  const step = draft.to === null ? notTheText(dense, order, draft, at) : null;
  if (step !== null) return step;
  if (isNumberToCall(text, draft))
    return showDraft(settled({ ...draft, phone: phoneIn(text), phoneFrom: at.messageId }), at);
  if (!takesText(draft)) return wordsForTaps(text, draft, recognised, at);
  return isQuestion(text, recognised) ? null : withText(draft, text, at);
}

/** Typed where only a tap is waited for: the tap that is meant; null where the words are none. */
export function tapTyped(text: string): "send" | "cancel" | null {
  const order = orders.find(({ when }) => when.test(denseForm(text)))?.is;
  return order === "send" ? "send" : order === "cancel" || order === "back" ? "cancel" : null;
}

/** One word that is no text: "send", "yes" to the notice, the name of a sort instead of its button, the word that begins what is begun already. */
function notTheText(dense: string, order: Order | undefined, draft: Draft, at: At): Step | null {
  if (order === "send" || (YES.test(dense) && draft.text !== null && draft.asks !== "text"))
    return yes(draft, at);
  const sort = draft.asks === "sort" ? sortWords.find(({ when }) => when.test(dense))?.is : undefined;
  if (sort !== undefined) return chosen(draft, "sort", sort, at);
  const special = specialOf(dense);
  if (special?.kind !== "command" || special.command !== "tell") return null;
  return showDraft(draft, at, isEmpty(draft) ? null : "unfinished");
}

/** Yes to what is asked: to words beside the text, else to sending it. */
function yes(draft: Draft, at: At): Step {
  if (draft.candidate !== null && draft.text !== null && draft.asks !== "text") return joinBeside(draft, at);
  return draft.asks === "review" ? send(draft, at) : showDraft(draft, at);
}

/** Who wants to be called and types nothing but a number has not said yet what about. */
function isNumberToCall(text: string, { sort, to, asks }: Draft): boolean {
  return sort === "call" && to === null && asks === "text" && !/\p{L}/u.test(text) && phoneIn(text) !== null;
}

/** Danger, bribery and short orders to the chat go before whatever is being said. */
function goesFirst(text: string, { special }: Recognised): boolean {
  return isGrave(special) || isAside(text);
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
  return takesText(draft) ? withCandidate(draft, text, at) : draft;
}

/** Whether what is typed now is the text. */
function takesText({ asks, text }: Draft): boolean {
  return asks === "text" || (asks === "sort" && text === null);
}

/** What can be left out. */
const optional: readonly Draft["asks"][] = ["group", "province", "service", "phone", "time"];

function isOrder(order: Order, { asks }: Draft): order is Exclude<Order, "send"> {
  return order === "none" ? optional.includes(asks) : order !== "send";
}

function ordered(order: Exclude<Order, "send">, draft: Draft, at: At): Step {
  if (order === "cancel") return drop(draft);
  if (order === "back") return goBack(draft, at);
  switch (draft.asks) {
    case "group":
    case "province":
    case "service":
      return chosen(draft, draft.asks, "none", at);
    case "phone":
      return chosen(draft, "phone", "chat", at);
    case "time":
      return chosen(draft, "time", "any", at);
    default:
      return showDraft(draft, at);
  }
}

function isAside(text: string): boolean {
  const dense = denseForm(text);
  const special = specialOf(text);
  // Who wants to tell something is telling it.
  if (dense.length > ORDER_LETTERS || special?.kind !== "command" || special.command === "tell") return false;
  return !loose.includes(special.command) || ORDERLY.test(dense);
}

function isQuestion(text: string, recognised: Recognised): boolean {
  if (recognised.special !== null) return isChat(text);
  return text.length <= QUESTION_LETTERS && ASKS.test(text) && isClear(recognised.decision);
}

/** A greeting, a laugh, "are you a person": by patterns alone, for sentences of all kinds look a little like one. Thanks may be praise. */
export function isChat(text: string): boolean {
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

/** Digits and what stands between them, up to a word: an extension is no part of the number. */
const RUN = /\+?\d[\d ().~_-]{6,20}\d/u;

/**
 * A phone number as people type it: digits of any script, any signs between, with the country's code or without, the first of several. Null where
 * it is none. Numbers that only masking knows apart from a time or another number beside them are taken from there.
 */
export function phoneIn(text: string): string | null {
  const { text: shape } = shapeOf(text);
  const place = placesBy(numberFinders, shape).find(({ kind }) => kind === "phone");
  const found = place === undefined ? null : dialled(shape.slice(place.from, place.to));
  return found ?? dialled(shape);
}

function dialled(shape: string): string | null {
  const digits = RUN.exec(shape)?.[0]
    .replaceAll(/[^\d+]/gu, "")
    .replace(/^(\+66|0066|66(?=\d{8,9}$))0?/u, "0");
  if (digits === undefined) return null;
  return /^0\d{8,9}$|^\+\d{8,14}$/u.test(digits) ? digits : null;
}

function withPhone(text: string, draft: Draft, at: At): Step {
  const phone = phoneIn(text);
  if (phone === null) return showDraft(draft, at, "unknown-phone");
  return draft.to === null
    ? showDraft(settled({ ...draft, phone, phoneFrom: at.messageId }), at)
    : {
        reply: null,
        draft: draftBehind(draft),
        deed: { does: "say", case: draft.to.case, as: "phone", text: phone },
      };
}
