import type { Command, Reply } from "./resp.ts";

/** Which program keeps the data. */
export type StoreEngine = "redis-server" | "in-process";

/** A running engine, whichever it is. */
export type Engine = {
  kind: StoreEngine;
  /** Runs the commands one after the other, nothing of others in between, and gives their replies in order. */
  send(commands: readonly Command[]): Promise<Reply[]>;
  /** Keeps what has to be kept, then ends. */
  stop(): Promise<void>;
};
