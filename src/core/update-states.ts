import type { Need, Table, Telling } from "./states.ts";

/*
 * What may happen to one version of an update ("you said, we did"). docs/design.md section 5. A correction is a version of its own that
 * goes through the same four eyes; when it is published, the one before becomes `corrected`.
 */
export const updateStates = [
  "drafted",
  "submitted",
  "approved",
  "returned",
  "published",
  "recalled",
  "corrected",
  "closed",
] as const;

const writers = ["officer", "approver", "admin"] as const;
const approvers = ["approver", "admin"] as const;

const board: Telling = { whom: "everyone", way: "board" };
const inbox: Telling = { whom: "officers", way: "inbox" };

/**
 * A page that lacks one of these is not credible ("minimum we-did card" of the practice elsewhere). Proof is asked for unless somebody
 * says in so many words that nothing changed.
 */
const complete: readonly Need[] = [
  "what",
  "from",
  "to",
  "unit",
  "date",
  ["proofLink", "nothingChanged"],
  "whatWasNotDone",
];

/** The table of an update. */
export const updateTable: Table<typeof updateStates> = {
  states: updateStates,
  ends: ["recalled", "corrected", "closed"],
  rows: [
    { from: null, to: "drafted", by: writers, needs: [], tells: [], entry: "update.drafted" },
    // Complete before it is read by the approver: what is approved is what is published.
    {
      from: "drafted",
      to: "submitted",
      by: writers,
      needs: complete,
      tells: [inbox],
      entry: "update.submitted",
    },
    {
      from: "submitted",
      to: "approved",
      by: approvers,
      notTheSameAs: "drafter",
      needs: [],
      tells: [inbox],
      entry: "update.approved",
    },
    {
      from: "submitted",
      to: "returned",
      by: approvers,
      needs: ["reason"],
      tells: [inbox],
      entry: "update.returned",
    },
    // Until it is public a mistake can still be mended in silence.
    {
      from: "approved",
      to: "returned",
      by: approvers,
      needs: ["reason"],
      tells: [inbox],
      entry: "update.returned",
    },
    { from: "returned", to: "drafted", by: writers, needs: [], tells: [], entry: "update.drafted" },
    // The page first, then the waves: contributors, subscribers and, if chosen, everyone.
    {
      from: "approved",
      to: "published",
      by: writers,
      needs: complete,
      tells: [
        board,
        { whom: "contributors", way: "reply-then-push" },
        { whom: "subscribers", way: "push" },
        { whom: "everyone", way: "push", when: "chosen" },
      ],
      entry: "update.published",
    },
    // Whoever sees the mistake stops it: to wait for another pair of eyes would use up the window.
    {
      from: "published",
      to: "recalled",
      by: writers,
      needs: ["reason", "recallWindowOpen"],
      tells: [board, inbox],
      entry: "update.recalled",
    },
    // Who was told already is not sent it again; the page that their message links to says what changed.
    {
      from: "published",
      to: "corrected",
      by: writers,
      needs: ["reason", "newVersion"],
      tells: [board],
      entry: "update.corrected",
    },
    {
      from: "published",
      to: "closed",
      by: ["system"],
      needs: ["allWavesOver"],
      tells: [],
      entry: "update.closed",
    },
  ],
};
