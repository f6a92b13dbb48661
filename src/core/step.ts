import type { Asked } from "./asked.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Dialogue } from "./dialogue.ts";
import type { Draft, Ready } from "./draft.ts";
import type { Danger } from "./kinds.ts";
import type { Field } from "./manual.ts";
import type { MaskLabels } from "./masking-finders.ts";
import type { CaseNote, Reply } from "./replies.ts";

/**
 * What is remembered of a one-to-one chat: between any two messages, and for a day what the person is in the middle of saying. `asked`: questions
 * of officers that were told; left out where there are none.
 */
export type Memory = { dialogue: Dialogue | null; draft: Draft | null; asked?: readonly Asked[] };

/** What decisions are made from, beside the event and the memory. `labels`: what stands where personal numbers were. */
export type World = { catalogue: Catalogue; labels: MaskLabels };

/** What a person can do that the participation log holds, beside feedback, and that needs nothing but their record. */
export type PersonAct = "person.stopped" | "person.started" | "person.erased";

/**
 * What a turn does to the store before anything is told, so that what is told is true. `keep`: only the memory changes. `hear`: the draft
 * becomes a feedback. `photo`: the picture that just came belongs to the draft. `say`: words to one that is there. `withdraw` and `dispute`: a move of one. `urgent`: somebody in danger wants a
 * call. `ask`: a question is left. `mute`: of one service or topic nothing is sent any more, or again. `offer`: what was typed may answer an officer
 * who asked about one of these; where none of them waits for an answer any more, it is decided again without them.
 */
export type Deed =
  | { does: "keep" }
  | { does: "hear"; draft: Ready }
  | { does: "photo"; draft: Draft }
  | { does: "say"; case: string; as: "added" | "replied" | "phone"; text: string }
  | { does: "withdraw" | "dispute"; case: string }
  | { does: "urgent"; danger: Danger }
  | { does: "ask"; question: string; message: string | null }
  | { does: "offer"; text: string; cases: readonly string[] }
  | { does: "mute"; subject: string; muted: boolean };

/** What a reply shows that only the store knows: the person's feedbacks, one of them (by its id, or its number), or all we hold of them. */
export type Look =
  | { at: "cases" }
  | { at: "case"; case: string; note: CaseNote | null }
  | { at: "reference"; reference: string }
  | { at: "mydata" };

/** What an event leads to, before its language is settled. What is left out stays as it is; `draft: null` ends it. */
export type Step = {
  reply: Reply | null;
  dialogue?: Dialogue;
  draft?: Draft | null;
  deed?: Deed;
  look?: Look;
  count?: { what: string; of?: string; field?: Field | null };
  follows?: boolean;
  act?: PersonAct;
};
