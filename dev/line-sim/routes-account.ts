import { dayNumber, dayOf } from "./days.ts";
import { fault } from "./faults.ts";
import { ok, refused, refusedFor, type ApiAnswer, type ApiRequest, type Route } from "./http-types.ts";
import { USER_ID } from "./ids.ts";
import { limits } from "./limits.ts";
import type { RouteDeps } from "./route-deps.ts";
import { isRecord, isSet, object, optional } from "./shape.ts";
import type { Way } from "./world-types.ts";

/** The first day LINE counted (REF#get-number-of-reply-messages). */
const FIRST_DAY = "20180331";

/** The account itself: quota, numbers sent, units, bot info, loading animation, read marks, the webhook's address. */
export function accountRoutes({ world, accounting, webhook, now }: RouteDeps): Route[] {
  const sent =
    (way: Way) =>
    ({ query }: ApiRequest): ApiAnswer => {
      const date = query.get("date") ?? "";
      if (dayNumber(date) === null) return refused(400, "The value for the 'date' parameter is invalid");
      if (date < FIRST_DAY) return ok({ status: "out_of_service" });
      // Today's number is there only when the day is over.
      return date >= dayOf(now())
        ? ok({ status: "unready" })
        : ok({ status: "ready", success: accounting.sentOn(way, date) });
    };

  const units = ({ query }: ApiRequest): ApiAnswer => {
    const names = accounting.units();
    const size = Math.min(Number(query.get("limit") ?? limits["unit.page"].value), limits["unit.page"].value);
    const start = Number(query.get("start") ?? 0);
    const page = names.slice(start, start + size);
    const next = start + size < names.length ? { next: String(start + size) } : {};
    return ok({ customAggregationUnits: page, ...next });
  };

  const loading = ({ body }: ApiRequest): ApiAnswer => {
    if (!isRecord(body)) return refusedFor([fault("", "type", "must be an object")]);
    const faults = [
      ...object({ chatId: optional(() => []), loadingSeconds: optional(() => []) })(body, ""),
      ...loadingFaults(body["chatId"], body["loadingSeconds"]),
    ];
    return faults.length === 0 ? ok({}, 202) : refusedFor(faults);
  };

  const markAsRead = ({ body }: ApiRequest): ApiAnswer => {
    const token = isRecord(body) ? body["markAsReadToken"] : undefined;
    const messageId = typeof token === "string" ? token.replace(/-read$/, "") : "";
    const found = messageId === token ? null : world.find(messageId);
    if (found === null) {
      return refused(
        400,
        "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.",
      );
    }
    for (const entry of world.chatOf(found.chatId)) {
      if (entry.from === "person" && entry.messageId <= messageId) entry.seen = true;
    }
    return ok();
  };

  const info = (): ApiAnswer => {
    const { userId, basicId, displayName } = world.bot;
    return ok({ userId, basicId, displayName, chatMode: "bot", markAsReadMode: "auto" });
  };

  const quota = (): ApiAnswer => {
    const value = accounting.quota();
    return ok(value === null ? { type: "none" } : { type: "limited", value });
  };

  const get = (path: string, handle: Route["handle"]): Route => ({
    method: "GET",
    path,
    rate: "rate.other",
    takes: "nothing",
    handle,
  });

  return [
    get("/v2/bot/message/quota", quota),
    get("/v2/bot/message/quota/consumption", () => ok({ totalUsage: accounting.used() })),
    ...(["reply", "push", "multicast", "broadcast"] as const).map((way) =>
      get(`/v2/bot/message/delivery/${way}`, sent(way)),
    ),
    get("/v2/bot/message/aggregation/info", () =>
      ok({ numOfCustomAggregationUnits: accounting.units().length }),
    ),
    get("/v2/bot/message/aggregation/list", units),
    get("/v2/bot/info", info),
    {
      method: "POST",
      path: "/v2/bot/chat/loading/start",
      rate: "rate.loading",
      takes: "json",
      handle: loading,
    },
    {
      method: "POST",
      path: "/v2/bot/chat/markAsRead",
      rate: "rate.other",
      takes: "json",
      handle: markAsRead,
    },
    ...endpointRoutes(webhook, now),
  ];
}

function loadingFaults(chatId: unknown, seconds: unknown) {
  const faults = [];
  if (!isSet(chatId)) faults.push(fault("chatId", "required", "must be specified"));
  else if (typeof chatId !== "string" || !USER_ID.test(chatId)) {
    const message =
      "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.";
    faults.push(fault("chatId", "user-id", message));
  }
  if (!isSet(seconds)) return faults;
  if (typeof seconds !== "number" || !Number.isInteger(seconds)) {
    return [...faults, fault("loadingSeconds", "type", "must be an integer")];
  }
  const [shortest, longest, step] = [
    limits["loading.shortest"],
    limits["loading.longest"],
    limits["loading.step"],
  ];
  if (seconds < shortest.value || seconds > longest.value) {
    const rule = seconds < shortest.value ? "loading.shortest" : "loading.longest";
    faults.push(fault("loadingSeconds", rule, `Must be between ${shortest.value} and ${longest.value}`));
  }
  if (seconds % step.value !== 0)
    faults.push(fault("loadingSeconds", "loading.step", "must be a multiple of five"));
  return faults;
}

/** REF#set-webhook-endpoint-url: https, up to 500 characters. On this machine http is taken, too. */
function isWebhookUrl(value: unknown): value is string {
  if (typeof value !== "string" || value.length > limits["webhook.url"].value || !URL.canParse(value))
    return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname))
  );
}

function endpointRoutes(webhook: RouteDeps["webhook"], now: () => number): Route[] {
  const read = (): ApiAnswer => {
    const endpoint = webhook.url();
    return endpoint === null ? refused(404, "Webhook endpoint not found") : ok({ endpoint, active: true });
  };
  const set = ({ body }: ApiRequest): ApiAnswer => {
    const endpoint = isRecord(body) ? body["endpoint"] : undefined;
    if (!isWebhookUrl(endpoint)) return refused(400, "Invalid webhook endpoint URL");
    webhook.setUrl(endpoint);
    return ok();
  };
  const test = async ({ body }: ApiRequest): Promise<ApiAnswer> => {
    const given = isRecord(body) && isSet(body["endpoint"]) ? body["endpoint"] : webhook.url();
    if (given === null) return refused(404, "Webhook endpoint not found");
    if (!isWebhookUrl(given)) return refused(400, "Invalid webhook endpoint URL");
    const { status, reason } = await webhook.probe(given);
    const timestamp = new Date(now()).toISOString();
    const detail = status === null ? DETAILS[reason] : String(status);
    return ok({ success: reason === "OK", timestamp, statusCode: status ?? 0, reason, detail });
  };
  const path = "/v2/bot/channel/webhook/endpoint";
  return [
    { method: "GET", path, rate: "rate.webhookEndpoint", takes: "nothing", handle: read },
    { method: "PUT", path, rate: "rate.webhookEndpoint", takes: "json", handle: set },
    {
      method: "POST",
      path: "/v2/bot/channel/webhook/test",
      rate: "rate.webhookTest",
      takes: "json",
      handle: test,
    },
  ];
}

const DETAILS = {
  OK: "200",
  ERROR_STATUS_CODE: "",
  REQUEST_TIMEOUT: "Request timeout",
  COULD_NOT_CONNECT: "Failure to connect",
  NO_WEBHOOK: "N/A",
} as const;
