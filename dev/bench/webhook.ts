import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleSize } from "#dev/tools/bundle-size.ts";
import { buildManual } from "#dev/tools/build-manual.ts";
import { serveOnWorkerd, type Served } from "./workerd.ts";

const SECRET = "bench-secret";
const ROUNDS = 7;
const WARM_UP = 1_000;
const EVENTS = 600;
const AT_ONCE = 4;
/** Store, LINE, store: what one message costs outside. */
const CALLS = 3;

/**
 * An echo that makes the same outbound calls, with constant bodies of the size that ours have, and does nothing else: what no
 * implementation can be faster than.
 */
const ECHO = `const sizes = { receive: 1400, reply: 9000, complete: 500 };
const bodies = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, "x".repeat(size)]));
export default { async fetch(request, env, context) {
  if (request.method !== "POST") return new Response("ok");
  const body = await request.text();
  const call = (path, body) => fetch(env.UPSTREAM + path, { method: "POST", body }).then((answer) => answer.text());
  await call("/", bodies.receive);
  context.waitUntil(call("/v2/bot/message/reply", bodies.reply).then(() => call("/", bodies.complete)));
  return new Response(body);
} };`;

/** A script's answer as Upstash sends it: strings in base64. */
const asResult = (parts: readonly (string | number)[]) =>
  JSON.stringify({
    result: parts.map((part) => (typeof part === "string" ? Buffer.from(part).toString("base64") : part)),
  });
const RECEIVED = asResult([
  "ours",
  1,
  "answer",
  "",
  "",
  "",
  "",
  "0",
  "a wrapped key",
  "a pseudonym",
  "",
  "",
  "a tag",
  "",
  "",
]);
const COMPLETED = asResult(["done"]);

/** A store and a LINE that answer at once with constants. Tells when a number of calls has come in. */
async function startUpstream() {
  let calls = 0;
  let storeCalls = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let reached: () => void = () => undefined;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const text = Buffer.concat(chunks);
      response.setHeader("content-type", "application/json");
      response.end(
        incoming.url === "/" ? (text.includes('"v1.') ? RECEIVED : COMPLETED) : '{"sentMessages":[]}',
      );
      calls += 1;
      if (incoming.url === "/") storeCalls += 1;
      if (calls >= wanted) reached();
    });
  });
  server.keepAliveTimeout = 65_000;
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    /** Resolves when so many more calls have come in. */
    after(more: number): Promise<void> {
      wanted = calls + more;
      return new Promise((resolve) => {
        reached = resolve;
      });
    },
    /** Round trips to the store so far. */
    storeCalls: () => storeCalls,
    stop: () => void server.close(),
  };
}

function body(i: number): string {
  const id = String(i).padStart(12, "0");
  return JSON.stringify({
    destination: `U${"0".repeat(32)}`,
    events: [
      {
        type: "message",
        mode: "active",
        timestamp: Date.now(),
        webhookEventId: `01BENCH${id}`,
        deliveryContext: { isRedelivery: false },
        source: { type: "user", userId: `U${id.padStart(32, "a")}` },
        replyToken: id.padStart(32, "b"),
        message: {
          type: "text",
          id: `9${id}`,
          quoteToken: "q".repeat(60),
          text: "ขึ้นทะเบียนว่างงานใช้เอกสารอะไร",
        },
      },
    ],
  });
}

/** Posts so many signed webhooks, a few at once, and waits until every outbound call behind them came in. Gives ms of wall and of CPU. */
async function run(
  served: Served,
  upstream: Awaited<ReturnType<typeof startUpstream>>,
  events: number,
  from: number,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const bodies = Array.from({ length: events }, (_, i) => body(from + i));
  const signed = bodies.map((text) => createHmac("sha256", SECRET).update(text).digest("base64"));
  const allIn = upstream.after(events * CALLS);
  const cpu = served.cpuMs();
  const start = performance.now();
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < events; i = next++)
      await post(agent, `${served.url}/line/webhook`, bodies[i] ?? "", signed[i] ?? "");
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await allIn;
  const wall = performance.now() - start;
  agent.destroy();
  return { wall: wall / events, cpu: (served.cpuMs() - cpu) / events };
}

function post(agent: Agent, url: string, text: string, signature: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method: "POST",
        headers: { "content-type": "application/json", "x-line-signature": signature },
      },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${String(response.statusCode)}`));
        response.resume();
        response.on("end", resolve);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}

/** Round trips to the store of one plain question: when LINE has its 200, and in all. The first call after that is the reply. */
async function roundTrips(served: Served, upstream: Awaited<ReturnType<typeof startUpstream>>) {
  const text = body(0);
  const agent = new Agent();
  const before = upstream.storeCalls();
  const allIn = upstream.after(CALLS);
  await post(
    agent,
    `${served.url}/line/webhook`,
    text,
    createHmac("sha256", SECRET).update(text).digest("base64"),
  );
  const atThe200 = upstream.storeCalls() - before;
  await allIn;
  agent.destroy();
  return { atThe200, inAll: upstream.storeCalls() - before };
}

/** The whole webhook against the echo, in turn, on `workerd serve`. Gives medians in ms an event and the median of the ratios. */
export async function benchWebhook() {
  bundleSize();
  const folder = mkdtempSync(join(tmpdir(), "siang-bench-"));
  buildManual("manual", "dist/assets");
  writeFileSync(join(folder, "worker.js"), readFileSync("dist/bundle/worker.js"));
  writeFileSync(join(folder, "echo.js"), ECHO);
  const upstream = await startUpstream();
  const bindings = {
    PUBLIC_BASE_URL: "http://localhost",
    LINE_CHANNEL_SECRET: SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: "t",
    LINE_API_BASE_URL: upstream.url,
    UPSTASH_REDIS_REST_URL: upstream.url,
    UPSTASH_REDIS_REST_TOKEN: "t",
    DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
    UPSTREAM: upstream.url,
  };
  const ours = await serveOnWorkerd({
    folder,
    module: "worker.js",
    port: 18_901,
    bindings,
    assets: "dist/assets",
  });
  const echo = await serveOnWorkerd({
    folder,
    module: "echo.js",
    port: 18_902,
    bindings,
    assets: "dist/assets",
  });
  try {
    let from = 0;
    const next = async (served: Served, events: number) => run(served, upstream, events, (from += events));
    await next(ours, WARM_UP);
    const trips = await roundTrips(ours, upstream);
    await next(echo, WARM_UP);
    const rounds: { ours: { wall: number; cpu: number }; echo: { wall: number; cpu: number } }[] = [];
    for (let i = 0; i < ROUNDS; i += 1)
      rounds.push({ ours: await next(ours, EVENTS), echo: await next(echo, EVENTS) });
    return {
      trips,
      events: EVENTS * ROUNDS,
      ours: median(rounds.map((round) => round.ours.wall)),
      echo: median(rounds.map((round) => round.echo.wall)),
      wallRatio: median(rounds.map((round) => round.ours.wall / round.echo.wall)),
      cpuOurs: median(rounds.map((round) => round.ours.cpu)),
      cpuEcho: median(rounds.map((round) => round.echo.cpu)),
    };
  } finally {
    ours.stop();
    echo.stop();
    upstream.stop();
  }
}

/** The middle value; of an even number of values the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
