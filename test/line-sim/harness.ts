import { createServer, type IncomingHttpHeaders } from "node:http";
import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { startLineSim, type LineSimOptions } from "#dev/line-sim/sim.ts";

export const SECRET = "channel-secret-of-a-test";
export const TOKEN = "access-token-of-a-test";
export const NOON = Date.parse("2026-11-20T05:00:00Z");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A bot server that keeps what it gets and answers as it is told. */
export async function startBot() {
  const received: Received[] = [];
  const bot = { status: 200, delayMs: 0 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
      setTimeout(() => response.writeHead(bot.status).end(), bot.delayMs);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    bot,
    received,
    url: `http://127.0.0.1:${address.port}/line/webhook`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

type Ask = Omit<RequestInit, "headers"> & { headers?: Record<string, string> };

const open: (() => Promise<void>)[] = [];

/** Stops whatever a test started. */
export async function stopAll(): Promise<void> {
  for (const stop of open.splice(0)) await stop();
}

/** A simulator whose clock the test moves, without a bot server unless given. */
export async function startSim(options: Partial<LineSimOptions> = {}) {
  const time = { now: NOON };
  const sim = await startLineSim({
    channelSecret: SECRET,
    accessToken: TOKEN,
    webhookUrl: null,
    now: () => time.now,
    ...options,
  });
  open.push(() => sim.stop());
  const client = new messagingApi.MessagingApiClient({ channelAccessToken: TOKEN, baseURL: sim.url });
  const blob = new messagingApi.MessagingApiBlobClient({ channelAccessToken: TOKEN, baseURL: sim.url });
  /** Asks a path of the API without the SDK. */
  const ask = (path: string, { headers, ...init }: Ask = {}) =>
    fetch(`${sim.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", ...headers },
    });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers });
  return { sim, client, blob, time, ask, post };
}

/** The same with a bot server that answers 200. */
export async function startBoth(options: Partial<LineSimOptions> = {}) {
  const server = await startBot();
  open.push(() => server.stop());
  return { ...server, ...(await startSim({ webhookUrl: server.url, ...options })) };
}

/** What a refused call of the SDK was answered with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof HTTPFetchError)) throw error;
    const body: unknown = JSON.parse(error.body);
    return { status: error.status, body, headers: new Headers(error.headers) };
  }
  throw new Error("the call was not refused");
}

export const hello = { type: "text" as const, text: "สวัสดี" };

/** One after the other, so many times. */
export async function repeat<T>(times: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let index = 0; index < times; index += 1) done.push(await act(index));
  return done;
}
