import type { Deps } from "#flows/deps.ts";
import type { House } from "./house.ts";

export type KillPoint = { at: number; when: "before" | "after" };

/**
 * Deps whose k-th call never returns: killed before its effect, or after it. Counts every call that leaves the process or takes
 * time; `killed` resolves at the moment of death, `calls` tells how many there were.
 */
export function killable(
  deps: Deps,
  point: KillPoint,
): { deps: Deps; killed: Promise<string>; calls(): number } {
  let count = 0;
  const { promise: killed, resolve: die } = Promise.withResolvers<string>();
  const wrap =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      count += 1;
      const mine = count === point.at;
      if (mine && point.when === "before") return never(name);
      const result = await call(...args);
      if (mine) return never(name);
      return result;
    };
  const never = (name: string): Promise<never> => {
    die(`${point.when} ${name}`);
    return new Promise(() => undefined);
  };
  const { inbox, line, vault, deeds, feedbacks, texts, downloads } = deps;
  return {
    killed,
    calls: () => count,
    deps: {
      ...deps,
      inbox: {
        receive: wrap("inbox.receive", inbox.receive),
        complete: wrap("inbox.complete", inbox.complete),
        due: wrap("inbox.due", inbox.due),
        claim: wrap("inbox.claim", inbox.claim),
        recall: wrap("inbox.recall", inbox.recall),
        forget: wrap("inbox.forget", inbox.forget),
      },
      deeds: {
        keep: wrap("deeds.keep", deeds.keep),
        hear: wrap("deeds.hear", deeds.hear),
        change: wrap("deeds.change", deeds.change),
      },
      feedbacks: {
        ...feedbacks,
        mine: wrap("feedbacks.mine", feedbacks.mine),
        read: wrap("feedbacks.read", feedbacks.read),
        find: wrap("feedbacks.find", feedbacks.find),
        cameIn: wrap("feedbacks.cameIn", feedbacks.cameIn),
        takeBack: wrap("feedbacks.takeBack", feedbacks.takeBack),
      },
      texts: {
        ...texts,
        readAll: wrap("texts.readAll", texts.readAll),
        keep: wrap("texts.keep", texts.keep),
      },
      downloads: { ...downloads, offer: wrap("downloads.offer", downloads.offer) },
      line: {
        ...line,
        reply: wrap("line.reply", line.reply),
        push: wrap("line.push", line.push),
        content: wrap("line.content", line.content),
      },
      vault: {
        seal: wrap("vault.seal", vault.seal),
        open: wrap("vault.open", vault.open),
        lookUp: wrap("vault.lookUp", vault.lookUp),
        isCurrent: wrap("vault.isCurrent", vault.isCurrent),
        newPerson: wrap("vault.newPerson", vault.newPerson),
        person: wrap("vault.person", vault.person),
      },
      catalogue: wrap("catalogue", deps.catalogue),
    },
  };
}

/** Longer than a lease. */
export const LEASE_MS = 31_000;

/** What comes after a death. */
export type Recovery = { name: string; recover(): Promise<void> };

/** What may happen after a death. LINE delivers again only what was not answered with 200; the sweep comes in any case. */
export function recoveries(house: () => House): Recovery[] {
  const redelivered = async () => {
    await house().sim.redeliver();
    await house().settled();
  };
  const sweptAfter = async (ms: number) => {
    house().clock.now += ms;
    await house().sweep();
  };
  return [
    {
      name: "LINE delivers again at once, the sweep comes within the minute",
      async recover() {
        await redelivered();
        await sweptAfter(LEASE_MS);
      },
    },
    {
      name: "the sweep comes within the minute",
      async recover() {
        await sweptAfter(LEASE_MS);
        await redelivered();
      },
    },
    {
      name: "the sweep comes five minutes later, too late for the reply token",
      async recover() {
        await sweptAfter(5 * 60_000);
        await redelivered();
      },
    },
  ];
}
