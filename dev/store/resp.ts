import type { Duplex } from "node:stream";

/** One word of a command. Text is sent as UTF-8, a Buffer as it is. */
export type Word = string | Buffer;

/** A command with its arguments: `["SET", "a", "1"]`. */
export type Command = readonly Word[];

/** A simple string such as `OK` or `QUEUED`, kept apart from values because the REST protocol does so too. */
type Status = { status: string };

/** An error that the engine answered, with its code: `WRONGTYPE Operation against …`. */
type Failure = { failure: string };

/** What RESP2 can answer. Values are Buffers so that no byte is lost before they are encoded for REST. */
export type Reply = null | number | bigint | Buffer | Status | Failure | Reply[];

/** A pipelined connection to an engine. */
export type Connection = {
  /** Writes all commands at once and gives their replies in order. Rejects only when the connection is gone. */
  send(commands: readonly Command[]): Promise<Reply[]>;
  close(): void;
};

const LINE_END = Buffer.from("\r\n");
const COLON = 0x3a;
const DOLLAR = 0x24;
const MINUS = 0x2d;
const PLUS = 0x2b;
const STAR = 0x2a;

/** Whether the engine refused the command. */
export function isFailure(reply: Reply | undefined): reply is Failure {
  return typeof reply === "object" && reply !== null && "failure" in reply;
}

/** Writes commands in RESP2. The result is one Buffer, so that a MULTI … EXEC leaves in one piece. */
export function encodeCommands(commands: readonly Command[]): Buffer {
  const parts: Buffer[] = [];
  for (const command of commands) {
    parts.push(Buffer.from(`*${command.length}\r\n`));
    for (const word of command) {
      const bytes = typeof word === "string" ? Buffer.from(word) : word;
      parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, LINE_END);
    }
  }
  return Buffer.concat(parts);
}

type OpenArray = { items: Reply[]; missing: number };

/**
 * Reads RESP2 from chunks that may be cut anywhere and hands over each whole reply.
 * Gives a function that takes the next chunk; it throws when the bytes are not RESP2.
 */
export function createReplyReader(onReply: (reply: Reply) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  // A long value arrives in many chunks: they are joined once, when all of it is here.
  let wanted = 1;
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;
  const open: OpenArray[] = [];

  function finish(reply: Reply): void {
    let done: Reply = reply;
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      top.items.push(done);
      top.missing -= 1;
      if (top.missing > 0) return;
      open.pop();
      done = top.items;
    }
    onReply(done);
  }

  /** Reads one value or array head; false when more bytes are needed. */
  function readToken(): boolean {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd < 0) {
      wanted = bytes.length - at + 1;
      return false;
    }
    const kind = bytes[at];
    const text = bytes.toString("utf8", at + 1, lineEnd);
    const next = lineEnd + 2;
    if (kind === DOLLAR && text !== "-1") {
      const end = next + Number(text);
      if (bytes.length < end + 2) {
        wanted = end + 2 - at;
        return false;
      }
      at = end + 2;
      // A copy: the reply must not keep the whole network buffer alive.
      finish(Buffer.from(bytes.subarray(next, end)));
      return true;
    }
    at = next;
    if (kind === STAR && Number(text) > 0) open.push({ items: [], missing: Number(text) });
    else finish(lineReply(kind, text));
    return true;
  }

  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < wanted) return;
    bytes = Buffer.concat(chunks);
    at = 0;
    wanted = 1;
    while (at < bytes.length && readToken());
    chunks = at < bytes.length ? [bytes.subarray(at)] : [];
    held = bytes.length - at;
  };
}

function lineReply(kind: number | undefined, text: string): Reply {
  switch (kind) {
    case PLUS:
      return { status: text };
    case MINUS:
      return { failure: text };
    case COLON:
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case DOLLAR:
      return null;
    case STAR:
      return text === "-1" ? null : [];
    default:
      throw new Error("The engine answered something that is not RESP2.");
  }
}

type Waiting = {
  replies: Reply[];
  missing: number;
  resolve(replies: Reply[]): void;
  reject(why: Error): void;
};

/**
 * Speaks RESP2 over a stream: a socket of a redis-server, or the in-process engine's wire.
 * Commands of one `send` stay together and all sends are answered in order.
 */
export function connect(stream: Duplex): Connection {
  const waiting: Waiting[] = [];
  let gone: Error | null = null;

  function end(why: Error): void {
    gone ??= why;
    for (const one of waiting.splice(0)) one.reject(gone);
  }

  const read = createReplyReader((reply) => {
    const first = waiting[0];
    if (first === undefined) return;
    first.replies.push(reply);
    first.missing -= 1;
    if (first.missing > 0) return;
    waiting.shift();
    first.resolve(first.replies);
  });

  stream.on("data", (chunk: Buffer) => {
    try {
      read(chunk);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
      stream.destroy();
    }
  });
  stream.on("error", (error) => end(error));
  stream.on("close", () => end(new Error("The connection to the store's engine is closed.")));

  return {
    send(commands) {
      if (gone !== null) return Promise.reject(gone);
      if (commands.length === 0) return Promise.resolve([]);
      return new Promise((resolve, reject) => {
        waiting.push({ replies: [], missing: commands.length, resolve, reject });
        stream.write(encodeCommands(commands));
      });
    },
    close() {
      stream.destroy();
    },
  };
}
