import { newDialogue, withSent, type Dialogue } from "#core/dialogue.ts";
import type { Draft } from "#core/draft.ts";
import type { Incoming, Said } from "#core/incoming.ts";
import { writePostback, type DraftAct, type Postback } from "#core/postbacks.ts";
import type { Memory, World } from "#core/step.ts";
import { photoStep } from "#core/turn-message.ts";
import { takeTurn, type Turn } from "#core/turn.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { readCatalogue } from "#dev/tools/build-manual.ts";

/** A Monday, 12:00 in Bangkok: the office is open. */
export const MONDAY_NOON = Date.UTC(2026, 10, 23, 5);

export const world: World = { catalogue: readCatalogue("manual"), labels: maskLabelsIn("th") };

/** What clearly is feedback, about nothing in particular and about a service; and a question that the manual answers. */
export const COMPLAINT = "เจ้าหน้าที่พูดไม่ดี รอตั้งสามชั่วโมงกว่าจะได้คิว";
export const ABOUT_WEB = "เว็บประกันสังคมเข้าไม่ได้เลย อยากให้แก้";
export const QUESTION = "ขึ้นทะเบียนว่างงานใช้เอกสารอะไร";

/** An event of one person in their chat with the office. Only what they type or send has a message id. */
export function eventOf(said: Said, at = MONDAY_NOON, id = `e${at}`): Incoming {
  const isMessage = said.what === "text" || said.what === "media";
  return {
    v: 1,
    id,
    at,
    chat: { kind: "one-to-one", id: "U1" },
    person: "U1",
    replyToken: "t",
    messageId: isMessage ? `m-${id}` : null,
    said,
  };
}

/** A person in the middle of a chat: what they do, one second after another, and what is remembered. */
export type Talk = {
  readonly dialogue: Dialogue | null;
  readonly draft: Draft | null;
  now: number;
  say(text: string): Turn;
  tap(postback: Postback): Turn;
  /** A tap on a button of the open draft. */
  choose(act: DraftAct, to?: string): Turn;
  send(said: Said, at?: number): Turn;
};

/** A chat as the flows lead it, without a store: what is sent is remembered, a picture that comes is kept. `of`: the office it is with. */
export function talk(memory: Partial<Memory> = {}, of: World = world): Talk {
  let { dialogue = null, draft = null } = memory;
  const settle = (turn: Turn, event: Incoming): Turn => {
    dialogue = turn.dialogue ?? dialogue;
    draft = turn.draft;
    const { deed } = turn;
    const moment = { at: event.at, event: event.id };
    const known = dialogue ?? newDialogue;
    if (deed?.does === "hear") dialogue = withSent(known, deed.draft.id, `case-${event.id}`, moment);
    if (deed?.does !== "photo") return turn;
    const at = { moment, messageId: event.messageId, dialogue: known, world: of };
    const step = photoStep(deed.draft, "kept", `photo-${event.id}`, at);
    draft = step.draft ?? draft;
    return { ...turn, reply: step.reply };
  };
  const one: Talk = {
    now: MONDAY_NOON,
    get dialogue() {
      return dialogue;
    },
    get draft() {
      return draft;
    },
    say: (text) => one.send({ what: "text", text }),
    tap: (postback) => one.send({ what: "postback", data: writePostback(postback) }),
    choose: (act, to = "") => one.tap({ does: "draft", draft: draft?.id ?? "none", act, to }),
    send(said, at) {
      one.now += 1_000;
      const event = eventOf(said, at ?? one.now, `e${one.now}`);
      return settle(takeTurn(event, { dialogue, draft }, "answer", of), event);
    },
  };
  return one;
}

/** In the middle of a complaint, as far as these words go. */
export function complaining(...words: string[]): Talk {
  const chat = talk();
  chat.tap({ does: "feedback", subject: null });
  chat.choose("sort", "complain");
  for (const text of words) chat.say(text);
  return chat;
}
