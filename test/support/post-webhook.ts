/// <reference types="@cloudflare/vitest-plugin/types" />
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import worker from "#src/worker.ts";

/** Signs as LINE does, with what workerd has. */
async function signed(body: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    bytes.encode("test-channel-secret"),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return btoa(
    String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes.encode(body)))),
  );
}

/** Posts a body to the webhook of the worker, inside workerd. Gives the status when all work behind it is done. */
export async function post(env: Env, body: string, signature?: string): Promise<number> {
  const context = createExecutionContext();
  const headers = { "x-line-signature": signature ?? (await signed(body)) };
  const response = await worker.fetch(
    new Request("http://localhost:8787/line/webhook", { method: "POST", body, headers }),
    env,
    context,
  );
  await waitOnExecutionContext(context);
  return response.status;
}

/** An event as LINE delivers it: somebody wrote a text. `user` and `id` are told apart by their last digits. */
export function textEvent(
  text: string,
  { id, user, replyToken }: Record<"id" | "user" | "replyToken", string>,
) {
  return {
    type: "message",
    mode: "active",
    timestamp: Date.now(),
    webhookEventId: id,
    deliveryContext: { isRedelivery: false },
    source: { type: "user", userId: `U${user.padStart(32, "0")}` },
    replyToken,
    message: { type: "text", id: `1${id}`, text },
  };
}

/** A delivery of events. */
export function delivery(...events: ReturnType<typeof textEvent>[]): string {
  return JSON.stringify({ destination: "U0", events });
}
