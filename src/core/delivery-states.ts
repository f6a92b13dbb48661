import type { Row, Table } from "./states.ts";

/*
 * What may happen to one update on its way to one person. docs/design.md sections 5 and 6: nothing that may have reached a person is
 * sent to them again, and nobody is forgotten. Only the system moves a delivery, and no move tells anybody: the delivery is the telling.
 */
export const deliveryStates = [
  "waiting",
  "claimed-reply",
  "claimed-page",
  "told",
  "unconfirmed",
  "withdrawn",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

type Move = Row<DeliveryState>;

const base = { by: ["system"], needs: [], tells: [] } as const;
const claims = ["claimed-reply", "claimed-page"] as const;

/** The table of a delivery. */
export const deliveryTable: Table<typeof deliveryStates> = {
  states: deliveryStates,
  ends: ["told", "unconfirmed", "withdrawn"],
  rows: [
    { ...base, from: null, to: "waiting", entry: null },
    // Either claim shuts the other out: a reply and a page never carry the same update.
    ...claims.map((to): Move => ({ ...base, from: "waiting", to, entry: null })),
    ...claims.flatMap((from): Move[] => [
      { ...base, from, to: "told", entry: "delivery.told" },
      { ...base, from, to: "unconfirmed", entry: "delivery.unconfirmed" },
      // "Nobody knows" is unconfirmed; only what LINE has certainly not taken may be tried again.
      { ...base, from, to: "waiting", needs: ["certainlyNotTaken"], entry: null },
    ]),
    // The cause: the update was recalled; the person stopped, blocked or was erased.
    { ...base, from: "waiting", to: "withdrawn", needs: ["cause"], entry: "delivery.withdrawn" },
  ],
};
