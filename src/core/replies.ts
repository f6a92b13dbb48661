import type { Decision } from "./answers.ts";
import type { Language } from "./dialogue.ts";
import type { Said } from "./incoming.ts";
import type { Command, Danger, Smalltalk } from "./kinds.ts";
import type { Late } from "./late.ts";

type Media = Extract<Said, { what: "media" }>["media"];

/** One thing said to a person, before it is drawn. */
export type Reply =
  | Decision
  | { kind: "crisis"; danger: Danger }
  | { kind: "corruption" }
  | { kind: "account_data"; services: readonly string[] }
  | { kind: "feedback" }
  | { kind: "smalltalk"; smalltalk: Smalltalk }
  | { kind: "command"; command: Command }
  | { kind: "browse"; audience: string; services: readonly string[] }
  | { kind: "thanks_for_tap" }
  | { kind: "ask_why"; service: string }
  | { kind: "wish_noted"; service: string }
  | { kind: "nothing_to_read" }
  | { kind: "welcome"; again: boolean }
  | { kind: "greet_group" }
  | { kind: "media"; media: Media }
  | { kind: "stale_button" }
  | { kind: "erased" }
  | { kind: "slow_down" }
  | { kind: "sorry" };

/** A message as LINE takes it. Flows carry messages, they never look inside. */
export type Message = { readonly type: string; readonly [property: string]: unknown };

/** What goes out on one reply token: late answers first, then the reply to what was just said. */
export type Outgoing = {
  language: Language;
  personal: boolean;
  reply: Reply;
  late: readonly Late[];
};
