import { describe, expect, test } from "vitest";
import { caseView } from "#core/case-view.ts";
import { feedbackRecord, feedbackSchema, type Feedback } from "#core/feedback.ts";
import { clockOf, heardAct, heardFeedback, urgentCall } from "#core/hear.ts";
import type { Manual } from "#core/manual.ts";
import { callTimes, nextOpening } from "#core/office-hours.ts";
import {
  byPerson,
  DAY,
  heard,
  kept,
  made,
  manual,
  mover,
  promising,
  said,
  stored,
} from "#test/support/feedback.ts";
import { MONDAY_NOON as NOW } from "#test/support/talk.ts";

const shut: Manual = {
  ...manual,
  agency: { ...manual.agency, officeHours: { ...manual.agency.officeHours, week: [] } },
};

describe("what is heard", () => {
  test("is a feedback with a number, owned by the unit of its service, and nothing is promised", () => {
    expect(heard()).toEqual({
      v: "1",
      version: 1,
      state: "heard",
      sort: "complain",
      door: "chat",
      service: "dlpw-kor-ror-7",
      topic: null,
      unit: manual.services.find(({ id }) => id === "dlpw-kor-ror-7")?.unit,
      language: "th",
      at: NOW,
      by: "t1",
      reference: "10000009",
      group: "employee",
      province: "th-50",
      times: 1,
      danger: null,
      time: null,
      answerBy: null,
      photos: ["photo-1", "photo-2"],
      history: [{ at: NOW, kind: "feedback.heard", text: "f1-0", due: null }],
    });
    expect(heard({ service: null }).unit).toBeNull();
    expect(heard({ service: "gone" }).unit).toBeNull();
  });

  test("is promised an answer only where the office set the days, and a call never", () => {
    expect(heard({}, promising(7)).answerBy).toBe("2026-11-30");
    const evening = { ...made, at: Date.UTC(2026, 10, 23, 16, 59, 59, 999) };
    const midnight = { ...made, at: Date.UTC(2026, 10, 23, 17) };
    expect(heardFeedback(said, evening, promising(1)).answerBy).toBe("2026-11-24");
    expect(heardFeedback(said, midnight, promising(1)).answerBy).toBe("2026-11-25");
    expect(heard({ sort: "call" }, promising(7)).answerBy).toBeNull();
    for (const sort of ["suggest", "complain", "praise"] as const)
      expect(heard({ sort }).answerBy).toBeNull();
  });

  test("is an act that the log takes, with the person and what they told of themselves in its private part", () => {
    const { open, hidden } = kept(heardAct(heard(), "f1", "p1", null));
    expect(open).toEqual({
      v: 1,
      id: "entry1",
      at: NOW,
      kind: "feedback.heard",
      case: "f1",
      sort: "complain",
      door: "chat",
      language: "th",
      service: "dlpw-kor-ror-7",
      unit: heard().unit,
    });
    expect(hidden).toEqual({
      v: 1,
      pseudonym: "p1",
      reference: "R10000009",
      group: "employee",
      province: "th-50",
    });
  });

  test("is in the log without what was not said, and marked where it does not count", () => {
    const bare = heard({ service: null, group: null, province: null });
    const { open, hidden } = kept(heardAct(bare, "f1", "p1", "test"));
    expect(open).not.toHaveProperty("service");
    expect(open).not.toHaveProperty("unit");
    expect(open).toMatchObject({ excluded: "test" });
    expect(hidden).toEqual({ v: 1, pseudonym: "p1", reference: "R10000009" });
  });

  test("is read back from its record as it was", () => {
    const full: Feedback = {
      ...heard({ danger: "held", time: "any" }, promising(7)),
      times: 3,
      history: [...heard().history, { at: NOW, kind: "feedback.doing", text: null, due: "2026-12-01" }],
    };
    const bare = heardFeedback(
      { ...said, service: null, group: null, province: null, photos: [] },
      { ...made, text: null },
      manual,
    );
    for (const feedback of [full, bare, { ...bare, by: "" }]) expect(stored(feedback)).toEqual(feedback);
    for (const value of Object.values(feedbackRecord(full))) expect(typeof value).toBe("string");
    expect(feedbackRecord(full)).not.toHaveProperty("version");
    const nothing = {
      service: "",
      unit: "",
      group: "",
      province: "",
      danger: "",
      time: "",
      answerBy: "",
      photos: "",
    };
    expect(feedbackRecord(bare)).toMatchObject(nothing);
  });

  test("is read although a line of its history is of a version that nobody knows", () => {
    const record: Record<string, string> = { ...feedbackRecord(heard()), version: "2" };
    const { history } = feedbackSchema.parse({ ...record, history: `${record["history"]}\n{"v":9}\nx` });
    expect(history).toEqual(heard().history);
  });

  test("is no feedback in a state, of a sort or of a version that there is not", () => {
    const record = { ...feedbackRecord(heard()), version: "2" };
    for (const wrong of [
      { state: "lost" },
      { sort: "insult" },
      { v: "2" },
      { version: "x" },
      { danger: "rain" },
    ])
      expect(feedbackSchema.safeParse({ ...record, ...wrong }).success).toBe(false);
  });
});

describe("when an officer should have looked", () => {
  test("is at once for somebody in danger, whatever else they said, also when they write again", () => {
    const urgent = heardFeedback(urgentCall("violence"), { ...made, text: null }, promising(7));
    expect(urgent).toMatchObject({
      sort: "call",
      danger: "violence",
      answerBy: null,
      history: [{ text: null }],
    });
    expect(clockOf(urgent, NOW, manual)).toBe(NOW);
    const [time] = callTimes(manual.agency, NOW);
    expect(clockOf({ sort: "call", danger: "held", time: time?.id ?? null }, NOW, manual)).toBe(NOW);
    expect(clockOf({ sort: "complain", danger: "held", time: null }, NOW, manual)).toBe(NOW);
    expect(byPerson(urgent, { does: "phone", text: "0812345678" })).toMatchObject({ clock: mover.at });
  });

  test("is within fifteen days, whatever the office promised", () => {
    for (const of of [manual, promising(3)])
      for (const sort of ["suggest", "complain", "praise"] as const)
        expect(clockOf({ sort, danger: null, time: null }, NOW, of)).toBe(NOW + 15 * DAY);
  });

  test("is when the time for a call is over, or when the office opens next, or within the days where it is not known when", () => {
    const call = { sort: "call", danger: null } as const;
    const [, later] = callTimes(manual.agency, NOW);
    expect(clockOf({ ...call, time: later?.id ?? null }, NOW, manual)).toBe(later?.endsAt);
    const saturday = NOW + 5 * DAY;
    for (const time of ["any", null]) {
      expect(clockOf({ ...call, time }, NOW, manual)).toBe(NOW);
      expect(clockOf({ ...call, time }, saturday, manual)).toBe(nextOpening(manual.agency, saturday));
      expect(clockOf({ ...call, time }, NOW, shut)).toBe(NOW + 15 * DAY);
    }
  });
});

describe("what became of it, as its person sees it", () => {
  test("has the words that are still kept, and says where they want to hear no more of it", () => {
    const feedback: Feedback = {
      ...heard(),
      history: [
        ...heard().history,
        { at: NOW, kind: "feedback.done", text: "f1-1", due: null },
        { at: NOW, kind: "feedback.doing", text: null, due: "2026-12-01" },
      ],
    };
    const view = caseView("f1", feedback, { stopped: ["dlpw-kor-ror-7"] }, new Map([["f1-1", "ซ่อมแล้ว"]]));
    expect(view).toMatchObject({
      id: "f1",
      reference: "10000009",
      photos: 2,
      muted: true,
      group: "employee",
      province: "th-50",
    });
    expect(view.history).toEqual([
      { at: NOW, kind: "feedback.heard", words: null, due: null },
      { at: NOW, kind: "feedback.done", words: "ซ่อมแล้ว", due: null },
      { at: NOW, kind: "feedback.doing", words: null, due: "2026-12-01" },
    ]);
    expect(caseView("f1", { ...feedback, service: null }, { stopped: ["x"] }, new Map()).muted).toBe(false);
    for (const name of ["by", "v", "version"]) expect(view).not.toHaveProperty(name);
  });
});
