import { messageIds, newGroupId, newQuoteToken, newRoomId, newUserId } from "./ids.ts";
import type { Chat, ChatEntry, Person, SharedChat } from "./world-types.ts";

export type NewPerson = Partial<Omit<Person, "userId">> & { userId?: string };

export type NewGroup = Partial<Omit<SharedChat, "id">>;

export type Bot = { userId: string; basicId: string; displayName: string; verified: boolean };

/** Where LINE's documentation says two things, which of them holds. */
export type Policy = { unknownInMulticast: "pass" | "refuse" };

/** Files that people sent, by message id; they live as long as the process. */
export type StoredContent = {
  bytes: Uint8Array;
  type: string;
  /** Until then (ms) LINE is still preparing it. */
  readyAt?: number;
};

/** Hears of each entry as it is written into a chat. */
export type Watcher = (chatId: string, entry: ChatEntry) => void;

/** The simulated LINE: people, groups, and what each of them sees. */
export type World = ReturnType<typeof createWorld>;

/** Names that nobody takes for a real person. */
const FIRST = ["ทดสอบ", "สมมุติ", "ตัวอย่าง", "จำลอง", "ลองดู", "สมมติ"];
const SECOND = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"];

function madeUpName(count: number): string {
  const round = Math.floor(count / (FIRST.length * SECOND.length));
  const first = FIRST[Math.floor(count / SECOND.length) % FIRST.length] ?? "ทดสอบ";
  return `${first} ${SECOND[count % SECOND.length] ?? ""}${round === 0 ? "" : ` ${round + 1}`}`;
}

/**
 * An empty world.
 * @param now the clock that stamps everything
 */
export function createWorld(now: () => number) {
  const bot: Bot = { userId: newUserId(), basicId: "@sim0000", displayName: "เสียง (จำลอง)", verified: true };
  const policy: Policy = { unknownInMulticast: "pass" };
  const people = new Map<string, Person>();
  const groups = new Map<string, SharedChat>();
  const chats = new Map<string, Chat>();
  const contents = new Map<string, StoredContent>();
  const nextMessageId = messageIds();
  const watchers = new Set<Watcher>();
  let changes = 0;

  const chatOf = (id: string): Chat => {
    const known = chats.get(id);
    if (known !== undefined) return known;
    const made: Chat = [];
    chats.set(id, made);
    return made;
  };

  return {
    bot,
    policy,
    people,
    groups,
    chats,
    contents,
    /** Grows with each change, so that a snapshot knows when it is stale. */
    changes: () => changes,
    touch: () => void (changes += 1),
    newMessageId: () => nextMessageId(now()),
    chatOf,

    /** @returns stops watching */
    watch(watcher: Watcher): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },

    /** Adds a person; what is left out is made up. A friend of the account unless told otherwise. */
    addPerson(given: NewPerson = {}): Person {
      const person: Person = {
        displayName: madeUpName(people.size),
        language: "th",
        pictureUrl: null,
        statusMessage: null,
        friend: true,
        blocked: false,
        wasFriend: given.friend ?? true,
        consents: true,
        lastSaidAt: null,
        gender: null,
        age: null,
        area: null,
        appType: null,
        friendSince: (given.friend ?? true) ? now() : null,
        ...given,
        userId: given.userId ?? newUserId(),
      };
      people.set(person.userId, person);
      changes += 1;
      return person;
    },

    /** Adds a group or room with these members; the account is in it unless told otherwise. */
    addGroup(given: NewGroup = {}): SharedChat {
      const kind = given.kind ?? "group";
      const id = kind === "group" ? newGroupId() : newRoomId();
      const made: SharedChat = { id, kind, name: "กลุ่มทดสอบ", members: [], botIn: true, ...given };
      groups.set(id, made);
      changes += 1;
      return made;
    },

    person(userId: string): Person {
      const found = people.get(userId);
      if (found === undefined) throw new Error(`the simulator knows no person ${userId}`);
      return found;
    },

    group(id: string): SharedChat {
      const found = groups.get(id);
      if (found === undefined) throw new Error(`the simulator knows no group or room ${id}`);
      return found;
    },

    /** Puts one entry at the end of a chat; ids and defaults are filled in. */
    write(chatId: string, entry: Pick<ChatEntry, "from" | "message"> & Partial<ChatEntry>): ChatEntry {
      const written: ChatEntry = {
        at: now(),
        userId: null,
        messageId: nextMessageId(now()),
        quoteToken: newQuoteToken(),
        via: null,
        requestId: null,
        seq: 0,
        showsQuickReply: false,
        unsent: false,
        seen: false,
        ...entry,
      };
      chatOf(chatId).push(written);
      changes += 1;
      for (const watcher of watchers) watcher(chatId, written);
      return written;
    },

    /** The entry with this message id, and the chat it stands in. */
    find(messageId: string): { chatId: string; entry: ChatEntry } | null {
      for (const [chatId, entries] of chats) {
        const entry = entries.find((one) => one.messageId === messageId);
        if (entry !== undefined) return { chatId, entry };
      }
      return null;
    },
  };
}
