import { describe, expect, test } from "vitest";
import { inspect } from "#dev/chat/inspect.ts";
import { markFaults } from "#dev/chat/mark-faults.ts";
import { createPreview } from "#flex/preview/preview.ts";

const box = (contents: unknown[], more = {}) => ({ type: "box", layout: "vertical", contents, ...more });
const bubble = (contents: unknown[], more = {}) => ({ type: "bubble", body: box(contents, more) });
const wrong = { type: "text", text: "" };
const right = { type: "text", text: "ถูกต้อง" };
const message = (contents: unknown) => ({ type: "flex", altText: "ข้อความแทน", contents });

describe("what was pasted", () => {
  test.each([
    ["a bubble", bubble([wrong]), "body.contents[0].text"],
    ["a carousel", { type: "carousel", contents: [bubble([wrong])] }, "contents[0].body.contents[0].text"],
    ["a message", message(bubble([wrong])), "contents.body.contents[0].text"],
    ["an array of messages", [message(bubble([wrong]))], "[0].contents.body.contents[0].text"],
    [
      "a send request",
      { to: "x", messages: [message(bubble([wrong]))] },
      "messages[0].contents.body.contents[0].text",
    ],
  ])("may be %s; paths are those of what was pasted", (_, value, path) => {
    expect(inspect(value)?.findings).toMatchObject([{ number: 1, shownPath: path, rule: "empty" }]);
  });

  test.each([
    ["a number", 7],
    ["an empty object", {}],
    ["a word", "flex"],
    ["nothing", null],
  ])("is no message when it is %s", (_, value) => {
    expect(inspect(value)).toBeNull();
  });

  test("is weighed against the limit of a bubble or of a carousel", () => {
    expect(inspect(bubble([right]))?.messages[0]?.size).toEqual({ bytes: 119, most: 30_000 });
    expect(inspect({ type: "carousel", contents: [bubble([right])] })?.messages[0]?.size.most).toBe(50_000);
    expect(inspect({ type: "text", text: "ก" })?.messages[0]?.size.most).toBeNull();
  });

  test("has the altText of a message and none of its own", () => {
    expect(inspect(message(bubble([right])))?.messages[0]?.altText).toBe("ข้อความแทน");
    expect(inspect(bubble([right]))?.messages[0]?.altText).toBeNull();
  });
});

describe("a broken rule", () => {
  const referenceOf = (value: unknown) => inspect(value)?.findings[0]?.reference.replace(/^.*\//, "");

  test("refers to the section of the object that it is in", () => {
    expect(referenceOf(bubble([wrong]))).toBe("#f-text");
    expect(referenceOf(bubble([right], { paddingAll: "huge" }))).toBe("#box");
    expect(referenceOf({ type: "text", text: "" })).toBe("#text-message");
    expect(
      referenceOf(bubble([{ type: "button", action: { type: "uri", label: "x", uri: "ftp://x" } }])),
    ).toBe("#uri-action");
  });

  test("refers to the section of its number", () => {
    expect(referenceOf({ type: "text", text: "ก".repeat(5001) })).toBe("#text-message");
    expect(referenceOf({ ...message(bubble([right])), altText: "ก".repeat(1501) })).toBe("#flex-message");
  });
});

describe("marks on the drawing", () => {
  const marksIn = (value: unknown) => {
    const inspection = inspect(value);
    if (inspection === null) throw new Error("nothing to inspect");
    const [first] = inspection.messages;
    const drawn = createPreview().message(first?.message, first?.at);
    const [marked = ""] = markFaults([drawn], inspection.findings);
    return [...marked.matchAll(/data-path="([^"]*)" data-faults="([^"]*)"/g)].map(([, path, faults]) => [
      path,
      faults,
    ]);
  };

  test("stand on the element that is wrong", () => {
    expect(marksIn(bubble([right, wrong]))).toEqual([["messages[0].contents.body.contents[1]", "1"]]);
  });

  test("stand on its nearest drawn ancestor where it is not drawn itself", () => {
    const badAction = { type: "button", action: { type: "uri", label: "x", uri: "" } };
    expect(marksIn(bubble([badAction]))).toEqual([["messages[0].contents.body.contents[0]", "1"]]);
    expect(marksIn({ ...message(bubble([right])), altText: "" })).toEqual([["messages[0]", "1"]]);
  });

  test("stand on a quick reply rather than on the whole message", () => {
    const long = { type: "action", action: { type: "message", label: "ก".repeat(21), text: "x" } };
    const inspection = inspect({ type: "text", text: "ก", quickReply: { items: [long] } });
    const preview = createPreview();
    const { message, at } = inspection?.messages[0] ?? { message: null, at: "" };
    const pieces = [preview.message(message, at), preview.quickReplies(message, at)];
    const [drawn, chips] = markFaults(pieces, inspection?.findings ?? []);
    expect([drawn?.includes("data-faults"), chips?.includes("data-faults")]).toEqual([false, true]);
  });

  test("are one for an element with several broken rules", () => {
    expect(marksIn(bubble([{ ...wrong, size: "huge", colour: "red" }]))).toEqual([
      ["messages[0].contents.body.contents[0]", "1 2 3"],
    ]);
  });
});
