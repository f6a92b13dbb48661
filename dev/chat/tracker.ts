import type { ChatEntry } from "#dev/line-sim/world-types.ts";

type Known = { message: unknown; marks: string; revision: number };

export type Tracker = ReturnType<typeof createTracker>;

/**
 * Numbers every change of every chat that somebody looks at, so that a page which was away can ask for what it missed.
 * Numbers only grow; a chat only grows, too: the place of an entry in it is what names it.
 */
export function createTracker() {
  const chats = new Map<string, Known[]>();
  let revision = 0;

  const note = (known: Known[], index: number, entry: ChatEntry, marks: string): void => {
    const before = known[index];
    // An edited message is a new object under the same id.
    if (before !== undefined && before.message === entry.message && before.marks === marks) return;
    revision += 1;
    known[index] = { message: entry.message, marks, revision };
  };

  return {
    /** Takes note of a chat as it is now; the number of the latest change anywhere. */
    scan(chatId: string, entries: readonly ChatEntry[]): number {
      const known = chats.get(chatId) ?? [];
      chats.set(chatId, known);
      const answeredUpTo = lastOf(entries);
      for (const [index, entry] of entries.entries()) {
        note(known, index, entry, `${entry.unsent} ${isRead(entry, index, answeredUpTo)}`);
      }
      return revision;
    },
    /** The places of what changed after this number, in the order in which it changed. */
    changedSince(chatId: string, since: number): number[] {
      return [...(chats.get(chatId) ?? []).entries()]
        .filter(([, known]) => known.revision > since)
        .sort(([, a], [, b]) => a.revision - b.revision)
        .map(([index]) => index);
    },
  };
}

/** The place of the account's last message; -1 when it never said anything. */
export const lastOf = (entries: readonly ChatEntry[]): number =>
  entries.findLastIndex(({ from }) => from === "bot");

/** LINE marks as read what the account marked so, and everything before its own latest message. */
export const isRead = (entry: ChatEntry, index: number, answeredUpTo: number): boolean =>
  entry.from === "person" && (entry.seen || index < answeredUpTo);
