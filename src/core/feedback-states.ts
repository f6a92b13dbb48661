import type { Row, Table, Telling } from "./states.ts";

/*
 * What may happen to a feedback. docs/design.md section 5, "Feedback". The words of the states are the ones that people know from
 * "you said, we did" practice elsewhere: heard, deciding, doing (due date), done, cannot (reason).
 */
export const feedbackStates = [
  "heard",
  "deciding",
  "doing",
  "done",
  "cannot",
  "referred",
  "withdrawn",
  "erased",
] as const;
export type FeedbackState = (typeof feedbackStates)[number];

type Move = Row<FeedbackState>;

const staff = ["officer", "approver", "admin"] as const;
const open = ["heard", "deciding", "doing"] as const;
/** Ends of which the office could think otherwise. That a person withdrew is theirs alone. */
const answered = ["done", "cannot", "referred"] as const;
const standing = [...open, ...answered] as const;

/** Rides on the next free reply. Most of what happens is worth knowing and not worth a message of its own. */
const mention: Telling = { whom: "person", way: "reply" };
/** May be pushed: receipt, question and the three answers, and nothing else (design: at most one push a person a week, bundled). */
const tell: Telling = { whom: "person", way: "reply-then-push" };
const inbox: Telling = { whom: "officers", way: "inbox" };

const onward: readonly Move[] = [
  { from: null, to: "heard", by: ["person"], needs: ["text"], tells: [tell, inbox], entry: "feedback.heard" },
  {
    from: "heard",
    to: "deciding",
    by: staff,
    needs: [],
    tells: [mention],
    entry: "feedback.deciding",
  },
  {
    from: "deciding",
    to: "doing",
    by: staff,
    needs: ["dueDate"],
    tells: [mention],
    entry: "feedback.doing",
  },
  // A day that cannot be kept is moved in the open, with the reason: the alternative is a promise that has silently passed.
  {
    from: "doing",
    to: "doing",
    by: staff,
    needs: ["dueDate", "reason"],
    tells: [mention],
    entry: "feedback.doing",
  },
];

/** From every open state, so that a quick answer need not wait; never without a word, for a case closed in silence destroys trust. */
const answers: readonly Move[] = open.flatMap((from): Move[] => [
  { from, to: "done", by: staff, needs: ["answer"], tells: [tell], entry: "feedback.done" },
  { from, to: "cannot", by: staff, needs: ["reason"], tells: [tell], entry: "feedback.cannot" },
  {
    from,
    to: "referred",
    by: staff,
    needs: ["office", "referredOn", "reference"],
    tells: [tell],
    entry: "feedback.referred",
  },
  {
    from,
    to: "withdrawn",
    by: ["person"],
    needs: [],
    tells: [mention, inbox],
    entry: "feedback.withdrawn",
  },
]);

const again: readonly Move[] = [
  // One tap: to ask why first would be one more door to those who are right.
  {
    from: "done",
    to: "heard",
    by: ["person"],
    needs: [],
    tells: [mention, inbox],
    entry: "feedback.disputed",
  },
  ...answered.map((from): Move => ({
    from,
    to: "heard",
    by: staff,
    needs: ["reason"],
    tells: [mention, inbox],
    entry: "feedback.reopened",
  })),
];

const questions: readonly Move[] = open.map((state) => ({
  from: state,
  to: state,
  by: staff,
  needs: ["question"],
  tells: [tell],
  entry: "feedback.asked",
}));

/** What a person writes is taken also after an answer: a reply to a question may cross with it. */
const words: readonly Move[] = standing.flatMap((state): Move[] => [
  {
    from: state,
    to: state,
    by: ["person"],
    needs: ["text"],
    tells: [mention, inbox],
    entry: "feedback.added",
  },
  {
    from: state,
    to: state,
    by: ["person"],
    needs: ["text"],
    tells: [mention, inbox],
    entry: "feedback.replied",
  },
  {
    from: state,
    to: state,
    by: staff,
    needs: [["service", "unit"]],
    tells: [mention, inbox],
    entry: "feedback.rerouted",
  },
]);

/** A person who is erased is told by the flow that erases, while there still is somebody to tell. */
const erasures: readonly Move[] = [...standing, "withdrawn" as const].map((from) => ({
  from,
  to: "erased",
  by: ["system"],
  needs: [],
  tells: [inbox],
  entry: "person.erased",
}));

/** The table of a feedback. */
export const feedbackTable: Table<typeof feedbackStates> = {
  states: feedbackStates,
  ends: [...answered, "withdrawn", "erased"],
  rows: [...onward, ...answers, ...again, ...questions, ...words, ...erasures],
};
