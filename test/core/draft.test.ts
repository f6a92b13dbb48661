import { describe, expect, test } from "vitest";
import { newDialogue } from "#core/dialogue.ts";
import { draftSchema, type Draft } from "#core/draft.ts";
import { entryText, serviceEntry } from "#core/entry-text.ts";
import { ABOUT_WEB, COMPLAINT, complaining, QUESTION, talk, world, type Talk } from "#test/support/talk.ts";

const MINUTE = 60_000;
const service = "doe-unemployment-registration";
const draftOf = (chat: Talk): Draft => chat.draft ?? expect.fail("no draft is open");

describe("two taps and a sentence", () => {
  test("make a complete draft, and a third tap sends it", () => {
    const chat = talk();
    expect(chat.tap({ does: "feedback", subject: null }).reply).toMatchObject({
      kind: "draft",
      hint: null,
      draft: { asks: "sort", door: "chat" },
    });
    expect(chat.choose("sort", "complain").reply).toMatchObject({ draft: { asks: "text" } });
    expect(chat.say(COMPLAINT)).toMatchObject({
      reply: { draft: { asks: "review", sort: "complain", text: COMPLAINT, from: ["m-e1795410003000"] } },
      deed: { does: "keep" },
    });
    const { id } = draftOf(chat);
    expect(chat.choose("send")).toMatchObject({
      reply: null,
      draft: null,
      deed: { does: "hear", draft: { id, sort: "complain", text: COMPLAINT } },
      count: "heard|||th",
    });
  });

  test("about a service, where the tap stood on its card", () => {
    const chat = talk();
    chat.tap({ does: "feedback", subject: service });
    chat.choose("sort", "praise");
    chat.say(COMPLAINT);
    expect(chat.choose("send").deed).toMatchObject({ does: "hear", draft: { service } });
  });

  test("nothing is heard before it is sent, whatever is tapped", () => {
    const chat = talk();
    const turns = [
      chat.tap({ does: "feedback", subject: null }),
      chat.choose("send"),
      chat.choose("sort", "suggest"),
      chat.choose("send"),
      chat.say(COMPLAINT),
    ];
    expect(turns.map(({ deed }) => deed?.does)).toEqual(["keep", "keep", "keep", "keep", "keep"]);
    expect(draftOf(chat)).toMatchObject({ asks: "review" });
  });

  test("what is lacking is asked for again by a tap on send", () => {
    const chat = complaining();
    expect(chat.choose("send").reply).toMatchObject({ kind: "draft", draft: { asks: "text" } });
  });
});

describe("the privacy notice", () => {
  const noticeOf = (turn: ReturnType<Talk["say"]>) =>
    turn.reply?.kind === "draft" ? turn.reply.notice : null;

  test("comes before the first draft and never again, not even with the next one", () => {
    const chat = talk();
    expect(noticeOf(chat.tap({ does: "feedback", subject: null }))).toBe(true);
    expect(noticeOf(chat.choose("sort", "complain"))).toBe(false);
    expect(noticeOf(chat.say(COMPLAINT))).toBe(false);
    chat.choose("send");
    expect(noticeOf(chat.tap({ does: "call" }))).toBe(false);
    chat.choose("cancel");
    expect(noticeOf(chat.say(COMPLAINT))).toBe(false);
  });

  test.each<[string, (chat: Talk) => ReturnType<Talk["say"]>]>([
    ["a message that is feedback", (chat) => chat.say(COMPLAINT)],
    ["the word", (chat) => chat.say("ติชม")],
    ["a wish to be called", (chat) => chat.tap({ does: "call" })],
    ["words to a feedback", (chat) => chat.tap({ does: "case", case: "f1", act: "add" })],
  ])("comes whichever way the first one begins: by %s", (_way, begin) => {
    expect(noticeOf(begin(talk()))).toBe(true);
  });

  test("is remembered with the moment at which it was shown", () => {
    const chat = talk();
    chat.say("ติชม");
    expect(chat.dialogue?.noticed).toEqual({ at: chat.now, event: `e${chat.now}` });
  });
});

describe("a message that clearly is feedback", () => {
  test("becomes the text, and only the sort is asked", () => {
    const chat = talk();
    expect(chat.say(COMPLAINT).reply).toMatchObject({ draft: { asks: "sort", text: COMPLAINT } });
    expect(chat.choose("sort", "complain").reply).toMatchObject({ draft: { asks: "review" } });
  });

  test("beside words that wait already is kept as what may belong to them", () => {
    const chat = talk();
    chat.say(COMPLAINT);
    expect(chat.say(ABOUT_WEB).reply).toMatchObject({
      hint: "candidate",
      draft: { text: COMPLAINT, candidate: ABOUT_WEB },
    });
  });
});

describe("the service", () => {
  test("is guessed from the text", () => {
    expect(draftOf(complaining(ABOUT_WEB)).service).toBe("sso-check-contributions");
    const chat = talk();
    chat.say(ABOUT_WEB);
    expect(draftOf(chat).service).toBe("sso-check-contributions");
  });

  test.each([
    [9, service],
    [11, null],
  ])("is the one shown %i minutes ago: %s", (minutes, expected) => {
    for (const begin of [(chat: Talk) => chat.tap({ does: "feedback", subject: null }), () => null]) {
      const chat = talk();
      chat.tap({ does: "service", service, field: null });
      begin(chat);
      chat.now += minutes * MINUTE;
      chat.say(COMPLAINT);
      expect(draftOf(chat).service).toBe(expected);
    }
  });

  test("is none where the one that was shown is not in the manual any more", () => {
    const shown = { service: "gone", at: talk().now, event: "e1" };
    const chat = talk({ dialogue: { ...newDialogue, shown } });
    chat.say(COMPLAINT);
    expect(draftOf(chat)).toMatchObject({ text: COMPLAINT, service: null });
  });

  test("is what the text says rather than what was shown, and what was chosen rather than either", () => {
    const chat = talk();
    chat.tap({ does: "service", service, field: null });
    chat.say(ABOUT_WEB);
    expect(draftOf(chat).service).toBe("sso-check-contributions");
    chat.choose("service", "dlpw-kor-ror-7");
    chat.choose("edit", "text");
    chat.say(ABOUT_WEB);
    expect(draftOf(chat).service).toBe("dlpw-kor-ror-7");
  });

  test("is what the text says rather than what was shown also where the sort was chosen first", () => {
    const chat = talk();
    chat.tap({ does: "service", service, field: null });
    chat.tap({ does: "feedback", subject: null });
    chat.choose("sort", "suggest");
    chat.say(ABOUT_WEB);
    expect(draftOf(chat).service).toBe("sso-check-contributions");
  });

  test("can be named in words where it is asked for; what names none is asked again", () => {
    const chat = complaining(COMPLAINT);
    chat.choose("edit", "service");
    expect(chat.say("อะไรสักอย่าง").reply).toMatchObject({
      hint: "unknown-service",
      draft: { asks: "service" },
    });
    chat.say("ขึ้นทะเบียนว่างงาน");
    expect(draftOf(chat)).toMatchObject({ service, asks: "review", text: COMPLAINT, candidate: null });
  });
});

describe("a question in the middle", () => {
  test("is answered, the draft is kept, and one tap makes it the text after all", () => {
    const chat = complaining();
    const { id } = draftOf(chat);
    expect(chat.say(QUESTION)).toMatchObject({
      reply: { kind: "answer", service, field: "documents" },
      deed: { does: "keep" },
      draft: { id, asks: "text", text: null, candidate: QUESTION },
    });
    expect(chat.choose("use").reply).toMatchObject({
      draft: { asks: "review", text: QUESTION, candidate: null },
    });
  });

  test("can become the text also where the sort is asked for first", () => {
    const chat = talk();
    chat.tap({ does: "feedback", subject: null });
    chat.say(QUESTION);
    expect(chat.choose("use").reply).toMatchObject({ draft: { asks: "sort", text: QUESTION } });
  });

  test("is forgotten where they go on as before", () => {
    const chat = complaining();
    chat.say(QUESTION);
    chat.choose("resume");
    expect(draftOf(chat)).toMatchObject({ candidate: null, text: null, asks: "text" });
  });

  test("changes nothing of a draft that has its words", () => {
    const chat = complaining(COMPLAINT);
    const before = draftOf(chat);
    expect(chat.say(QUESTION).reply).toMatchObject({ kind: "answer", service });
    expect(draftOf(chat)).toEqual(before);
  });

  test.each(["เงินว่างงานออกช้า", "ขึ้นทะเบียนว่างงาน"])(
    "%s names a service, asks nothing, and is the text",
    (words) => {
      expect(draftOf(complaining(words))).toMatchObject({ text: words, asks: "review" });
    },
  );

  test.each([
    "ทำไมต้องรอนานขนาดนี้ ไปกี่ครั้งก็ไม่มีใครรับเรื่อง",
    "เมื่อไหร่จะแก้สักที",
    "ต้องไปกี่รอบถึงจะเสร็จ",
    "ขึ้นทะเบียนว่างงานในเว็บยากมาก กดแล้วกดอีกก็ไม่ผ่าน โทรไปก็ไม่มีคนรับสาย ไปที่สำนักงานก็บอกให้กลับมาทำในเว็บเอง ไม่รู้จะต้องทำยังไงแล้ว ขึ้นทะเบียนว่างงานควรง่ายกว่านี้",
  ])("a complaint that asks (%s) is no question to the manual", (words) => {
    expect(draftOf(complaining(words))).toMatchObject({ text: words, asks: "review" });
  });
});

describe("more messages than one", () => {
  test("may belong to the text: one tap joins them, another leaves them out", () => {
    const chat = complaining(COMPLAINT, "ไปมาสามรอบแล้ว", "แล้วก็ไม่มีป้ายบอกทาง");
    expect(draftOf(chat)).toMatchObject({
      text: COMPLAINT,
      candidate: "ไปมาสามรอบแล้ว\nแล้วก็ไม่มีป้ายบอกทาง",
      asks: "review",
    });
    chat.choose("join");
    expect(draftOf(chat)).toMatchObject({
      text: `${COMPLAINT}\nไปมาสามรอบแล้ว\nแล้วก็ไม่มีป้ายบอกทาง`,
      candidate: null,
    });
  });

  test("may be many: the last fifty are known by their ids, so that the draft stays one that is read again", () => {
    const chat = complaining(COMPLAINT, ...Array.from({ length: 52 }, () => "ไปมาสามรอบแล้ว"));
    expect(draftSchema.parse(draftOf(chat)).aside).toHaveLength(50);
    chat.choose("join");
    expect(draftSchema.parse(draftOf(chat)).from).toHaveLength(50);
    expect(draftOf(chat).from.at(-1)).toBe(`m-e${chat.now - 1_000}`);
  });

  test("sending without a tap sends the text alone", () => {
    const chat = complaining(COMPLAINT, "ไปมาสามรอบแล้ว");
    expect(chat.choose("send").deed).toMatchObject({ does: "hear", draft: { text: COMPLAINT } });
  });
});

describe("a message taken back", () => {
  const unsend = (chat: Talk, messageId: string) => chat.send({ what: "unsend", messageId });

  test("takes its words out of the draft, and says nothing", () => {
    const chat = complaining(COMPLAINT);
    const [message = ""] = draftOf(chat).from;
    expect(unsend(chat, message)).toMatchObject({ reply: null, deed: { does: "keep" } });
    expect(draftOf(chat)).toMatchObject({ asks: "text", text: null, candidate: null, from: [] });
    expect(JSON.stringify(chat.draft)).not.toContain("สามชั่วโมง");
  });

  test("takes out what may have been meant, and what was made of it", () => {
    for (const act of ["resume", "use", "join"] as const) {
      const chat = complaining(COMPLAINT, "ไปมาสามรอบแล้ว");
      const message = draftOf(chat).aside.at(-1) ?? "";
      if (act !== "resume") chat.choose(act);
      unsend(chat, message);
      expect(JSON.stringify(chat.draft)).not.toContain("สามรอบ");
    }
  });

  test("changes nothing where it is none of the draft's, or its words were replaced", () => {
    const chat = complaining(COMPLAINT);
    const [message = ""] = draftOf(chat).from;
    chat.choose("edit", "text");
    chat.say("ใหม่ทั้งหมดค่ะ");
    const before = draftOf(chat);
    for (const gone of [message, "m-other"])
      expect(unsend(chat, gone)).toMatchObject({ reply: null, deed: null, draft: before });
  });

  test("takes out words to a feedback that is there, which are asked for again", () => {
    const chat = talk();
    chat.tap({ does: "case", case: "f1", act: "add" });
    chat.say(QUESTION);
    unsend(chat, draftOf(chat).aside[0] ?? "");
    expect(draftOf(chat)).toMatchObject({ to: { case: "f1", as: "added" }, asks: "text", candidate: null });
  });
});

describe("a text that a link of a service typed in", () => {
  const told = serviceEntry(world.catalogue.byId.get(service) ?? expect.fail("no such service"));
  const link = entryText(told, "th");

  test("begins a draft about it with the door link, in either language", () => {
    for (const words of [link, entryText(told, "en")]) {
      const chat = talk();
      expect(chat.say(words).reply).toMatchObject({
        kind: "draft",
        draft: { door: "link", service, asks: "sort", text: null },
      });
    }
  });

  test("of a service that is gone begins one about nothing in particular", () => {
    const chat = talk();
    chat.say("ติชม อะไรสักอย่าง [gone-service]");
    expect(draftOf(chat)).toMatchObject({ door: "link", service: null, asks: "sort", text: null });
  });

  test("in the middle is never the text: it begins anew where nothing was said yet, else it waits", () => {
    const empty = complaining();
    empty.say(link);
    expect(draftOf(empty)).toMatchObject({ door: "link", service, asks: "sort", text: null });
    const chat = complaining(COMPLAINT);
    expect(chat.say(link).reply).toMatchObject({ kind: "draft", hint: "unfinished" });
    expect(draftOf(chat)).toMatchObject({ door: "chat", text: COMPLAINT, candidate: null });
  });
});
