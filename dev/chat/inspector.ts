import { html, type Answer } from "./http.ts";
import { inspect } from "./inspect.ts";
import { drawInspector, type Outcome } from "./inspector-page.ts";
import { readJson } from "./json-place.ts";
import type { Room } from "./room.ts";

/** What is to be looked at: a message of a chat, or what was pasted; null where it was too long to be read. */
export type InspectorInput = { messageId: string | null } | { json: string | null };

/** The inspector's page, before and after something was pasted. It needs no script. */
export function answerInspector(room: Room, input: InspectorInput): Answer {
  const typed = "json" in input ? input.json : textOf(room, input.messageId);
  const outcome = typed === null ? { kind: "too-large" as const } : judge(typed);
  const broken = outcome.kind === "bad" || outcome.kind === "no-message" || outcome.kind === "too-large";
  return html(drawInspector(room, typed ?? "", outcome), broken ? 422 : 200);
}

function textOf({ sim }: Room, messageId: string | null): string {
  const found = messageId === null ? null : sim.world.find(messageId);
  return found === null ? "" : JSON.stringify(found.entry.message, null, 2);
}

function judge(typed: string): Outcome {
  if (typed.trim() === "") return { kind: "empty" };
  const read = readJson(typed);
  if ("bad" in read) return { kind: "bad", place: read.bad };
  const inspection = inspect(read.value);
  return inspection === null ? { kind: "no-message" } : { kind: "drawn", inspection };
}
