import { dayOf, monthOf } from "./days.ts";
import { limits, spanMs } from "./limits.ts";
import type { Way } from "./world-types.ts";

/** One accepted request that sent messages, and what people did with it. */
export type Send = {
  requestId: string;
  at: number;
  way: Way;
  unit: string | null;
  messages: number;
  reached: number;
  /** For each message (from 1) how often each person saw it. */
  seen: Map<number, Map<string, number>>;
  /** For each message and address how often each person opened it. */
  opened: Map<string, { seq: number; url: string; people: Map<string, number> }>;
};

export type Accounting = ReturnType<typeof createAccounting>;

const bump = <K>(map: Map<K, number>, key: K, by = 1): void => void map.set(key, (map.get(key) ?? 0) + by);

/** Counts what was sent: the month's quota, messages by way and day, aggregation units, and who saw and opened what. */
export function createAccounting(now: () => number) {
  const sends = new Map<string, Send>();
  const usedInMonth = new Map<string, number>();
  const sentOnDay = new Map<string, number>();
  const unitsOfMonth = new Map<string, Set<string>>();
  let quota: number | null = null;
  let deliveries = 0;

  /** From the 1,001st name of a month on the message goes out without it (DOC unit-based-statistics-aggregation/). */
  const assignUnit = (name: string | null): string | null => {
    if (name === null) return null;
    const month = monthOf(now());
    const names = unitsOfMonth.get(month) ?? new Set();
    unitsOfMonth.set(month, names);
    if (!names.has(name) && names.size >= limits["unit.month"].value) return null;
    names.add(name);
    return name;
  };

  return {
    sends,
    setQuota: (value: number | null) => void (quota = value),
    quota: () => quota,
    used: () => usedInMonth.get(monthOf(now())) ?? 0,
    deliveries: () => deliveries,
    sentOn: (way: Way, day: string) => sentOnDay.get(`${way} ${day}`) ?? 0,
    units: () => [...(unitsOfMonth.get(monthOf(now())) ?? [])],

    /** Whether so many more recipients fit into the month. Replies are free and never ask. */
    fits(recipients: number): boolean {
      return (
        recipients === 0 || quota === null || (usedInMonth.get(monthOf(now())) ?? 0) + recipients <= quota
      );
    },

    record(send: {
      requestId: string;
      way: Way;
      unit: string | null;
      messages: number;
      reached: number;
    }): Send {
      const kept: Send = {
        ...send,
        unit: assignUnit(send.unit),
        at: now(),
        seen: new Map(),
        opened: new Map(),
      };
      sends.set(send.requestId, kept);
      deliveries += send.reached;
      if (send.way !== "reply") bump(usedInMonth, monthOf(now()), send.reached);
      bump(sentOnDay, `${send.way} ${dayOf(now())}`, send.reached);
      return kept;
    },

    /** A person saw a message; figures stand still 14 days after it was sent. */
    saw(requestId: string, seq: number, userId: string): void {
      const send = sends.get(requestId);
      if (send === undefined || now() - send.at > spanMs("insight.updated")) return;
      const people = send.seen.get(seq) ?? new Map<string, number>();
      send.seen.set(seq, people);
      bump(people, userId);
    },

    opened(requestId: string, seq: number, userId: string, url: string): void {
      const send = sends.get(requestId);
      if (send === undefined || now() - send.at > spanMs("insight.updated")) return;
      const row = send.opened.get(`${seq} ${url}`) ?? { seq, url, people: new Map<string, number>() };
      send.opened.set(`${seq} ${url}`, row);
      bump(row.people, userId);
    },
  };
}
