import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type * as z from "zod";

import {
  manyCommands,
  oneCommand,
  readTransaction,
  refusal,
  rememberScripts,
  type Scripts,
} from "./commands.ts";
import { encodeError, encodeOutcome, type Encoding } from "./encode.ts";
import type { Engine } from "./engine.ts";
import { takeFault, type FaultSwitch } from "./faults.ts";
import { isFailure, type Command, type Reply } from "./resp.ts";

const MAX_BODY = 10 * 1024 * 1024;
/** Longer than clients keep an idle connection, so that none is closed under a request that is just being written. */
const KEEP_ALIVE_MS = 65_000;

/** What the REST server needs: the engine that runs commands, the token it asks for, the switch for faults. */
type RestOptions = { engine: Engine; token: string; faults: FaultSwitch };

/** A listening REST server. */
type RestServer = {
  port: number;
  /** How many requests with the right token reached one of the three paths: the round trips of the client. */
  requests(): number;
  /** Stops listening and cuts every connection, those that hang included. */
  stop(): Promise<void>;
};

/** An answer before it is written. */
type Answer = { status: number; body: string };

type Context = RestOptions & { scripts: Scripts };

/**
 * Serves Upstash's REST protocol on 127.0.0.1: `POST /` (one command), `/pipeline`, `/multi-exec`.
 * Port 0 takes any free one. Throws an error of one line when the port is taken.
 */
export async function startRest(port: number, options: RestOptions): Promise<RestServer> {
  const context: Context = { ...options, scripts: rememberScripts() };
  let requests = 0;

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      write(response, { status: 500, body: encodeError(`ERR ${messageOf(error)}`) });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refuseRequest(request, options.token);
    if (refused !== null) {
      request.resume();
      write(response, refused);
      return;
    }
    requests += 1;
    const fault = takeFault(options.faults);
    if (fault === "hang") return;
    const body = await readBody(request);
    if (fault === "refuse") {
      write(response, {
        status: 503,
        body: encodeError("ERR The store refuses this request, as it was told to."),
      });
      return;
    }
    const answer = body === null ? tooLarge() : await run(request, body, context);
    if (fault === "answer-lost") response.destroy();
    else write(response, answer);
  }

  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    requests: () => requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Who may not come in, in this order: wrong token (on every path), unknown path, method other than POST. */
function refuseRequest(request: IncomingMessage, token: string): Answer | null {
  if (!hasToken(request, token)) return { status: 401, body: encodeError("Unauthorized") };
  if (!["/", "/pipeline", "/multi-exec"].includes(pathOf(request))) {
    return { status: 404, body: encodeError("ERR Unknown path. There are /, /pipeline and /multi-exec.") };
  }
  if (request.method !== "POST") return { status: 405, body: encodeError("ERR Only POST is served.") };
  return null;
}

function hasToken(request: IncomingMessage, token: string): boolean {
  // Compared as digests: both have one length, and the time tells nothing about the token.
  const given = createHash("sha256").update(request.headers.authorization ?? "");
  const wanted = createHash("sha256").update(`Bearer ${token}`);
  return timingSafeEqual(given.digest(), wanted.digest());
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

/** The whole body as text, or null when it is longer than 10 MB; the rest of it is then read and dropped. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error("The body is not made of bytes.");
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > MAX_BODY ? null : Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): Answer {
  return { status: 413, body: encodeError("ERR The request is larger than 10 MB.") };
}

async function run(request: IncomingMessage, body: string, context: Context): Promise<Answer> {
  const encoding: Encoding = request.headers["upstash-encoding"] === "base64" ? "base64" : "text";
  const path = pathOf(request);
  const read = parse(path === "/" ? oneCommand : manyCommands, body);
  if ("wrong" in read) return { status: 400, body: encodeError(read.wrong) };
  try {
    if (path === "/multi-exec") return await runTransaction(read.commands, encoding, context);
    const replies = await runEach(read.commands, context);
    return path === "/" ? answerOne(replies[0] ?? null, encoding) : answerMany(replies, encoding);
  } catch (error) {
    return { status: 503, body: encodeError(`ERR The store's engine does not answer: ${messageOf(error)}`) };
  }
}

function parse(schema: z.ZodType<string[][]>, body: string): { commands: string[][] } | { wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { wrong: "ERR The body is not JSON." };
  }
  const result = schema.safeParse(json);
  if (result.success) return { commands: result.data };
  const issue = result.error.issues[0];
  return {
    wrong: `ERR The body is not what this path takes: ${issue?.message ?? "?"} at [${issue?.path.join("][") ?? ""}]`,
  };
}

/** Runs the commands that may run, in one go, and puts the refusals of the others in their places. */
async function runEach(commands: readonly Command[], context: Context): Promise<Reply[]> {
  const refusals = commands.map(refusal);
  const allowed = commands.filter((_, index) => refusals[index] === null);
  const replies = await context.engine.send(allowed.map((command) => context.scripts.adapt(command)));
  let next = 0;
  return refusals.map((failure) => (failure === null ? (replies[next++] ?? null) : { failure }));
}

async function runTransaction(
  commands: readonly Command[],
  encoding: Encoding,
  context: Context,
): Promise<Answer> {
  const refused = commands.map(refusal).find((reason) => reason !== null);
  if (refused !== undefined) {
    return {
      status: 400,
      body: encodeError(`EXECABORT Transaction discarded because of previous errors. ${refused}`),
    };
  }
  const adapted = commands.map((command) => context.scripts.adapt(command));
  const outcome = readTransaction(await context.engine.send([["MULTI"], ...adapted, ["EXEC"]]));
  if ("aborted" in outcome) return { status: 400, body: encodeError(outcome.aborted) };
  return answerMany(outcome, encoding);
}

function answerOne(reply: Reply, encoding: Encoding): Answer {
  return { status: isFailure(reply) ? 400 : 200, body: encodeOutcome(reply, encoding) };
}

function answerMany(replies: readonly Reply[], encoding: Encoding): Answer {
  return { status: 200, body: `[${replies.map((reply) => encodeOutcome(reply, encoding)).join(",")}]` };
}

function write(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(answer.status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(answer.body),
    // The SDK sends it back to read its own writes. There is one engine, so every answer already holds them all.
    "Upstash-Sync-Token": "local",
  });
  response.end(answer.body);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} on 127.0.0.1 is taken, so the store cannot listen there.`, {
              cause: error,
            })
          : error,
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
