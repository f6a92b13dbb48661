/// <reference types="@cloudflare/vitest-plugin/types" />
import {
  createExecutionContext,
  createScheduledController,
  env,
  waitOnExecutionContext,
} from "cloudflare:test";
import { expect, test } from "vitest";
import worker from "#src/worker.ts";
import { delivery, post, textEvent } from "#test/support/post-webhook.ts";

const question = textEvent("เอกสารลงทะเบียนว่างงาน", {
  id: "01WORKERD0001",
  user: "1",
  replyToken: "0".repeat(32),
});

test("the worker in workerd takes a message in, tries to answer it, and completes it", async () => {
  expect(await post(env, delivery(question))).toBe(200);
  const health = await worker.fetch(
    new Request("http://localhost:8787/health"),
    env,
    createExecutionContext(),
  );
  expect(await health.json()).toMatchObject({ ok: true, store: "ok", services: 95, openEvents: 0 });
});

test("a wrong signature is refused in workerd as well", async () => {
  expect(await post(env, "{}", btoa("x".repeat(32)))).toBe(401);
  expect(await post(env, "{}", "not base64")).toBe(401);
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
