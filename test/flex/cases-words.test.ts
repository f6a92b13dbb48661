import { expect, test } from "vitest";
import { subjectOf } from "#core/subject.ts";
import { wordsIn } from "#words/words.ts";
import { draftOf, drawn, readOut, SERVICE, viewOf } from "./every-reply.ts";

const { cases, draft } = wordsIn("th");

test("who sent nothing and is in the middle of writing is told that it is not sent, and can go on", () => {
  const writing = readOut(drawn({ kind: "cases", cases: [], more: 0, writing: true }));
  expect(writing).toContain(cases.list.unsent);
  expect(writing).toContain(draft.resume);
  expect(writing).not.toContain(cases.list.empty);
  const none = readOut(drawn({ kind: "cases", cases: [], more: 0, writing: false }));
  expect(none).toContain(cases.list.empty);
  expect(none).toContain(cases.list.begin);
});

test("words that wait beside a draft stand beside the news that nothing is sent yet", () => {
  const held = draftOf({ candidate: "ตอนเช้า" });
  const said = readOut(drawn({ kind: "draft", draft: held, notice: false, hint: "candidate" }));
  expect(said).toContain(draft.notYet);
});

test("news of a topic are not called news of a service", () => {
  const topic = subjectOf({ service: null, topic: "any" }) ?? "";
  const { mute, unmute, muteTopic, unmuteTopic } = cases.acts;
  expect(readOut(drawn({ kind: "muted", subject: topic, muted: true }))).toContain(unmuteTopic);
  expect(readOut(drawn({ kind: "muted", subject: topic, muted: false }))).toContain(muteTopic);
  expect(readOut(drawn({ kind: "muted", subject: SERVICE, muted: true }))).toContain(unmute);
  expect(readOut(drawn({ kind: "muted", subject: SERVICE, muted: false }))).toContain(mute);
});

test("whom to call stands under the list as long as somebody in danger waits, once", () => {
  const listed = (...state: ("heard" | "done")[]) =>
    readOut(
      drawn({
        kind: "cases",
        cases: state.map((is) => viewOf({ danger: "violence", state: is })),
        more: 0,
      }),
    );
  expect(listed("heard", "heard").split("191").length).toBe(2);
  expect(listed("done")).not.toContain("191");
  expect(readOut(drawn({ kind: "cases", cases: [viewOf()], more: 0 }))).not.toContain("191");
});
