import type { Incoming } from "#core/incoming.ts";
import type { Message } from "#core/replies.ts";
import type { Deps, Sent, Work } from "./deps.ts";

/** `told`: the person has it, once. `untold`: LINE has certainly not taken it. `unsure`: it may have been taken. */
export type Told = "told" | "untold" | "unsure";

/** Line-facts: a reply token lives one minute from the (latest) delivery. Held ten seconds shorter, for clocks that differ. */
const TOKEN_FRESH_MS = 50_000;
/** Line-facts: and never longer than 20 minutes from the event itself. */
const TOKEN_OLDEST_MS = 19 * 60_000;
const TRIES = 3;
const PAUSE_MS = 300;

/**
 * Sends by reply token so that the person gets it at most once, whatever fails. The token is good for one send only, which
 * makes it the idempotency key: an answer that got lost is tried again with the same token, and "token used" on such a
 * second try, while the token must still be fresh, means that the first one arrived.
 * Takes two drawings: the answer, and a plain apology for the case that LINE will not take the answer's form.
 */
export async function tellByReply(
  deps: Deps,
  work: Work,
  incoming: Incoming,
  draw: () => readonly Message[],
  drawApology: () => readonly Message[],
): Promise<Told> {
  const token = incoming.replyToken ?? "";
  let messages = draw();
  let maybeTaken = work.attempts > 1;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const sent = await deps.line.reply(token, messages);
    const end = endOf(sent, maybeTaken, isFresh(deps.now(), work, incoming));
    if (end !== null) return end;
    if (sent === "refused") {
      deps.log({ level: "error", reason: "line-refused-our-message", event: incoming.id });
      messages = drawApology();
      continue;
    }
    maybeTaken ||= sent === "unknown";
    await deps.wait(PAUSE_MS * attempt);
  }
  deps.log({ level: "warn", reason: "reply-unanswered", event: incoming.id });
  return maybeTaken ? "unsure" : "untold";
}

/** What a send settles for good; null where it is worth another try. */
function endOf(sent: Sent, maybeTaken: boolean, fresh: boolean): Told | null {
  if (sent === "told") return "told";
  if (sent !== "token-refused") return null;
  if (!maybeTaken) return "untold";
  return fresh ? "told" : "unsure";
}

function isFresh(now: number, work: Work, incoming: Incoming): boolean {
  return now - work.deliveredAt < TOKEN_FRESH_MS && now - incoming.at < TOKEN_OLDEST_MS;
}
