import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { perform, requestSchema } from "./acts.ts";
import { clientScript, clientSheet } from "./client-files.ts";
import { accountPicture } from "./faces.ts";
import { openFeed } from "./feed.ts";
import { fontFile } from "./fonts.ts";
import { goTo, html, isLocal, isSameOrigin, json, readText, refuse, send, type Answer } from "./http.ts";
import { answerInspector } from "./inspector.ts";
import { drawChatPage } from "./page.ts";
import type { Room } from "./room.ts";
import { seatOf, seatPath } from "./seat.ts";
import { stickerFile } from "./stickers.ts";

/** No act is longer: a text of 5,000 characters is. */
const LONGEST_ACT = 100_000;
/** LINE's limit for a whole request, as a form may spell it: each byte as three. */
const LONGEST_FORM = 6_000_000;

/** Serves the page, its files, its stream and its acts. */
export function createRoutes(room: Room): RequestListener {
  return (request, response) => {
    if (!isLocal(request)) return send(response, refuse(403, "only under a name of this machine"));
    void answer(room, request, response).catch((error: unknown) => {
      send(response, refuse(500, error instanceof Error ? error.message : "failed"));
    });
  };
}

async function answer(room: Room, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://chat");
  if (request.method === "GET" && url.pathname === "/chat/events")
    return answerEvents(room, request, response, url);
  const given = request.method === "POST" ? await post(room, request, url) : get(room, request, url);
  send(response, given);
}

function get(room: Room, request: IncomingMessage, url: URL): Answer {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "only GET and POST");
  const files = file(room, url.pathname);
  if (files !== null) return files;
  switch (url.pathname) {
    case "/":
      return chatPage(room, url);
    case "/chat":
      return goTo("/");
    case "/chat/flex":
      return answerInspector(room, { messageId: url.searchParams.get("message") });
    default:
      return refuse(404, "not found");
  }
}

function chatPage(room: Room, url: URL): Answer {
  const { sim } = room;
  const named = { as: url.searchParams.get("as"), chat: url.searchParams.get("chat") };
  // Somebody new stands before the account for the first time, as everybody does in LINE.
  if (sim.world.people.size === 0) return goTo(seatPath(sim.addPerson({ friend: false }).userId));
  const seat = seatOf(sim, named);
  return seat === null ? goTo("/") : html(drawChatPage(room, seat, url.searchParams.has("all")));
}

const text = (type: string, body: string | null): Answer =>
  body === null ? refuse(404, "not found") : { type: `${type}; charset=utf-8`, body };

/** Files by the folder they lie in. */
function file(room: Room, path: string): Answer | null {
  const [, folder, name] = /^\/chat\/(\w+)\/(.+)$/.exec(path) ?? [];
  switch (folder ?? path) {
    case "client":
      return text("text/javascript", clientScript(name ?? ""));
    case "style":
      return text("text/css", clientSheet(name ?? ""));
    case "sticker":
      return text("image/svg+xml", stickerFile((name ?? "").replace(/\.svg$/, "")));
    case "font":
      return bytes(fontFile(name ?? ""));
    case "content":
      return bytes(content(room, name ?? ""));
    case "/chat/icon.svg":
      return text("image/svg+xml", accountPicture);
    case "/chat/sheet.css":
      return text("text/css", room.preview.sheet());
    default:
      return null;
  }
}

const bytes = (found: { bytes: Uint8Array; type: string } | null): Answer =>
  found === null ? refuse(404, "not found") : { type: found.type, body: found.bytes };

/** A picture that a person sent. Only pictures: nothing that a browser might run. */
function content({ sim }: Room, messageId: string): { bytes: Uint8Array; type: string } | null {
  const found = sim.world.contents.get(messageId);
  return found !== undefined && /^image\/(?:png|jpeg)$/.test(found.type) ? found : null;
}

function answerEvents(room: Room, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const seat = seatOf(room.sim, { as: url.searchParams.get("as"), chat: url.searchParams.get("chat") });
  if (seat === null) return send(response, refuse(404, "no such person or chat"));
  const last = request.headers["last-event-id"];
  openFeed(room, seat, response, typeof last === "string" ? last : (url.searchParams.get("since") ?? ""));
}

async function post(room: Room, request: IncomingMessage, url: URL): Promise<Answer> {
  if (!isSameOrigin(request)) return refuse(403, "only the page itself may ask this");
  const type = request.headers["content-type"] ?? "";
  if (url.pathname === "/chat/flex") {
    if (!type.startsWith("application/x-www-form-urlencoded")) return refuse(415, "a form is expected");
    const form = await readText(request, LONGEST_FORM);
    return answerInspector(room, {
      json: form === null ? null : (new URLSearchParams(form).get("json") ?? ""),
    });
  }
  if (url.pathname !== "/chat/act") return refuse(404, "not found");
  if (!/^application\/json\s*(?:;|$)/i.test(type)) return refuse(415, "JSON is expected");
  return await answerAct(room, await readText(request, LONGEST_ACT));
}

async function answerAct(room: Room, body: string | null): Promise<Answer> {
  if (body === null) return refuse(413, "too long");
  const asked = requestSchema.safeParse(parseJson(body));
  if (!asked.success) return refuse(400, "not an act of this page");
  const seat = seatOf(room.sim, asked.data);
  if (seat === null) return refuse(404, "no such person or chat");
  try {
    const doing = perform(room, seat, asked.data.act);
    // What the person did shows before the account has heard of it.
    room.poke();
    return json(await doing);
  } catch (error) {
    return refuse(409, error instanceof Error ? error.message : "failed");
  } finally {
    room.poke();
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
