import { isPersonal, isUtterance, type Incoming } from "#core/incoming.ts";
import type { Deps, Work } from "./deps.ts";

/** An event with the flag that LINE has tried it before. */
export type Delivered = { incoming: Incoming; redelivered: boolean };

export type Received = {
  /** False where any event could not be made durable: LINE must be told 503, so that it delivers all of them again. */
  durable: boolean;
  /** What this run is to work on, in the order of the delivery. */
  work: { incoming: Incoming; work: Work }[];
};

/**
 * Makes events durable: each goes through one script, and all scripts of one delivery share a round trip. Nothing is lost by
 * a failure here: what was taken in is worked on, and what was not comes again.
 */
export async function receiveEvents(deps: Deps, delivered: readonly Delivered[]): Promise<Received> {
  const arrivals = await Promise.all(
    delivered.map(async ({ incoming, redelivered }) => ({
      id: incoming.id,
      messageId: incoming.messageId,
      lookUp: await deps.vault.lookUp(isPersonal(incoming) ? (incoming.person ?? "") : incoming.chat.id),
      personal: isPersonal(incoming),
      counted: isUtterance(incoming),
      at: incoming.at,
      redelivered,
      body: await deps.vault.seal(JSON.stringify(incoming)),
    })),
  );
  const receipts = await deps.inbox.receive(arrivals, deps.now(), deps.newId());
  const work = delivered.flatMap(({ incoming }, i) => {
    const receipt = receipts[i];
    return receipt?.state === "ours" ? [{ incoming, work: receipt.work }] : [];
  });
  const failed = arrivals.filter((_, i) => (receipts[i]?.state ?? "failed") === "failed").length;
  if (failed > 0) deps.log({ level: "error", reason: "inbox-not-durable", failed, events: arrivals.length });
  return { durable: failed === 0, work };
}
