import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { inGroups, toHex } from "#core/bytes.ts";
import type { Message } from "#core/replies.ts";
import type { Line, Sent } from "#flows/deps.ts";
import { contentOf } from "./content.ts";

/** The SDK's client waits for ever; LINE itself answers in well under a second. */
const TIMEOUT_MS = 5_000;

type Connection = {
  channelAccessToken: string;
  /** The API's root address: the SDK drops any path. */
  baseURL: string;
  /** The same for files that people sent. */
  dataURL: string;
  /** Starts a call when a connection is free for it. Holds the connection until the call has really ended. */
  slot: <T>(call: () => Promise<T>) => Promise<T>;
  /** How long a caller waits for the end of a call, the wait for a connection included. */
  timeoutMs?: number;
};

/** LINE's Messaging API behind the port of the flows. Never throws: every end of a call is one of the words of `Sent`. */
export function lineClient(connection: Connection): Line {
  const { channelAccessToken, baseURL, slot, timeoutMs = TIMEOUT_MS } = connection;
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL });
  return {
    async reply(replyToken: string, messages: readonly Message[]): Promise<Sent> {
      // The SDK types every message kind apart; ours were built and checked by src/flex, and LINE checks them again.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const request = { replyToken, messages: [...messages] as messagingApi.Message[] };
      return settle(slot, () => client.replyMessage(request), timeoutMs);
    },
    async push(to: string, messages: readonly Message[], name: string): Promise<Sent> {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      const request = { to, messages: [...messages] as messagingApi.Message[] };
      const key = await retryKey(name);
      return settle(slot, () => client.pushMessage(request, key), timeoutMs);
    },
    content: contentOf(connection),
  };
}

/** Gives the end of a call, or what is known of it when the time is over. The call itself goes on then, and keeps its slot. */
async function settle(
  slot: Connection["slot"],
  call: () => Promise<unknown>,
  timeoutMs: number,
): Promise<Sent> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: "waiting" | "sent" | "given-up" = "waiting";
  const timedOut = new Promise<Sent>((resolve) => {
    timer = setTimeout(() => {
      if (state === "sent") return resolve("unknown");
      state = "given-up";
      resolve("busy");
    }, timeoutMs);
  });
  const ended = slot(async (): Promise<Sent> => {
    // The caller was told that LINE has taken nothing, and may tell the person some other way: this must never go out.
    if (state === "given-up") return "busy";
    state = "sent";
    return call().then((): Sent => "told", toSent);
  });
  try {
    return await Promise.race([ended, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}

/** The retry key of a push by its name: a UUID (REF#retry-api-request) that is the same whenever it is tried again. */
async function retryKey(name: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`siang/push/v1\n${name}`));
  return inGroups(toHex(new Uint8Array(digest).subarray(0, 16)));
}

/** What an error of a call means. Source: reference/messaging-api/#status-codes and #send-reply-message-reply-token */
function toSent(error: unknown): Sent {
  if (!(error instanceof HTTPFetchError)) return "unknown";
  // The same push was accepted before (REF#retry-api-request): it is told.
  if (error.status === 409) return "told";
  if (error.status === 429) return "busy";
  if (error.status >= 500) return "unknown";
  return error.status === 400 && /invalid reply token/i.test(error.body) ? "token-refused" : "refused";
}
