import { decide, type Decision } from "./answers.ts";
import type { Catalogue } from "./catalogue.ts";
import { newDialogue, withShown, type Dialogue } from "./dialogue.ts";
import { isPersonal, type Incoming } from "./incoming.ts";
import { fields, type Field } from "./manual.ts";
import type { Reply } from "./replies.ts";

/** The rate limiter's word on a message: answer it, or say once that there were too many. */
export type Verdict = "answer" | "notice";

/**
 * What one incoming event leads to. `reply: null` says nothing; `dialogue: null` leaves the memory as it is;
 * `count` is the line of the day's statistics it adds one to (kind|service|language: never a text, never a person);
 * `follows` is what the event says about being followed.
 */
export type Turn = {
  reply: Reply | null;
  dialogue: Dialogue | null;
  count: string | null;
  follows: boolean | null;
};

const nothing: Turn = { reply: null, dialogue: null, count: null, follows: null };

/** Decides one turn of a chat. Takes the event, what is remembered of a one-to-one chat (null in groups) and the manual. */
export function takeTurn(
  incoming: Incoming,
  remembered: Dialogue | null,
  verdict: Verdict,
  catalogue: Catalogue,
): Turn {
  const { said } = incoming;
  if (verdict === "notice") return { ...nothing, reply: { kind: "slow_down" }, count: "slow_down||" };
  switch (said.what) {
    case "text":
      return asked(decide(said.text, catalogue), incoming, remembered);
    case "postback": {
      const chosen = chosenService(said.data, catalogue);
      return chosen
        ? asked({ kind: "answer", ...chosen }, incoming, remembered)
        : { ...nothing, reply: { kind: "stale_button" } };
    }
    case "media":
      return { ...nothing, reply: { kind: "media", media: said.media } };
    case "follow":
      return { ...nothing, reply: { kind: "welcome", again: said.again }, follows: true };
    case "unfollow":
      return { ...nothing, follows: false };
    case "join":
      return { ...nothing, reply: { kind: "greet_group" } };
    case "unsend":
      return nothing;
  }
}

function asked(decision: Decision, incoming: Incoming, remembered: Dialogue | null): Turn {
  const before = remembered ?? newDialogue;
  const service = decision.kind === "answer" ? decision.service : "";
  const after =
    service && isPersonal(incoming) ? withShown(before, service, incoming.at, incoming.id) : before;
  return {
    reply: decision,
    dialogue: after === before ? null : after,
    count: `${decision.kind}|${service}|${before.language}`,
    follows: null,
  };
}

/** Reads `service=<id>` and, where it is there, `field=<field>` of a postback; null where the manual has no such service. */
function chosenService(data: string, catalogue: Catalogue): { service: string; field: Field | null } | null {
  const values = new URLSearchParams(data);
  const service = values.get("service");
  if (service === null || !catalogue.byId.has(service)) return null;
  return { service, field: fields.find((field) => field === values.get("field")) ?? null };
}
