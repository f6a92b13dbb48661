import { randomBytes, randomInt } from "node:crypto";

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

/** `U` + 32 hex digits, as the pattern in REF#webhook-request-body says. */
export const newUserId = (): string => `U${hex(16)}`;
export const newGroupId = (): string => `C${hex(16)}`;
export const newRoomId = (): string => `R${hex(16)}`;
export const newReplyToken = (): string => hex(16);
export const newQuoteToken = (): string => randomBytes(48).toString("base64url");
export const newRichMenuId = (): string => `richmenu-${hex(16)}`;

export const USER_ID = /^U[0-9a-f]{32}$/;
export const CHAT_ID = /^[UCR][0-9a-f]{32}$/;
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 10 characters of time, 16 of chance (github.com/ulid/spec). Events carry one as `webhookEventId`. */
export function newUlid(now: number): string {
  let time = "";
  for (let rest = now, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time;
  }
  return time + Array.from({ length: 16 }, () => CROCKFORD.charAt(randomInt(32))).join("");
}

/** Makes message ids: 18 digits that only grow, also when the clock stands still or is set back. */
export function messageIds(): (now: number) => string {
  let at = 0;
  let count = 0;
  return (now) => {
    count = now > at ? 0 : count + 1;
    at = Math.max(at, now) + (count > 99_999 ? 1 : 0);
    if (count > 99_999) count = 0;
    return `${at}${String(count).padStart(5, "0")}`;
  };
}
