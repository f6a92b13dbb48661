import { createHash } from "node:crypto";

import type { RedisLuaRuntime } from "js-redis-server/core";

/**
 * Redis hands a number to a command with 17 digits, this Lua with 14: an identifier of milliseconds times a thousand
 * would silently lose its end. So numbers become text here, the way Redis writes them (`%.17g`).
 * All on one line: the script's own lines keep their numbers.
 */
const BEFORE = [
  "local redis=(function(r) local function exact(...) local n,words=select('#',...),{...}",
  "for i=1,n do if type(words[i])=='number' then words[i]=string.format('%.17g',words[i]) end end",
  "return unpack(words,1,n) end",
  "return setmetatable({call=function(...) return r.call(exact(...)) end,",
  "pcall=function(...) return r.pcall(exact(...)) end},{__index=r}) end)(redis)",
  // Redis answers the first of several values (`return s:gsub(…)`), this Lua the last.
  "return ((function(...) ",
].join(" ");
/** On a line of its own, for the script may end in a comment. */
const AFTER = "\nend)(...))";

/**
 * Makes scripts of the in-process engine see what they see on Redis, where the two differ in a way that spoils data.
 * The price: an error of `redis.call` always names line 1.
 */
export function mendLua(runtime: RedisLuaRuntime): void {
  const run = runtime.eval.bind(runtime);
  runtime.eval = (script, keys, args, context, options) => {
    const whole = Buffer.concat([Buffer.from(BEFORE), script, Buffer.from(AFTER)]);
    const reply = run(whole, keys, args, context, options);
    // Errors name the script by its SHA-1: the one that the client knows.
    if (typeof reply === "object" && reply !== null && "err" in reply && reply.meta !== undefined) {
      reply.meta.sha = createHash("sha1").update(script).digest("hex");
    }
    return reply;
  };
}
