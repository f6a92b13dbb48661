import type { Decision } from "./answers.ts";
import type { Language } from "./dialogue.ts";
import type { Late } from "./late.ts";
import type { Said } from "./incoming.ts";

type Media = Extract<Said, { what: "media" }>["media"];

/** One thing said to a person, before it is drawn. */
export type Reply =
  | Decision
  | { kind: "welcome"; again: boolean }
  | { kind: "greet_group" }
  | { kind: "media"; media: Media }
  | { kind: "stale_button" }
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
