import { Hono } from "hono/tiny";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { answerEvent } from "#flows/answer-event.ts";
import type { Deps } from "#flows/deps.ts";
import { receiveEvents, type Delivered, type Received } from "#flows/receive-events.ts";
import { parseWebhook, type Parsed } from "./events.ts";
import { signedByLine } from "./signature.ts";

/** LINE's bodies are far smaller; whatever is larger is not from LINE. */
const MAX_BODY = 1024 * 1024;
/** Different people's events run side by side, a few at once: the connections of one invocation are few (src/slots.ts), more would only wait. */
const AT_ONCE = 4;

type Env = { Variables: { deps: Deps; channelSecrets: readonly string[] } };

/**
 * `POST /` of the webhook. 401: not signed by LINE, nothing stored. 400: larger than 1 MB, not JSON or not LINE's schema. 503:
 * could not be made durable, LINE is to deliver again. 200: durable; the answers go out after the 200.
 * LINE: docs/messaging-api/receiving-messages, docs/messaging-api/verify-webhook-signature
 */
export const webhook = new Hono<Env>().post(
  "/",
  bodyLimit({
    maxSize: MAX_BODY,
    onError: (c) => {
      c.get("deps").log({ level: "warn", reason: "webhook-too-large" });
      return c.body(null, 400);
    },
  }),
  async (c) => {
    const deps = c.get("deps");
    const raw = await c.req.arrayBuffer();
    if (!(await signedByLine(raw, c.req.header("x-line-signature"), c.get("channelSecrets")))) {
      deps.log({ level: "warn", reason: "webhook-signature" });
      return c.body(null, 401);
    }
    const body = parsed(raw);
    if (typeof body === "string") {
      deps.log({ level: "warn", reason: body });
      return c.body(null, 400);
    }
    if (body.odd > 0) deps.log({ level: "warn", reason: "webhook-odd-events", odd: body.odd });
    if (body.delivered.length === 0) return c.body(null, 200);
    const received = await receiveEvents(deps, body.delivered);
    c.executionCtx.waitUntil(answerAll(deps, received.work));
    return c.body(null, received.durable ? 200 : 503);
  },
);

function parsed(raw: ArrayBuffer): Parsed | string {
  try {
    return parseWebhook(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(raw)));
  } catch (error) {
    return error instanceof z.ZodError ? "webhook-not-the-schema" : "webhook-not-json";
  }
}

/** One person's events one after the other, in their order; different people's side by side. */
async function answerAll(deps: Deps, work: Received["work"]): Promise<void> {
  const lanes = [...Map.groupBy(work, (item) => item.work.lookUp.who).values()];
  const lane = async () => {
    for (let items = lanes.shift(); items; items = lanes.shift()) {
      for (const { incoming, work: leased } of items) await answered(deps, incoming, leased);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, lanes.length) }, lane));
}

async function answered(
  deps: Deps,
  ...[incoming, work]: [Delivered["incoming"], Received["work"][number]["work"]]
) {
  try {
    await answerEvent(deps, incoming, work);
  } catch (error) {
    // The event stays leased in the inbox; the sweep takes it up when the lease ends.
    deps.log({
      level: "error",
      reason: "event-failed",
      event: incoming.id,
      error: error instanceof Error ? error.name : "unknown",
    });
  }
}
