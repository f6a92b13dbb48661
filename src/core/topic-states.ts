import type { Table, Telling } from "./states.ts";

/*
 * What may happen to a topic. It is fixed before people are asked what can change, what cannot, who decides and until when: an offer to
 * take part that leaves these open is not believed.
 */
export const topicStates = ["drafted", "open", "closed", "answered"] as const;

const writers = ["officer", "coordinator", "approver", "admin"] as const;

const board: Telling = { whom: "everyone", way: "board" };
const subscribers: Telling = { whom: "subscribers", way: "reply" };
const inbox: Telling = { whom: "officers", way: "inbox" };

/** The table of a topic. */
export const topicTable: Table<typeof topicStates> = {
  states: topicStates,
  ends: ["answered"],
  rows: [
    { from: null, to: "drafted", by: writers, needs: [], tells: [], entry: "topic.drafted" },
    {
      from: "drafted",
      to: "open",
      by: ["approver"],
      needs: ["question", "canChange", "cannotChange", "whoDecides", "opensOn", "closesOn"],
      tells: [board, subscribers],
      entry: "topic.opened",
    },
    {
      from: "open",
      to: "open",
      by: ["approver"],
      needs: ["closesOn", "reason"],
      tells: [board, subscribers],
      entry: "topic.extended",
    },
    {
      from: "open",
      to: "closed",
      by: ["system"],
      needs: ["closingDayCome"],
      tells: [board, inbox],
      entry: "topic.closed",
    },
    {
      from: "open",
      to: "closed",
      by: ["approver"],
      needs: ["reason"],
      tells: [board, inbox],
      entry: "topic.closed",
    },
    // The linked update tells those who took part, in its own waves; to tell them here too would be twice.
    {
      from: "closed",
      to: "answered",
      by: writers,
      needs: ["update"],
      tells: [board],
      entry: "topic.answered",
    },
  ],
};
