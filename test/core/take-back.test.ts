import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseView } from "#core/case-view.ts";
import type { Happened } from "#core/feedback.ts";
import { withoutWhat } from "#core/take-back.ts";
import { newProfile } from "#core/person.ts";
import { byPerson, heard, stored } from "#test/support/feedback.ts";

const added: Happened = { at: 5, kind: "feedback.added", text: "f1-1", due: null };
const feedback = { ...heard(), history: [...heard().history, added] };

/** As it is read again. */
const after = (what: string) => stored(feedback, withoutWhat(feedback, what) ?? {});

describe("what is taken back of a feedback", () => {
  test("is the words that came in the message, and no others; that there were words stays", () => {
    expect(after("f1-1").history).toEqual([feedback.history[0], { ...added, text: null, unsaid: true }]);
    expect(after("f1-0").history).toEqual([{ ...feedback.history[0], text: null, unsaid: true }, added]);
  });

  test("is the picture that came in the message, and no other", () => {
    expect(after("photo-1")).toEqual({ ...feedback, photos: ["photo-2"] });
    expect(after("photo-2")).toEqual({ ...feedback, photos: ["photo-1"] });
  });

  test("makes the feedback another one than the same words said anew, only where they were its first", () => {
    expect(withoutWhat(feedback, "f1-0")).toHaveProperty("unsaid", "1");
    for (const what of ["f1-1", "photo-1"]) expect(withoutWhat(feedback, what)).not.toHaveProperty("unsaid");
  });

  test("is nothing where it has no such words, or not any more", () => {
    for (const what of ["f1-2", "f2-0", "", "photo-3"]) expect(withoutWhat(feedback, what)).toBeNull();
    for (const what of ["f1-0", "f1-1", "photo-1"]) expect(withoutWhat(after(what), what)).toBeNull();
  });

  test("leaves the state, the number and all else as it was, whatever was taken back, in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["f1-0", "f1-1", "photo-1", "photo-2"]), (taken) => {
        let now = feedback;
        for (const what of taken) now = stored(now, withoutWhat(now, what) ?? {});
        expect({ ...now, history: [], photos: [] }).toEqual({ ...feedback, history: [], photos: [] });
        expect(now.history.map(({ at, kind }) => ({ at, kind }))).toEqual(
          feedback.history.map(({ at, kind }) => ({ at, kind })),
        );
      }),
    );
  });

  test("is said to its person, and more can still be added", () => {
    const view = caseView("f1", after("f1-1"), newProfile, new Map([["f1-0", "words"]]));
    expect(view.history).toMatchObject([{ words: "words" }, { words: null, unsaid: true }]);
    expect(byPerson(after("f1-0"), { does: "added", text: "more" })).toMatchObject({ ok: true });
  });
});
