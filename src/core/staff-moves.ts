import { hasRoom, historyLines, type Feedback, type Happened } from "./feedback.ts";
import { feedbackTable, type FeedbackState } from "./feedback-states.ts";
import type { Act } from "./ledger.ts";
import type { Role } from "./roles.ts";
import { isEnd, move, type Moved } from "./states.ts";

/** A member of staff: a random id of theirs, and the role in which they act. */
export type Staff = { id: string; role: Role };

/**
 * What staff do with a feedback. `words` are for the person: what was done, why not, what is asked. `reason` is its code for the log; `office` and
 * `on`: to whom it was handed, and when; `reference`: the number that it has there.
 */
export type StaffMove =
  | { does: "deciding" }
  | { does: "doing"; due: string; words: string }
  | { does: "done"; words: string }
  | { does: "cannot"; reason: string; words: string }
  | { does: "referred"; office: string; on: string; reference: string; words: string }
  | { does: "reopened"; words: string }
  | { does: "asked"; words: string }
  | { does: "rerouted"; service: string | null; unit: string | null };

export type StaffMoved =
  | {
      ok: true;
      fields: Record<string, string>;
      act: Act;
      feedback: Feedback;
      words: string | null;
      /** Whether the person is told by a push where they do not write. */
      push: boolean;
      /** An officer still has to look. */
      waits: boolean;
    }
  | Extract<Moved<FeedbackState>, { ok: false }>
  | { ok: false; why: "too-much" };

/** A move of staff, as the table of states allows it. Takes the feedback as it stands, and the id that the words get. */
export function staffMove(
  { id, feedback }: { id: string; feedback: Feedback },
  wish: StaffMove,
  staff: Staff,
  { at, text }: { at: number; text: string },
): StaffMoved {
  const kind = `feedback.${wish.does}` as const;
  const to = goalOf(wish, feedback.state);
  if (!hasRoom(feedback, to)) return { ok: false, why: "too-much" };
  const actor = { is: "staff", role: staff.role, drafted: false } as const;
  const moved = move(feedbackTable, feedback.state, to, actor, givenBy(wish), kind);
  if (!moved.ok) return moved;
  const words = ("words" in wish ? wish.words.trim() : "") || null;
  const due = wish.does === "doing" ? wish.due : null;
  const happened: Happened = { at, kind, text: words === null ? null : text, due };
  const routed = wish.does === "rerouted" ? { service: wish.service, unit: wish.unit } : {};
  const next: Feedback = { ...feedback, ...routed, state: to, history: [...feedback.history, happened] };
  return {
    ok: true,
    feedback: next,
    fields: {
      state: to,
      open: isEnd(feedbackTable, to) ? "0" : "1",
      service: next.service ?? "",
      unit: next.unit ?? "",
      history: historyLines(next.history),
    },
    act: actOf(wish, id, staff.id),
    words,
    push: moved.row.tells.some(({ whom, way }) => whom === "person" && way === "reply-then-push"),
    waits: !isEnd(feedbackTable, to),
  };
}

function goalOf(wish: StaffMove, state: FeedbackState): FeedbackState {
  switch (wish.does) {
    case "asked":
    case "rerouted":
      return state;
    case "reopened":
      return "heard";
    default:
      return wish.does;
  }
}

function givenBy(wish: StaffMove): Parameters<typeof move>[4] {
  switch (wish.does) {
    case "deciding":
      return {};
    case "doing":
      return { dueDate: wish.due, reason: wish.words };
    case "done":
      return { answer: wish.words };
    case "cannot":
      return { reason: wish.words };
    case "referred":
      return { office: wish.office, referredOn: wish.on, reference: wish.reference };
    case "reopened":
      return { reason: wish.words };
    case "asked":
      return { question: wish.words };
    case "rerouted":
      return { service: wish.service, unit: wish.unit };
  }
}

function actOf(wish: StaffMove, id: string, staff: string): Act {
  const by = { case: id, staff };
  switch (wish.does) {
    case "doing":
      return { kind: "feedback.doing", public: { ...by, due: wish.due }, private: {} };
    case "cannot":
      return { kind: "feedback.cannot", public: { ...by, reason: wish.reason }, private: {} };
    case "referred":
      return { kind: "feedback.referred", public: { ...by, office: wish.office, on: wish.on }, private: {} };
    case "rerouted": {
      const { service, unit } = wish;
      const to = { ...(service === null ? {} : { service }), ...(unit === null ? {} : { unit }) };
      return { kind: "feedback.rerouted", public: { ...by, ...to }, private: {} };
    }
    default:
      return { kind: `feedback.${wish.does}`, public: by, private: {} };
  }
}
