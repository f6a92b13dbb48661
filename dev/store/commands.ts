import { createHash } from "node:crypto";
import * as z from "zod";

import { isFailure, type Command, type Reply } from "./resp.ts";

/** What the SDK sends may hold numbers and booleans (`["set","a",1]`); Redis knows only strings. */
const wordSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const commandSchema = z.array(wordSchema).min(1, "ERR empty command");

/** The body of `POST /`: one command, read as a list of one. */
export const oneCommand = commandSchema.transform((command) => [command]);
/** The body of `POST /pipeline` and `POST /multi-exec`: a list of commands. */
export const manyCommands = z.array(commandSchema).min(1, "ERR empty list of commands");

/**
 * Commands that wait, change the connection or steer the server. All requests share one connection, so one of them would
 * stop or confuse everybody; Upstash offers MULTI, EXEC and the blocking ones over TCP only. Here MULTI is `/multi-exec`.
 */
const REFUSED = new Set(
  `acl auth bgrewriteaof bgsave blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin client cluster config debug
   discard exec failover hello migrate module monitor multi psubscribe psync punsubscribe quit replconf replicaof reset
   role save select shutdown slaveof ssubscribe subscribe sunsubscribe swapdb sync unsubscribe unwatch wait waitaof watch`
    .split(/\s+/)
    .filter((name) => name !== ""),
);

/** Why a command may not pass, or null when it may. */
export function refusal(command: Command): string | null {
  const name = String(command[0]).toLowerCase();
  if (REFUSED.has(name)) return `ERR Command is not available: '${String(command[0])}'`;
  if ((name === "xread" || name === "xreadgroup") && blocks(command)) {
    return `ERR Option is not available: BLOCK of '${String(command[0])}'`;
  }
  return null;
}

/** BLOCK counts only before STREAMS: after it a stream may carry that name. */
function blocks(command: Command): boolean {
  for (const word of command.slice(1)) {
    const option = String(word).toLowerCase();
    if (option === "streams") return false;
    if (option === "block") return true;
  }
  return false;
}

/** Adapts scripts that begin with `#!lua flags=…`, as `@upstash/ratelimit` sends them. */
export type Scripts = {
  /** The command as the engine shall see it. */
  adapt(command: Command): Command;
};

/**
 * Redis 7.0 and the in-process engine refuse the flags that Upstash knows, so that first line is blanked (the line stays,
 * so that error messages count lines rightly). A client goes on naming such a script by the SHA-1 of what it wrote: that
 * SHA is remembered, for EVALSHA, until the store stops; after a restart EVALSHA answers NOSCRIPT and the client sends EVAL.
 */
export function rememberScripts(): Scripts {
  const shas = new Map<string, string>();

  function blanked(script: string): string {
    if (!script.startsWith("#!")) return script;
    const lineEnd = script.indexOf("\n");
    const body = lineEnd < 0 ? "" : script.slice(lineEnd);
    shas.set(sha1(script), sha1(body));
    return body;
  }

  function known(sha: string): string {
    return shas.get(sha.toLowerCase()) ?? sha;
  }

  return {
    adapt(command) {
      const [name, second, third] = command.map(String);
      switch (name?.toLowerCase()) {
        case "eval":
        case "eval_ro":
          return second === undefined ? command : [name, blanked(second), ...command.slice(2)];
        case "evalsha":
        case "evalsha_ro":
          return second === undefined ? command : [name, known(second), ...command.slice(2)];
        case "script":
          return adaptScriptCommand(command, second, third);
        default:
          return command;
      }
    },
  };

  function adaptScriptCommand(
    command: Command,
    verb: string | undefined,
    script: string | undefined,
  ): Command {
    if (verb?.toLowerCase() === "load" && script !== undefined) return ["script", verb, blanked(script)];
    if (verb?.toLowerCase() === "exists")
      return ["script", verb, ...command.slice(2).map((sha) => known(String(sha)))];
    return command;
  }
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

/**
 * Reads the replies to MULTI, the commands, EXEC. Gives the reply of each command, or the reason why nothing was run:
 * an unknown command or a wrong number of arguments aborts all of it (EXECABORT).
 */
export function readTransaction(replies: readonly Reply[]): Reply[] | { aborted: string } {
  const result = replies.at(-1);
  if (Array.isArray(result)) return result;
  const cause = replies.find(isFailure);
  const end = isFailure(result) ? result.failure : "EXECABORT Transaction discarded.";
  return { aborted: cause === undefined || cause === result ? end : `${end} ${cause.failure}` };
}
