import { joined } from "#core/bytes.ts";
import type { Content, Line } from "#flows/deps.ts";

/** More is not read of a file. The limit is ours: photos of phones are smaller. */
const MOST_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 5_000;

type Connection = {
  channelAccessToken: string;
  /** The root address of where files are: another one than that of the rest of the API. */
  dataURL: string;
  slot: <T>(call: () => Promise<T>) => Promise<T>;
  /** How long a caller waits for the whole file, the wait for a connection included. */
  timeoutMs?: number;
};

/**
 * Fetches files that people sent. By itself, not by the SDK: that one can neither be ended nor stop at a size.
 * Source: https://developers.line.biz/en/reference/messaging-api/#get-content
 */
export function contentOf(connection: Connection): Line["content"] {
  const { channelAccessToken, dataURL, slot, timeoutMs = TIMEOUT_MS } = connection;
  return async (messageId) => {
    const address = new URL(`/v2/bot/message/${encodeURIComponent(messageId)}/content`, dataURL);
    const end = new AbortController();
    const { signal } = end;
    const timedOut = new Promise<Content>((resolve) => {
      signal.addEventListener("abort", () => resolve({ state: "unknown" }));
    });
    const timer = setTimeout(() => end.abort(), timeoutMs);
    const headers = { authorization: `Bearer ${channelAccessToken}` };
    const call = async (): Promise<Content> => {
      try {
        return await read(await fetch(address, { headers, signal }), signal);
      } catch {
        return { state: "unknown" };
      }
    };
    try {
      return await Promise.race([slot(call), timedOut]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What an answer says. Its body is read only where it is the file, and closed otherwise, so that the connection is free again. */
async function read(response: Response, signal: AbortSignal): Promise<Content> {
  const { status, headers, body } = response;
  if (status === 200 && body === null) return { state: "ready", bytes: new Uint8Array() };
  if (status === 200 && body !== null && !(Number(headers.get("content-length")) > MOST_BYTES))
    return readFile(body.getReader(), signal);
  await body?.cancel();
  return { state: stateOf(status) };
}

function stateOf(status: number): Exclude<Content["state"], "ready"> {
  if (status === 200) return "too-large";
  if (status === 202) return "wait";
  return status === 404 || status === 410 ? "gone" : "unknown";
}

type Reader = Pick<ReadableStreamDefaultReader<Uint8Array>, "read" | "cancel">;

async function readFile(reader: Reader, signal: AbortSignal): Promise<Content> {
  // A body that hangs is closed at the time-out as well, whatever the runtime makes of the signal once headers are there.
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (signal.aborted) return { state: "unknown" };
    if (done) return { state: "ready", bytes: joined(parts) };
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return { state: "too-large" };
    }
    parts.push(value);
  }
}
