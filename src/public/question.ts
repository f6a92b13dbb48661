import type { Catalogue } from "#core/catalogue.ts";
import type { Language } from "#core/dialogue.ts";
import type { Incoming } from "#core/incoming.ts";
import type { Reply } from "#core/replies.ts";
import { takeTurn } from "#core/turn.ts";
import { maskLabelsIn } from "#words/masking.ts";

/** A question longer than this is read by its beginning. The box takes no more; an address can hold more. */
export const LONGEST_QUESTION = 500;

/** A question that came in the address, and what it gets. */
export type Asked = { text: string; isCut: boolean; reply: Reply; language: Language };

/**
 * Decides a question of the page as the chat decides a message: one made-up turn of nobody, without a memory, of which nothing is kept.
 * Gives null where nothing was asked.
 */
export function askOnce(query: string | undefined, catalogue: Catalogue, now: number): Asked | null {
  const whole = (query ?? "").trim();
  if (whole === "") return null;
  const text = whole.slice(0, LONGEST_QUESTION).toWellFormed();
  const incoming: Incoming = {
    v: 1,
    id: "page",
    at: now,
    chat: { kind: "one-to-one", id: "page" },
    person: null,
    replyToken: null,
    messageId: null,
    said: { what: "text", text },
  };
  const { reply, language } = takeTurn(incoming, { dialogue: null, draft: null }, "answer", {
    catalogue,
    labels: maskLabelsIn("th"),
  });
  return reply ? { text, isCut: whole.length > LONGEST_QUESTION, reply, language } : null;
}
