import type { Accounting } from "./accounting.ts";
import { checkMessages, type Destination } from "./check-messages.ts";
import { fault, type Fault } from "./faults.ts";
import {
  invalidProperty,
  ok,
  refused,
  refusedFor,
  type ApiAnswer,
  type ApiRequest,
  type Route,
} from "./http-types.ts";
import { CHAT_ID, USER_ID } from "./ids.ts";
import { limits } from "./limits.ts";
import type { ReplyTokens } from "./reply-tokens.ts";
import type { Sending } from "./sending.ts";
import { bool, isRecord, isSet, list, object, optional, text, type Fields } from "./shape.ts";
import type { Place } from "./world-types.ts";
import type { World } from "./world.ts";

export const MONTH_IS_FULL = "You have reached your monthly limit.";

/** Fields that have their own check elsewhere. */
const any = optional(() => []);
const unit = text("unit.name", { pattern: /^[A-Za-z0-9_]*$/ });
const COMMON: Fields = { messages: any, notificationDisabled: optional(bool) };
const UNITS: Fields = { customAggregationUnits: optional(list(unit, "unit.names", 0)) };

/** The body of a send as an object, or the faults of its fields and messages. */
export function readSend(
  body: unknown,
  fields: Fields,
  destination: Destination,
): { body: Record<string, unknown>; messages: Record<string, unknown>[] } | { faults: Fault[] } {
  if (!isRecord(body)) return { faults: [fault("", "type", "must be an object")] };
  const faults = [
    ...object({ ...COMMON, ...fields })(body, ""),
    ...checkMessages(body["messages"], destination),
  ];
  if (faults.length > 0) return { faults };
  const messages: unknown[] = Array.isArray(body["messages"]) ? body["messages"] : [];
  return { body, messages: messages.filter(isRecord) };
}

export function unitOf(body: Record<string, unknown>): string | null {
  const units: unknown[] = Array.isArray(body["customAggregationUnits"])
    ? body["customAggregationUnits"]
    : [];
  return typeof units[0] === "string" ? units[0] : null;
}

type Deps = {
  world: World;
  sending: Sending;
  accounting: Accounting;
  tokens: ReplyTokens;
  now: () => number;
};

/** Reply, push, multicast, broadcast (REF#send-reply-message and the sections after it). */
export function sendRoutes({ world, sending, accounting, tokens, now }: Deps): Route[] {
  const reply = ({ body, requestId }: ApiRequest): ApiAnswer => {
    const token = isRecord(body) ? body["replyToken"] : undefined;
    const wrong = text(null)(isSet(token) ? token : "", "replyToken");
    if (typeof token !== "string" || wrong.length > 0) return refusedFor(wrong);
    const place = tokens.place(token, now());
    // A token that is no good still gets its messages checked: LINE names broken messages first.
    const destination: Destination = place === null ? { way: "reply" } : sending.destination(place, "reply");
    const read = readSend(body, { replyToken: any }, destination);
    if ("faults" in read) return refusedFor(read.faults);
    if (place === null) return refused(400, "Invalid reply token");
    tokens.use(token);
    return ok({ sentMessages: sending.toPlace(place, { requestId, way: "reply", messages: read.messages }) });
  };

  const placeFor = (to: string): Place | null => {
    if (world.people.has(to)) return { kind: "user", userId: to };
    const group = world.groups.get(to);
    return group?.botIn === true ? { kind: group.kind, id: group.id } : null;
  };

  const push = ({ body, requestId }: ApiRequest): ApiAnswer => {
    const to = isRecord(body) ? body["to"] : undefined;
    if (!isSet(to)) return refusedFor([fault("to", "required", "must be specified")]);
    if (typeof to !== "string" || !CHAT_ID.test(to)) return invalidProperty("to");
    const place = placeFor(to);
    const destination: Destination = place === null ? { way: "push" } : sending.destination(place, "push");
    const read = readSend(body, { to: any, ...UNITS }, destination);
    if ("faults" in read) return refusedFor(read.faults);
    if (place === null) return refused(400, "Failed to send messages");
    if (!accounting.fits(sending.recipients(place, "push"))) return refused(429, MONTH_IS_FULL);
    const send = { requestId, way: "push", unit: unitOf(read.body), messages: read.messages } as const;
    return ok({ sentMessages: sending.toPlace(place, send) });
  };

  const multicast = ({ body, requestId }: ApiRequest): ApiAnswer => {
    const read = readSend(body, { to: any, ...UNITS }, { way: "multicast" });
    const to = recipientsOf(isRecord(body) ? body["to"] : undefined);
    if ("answer" in to) return to.answer;
    const faults = [...to.faults, ...("faults" in read ? read.faults : [])];
    if (faults.length > 0 || "faults" in read) return refusedFor(faults);
    const unknown = to.ids.findIndex((id) => !world.people.has(id));
    if (unknown >= 0 && world.policy.unknownInMulticast === "refuse")
      return invalidProperty(`to[${unknown}]`);
    const people = to.ids.flatMap((id) => {
      const person = world.people.get(id);
      return person !== undefined && sending.isFriend(person) ? [person] : [];
    });
    if (!accounting.fits(people.length)) return refused(429, MONTH_IS_FULL);
    sending.toPeople(people, {
      requestId,
      way: "multicast",
      unit: unitOf(read.body),
      messages: read.messages,
    });
    return ok();
  };

  const broadcast = ({ body, requestId }: ApiRequest): ApiAnswer => {
    const read = readSend(body, {}, { way: "broadcast" });
    if ("faults" in read) return refusedFor(read.faults);
    const people = sending.friends();
    if (!accounting.fits(people.length)) return refused(429, MONTH_IS_FULL);
    sending.toPeople(people, { requestId, way: "broadcast", messages: read.messages });
    return ok();
  };

  return [
    { method: "POST", path: "/v2/bot/message/reply", rate: "rate.other", takes: "json", handle: reply },
    {
      method: "POST",
      path: "/v2/bot/message/push",
      rate: "rate.other",
      takes: "json",
      retryKey: true,
      handle: push,
    },
    {
      method: "POST",
      path: "/v2/bot/message/multicast",
      rate: "rate.multicast",
      takes: "json",
      retryKey: true,
      handle: multicast,
    },
    {
      method: "POST",
      path: "/v2/bot/message/broadcast",
      rate: "rate.broadcast",
      takes: "json",
      retryKey: true,
      handle: broadcast,
    },
    ...(["reply", "push", "multicast", "narrowcast", "broadcast"] as const).map(validateRoute),
  ];
}

function validateRoute(way: Destination["way"]): Route {
  const handle = ({ body }: ApiRequest): ApiAnswer => {
    const faults = isRecord(body)
      ? [...object({ messages: any })(body, ""), ...checkMessages(body["messages"], { way })]
      : [fault("", "type", "must be an object")];
    return faults.length === 0 ? ok() : refusedFor(faults);
  };
  return {
    method: "POST",
    path: `/v2/bot/message/validate/${way}`,
    rate: "rate.other",
    takes: "json",
    handle,
  };
}

type Recipients = { ids: string[]; faults: Fault[] } | { answer: ApiAnswer };

/**
 * The ids of a multicast. Something that is no user id is refused by its place; a well-formed id that the channel does
 * not know is passed over (REF#send-multicast-message-conditions, though the table of errors there says 400).
 */
function recipientsOf(to: unknown): Recipients {
  if (!isSet(to)) return { ids: [], faults: [fault("to", "required", "must be specified")] };
  if (!Array.isArray(to)) return { answer: invalidProperty("to") };
  const ids: unknown[] = to;
  const wrong = ids.findIndex((id) => typeof id !== "string" || !USER_ID.test(id));
  if (wrong >= 0) return { answer: invalidProperty(`to[${wrong}]`) };
  const most = limits["multicast.to"].value;
  const faults: Fault[] = [];
  if (ids.length === 0 || ids.length > most) {
    const rule = ids.length === 0 ? "empty" : "multicast.to";
    faults.push(fault("to", rule, `Size must be between 1 and ${most}`));
  }
  const texts = ids.filter((id) => typeof id === "string");
  if (new Set(texts).size < texts.length)
    faults.push(fault("to", "repeat", "must not contain the same user twice"));
  return { ids: texts, faults };
}
