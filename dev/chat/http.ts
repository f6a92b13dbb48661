import type { IncomingMessage, ServerResponse } from "node:http";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  // With "no-referrer" a form's Origin would be "null", and ours could not be told from a stranger's.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

export type Answer = {
  status?: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
};

export const html = (body: string, status = 200): Answer => ({
  status,
  type: "text/html; charset=utf-8",
  body,
});
export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(value),
});
export const refuse = (status: number, why: string): Answer => json({ error: why }, status);
export const goTo = (path: string): Answer => ({
  status: 303,
  type: "text/plain",
  body: "",
  headers: { location: path },
});

export function send(response: ServerResponse, { status = 200, type, body, headers }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...HEADERS, "content-type": type, ...headers });
  response.end(body);
}

/** Opens an answer that stays open. */
export function sendStream(response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream; charset=utf-8" });
}

/** Only under a name of this machine: a stranger's name that leads here (DNS rebinding) gets nothing. */
export function isLocal(request: IncomingMessage): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(request.headers.host ?? "");
}

/** True when the page itself asks. A browser says so in Sec-Fetch-Site or Origin; who says neither is refused. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined) return origin === `http://${host}`;
  return site === "same-origin";
}

/** The body of a request, or null where it is longer than allowed. */
export async function readText(request: IncomingMessage, most: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    // Read to the end all the same: a browser that is still sending would not read the answer.
    if (length <= most) parts.push(bytes);
  }
  return length > most ? null : Buffer.concat(parts).toString("utf8");
}
