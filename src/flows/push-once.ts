import type { Message } from "#core/replies.ts";
import type { Deps } from "./deps.ts";
import type { Told } from "./tell-by-reply.ts";

const TRIES = 3;
const PAUSE_MS = 300;

/**
 * Pushes messages to a LINE id so that they arrive at most once: `name` says what this push is, and the same name is the same push to LINE for
 * a day (REF#retry-api-request). `untold`: LINE has certainly not taken it, and may later. `refused`: nor will it. `unsure`: it may have.
 */
export async function pushOnce(
  deps: Pick<Deps, "line" | "wait" | "log">,
  to: string,
  messages: readonly Message[],
  name: string,
): Promise<Told["end"] | "refused"> {
  let maybeTaken = false;
  let refused = false;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const sent = await deps.line.push(to, messages, name);
    if (sent === "told") return "told";
    // Refused for good: blocked, unknown, or nothing that LINE would take.
    refused = sent === "refused" || sent === "token-refused";
    if (refused) break;
    maybeTaken ||= sent === "unknown";
    await deps.wait(PAUSE_MS * attempt);
  }
  deps.log({ level: "warn", reason: "push-unanswered" });
  if (maybeTaken) return "unsure";
  return refused ? "refused" : "untold";
}
