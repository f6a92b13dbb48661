import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import type { Message } from "#core/replies.ts";
import type { Line, Sent } from "#flows/deps.ts";

/** The SDK's client waits for ever; LINE itself answers in well under a second. */
const TIMEOUT_MS = 5_000;

/**
 * LINE's Messaging API behind the port of the flows. Takes the channel access token and the API's root address (the SDK drops
 * any path). Never throws: every end of a call is one of the words of `Sent`.
 */
export function lineClient(channelAccessToken: string, baseURL: string, timeoutMs = TIMEOUT_MS): Line {
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL });
  return {
    async reply(replyToken: string, messages: readonly Message[]): Promise<Sent> {
      // The SDK types every message kind apart; ours were built and checked by src/flex, and LINE checks them again.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const request = { replyToken, messages: [...messages] as messagingApi.Message[] };
      return settle(client.replyMessage(request), timeoutMs);
    },
  };
}

async function settle(call: Promise<unknown>, timeoutMs: number): Promise<Sent> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<Sent>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, "unknown");
  });
  try {
    return await Promise.race([call.then((): Sent => "told", toSent), timedOut]);
  } finally {
    clearTimeout(timer);
  }
}

/** What an error of a call means. Source: reference/messaging-api/#status-codes and #send-reply-message-reply-token */
function toSent(error: unknown): Sent {
  if (!(error instanceof HTTPFetchError)) return "unknown";
  if (error.status === 429) return "busy";
  if (error.status >= 500) return "unknown";
  return error.status === 400 && /invalid reply token/i.test(error.body) ? "token-refused" : "refused";
}
