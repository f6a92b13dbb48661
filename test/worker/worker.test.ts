/// <reference types="@cloudflare/vitest-plugin/types" />
import {
  createExecutionContext,
  createScheduledController,
  env,
  waitOnExecutionContext,
} from "cloudflare:test";
import { expect, test } from "vitest";
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

async function post(body: string, signature?: string): Promise<number> {
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

function textEvent(text: string, id: string): string {
  const user = "U00000000000000000000000000000001";
  return JSON.stringify({
    destination: "U0",
    events: [
      {
        type: "message",
        mode: "active",
        timestamp: Date.now(),
        webhookEventId: id,
        deliveryContext: { isRedelivery: false },
        source: { type: "user", userId: user },
        replyToken: "0".repeat(32),
        message: { type: "text", id: "1", text },
      },
    ],
  });
}

test("the worker in workerd takes a message in, tries to answer it, and completes it", async () => {
  expect(await post(textEvent("เอกสารลงทะเบียนว่างงาน", "01WORKERD0001"))).toBe(200);
  const health = await worker.fetch(
    new Request("http://localhost:8787/health"),
    env,
    createExecutionContext(),
  );
  expect(await health.json()).toMatchObject({ ok: true, store: "ok", services: 95, openEvents: 0 });
});

test("a wrong signature is refused in workerd as well", async () => {
  expect(await post("{}", btoa("x".repeat(32)))).toBe(401);
  expect(await post("{}", "not base64")).toBe(401);
});

test("the scheduled work runs and leaves the time it ran", async () => {
  const context = createExecutionContext();
  worker.scheduled(createScheduledController({ cron: "* * * * *" }), env, context);
  await waitOnExecutionContext(context);
  const health = await worker.fetch(
    new Request("http://localhost:8787/health"),
    env,
    createExecutionContext(),
  );
  const { lastTick } = await health.json<{ lastTick: string }>();
  expect(Date.now() - Date.parse(lastTick)).toBeLessThan(60_000);
});

test("a missing setting stops the worker with an error that names it and shows no value", async () => {
  const { LINE_CHANNEL_SECRET: _missing, ...rest } = { ...env, LINE_CHANNEL_SECRET: "" };
  const response = await worker.fetch(
    new Request("http://localhost:8787/health"),
    rest,
    createExecutionContext(),
  );
  expect(response.status).toBe(500);
  expect(await response.text()).toBe("Siang cannot start. Settings to mend: LINE_CHANNEL_SECRET (missing)");
});

test("an address that is not there is said in Thai and English", async () => {
  const response = await worker.fetch(
    new Request("http://localhost:8787/nothing"),
    env,
    createExecutionContext(),
  );
  expect([response.status, await response.text()]).toEqual([404, "ไม่พบหน้านี้ · Not found"]);
});
