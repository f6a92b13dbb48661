import { createHash } from "node:crypto";

import { expect, test } from "vitest";

import { onBothEngines, useStore } from "./engines.ts";

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

onBothEngines("what a script gives back", (engine) => {
  const clients = useStore(engine);
  const run = (
    script: string,
    keys: string[] = [],
    args: (string | number | boolean)[] = [],
  ): Promise<unknown> => clients().redis.eval(script, keys, args);

  test.each<[string, string, unknown]>([
    ["an integer", "return 42", 42],
    ["a fraction loses what is behind the point", "return {3.99, -3.99, 0.5}", [3, -3, 0]],
    ["a fraction as text keeps it", "return tostring(3.75)", "3.75"],
    ["true is 1, false is null", "return {true, false}", [1, null]],
    ["false alone is null", "return false", null],
    ["nil alone is null", "return nil", null],
    ["nothing is null", "local a = 1", null],
    ["a list ends at its first nil", "return {1, nil, 3}", [1]],
    ["false does not end a list", "return {1, false, 3}", [1, null, 3]],
    ["named fields are dropped", "return {1, name = 'x', 2}", [1, 2]],
    ["an empty table is an empty list", "return {}", []],
    [
      "nested lists stay nested",
      "return {1, {'a', {'b', {2, false}}}, {}}",
      [1, ["a", ["b", [2, null]]], []],
    ],
    ["a status is its text", "return redis.status_reply('FINE')", "FINE"],
    ["OK alone and OK in a list are OK", "return redis.status_reply('OK')", "OK"],
    ["OK inside a list is OK", "return {redis.status_reply('OK'), 'OK', {'OK'}}", ["OK", "OK", ["OK"]]],
    ["the first of several values", "return ('a.b.c'):gsub('%.', '-')", "a-b-c"],
    ["integers up to 2^53", "return {9007199254740992, -9007199254740992}", [2 ** 53, -(2 ** 53)]],
    ["bytes that are no UTF-8 in length", "return #string.char(255, 0, 128)", 3],
    ["a comment in the last line", "return 1 -- the end", 1],
  ])("%s", async (_, script, expected) => {
    expect(await run(script)).toEqual(expected);
  });

  test("KEYS and ARGV arrive as text, in order, counted", async () => {
    const script =
      "return {#KEYS, KEYS[1], KEYS[2], #ARGV, ARGV[1], type(ARGV[2]), ARGV[3], ARGV[4] or 'none'}";
    expect(await run(script, ["k:ก", "k2"], ["ข้อความ", 7, true])).toEqual([
      2,
      "k:ก",
      "k2",
      3,
      "ข้อความ",
      "string",
      "true",
      "none",
    ]);
  });

  test("what is missing is false inside a script, never nil", async () => {
    const script = `
      local got = redis.call('GET', KEYS[1])
      local field = redis.call('HGET', KEYS[2], 'f')
      local many = redis.call('HMGET', KEYS[2], 'a', 'b')
      local popped = redis.call('LPOP', KEYS[3])
      local score = redis.call('ZSCORE', KEYS[4], 'm')
      return {type(got), got == false and 1 or 0, type(field), #many, type(many[1]), type(popped), type(score), got or 'default'}`;
    const expected = ["boolean", 1, "boolean", 2, "boolean", "boolean", "boolean", "default"];
    expect(await run(script, ["none", "nohash", "nolist", "nozset"])).toEqual(expected);
  });

  test("HGET, HMGET and HGETALL give text, false for gaps, and a flat list", async () => {
    const script = `
      redis.call('HSET', KEYS[1], 'n', 5, 'name', ARGV[1])
      local many = redis.call('HMGET', KEYS[1], 'n', 'gap', 'name')
      return {redis.call('HGET', KEYS[1], 'n'), many, redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), type(many[1])}`;
    expect(await run(script, ["h", "none"], ["เสียง"])).toEqual([
      "5",
      ["5", null, "เสียง"],
      ["n", "5", "name", "เสียง"],
      [],
      "string",
    ]);
  });

  test("counting commands give Lua numbers, values give text", async () => {
    const script = `
      local n = redis.call('INCR', KEYS[1])
      local text = redis.call('GET', KEYS[1])
      return {type(n), type(text), n + 1, text + 1, n .. '', redis.call('EXISTS', KEYS[1]) == 1 and 'there' or 'gone'}`;
    expect(await run(script, ["n"])).toEqual(["number", "string", 2, 2, "1", "there"]);
  });

  test("SET answers a table with ok, SET NX that fails false, SET GET the value before", async () => {
    const script = `
      local set = redis.call('SET', KEYS[1], 'a')
      local refused = redis.call('SET', KEYS[1], 'b', 'NX')
      return {type(set), set.ok, type(refused), redis.call('SET', KEYS[1], 'c', 'GET'), redis.call('SET', KEYS[1], 'd'), redis.call('TYPE', KEYS[1]).ok}`;
    expect(await run(script, ["k"])).toEqual(["table", "OK", "boolean", "a", "OK", "string"]);
  });

  test("numbers given to a command keep 17 digits", async () => {
    const script = `
      local numbers = {5, 1.5, 1700000000123, 1700000000123456, 2^53, 123456789012345, -3}
      for i, n in ipairs(numbers) do redis.call('RPUSH', KEYS[1], n) end
      redis.call('ZADD', KEYS[2], 1700000000123456, 'm')
      redis.call('HSET', KEYS[3], 'f', 0.1)
      return {redis.call('LRANGE', KEYS[1], 0, -1), redis.call('ZSCORE', KEYS[2], 'm'), redis.call('HGET', KEYS[3], 'f')}`;
    expect(await run(script, ["l", "z", "h"])).toEqual([
      ["5", "1.5", "1700000000123", "1700000000123456", "9007199254740992", "123456789012345", "-3"],
      "1700000000123456",
      "0.10000000000000001",
    ]);
  });

  test("tostring and .. write numbers with 14 digits", async () => {
    const script =
      "return {tostring(1700000000123), 1700000000123 .. '', tostring(0.1), tostring(2^53), 10 / 4 .. ''}";
    expect(await run(script)).toEqual(["1700000000123", "1700000000123", "0.1", "9.007199254741e+15", "2.5"]);
  });

  test("a claim: one caller gets it, the second is told who has it, a late one may take it", async () => {
    const claim = `
      local row = redis.call('HMGET', KEYS[1], 'state', 'lease', 'until')
      if row[1] == 'leased' and tonumber(row[3]) > tonumber(ARGV[1]) then return {'busy', row[2]} end
      redis.call('HSET', KEYS[1], 'state', 'leased', 'lease', ARGV[2], 'until', ARGV[3])
      redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
      redis.call('PEXPIRE', KEYS[1], 60000)
      local count = redis.call('INCR', KEYS[3])
      redis.call('XADD', KEYS[4], '*', 'lease', ARGV[2], 'count', count)
      return {'ours', count, redis.call('ZCARD', KEYS[2]), redis.call('XLEN', KEYS[4]), row[2] or ''}`;
    const keys = ["row", "open", "count", "log"];
    expect(await run(claim, keys, [1000, "a", 2000, "e1"])).toEqual(["ours", 1, 1, 1, ""]);
    expect(await run(claim, keys, [1500, "b", 2500, "e1"])).toEqual(["busy", "a"]);
    expect(await run(claim, keys, [2001, "b", 3001, "e1"])).toEqual(["ours", 2, 1, 2, "a"]);
    expect(await clients().redis.pttl("row")).toBeGreaterThan(59_000);
    expect(await run("return redis.call('ZREM', KEYS[1], 'e1', 'none')", ["open"])).toBe(1);
    expect(await run("return redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])", ["row", "open", "count"])).toBe(
      2,
    );
  });

  test("a stream entry, its id and its range look the same from inside", async () => {
    const script = `
      local id = redis.call('XADD', KEYS[1], 'MAXLEN', '=', 2, '5-1', 'f', 'v', 'g', ARGV[1])
      redis.call('XADD', KEYS[1], 'NOMKSTREAM', '5-*', 'MAXLEN', '=')
      redis.call('XADD', KEYS[1], 'MAXLEN', '=', '2', '7-0', 'a', 'b')
      return {id, redis.call('XRANGE', KEYS[1], '-', '+'), redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)}`;
    expect(await run(script, ["x"], ["ก"])).toEqual([
      "5-1",
      [
        ["5-2", ["MAXLEN", "="]],
        ["7-0", ["a", "b"]],
      ],
      [["7-0", ["a", "b"]]],
    ]);
  });

  test("a sorted set's page, with scores, comes as flat text", async () => {
    const script = `
      redis.call('ZADD', KEYS[1], 1, 'a', 2.5, 'b', 1700000000123, 'c')
      return {
        redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, 2),
        redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES'),
        redis.call('ZRANGEBYSCORE', KEYS[1], '(1', '+inf', 'LIMIT', 0, 1),
        redis.call('ZSCORE', KEYS[1], 'b')}`;
    expect(await run(script, ["z"], [3])).toEqual([
      ["a", "b"],
      ["a", "1", "b", "2.5", "c", "1700000000123"],
      ["b"],
      "2.5",
    ]);
  });

  test("cjson reads and writes Thai, null, numbers and lists", async () => {
    const script = `
      local read = cjson.decode(ARGV[1])
      return {read.name, read.list[2], read.none == cjson.null and 1 or 0, read.deep.n, cjson.encode(read.list), cjson.encode({a = 'ก"/'}), cjson.encode({1.5, 1700000000123})}`;
    const json = JSON.stringify({ name: "ก", list: [1, 2], none: null, deep: { n: 7 } });
    expect(await run(script, [], [json])).toEqual([
      "ก",
      2,
      1,
      7,
      "[1,2]",
      '{"a":"ก\\"\\/"}',
      "[1.5,1700000000123]",
    ]);
    expect(await run("local ok = pcall(cjson.decode, '{bad') return ok and 1 or 0")).toBe(0);
  });

  test("five thousand words in one command pass", async () => {
    const script =
      "local t = {} for i = 1, 5000 do t[i] = i end return redis.call('RPUSH', KEYS[1], unpack(t))";
    expect(await run(script, ["l"])).toBe(5000);
  });
});

onBothEngines("how a script fails", (engine) => {
  const clients = useStore(engine);
  const run = (script: string, keys: string[] = [], args: string[] = []): Promise<unknown> =>
    clients().redis.eval(script, keys, args);

  test("redis.call stops the script with the command's error and names the script", async () => {
    await clients().redis.set("text", "a");
    const script = "redis.call('SET', KEYS[2], 'written')\nredis.call('LPUSH', KEYS[1], 'x')\nreturn 1";
    await expect(run(script, ["text", "before"])).rejects.toThrow(
      `WRONGTYPE Operation against a key holding the wrong kind of value script: ${sha1(script)}`,
    );
    // What was written before stays: Redis does not undo.
    expect(await clients().redis.get("before")).toBe("written");
  });

  test("redis.pcall gives the error as a table, and the script goes on", async () => {
    await clients().redis.set("text", "a");
    const script =
      "local r = redis.pcall('LPUSH', KEYS[1], 'x') return {type(r), r.err, redis.call('GET', KEYS[1])}";
    expect(await run(script, ["text"])).toEqual([
      "table",
      "WRONGTYPE Operation against a key holding the wrong kind of value",
      "a",
    ]);
  });

  test("Lua's pcall around redis.call catches a text", async () => {
    await clients().redis.set("text", "a");
    const script =
      "local ok, e = pcall(redis.call, 'LPUSH', KEYS[1], 'x') return {ok and 1 or 0, type(e), e}";
    expect(await run(script, ["text"])).toEqual([0, "string", expect.stringContaining("WRONGTYPE")]);
  });

  test.each([
    ["an error of one's own with a code", "return redis.error_reply('STALE version 3')", /^STALE version 3/],
    ["an error table", "return {err = 'MY reason'}", /^MY reason/],
    ["error() with a text", "error('boom')", /boom/],
    ["an unknown command", "return redis.call('NOPE')", /Unknown Redis command called from script/],
    ["too few words", "return redis.call('GET')", /wrong n(umber )?(of )?arg/i],
    ["nil as a word", "redis.call('SET', KEYS[1], nil)", /command arguments must be strings or integers/],
    ["true as a word", "redis.call('SET', KEYS[1], true)", /command arguments must be strings or integers/],
    ["an unknown name", "return nope", /nonexistent global variable 'nope'/],
    ["a new global", "x = 1", /Attempt to modify a readonly table/],
    ["what is not Lua", "return {", /unexpected symbol/],
  ])("%s is an error of the whole script", async (_, script, reason) => {
    const message = await run(script, ["k"]).then(
      () => "no error",
      (error: unknown) => (error instanceof Error ? error.message.split(", command was")[0] : ""),
    );
    expect(message).toMatch(reason);
  });

  test("error() with a table keeps its err (redis-server only; in process it says no more than that it failed)", async () => {
    const reason = engine === "redis-server" ? /^CODE boom/ : /^ERR script execution failed/;
    await expect(run("error({err = 'CODE boom'})")).rejects.toThrow(reason);
  });

  test("an error names the line of its redis.call (redis-server only; in process it is always line 1)", async () => {
    await clients().redis.set("text", "a");
    const line = engine === "redis-server" ? 3 : 1;
    await expect(run("\n\nredis.call('LPUSH', KEYS[1], 'x')", ["text"])).rejects.toThrow(
      `@user_script:${line}.`,
    );
    await expect(run("\n\nerror('boom')")).rejects.toThrow("user_script:3: boom");
  });

  test("SPOP and HRANDFIELD inside a script work on redis-server only", async () => {
    await clients().redis.sadd("s", "a");
    const spop = run("return redis.call('SPOP', KEYS[1])", ["s"]);
    if (engine === "redis-server") expect(await spop).toBe("a");
    else await expect(spop).rejects.toThrow("not allowed from script");
  });
});

onBothEngines("scripts by their SHA-1", (engine) => {
  const clients = useStore(engine);

  test("EVALSHA answers NOSCRIPT until EVAL has shown the script", async () => {
    const { redis } = clients();
    const script = `return ARGV[1] .. '${crypto.randomUUID()}'`;
    await expect(redis.evalsha(sha1(script), [], ["a"])).rejects.toThrow("NOSCRIPT");
    const first = await redis.eval(script, [], ["a"]);
    expect(await redis.evalsha(sha1(script), [], ["a"])).toBe(first);
  });

  test("SCRIPT LOAD and SCRIPT EXISTS know the same SHA", async () => {
    const { redis } = clients();
    const script = `return '${crypto.randomUUID()}'`;
    expect(await redis.scriptExists(sha1(script))).toEqual([0]);
    expect(await redis.scriptLoad(script)).toBe(sha1(script));
    expect(await redis.scriptExists(sha1(script), sha1("none"))).toEqual([1, 0]);
  });

  test("a first line #!lua flags=… is accepted, and its own SHA is remembered", async () => {
    const { redis } = clients();
    const script = `#!lua flags=allow-key-locking,no-cluster\nreturn {KEYS[1], '${crypto.randomUUID()}'}`;
    await expect(redis.evalsha(sha1(script), ["k"], [])).rejects.toThrow("NOSCRIPT");
    const first = await redis.eval<string[], string[]>(script, ["k"], []);
    expect(first[0]).toBe("k");
    expect(await redis.evalsha(sha1(script).toUpperCase(), ["k"], [])).toEqual(first);
    expect(await redis.scriptExists(sha1(script))).toEqual([1]);
  });

  test("a blanked first line does not shift the lines that errors name", async () => {
    await expect(
      clients().redis.eval("#!lua flags=allow-key-locking\n\nerror('boom')", [], []),
    ).rejects.toThrow("user_script:3: boom");
  });

  test("in one auto-pipelined request an EVALSHA that is not known fails alone", async () => {
    const { batching, store } = clients();
    const before = store.requests();
    const [known, unknown] = await Promise.allSettled([
      batching.eval("return {ARGV[1]}", [], ["ก"]),
      batching.evalsha(sha1(crypto.randomUUID()), [], []),
    ]);
    expect(known).toEqual({ status: "fulfilled", value: ["ก"] });
    expect(unknown).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("NOSCRIPT") },
    });
    expect(store.requests() - before).toBe(1);
  });

  test("a read-only script reads, and may not write", async () => {
    const { redis } = clients();
    await redis.set("k", "v");
    expect(await redis.evalRo("return redis.call('GET', KEYS[1])", ["k"], [])).toBe("v");
    await expect(redis.evalRo("return redis.call('SET', KEYS[1], 'w')", ["k"], [])).rejects.toThrow(
      "Write commands are not allowed from read-only scripts",
    );
  });
});
