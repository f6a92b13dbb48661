import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A call as it came in. `invocation`: the letter behind "invocation-" in its text, by which a test tells invocations apart. */
export type Call = {
  kind: "store" | "line";
  invocation: string;
  path: string;
  headers: Record<string, string>;
  text: string;
};
export type Answer = { status: number; text: string };

/** How many calls came in, and how many were in flight at most: of "all", "store", "line", "a", "a store", "a line", "b", … */
export type Seen = { calls: Record<string, number>; highest: Record<string, number> };

export type SlowServer = { url: string; seen(): Seen; forget(): void; stop(): Promise<void> };

/**
 * A store and a LINE behind one port that take their time, and count how many calls are in flight. Takes what answers a call (a promise
 * that never ends hangs it; a path with /hang/ in it begins an answer and never goes on). `GET /seen` and `POST /forget` are for tests that run elsewhere.
 */
export async function startSlowServer(answer: (call: Call) => Promise<Answer>): Promise<SlowServer> {
  const open = new Set<Call>();
  const nothing = (): Seen => ({ calls: {}, highest: {} });
  let seen = nothing();
  const namesOf = ({ kind, invocation }: Call) => ["all", kind, invocation, `${invocation} ${kind}`];
  const arrived = (call: Call) => {
    open.add(call);
    for (const name of namesOf(call)) {
      const inFlight = [...open].filter((one) => namesOf(one).includes(name)).length;
      seen.calls[name] = (seen.calls[name] ?? 0) + 1;
      seen.highest[name] = Math.max(seen.highest[name] ?? 0, inFlight);
    }
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "/";
      if (path === "/seen") return void response.end(JSON.stringify(seen));
      if (path === "/forget") return void ((seen = nothing()), response.end());
      const text = Buffer.concat(chunks).toString();
      if (path.includes("/hang/")) return void response.writeHead(200).write("x");
      const call: Call = {
        kind: path.startsWith("/v2/") ? "line" : "store",
        invocation: /invocation-(\w)/.exec(text)?.[1] ?? "?",
        path,
        headers: Object.fromEntries(
          ["authorization", "upstash-encoding"].flatMap((name) => {
            const value = request.headers[name];
            return typeof value === "string" ? [[name, value]] : [];
          }),
        ),
        text,
      };
      arrived(call);
      response.on("close", () => open.delete(call));
      void answer(call).then(
        ({ status, text }) =>
          response
            .writeHead(status, { "content-type": "application/json" })
            .end(text, () => open.delete(call)),
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: () => seen,
    forget: () => void (seen = nothing()),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers after so many ms: for the store as the real one behind it does, for LINE always yes. */
export function slowly(ms: number, store: string): (call: Call) => Promise<Answer> {
  return async ({ kind, path, headers, text }) => {
    await sleep(ms);
    if (kind === "line") return { status: 200, text: '{"sentMessages":[]}' };
    const response = await fetch(`${store}${path}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: text,
    });
    return { status: response.status, text: await response.text() };
  };
}
