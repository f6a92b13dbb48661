import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startFakeBot, type FakeBot } from "./fake-bot.ts";

let bot: FakeBot;
let userId: string;
beforeAll(async () => {
  bot = await startFakeBot();
  ({ userId } = bot.sim.addPerson());
});
afterAll(() => bot.stop());

/** `fetch` would not let a test choose Host, Origin and the Sec-Fetch headers. */
function ask(
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; body: string }> {
  const url = bot.sim.url + path;
  return new Promise((resolve, reject) => {
    const request = rawRequest(url, { method: body === undefined ? "GET" : "POST", headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

const act = (what: object) => JSON.stringify({ as: userId, chat: userId, act: what });
const json = { "content-type": "application/json" };
const sameOrigin = { ...json, "sec-fetch-site": "same-origin" };
const block = { kind: "block" };

describe("who may ask for an act", () => {
  test("the page itself, by Sec-Fetch-Site or by Origin", async () => {
    expect((await ask("/chat/act", sameOrigin, act({ kind: "look" }))).status).toBe(200);
    expect((await ask("/chat/act", { ...json, origin: bot.sim.url }, act({ kind: "look" }))).status).toBe(
      200,
    );
  });

  test.each([
    ["another site", { ...json, "sec-fetch-site": "cross-site" }],
    ["another port of this machine", { ...json, "sec-fetch-site": "same-site" }],
    ["another site that names our origin", { ...json, "sec-fetch-site": "cross-site", origin: "self" }],
    ["another origin", { ...json, origin: "http://127.0.0.1:1" }],
    ["an origin that contradicts", { ...sameOrigin, origin: "https://evil.test" }],
    ["who does not say", json],
  ])("not %s", async (_, headers) => {
    const origin = "origin" in headers && headers.origin === "self" ? { origin: bot.sim.url } : {};
    expect((await ask("/chat/act", { ...headers, ...origin }, act(block))).status).toBe(403);
    expect(bot.sim.person(userId).blocked).toBe(false);
  });

  test("not what is no JSON, and no act that the page does not know", async () => {
    const form = { "content-type": "text/plain", "sec-fetch-site": "same-origin" };
    expect((await ask("/chat/act", form, act(block))).status).toBe(415);
    expect((await ask("/chat/act", sameOrigin, "{")).status).toBe(400);
    expect((await ask("/chat/act", sameOrigin, act({ kind: "erase" }))).status).toBe(400);
    expect((await ask("/chat/act", sameOrigin, act({ kind: "say", text: "x".repeat(200_000) }))).status).toBe(
      413,
    );
  });

  test("nobody who comes under a name that is not this machine's", async () => {
    const host = { host: "evil.test:8788" };
    expect((await ask("/", host)).status).toBe(403);
    expect((await ask("/chat/act", { ...sameOrigin, ...host }, act(block))).status).toBe(403);
  });

  test("nobody for a person who is not there", async () => {
    const body = JSON.stringify({ as: "U0", chat: "U0", act: block });
    expect((await ask("/chat/act", sameOrigin, body)).status).toBe(404);
  });

  test("what the simulator refuses is answered with its reason", async () => {
    const stranger = bot.sim.addPerson({ blocked: true });
    const body = JSON.stringify({
      as: stranger.userId,
      chat: stranger.userId,
      act: { kind: "say", text: "สวัสดี" },
    });
    const { status, body: said } = await ask("/chat/act", sameOrigin, body);
    expect([status, JSON.parse(said)]).toEqual([409, { error: expect.stringContaining("blocked") }]);
  });
});

describe("what is served", () => {
  test("every answer carries the strict policy", async () => {
    for (const path of ["/", "/chat/flex", "/chat/sheet.css", "/chat/client/chat.ts", "/chat/nowhere"]) {
      const { headers } = await fetch(bot.sim.url + path);
      expect(headers.get("content-security-policy")).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("nothing on the page is inline", async () => {
    await bot.sim.say(userId, "การ์ด");
    const page = await (await fetch(`${bot.sim.url}/?as=${userId}`)).text();
    expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]* src=)|\son\w+=/i);
  });

  test("scripts come without types, and only those of the page", async () => {
    const script = await (await fetch(`${bot.sim.url}/chat/client/stream.ts`)).text();
    expect(script).toContain("EventSource");
    expect(script).not.toContain("type Region");
    for (const path of [
      "client/../chat.ts",
      "client/%2e%2e%2fchat.ts",
      "client/tsconfig.json",
      "font/x/400.css",
      "sticker/9.svg",
    ]) {
      expect((await ask(`/chat/${path}`, {})).status, path).toBe(404);
    }
  });

  test("what people sent is served when it is a picture", async () => {
    const picture = await bot.sim.image(userId);
    const file = await bot.sim.file(userId, "evil.html", { bytes: Buffer.from("<script>") });
    expect(
      (await fetch(`${bot.sim.url}/chat/content/${picture.messageId}`)).headers.get("content-type"),
    ).toBe("image/png");
    expect((await fetch(`${bot.sim.url}/chat/content/${file.messageId}`)).status).toBe(404);
  });

  test("the API of LINE stays where it was", async () => {
    expect((await fetch(`${bot.sim.url}/v2/bot/info`)).status).toBe(401);
  });

  test("an address that names nobody leads to somebody", async () => {
    expect((await fetch(`${bot.sim.url}/?as=U0`)).url).toBe(`${bot.sim.url}/`);
  });
});

describe("the stream", () => {
  /** Reads events until there are enough entries, or none come any more. */
  async function listen(since: string, lastEventId?: string) {
    const stop = new AbortController();
    const response = await fetch(`${bot.sim.url}/chat/events?as=${userId}&since=${since}`, {
      signal: stop.signal,
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    });
    let text = "";
    const timer = setTimeout(() => stop.abort(), 300);
    try {
      for await (const part of response.body ?? []) text += Buffer.from(part).toString();
    } catch {
      // Ended by ourselves.
    }
    clearTimeout(timer);
    const events = text
      .split("\n\n")
      .map((block) => Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s))));
    const entries = events.filter(({ event }) => event === "entries");
    return {
      kinds: new Set(events.map(({ event }) => event)),
      id: String(entries.at(-1)?.["id"]),
      items: entries.flatMap(({ data }) =>
        JSON.parse(String(data)).items.map((item: { n: number }) => item.n),
      ),
    };
  }

  test("gives a page that was away what it missed, once, and what changed meanwhile", async () => {
    await bot.sim.say(userId, "หนึ่ง");
    const all = await listen("");
    expect(all.kinds).toContain("restart");
    expect(all.items).toEqual([...all.items.keys()]);
    expect((await listen(all.id)).items).toEqual([]);

    const before = bot.sim.chat(userId).length;
    await bot.sim.say(userId, "สอง");
    await expect.poll(() => bot.sim.chat(userId).length).toBe(before + 3);
    const missed = await listen("", all.id);
    expect(missed.kinds).not.toContain("restart");
    expect(missed.items).toEqual([before, before + 1, before + 2]);

    const own = bot.sim.chat(userId)[before];
    await bot.sim.unsend(userId, own?.messageId ?? "");
    expect((await listen(missed.id)).items).toEqual([before]);
  });

  test("starts over for a page of another run", async () => {
    const other = await listen("ffffffff.99");
    expect(other.kinds).toContain("restart");
    expect(other.items).toHaveLength(bot.sim.chat(userId).length);
  });
});
