import type { Row, Table, Telling } from "./states.ts";

/*
 * What may happen to one version of the participation report of a year (item o20 of the assessment). The coordinator checks it, the
 * approver signs; a published report is never changed, only replaced by a version that says why.
 */
export const reportStates = ["drafted", "checked", "signed", "published", "replaced"] as const;
export type ReportState = (typeof reportStates)[number];

const writers = ["officer", "coordinator", "approver", "admin"] as const;
const keepers = ["coordinator", "approver"] as const;

const board: Telling = { whom: "everyone", way: "board" };
const inbox: Telling = { whom: "officers", way: "inbox" };

/** The table of a report. */
export const reportTable: Table<typeof reportStates> = {
  states: reportStates,
  ends: ["replaced"],
  rows: [
    { from: null, to: "drafted", by: writers, needs: [], tells: [], entry: "report.drafted" },
    {
      from: "drafted",
      to: "checked",
      by: ["coordinator"],
      needs: [],
      tells: [inbox],
      entry: "report.checked",
    },
    {
      from: "checked",
      to: "signed",
      by: ["approver"],
      notTheSameAs: "drafter",
      needs: [],
      tells: [inbox],
      entry: "report.signed",
    },
    // What is changed after a check or a signature needs both again.
    ...(["checked", "signed"] as const).map((from): Row<ReportState> => ({
      from,
      to: "drafted",
      by: keepers,
      needs: ["reason"],
      tells: [inbox],
      entry: "report.drafted",
    })),
    {
      from: "signed",
      to: "published",
      by: keepers,
      needs: [],
      tells: [board],
      entry: "report.published",
    },
    {
      from: "published",
      to: "replaced",
      by: keepers,
      needs: ["reason", "newVersion"],
      tells: [board],
      entry: "report.replaced",
    },
  ],
};
