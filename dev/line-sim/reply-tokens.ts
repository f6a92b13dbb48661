import { spanMs } from "./limits.ts";
import type { Place } from "./world-types.ts";

type Token = { place: Place; eventAt: number; deliveredAt: number; used: boolean };

export type ReplyTokens = ReturnType<typeof createReplyTokens>;

/**
 * Reply tokens (REF#send-reply-message-reply-token): good once, within a minute of the latest delivery of their webhook,
 * never later than 20 minutes after the event, and only into the chat the event came from.
 */
export function createReplyTokens() {
  const tokens = new Map<string, Token>();
  return {
    issue(token: string, place: Place, eventAt: number): void {
      tokens.set(token, { place, eventAt, deliveredAt: eventAt, used: false });
    },
    /** The webhook that carries the token went out (again). */
    delivered(token: string, at: number): void {
      const known = tokens.get(token);
      if (known !== undefined) known.deliveredAt = at;
    },
    /** The chat that a good token answers to; null for one that is unknown, used or too old. */
    place(token: string, at: number): Place | null {
      const known = tokens.get(token);
      if (known === undefined || known.used) return null;
      const late =
        at - known.deliveredAt > spanMs("reply.window") || at - known.eventAt > spanMs("reply.life");
      return late ? null : known.place;
    },
    use(token: string): void {
      const known = tokens.get(token);
      if (known !== undefined) known.used = true;
    },
  };
}
