import type { Fault } from "./faults.ts";
import type { RateId } from "./limits.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One request as the routes see it: its body is read, its token and its rate are checked. */
export type ApiRequest = {
  requestId: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Parsed JSON, or undefined where the route takes bytes or nothing. */
  body: unknown;
  bytes: Uint8Array;
  contentType: string;
  retryKey: string | null;
};

export type ApiAnswer = {
  status: number;
  body?: unknown;
  bytes?: Uint8Array;
  contentType?: string;
  headers?: Record<string, string>;
};

export type Route = {
  method: Method;
  path: string;
  rate: RateId;
  takes: "json" | "bytes" | "nothing";
  /** Only push, multicast, narrowcast and broadcast take `X-Line-Retry-Key` (DOC retrying-api-request/). */
  retryKey?: boolean;
  handle: (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;
};

export type Detail = { message: string; property: string };

export const ok = (body: unknown = {}, status = 200): ApiAnswer => ({ status, body });

/** LINE's error shape; `details` is left out when there are none (REF#error-responses). */
export function refused(status: number, message: string, details: readonly Detail[] = []): ApiAnswer {
  return { status, body: details.length === 0 ? { message } : { message, details } };
}

/** 400 with one detail for each broken rule. */
export function refusedFor(faults: readonly Fault[]): ApiAnswer {
  const details = faults.map(({ path, message }) => ({ message, property: path }));
  return refused(400, `The request body has ${faults.length} error(s)`, details);
}

export const notFound = (message = "Not found"): ApiAnswer => refused(404, message);

/** A field of the request itself that is wrong in kind (the sentence of REF#error-messages). */
export const invalidProperty = (property: string): ApiAnswer =>
  refused(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`);
