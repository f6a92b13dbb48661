import { describe, expect, test } from "vitest";
import { toCatalogue } from "#core/catalogue.ts";
import { dayBegins } from "#core/days.ts";
import { feedbackRecord, feedbackSchema } from "#core/feedback.ts";
import { heardAct, heardFeedback } from "#core/hear.ts";
import { topicSchema, openTopics, topicPhase, type Topic } from "#core/topic.ts";
import { aboutOf, isKnown, subjectOf } from "#core/subject.ts";
import { readManual } from "#dev/tools/build-manual.ts";
import { made, said } from "#test/support/feedback.ts";
import { COMPLAINT, MONDAY_NOON, talk, world, type Talk } from "#test/support/talk.ts";

const first = readManual("test/agency").topics[0] ?? expect.fail("no topic");
const topicOn = (part: Partial<Topic>): Topic =>
  topicSchema.parse({
    ...first,
    id: "queue",
    unit: "sso",
    opensOn: "2026-11-01",
    closesOn: "2026-11-30",
    ...part,
  });
const open = topicOn({});
const topics = [
  open,
  topicOn({ id: "later", opensOn: "2026-12-01", closesOn: "2026-12-31" }),
  topicOn({ id: "over", opensOn: "2026-10-01", closesOn: "2026-10-31" }),
];
const { manual } = world.catalogue;
const asking = { ...world, catalogue: toCatalogue("asking", { ...manual, topics }) };
const chat = (): Talk => talk({}, asking);
const draftOf = (one: Talk) => one.draft ?? expect.fail("no draft is open");

test("a topic is open from its first day to the end of its last, in Bangkok", () => {
  expect(topicPhase(open, dayBegins("2026-11-01") - 1)).toBe("before");
  expect(topicPhase(open, dayBegins("2026-11-01"))).toBe("open");
  expect(topicPhase(open, dayBegins("2026-12-01") - 1)).toBe("open");
  expect(topicPhase(open, dayBegins("2026-12-01"))).toBe("over");
});

test("of several open ones that comes first which closes first", () => {
  const soon = topicOn({ id: "soon", closesOn: "2026-11-24" });
  expect(openTopics([...topics, soon], MONDAY_NOON).map(({ id }) => id)).toEqual(["soon", "queue"]);
});

test("a word for a subject is a service's id or a topic's, never both, and is read back", () => {
  expect(aboutOf(subjectOf({ service: null, topic: "queue" }))).toEqual({ service: null, topic: "queue" });
  expect(aboutOf(subjectOf({ service: "queue", topic: null }))).toEqual({ service: "queue", topic: null });
  expect(aboutOf(null)).toEqual({ service: null, topic: null });
  expect(isKnown("topic:queue", asking.catalogue)).toBe(true);
  expect(isKnown("queue", asking.catalogue)).toBe(false);
  expect(isKnown("topic:unknown", asking.catalogue)).toBe(false);
});

describe("somebody answers a topic", () => {
  test("by its link: asked for nothing but what they think, and what they say is about the topic alone", () => {
    const one = chat();
    expect(one.say("ความเห็น ตลาด [topic:queue]").reply).toMatchObject({
      kind: "draft",
      draft: { topic: "queue", service: null, sort: "suggest", asks: "text", door: "link" },
    });
    // These words name a service; who answers a topic speaks of that.
    expect(one.say("เว็บประกันสังคมควรจองคิวได้")).toMatchObject({
      reply: { kind: "draft", draft: { asks: "review", topic: "queue", service: null } },
    });
    expect(one.choose("send")).toMatchObject({
      deed: { does: "hear", draft: { topic: "queue", service: null, sort: "suggest" } },
      count: "heard|topic:queue||th",
    });
  });

  test("by a tap in the list of what can be answered now", () => {
    const one = chat();
    for (const turn of [one.tap({ does: "topics" }), one.say("เรื่องที่ขอความเห็น"), one.say("topics")])
      expect(turn.reply).toEqual({ kind: "topics", topics: ["queue"], about: null });
    expect(one.tap({ does: "feedback", subject: "topic:queue" }).reply).toMatchObject({
      draft: { topic: "queue", door: "chat" },
    });
  });

  test("and may still say that it is about a service instead", () => {
    const one = chat();
    one.tap({ does: "feedback", subject: "topic:queue" });
    one.say(COMPLAINT);
    one.choose("edit", "service");
    one.choose("service", "dlpw-kor-ror-7");
    expect(draftOf(one)).toMatchObject({ topic: null, service: "dlpw-kor-ror-7", text: COMPLAINT });
  });

  test.each([
    ["later", "before"],
    ["over", "over"],
    ["unknown", "gone"],
  ] as const)("that is not open (%s): it is said why, and nothing is begun", (topic, why) => {
    const one = chat();
    const turn = one.say(`ความเห็น ตลาด [topic:${topic}]`);
    expect(turn).toMatchObject({
      reply: { kind: "topics", topics: ["queue"], about: { topic, why } },
      draft: null,
    });
    expect(turn.deed).toBeNull();
  });

  test("that closes while they write: who began in time may finish", () => {
    const one = chat();
    one.now = dayBegins("2026-12-01") - 60_000;
    one.tap({ does: "feedback", subject: "topic:queue" });
    one.now = dayBegins("2026-12-01") + 60_000;
    one.say(COMPLAINT);
    expect(one.choose("send").deed).toMatchObject({ does: "hear", draft: { topic: "queue" } });
    expect(one.tap({ does: "feedback", subject: "topic:queue" }).reply).toMatchObject({
      about: { topic: "queue", why: "over" },
    });
  });

  test("while they are in the middle of something else: that is shown, and nothing of it is lost", () => {
    const one = chat();
    one.tap({ does: "feedback", subject: null });
    one.choose("sort", "complain");
    one.say(COMPLAINT);
    expect(one.say("ความเห็น ตลาด [topic:queue]").reply).toMatchObject({ hint: "unfinished" });
    expect(draftOf(one)).toMatchObject({ text: COMPLAINT, topic: null });
  });

  test("that the manual does not hold any more, by a button: the button is old", () => {
    for (const subject of ["topic:unknown", "unknown"])
      expect(chat().tap({ does: "mute", subject, muted: true }).reply).toEqual({ kind: "stale_button" });
  });
});

describe("what was heard about a topic", () => {
  const feedback = heardFeedback({ ...said, service: null, topic: "queue" }, made, asking.catalogue.manual);

  test("belongs to the unit that asked, and its record is read back", () => {
    expect(feedback).toMatchObject({ topic: "queue", service: null, unit: "sso" });
    expect(feedbackSchema.parse({ ...feedbackRecord(feedback), version: "1" })).toEqual(feedback);
  });

  test("is in the log with the topic, and without one where there was none", () => {
    expect(heardAct(feedback, "f1", "p1", null).public).toMatchObject({ topic: "queue" });
    const other = heardFeedback(said, made, manual);
    expect(heardAct(other, "f1", "p1", null).public).not.toHaveProperty("topic");
  });

  test("a record of the time before topics is about none", () => {
    const { topic: _, ...before } = feedbackRecord(heardFeedback(said, made, manual));
    expect(feedbackSchema.parse({ ...before, version: "1" }).topic).toBeNull();
  });
});
