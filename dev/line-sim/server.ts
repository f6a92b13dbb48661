import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { refused, type ApiAnswer, type ApiRequest, type Route } from "./http-types.ts";
import { UUID } from "./ids.ts";
import { limits, type RateId } from "./limits.ts";
import type { Call, Calls } from "./observe.ts";
import type { RetryKeys } from "./retry-keys.ts";
import { createRouter, type Found } from "./router.ts";
import { isRecord } from "./shape.ts";
import type { Trouble, Troubles } from "./trouble.ts";

type Setup = {
  routes: readonly Route[];
  accessToken: string;
  now: () => number;
  rates: (endpoint: string, rate: RateId) => boolean;
  retryKeys: RetryKeys;
  troubles: Troubles;
  calls: Calls;
  latencyMs: () => number;
};

const RATE_IS_OVER = "The API rate limit has been exceeded. Try again later.";

/** The API on one port, and whatever else is mounted beside it under a prefix. */
export function createApiServer(setup: Setup) {
  const find = createRouter(setup.routes);
  const mounted = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    for (const [prefix, listener] of mounted) {
      if (path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`)) {
        listener(request, response);
        return;
      }
    }
    void answerApi(setup, find, request, response);
  });
  // Longer than clients keep idle connections, so that none is closed under a request (Node's default is 5 s).
  server.keepAliveTimeout = 65_000;
  return { server, mount: (prefix: string, listener: RequestListener) => void mounted.set(prefix, listener) };
}

async function answerApi(
  setup: Setup,
  find: (method: string, path: string) => Found,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  const found = find(request.method ?? "GET", path);
  const route = found.kind === "route" ? found.route.path : null;
  const call = setup.calls.begin(request.method ?? "GET", path, route, requestId);
  try {
    const bytes = await readBytes(request);
    call.retryKey = header(request, "x-line-retry-key");
    call.body = jsonOf(bytes)?.value;
    await answerTo(
      { setup, found, request, requestId, path, query, bytes, key: call.retryKey },
      call,
      response,
    );
  } catch (error) {
    // The client went away while it was still sending: there is nobody to answer. Anything else is a fault of ours.
    if (request.destroyed) return;
    console.error(error);
    if (!response.headersSent) write(response, requestId, refused(500, "The simulator failed"));
  } finally {
    setup.calls.end();
  }
}

/** Decides and answers, with whatever trouble was asked for on this path. */
async function answerTo(context: Context, call: Call, response: ServerResponse): Promise<void> {
  const { setup, requestId, path } = context;
  const trouble = setup.troubles.take(path);
  if (trouble?.kind === "reset" || trouble?.kind === "hang") return await breakOff(trouble, response);
  const answer = troubleAnswer(trouble) ?? (await decide(context));
  call.status = answer.status;
  if (trouble?.kind === "answer-lost") return void response.destroy();
  const wait = setup.latencyMs() + (trouble?.kind === "slow" ? (trouble.ms ?? 3000) : 0);
  if (wait > 0) await sleep(wait);
  write(response, requestId, answer);
}

async function breakOff(trouble: Trouble, response: ServerResponse): Promise<void> {
  if (trouble.kind === "reset") return void response.destroy();
  // Held until its time is over, or the client or the simulator closes the connection.
  const closed = new Promise<void>((resolve) => void response.once("close", () => resolve()));
  await (trouble.ms === undefined
    ? closed
    : Promise.race([closed, sleep(trouble.ms, undefined, { ref: false })]));
  response.destroy();
}

function troubleAnswer(trouble: Trouble | null): ApiAnswer | null {
  if (trouble?.kind === "500") return refused(500, "The API is temporarily unavailable");
  return trouble?.kind === "429" ? refused(429, RATE_IS_OVER) : null;
}

type Context = {
  setup: Setup;
  found: Found;
  request: IncomingMessage;
  requestId: string;
  path: string;
  query: string;
  bytes: Buffer;
  key: string | null;
};

/** Everything that is asked of every request, in this order: token, path, method, rate, size, retry key, JSON. */
async function decide(context: Context): Promise<ApiAnswer> {
  const { setup, found, request, requestId, query, bytes, key } = context;
  const unknownToken = authentication(header(request, "authorization"), setup.accessToken);
  if (unknownToken !== null) return unknownToken;
  if (found.kind === "unknown") return refused(404, "Not found");
  if (found.kind === "wrong-method") return refused(405, "Method Not Allowed");
  const { route, params } = found;
  if (!setup.rates(`${route.method} ${route.path}`, route.rate)) return refused(429, RATE_IS_OVER);
  if (bytes.length > limits["request.body"].value) return refused(413, "Payload Too Large");
  const keyFault = retryKeyFault(route, key);
  if (keyFault !== null) return keyFault;
  const contentType = header(request, "content-type") ?? "";
  const body = readBody(route, contentType, bytes);
  if ("answer" in body) return body.answer;
  const asked: ApiRequest = {
    requestId,
    params,
    query: new URLSearchParams(query),
    body: body.value,
    bytes,
    contentType,
    retryKey: key,
  };
  return key === null ? await route.handle(asked) : await onceOnly(setup, route, asked, key);
}

/** A key that was accepted is not done again; push repeats what it had answered (REF#retry-api-request-response). */
async function onceOnly(setup: Setup, route: Route, request: ApiRequest, key: string): Promise<ApiAnswer> {
  const accepted = setup.retryKeys.accepted(key, setup.now());
  if (accepted !== null) {
    const sent = isRecord(accepted.body) ? accepted.body : {};
    return {
      status: 409,
      headers: { "x-line-accepted-request-id": accepted.requestId },
      body: { message: "The retry key is already accepted", ...sent },
    };
  }
  // No pause between looking the key up and noting it: two copies at once must not both be done.
  const given = route.handle(request);
  const answer = given instanceof Promise ? await given : given;
  if (answer.status < 300) setup.retryKeys.accept(key, request.requestId, answer.body);
  return answer;
}

function authentication(given: string | null, accessToken: string): ApiAnswer | null {
  if (given === `Bearer ${accessToken}`) return null;
  const reason =
    given === null
      ? "missing Authorization header"
      : "invalid token. Confirm that the access token in the authorization header is valid.";
  return refused(401, `Authentication failed due to the following reason: ${reason}`);
}

function retryKeyFault(route: Route, key: string | null): ApiAnswer | null {
  if (key === null) return null;
  if (route.retryKey !== true)
    return refused(400, "The X-Line-Retry-Key header is not supported by this API");
  return UUID.test(key) ? null : refused(400, "The X-Line-Retry-Key header must be a UUID");
}

function readBody(
  route: Route,
  contentType: string,
  bytes: Buffer,
): { value: unknown } | { answer: ApiAnswer } {
  if (route.takes !== "json") return { value: undefined };
  if (!/^application\/json\s*(?:;|$)/i.test(contentType)) {
    return { answer: refused(415, `The content type, ${contentType}, is not supported`) };
  }
  const parsed = jsonOf(bytes);
  if (parsed !== null) return parsed;
  return { answer: refused(400, "The request body could not be parsed as JSON (line: -, column: -)") };
}

function jsonOf(bytes: Buffer): { value: unknown } | null {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return { value };
  } catch {
    return null;
  }
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function write(response: ServerResponse, requestId: string, answer: ApiAnswer): void {
  if (response.destroyed) return;
  const bytes = answer.bytes ?? Buffer.from(JSON.stringify(answer.body ?? {}));
  response.writeHead(answer.status, {
    "content-type": answer.contentType ?? "application/json",
    "x-line-request-id": requestId,
    ...answer.headers,
  });
  response.end(bytes);
}
