import {
  notFound,
  ok,
  refused,
  refusedFor,
  type ApiAnswer,
  type ApiRequest,
  type Route,
} from "./http-types.ts";
import { UUID } from "./ids.ts";
import { limits, spanMs } from "./limits.ts";
import { conditions, hasAttribute, holds, narrowcastFields } from "./narrowcast.ts";
import type { RouteDeps } from "./route-deps.ts";
import { MONTH_IS_FULL, readSend } from "./routes-send.ts";
import { isRecord } from "./shape.ts";
import type { Person } from "./world-types.ts";

type Progress = {
  acceptedAt: number;
  completedAt: number | null;
  /** People it was meant for, and whether it failed with one of LINE's codes. */
  target: string[];
  failure: { errorCode: number; failedDescription: string } | null;
};

type Job = { request: Record<string, unknown>; messages: Record<string, unknown>[]; requestId: string };

/** Narrowcast: accepted with 202, sent a moment later, asked about by request id (REF#send-narrowcast-message). */
export function narrowcastRoutes({ sending, accounting, now }: RouteDeps): Route[] {
  const runs = new Map<string, Progress>();

  const audience = ({ request }: Job): Person[] => {
    const filter = isRecord(request["filter"]) ? request["filter"]["demographic"] : undefined;
    const inRecipient = (person: Person) =>
      holds(
        request["recipient"],
        (entry) => runs.get(String(entry["requestId"]))?.target.includes(person.userId) === true,
      );
    return sending
      .friends()
      .filter(inRecipient)
      .filter((person) => holds(filter, (entry) => hasAttribute(person, entry, now())));
  };

  const cut = (job: Job, people: Person[]): Person[] | "partial" => {
    const limit = isRecord(job.request["limit"]) ? job.request["limit"] : {};
    const most = typeof limit["max"] === "number" ? limit["max"] : Infinity;
    const quota = accounting.quota();
    const left =
      limit["upToRemainingQuota"] === true && quota !== null
        ? Math.max(0, quota - accounting.used())
        : Infinity;
    if (limit["forbidPartialDelivery"] === true && people.length > left) return "partial";
    return people.slice(0, Math.min(most, left));
  };

  const run = (job: Job): void => {
    const progress = runs.get(job.requestId);
    if (progress === undefined) return;
    const chosen = audience(job);
    progress.completedAt = now();
    const narrowed = isRecord(job.request["recipient"]) || isRecord(job.request["filter"]);
    if (narrowed && chosen.length < limits["narrowcast.recipients"].value) {
      progress.failure = { errorCode: 2, failedDescription: "There weren't enough recipients." };
      return;
    }
    const people = cut(job, chosen);
    if (people === "partial" || !accounting.fits(people.length)) {
      progress.failure = {
        errorCode: 5,
        failedDescription: "The message would reach only a part of its audience.",
      };
      return;
    }
    progress.target = people.map((person) => person.userId);
    sending.toPeople(people, { requestId: job.requestId, way: "narrowcast", messages: job.messages });
  };

  const narrowcast = ({ body, requestId }: ApiRequest): ApiAnswer => {
    const read = readSend(body, narrowcastFields, { way: "narrowcast" });
    if ("faults" in read) return refusedFor(read.faults);
    const impossible = impossibleRequest(read.body, runs);
    if (impossible !== null) return impossible;
    const filtered = isRecord(read.body["filter"]) && isRecord(read.body["filter"]["demographic"]);
    if (filtered && sending.friends().length < limits["narrowcast.reach"].value) {
      return refused(403, "Your account does not have enough friends");
    }
    if (!accounting.fits(1)) return refused(429, MONTH_IS_FULL);
    runs.set(requestId, { acceptedAt: now(), completedAt: null, target: [], failure: null });
    setImmediate(() => run({ request: read.body, messages: read.messages, requestId }));
    return ok({}, 202);
  };

  const progress = ({ query }: ApiRequest): ApiAnswer => {
    const requestId = query.get("requestId") ?? "";
    if (!UUID.test(requestId)) return refused(400, "The value for the 'requestId' parameter is invalid");
    const found = runs.get(requestId);
    if (found === undefined || now() - found.acceptedAt > spanMs("narrowcast.progress")) return notFound();
    return ok(asProgress(found));
  };

  return [
    {
      method: "POST",
      path: "/v2/bot/message/narrowcast",
      rate: "rate.narrowcast",
      takes: "json",
      retryKey: true,
      handle: narrowcast,
    },
    {
      method: "GET",
      path: "/v2/bot/message/progress/narrowcast",
      rate: "rate.other",
      takes: "nothing",
      handle: progress,
    },
  ];
}

function impossibleRequest(body: Record<string, unknown>, runs: Map<string, Progress>): ApiAnswer | null {
  const limit = isRecord(body["limit"]) ? body["limit"] : {};
  if (limit["forbidPartialDelivery"] === true && limit["upToRemainingQuota"] !== true) {
    return refused(400, "The option forbidPartialDelivery must be used with upToRemainingQuota.");
  }
  for (const condition of conditions(body["recipient"])) {
    // The simulated account has no audiences.
    if (condition["type"] === "audience") {
      return refused(400, `Invalid audience group id: ${String(condition["audienceGroupId"])}`);
    }
    if (!runs.has(String(condition["requestId"]))) {
      return refused(400, `Invalid request id: ${String(condition["requestId"])}`);
    }
  }
  return null;
}

function asProgress({ acceptedAt, completedAt, target, failure }: Progress): Record<string, unknown> {
  const acceptedTime = new Date(acceptedAt).toISOString();
  if (completedAt === null) return { phase: "waiting", acceptedTime };
  const times = { acceptedTime, completedTime: new Date(completedAt).toISOString() };
  const counts = { successCount: target.length, failureCount: 0, targetCount: target.length };
  return failure === null
    ? { phase: "succeeded", ...counts, ...times }
    : { phase: "failed", ...counts, ...failure, ...times };
}
