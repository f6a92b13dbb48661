import { Duplex } from "node:stream";

import { array, assert, integer, property, uniqueArray } from "fast-check";
import { expect, test } from "vitest";

import { connect, createReplyReader, type Reply } from "#dev/store/resp.ts";

/** What an engine may write, and what it means. */
const PARTS: [string, Reply][] = [
  ["+OK\r\n", { status: "OK" }],
  [":7\r\n", 7],
  [":-9223372036854775808\r\n", -9223372036854775808n],
  ["$-1\r\n", null],
  ["*-1\r\n", null],
  ["$0\r\n\r\n", Buffer.alloc(0)],
  ["$8\r\na\r\n+b\r\nc\r\n", Buffer.from("a\r\n+b\r\nc")],
  ["-ERR no\r\n", { failure: "ERR no" }],
  ["*0\r\n", []],
  ["*3\r\n*1\r\n:1\r\n*0\r\n*2\r\n$3\r\nก\r\n$-1\r\n", [[1], [], [Buffer.from("ก"), null]]],
];

/** Reads what arrives in these pieces. */
function read(pieces: readonly Buffer[]): Reply[] {
  const replies: Reply[] = [];
  const push = createReplyReader((reply) => replies.push(reply));
  for (const piece of pieces) push(piece);
  return replies;
}

test("any replies are read right, wherever the bytes are cut", () => {
  const order = array(integer({ min: 0, max: PARTS.length - 1 }), { maxLength: 20 });
  const cutting = uniqueArray(integer({ min: 1, max: 150 }));
  assert(
    property(order, cutting, (numbers, cuts) => {
      const parts = numbers.flatMap((number) => PARTS.slice(number, number + 1));
      const bytes = Buffer.from(parts.map(([wire]) => wire).join(""));
      const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const pieces = edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge));
      expect(read(pieces)).toEqual(parts.map(([, reply]) => reply));
    }),
  );
});

/** A wire whose other end answers only what the test writes. */
function wire(): { stream: Duplex; written: string[]; answer: (text: string) => void } {
  const written: string[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      written.push(chunk.toString());
      done();
    },
  });
  return { stream, written, answer: (text) => stream.push(text) };
}

test("commands leave in one piece, and each send gets its own replies", async () => {
  const { stream, written, answer } = wire();
  const connection = connect(stream);
  const first = connection.send([["SET", "ก", Buffer.from([255])], ["PING"]]);
  const second = connection.send([["GET", "a"]]);
  expect(written).toHaveLength(2);
  expect(written[0]).toBe("*3\r\n$3\r\nSET\r\n$3\r\nก\r\n$1\r\n\uFFFD\r\n*1\r\n$4\r\nPING\r\n");
  answer("+OK\r\n+PONG\r\n$1\r\nv\r\n");
  expect(await first).toEqual([{ status: "OK" }, { status: "PONG" }]);
  expect(await second).toEqual([Buffer.from("v")]);
  expect(await connection.send([])).toEqual([]);
});

test("a connection that ends, or answers what is not RESP2, rejects what waits and what comes after", async () => {
  const closed = wire();
  const connection = connect(closed.stream);
  const waiting = connection.send([["PING"]]);
  connection.close();
  await expect(waiting).rejects.toThrow("closed");
  await expect(connection.send([["PING"]])).rejects.toThrow("closed");

  const strange = wire();
  const asked = connect(strange.stream).send([["PING"]]);
  strange.answer("HTTP/1.1 400 Bad Request\r\n");
  await expect(asked).rejects.toThrow("not RESP2");
});
