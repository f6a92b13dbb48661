import type { Incoming } from "#core/incoming.ts";
import type { Message } from "#core/replies.ts";
import type { Deps, Sent, Work } from "./deps.ts";

/**
 * `told`: the person has it, once. `untold`: LINE has certainly not taken it. `unsure`: it may have been taken. `drawing`: which of the
 * drawings was the last one tried, of how many.
 */
export type Told = { end: "told" | "untold" | "unsure"; drawing: number; drawings: number };

/** REF#send-reply-message-reply-token: a reply token lives one minute from the (latest) delivery. Held ten seconds shorter, for clocks that differ. */
const TOKEN_FRESH_MS = 50_000;
/** The same: and never longer than 20 minutes from the event itself. */
const TOKEN_OLDEST_MS = 19 * 60_000;
const TRIES = 3;
const PAUSE_MS = 300;

/**
 * Sends by reply token so that the person gets it at most once, whatever fails. The token is good for one send only, which
 * makes it the idempotency key: an answer that got lost is tried again with the same token, and "token used" on such a
 * second try, while the token must still be fresh, means that the first one arrived. Takes drawings from the fullest to the plainest:
 * one that cannot be drawn, or that LINE refuses, gives way to the next. Without a reply token nothing can be told. `mayBeTaken`: a run
 * before this one may have sent it.
 */
export async function tellByReply(
  deps: Deps,
  work: Work,
  incoming: Incoming,
  drawings: readonly (() => readonly Message[])[],
  mayBeTaken: boolean,
): Promise<Told> {
  const told = (end: Told["end"], drawing: number): Told => ({ end, drawing, drawings: drawings.length });
  const token = incoming.replyToken;
  if (token === null) return told("untold", 0);
  let drawing = 0;
  let maybeTaken = mayBeTaken;
  for (let attempt = 1; attempt <= TRIES && drawing < drawings.length;) {
    const messages = drawn(deps, incoming, drawings[drawing]);
    const sent = messages === null ? "refused" : await deps.line.reply(token, messages);
    const end = endOf(sent, maybeTaken, isFresh(deps.now(), work, incoming));
    if (end !== null) return told(end, drawing);
    if (sent === "refused") {
      if (messages !== null)
        deps.log({ level: "error", reason: "line-refused-our-message", event: incoming.id });
      drawing += 1;
      continue;
    }
    maybeTaken ||= sent === "unknown";
    await deps.wait(PAUSE_MS * attempt);
    attempt += 1;
  }
  deps.log({ level: "warn", reason: "reply-unanswered", event: incoming.id });
  return told(maybeTaken ? "unsure" : "untold", Math.min(drawing, drawings.length - 1));
}

/** The messages of a drawing; null where it cannot be drawn. */
export function drawn(
  deps: Pick<Deps, "log">,
  incoming: Pick<Incoming, "id">,
  draw: (() => readonly Message[]) | undefined,
): readonly Message[] | null {
  try {
    return draw?.() ?? null;
  } catch {
    deps.log({ level: "error", reason: "drawing-failed", event: incoming.id });
    return null;
  }
}

/** What a send settles for good; null where it is worth another try. */
function endOf(sent: Sent, maybeTaken: boolean, fresh: boolean): Told["end"] | null {
  if (sent === "told") return "told";
  if (sent !== "token-refused") return null;
  if (!maybeTaken) return "untold";
  return fresh ? "told" : "unsure";
}

function isFresh(now: number, work: Work, incoming: Incoming): boolean {
  return now - work.deliveredAt < TOKEN_FRESH_MS && now - incoming.at < TOKEN_OLDEST_MS;
}
