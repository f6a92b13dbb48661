import type { Send } from "./accounting.ts";
import { dayNumber, dayOf } from "./days.ts";
import { ok, refused, type ApiAnswer, type ApiRequest, type Route } from "./http-types.ts";
import { UUID } from "./ids.ts";
import { limits } from "./limits.ts";
import type { RouteDeps } from "./route-deps.ts";

/** The first day LINE counted followers (REF#get-number-of-followers). */
const FIRST_DAY = "20161101";

type Figures = Map<string, number>;

const total = (people: Figures): number => [...people.values()].reduce((sum, count) => sum + count, 0);

/** Fewer than 20 people, and the figure is `null`: nobody is to be guessed from it (REF#get-message-event). */
function hidden(people: number, figure = people): number | null {
  return people < limits["insight.people"].value ? null : figure;
}

/** REF#insights: followers, demographics, deliveries, and what became of messages. Media is never played here. */
export function insightRoutes({ world, sending, accounting, now }: RouteDeps): Route[] {
  const followers = ({ query }: ApiRequest): ApiAnswer => {
    const date = query.get("date") ?? dayOf(now() - 86_400_000);
    if (dayNumber(date) === null) return refused(400, "The value for the 'date' parameter is invalid");
    const none = { followers: null, targetedReaches: null, blocks: null };
    if (date < FIRST_DAY) return ok({ status: "out_of_service", ...none });
    if (date >= dayOf(now())) return ok({ status: "unready", ...none });
    const people = [...world.people.values()];
    return ok({
      status: "ready",
      followers: people.filter((person) => person.wasFriend).length,
      targetedReaches: sending.friends().length,
      blocks: people.filter((person) => person.blocked).length,
    });
  };

  const demographic = (): ApiAnswer => {
    const people = sending.friends();
    if (people.length < limits["insight.people"].value) {
      return ok({
        available: false,
        genders: [],
        ages: [],
        areas: [],
        appTypes: [],
        subscriptionPeriods: [],
      });
    }
    const share = (name: string, values: (string | null)[]) => {
      const kinds = [...new Set(values.map((value) => value ?? "unknown"))];
      return kinds.map((kind) => {
        const count = values.filter((value) => (value ?? "unknown") === kind).length;
        return { [name]: kind, percentage: Math.round((count / values.length) * 1000) / 10 };
      });
    };
    return ok({
      available: true,
      genders: share(
        "gender",
        people.map((person) => person.gender),
      ),
      ages: share(
        "age",
        people.map((person) => person.age),
      ),
      areas: share(
        "area",
        people.map((person) => person.area),
      ),
      appTypes: share(
        "appType",
        people.map((person) => person.appType),
      ),
      subscriptionPeriods: [],
    });
  };

  const deliveries = ({ query }: ApiRequest): ApiAnswer => {
    const date = query.get("date") ?? "";
    if (dayNumber(date) === null) return refused(400, "The value for the 'date' parameter is invalid");
    if (date >= dayOf(now())) return ok({ status: "unready" });
    const ways = {
      apiReply: "reply",
      apiPush: "push",
      apiMulticast: "multicast",
      apiNarrowcast: "narrowcast",
      apiBroadcast: "broadcast",
    } as const;
    const counts = Object.entries(ways).map(([name, way]) => [name, accounting.sentOn(way, date)] as const);
    return ok({ status: "ready", ...Object.fromEntries(counts) });
  };

  const byRequest = ({ query }: ApiRequest): ApiAnswer => {
    const requestId = query.get("requestId") ?? "";
    if (!UUID.test(requestId)) return refused(400, "The value for the 'requestId' parameter is invalid");
    const send = accounting.sends.get(requestId);
    const counted =
      send !== undefined && (send.way === "narrowcast" || send.way === "broadcast") ? [send] : [];
    const known =
      send === undefined ? {} : { timestamp: Math.floor(send.at / 1000), delivered: send.reached };
    const { overview, ...rest } = statistics(counted);
    return ok({ overview: { requestId, ...known, ...overview }, ...rest });
  };

  const byUnit = ({ query }: ApiRequest): ApiAnswer => {
    const unit = query.get("customAggregationUnit") ?? "";
    const [from, to] = [dayNumber(query.get("from") ?? ""), dayNumber(query.get("to") ?? "")];
    if (unit === "") return refused(400, "The value for the 'customAggregationUnit' parameter is invalid");
    if (from === null || to === null || to < from || to - from > limits["insight.window"].value) {
      return refused(400, "The value for the 'to' parameter is invalid");
    }
    const inWindow = [...accounting.sends.values()].filter((send) => {
      const day = dayNumber(dayOf(send.at)) ?? 0;
      return send.unit === unit && day >= from && day <= to;
    });
    return ok(statistics(inWindow));
  };

  const get = (path: string, handle: Route["handle"]): Route => ({
    method: "GET",
    path: `/v2/bot/insight/${path}`,
    rate: "rate.insight",
    takes: "nothing",
    handle,
  });

  return [
    get("followers", followers),
    get("demographic", demographic),
    get("message/delivery", deliveries),
    get("message/event", byRequest),
    get("message/event/aggregation", byUnit),
  ];
}

const QUARTERS = ["", "25Percent", "50Percent", "75Percent", "100Percent"];
const NO_MEDIA = Object.fromEntries(
  QUARTERS.flatMap((part) => [
    [`mediaPlayed${part}`, null],
    [`uniqueMediaPlayed${part}`, null],
  ]),
);

/** The figures of some sends together, by message and by address. */
function statistics(sends: readonly Send[]) {
  const bySeq = new Map<number, Figures>();
  const byUrl = new Map<string, { seq: number; url: string; people: Figures }>();
  for (const send of sends) {
    for (const [seq, people] of send.seen) addAll(bySeq, seq, people);
    for (const [key, row] of send.opened) {
      const sum = byUrl.get(key) ?? { ...row, people: new Map<string, number>() };
      byUrl.set(key, sum);
      merge(sum.people, row.people);
    }
  }
  const everyone = (rows: Iterable<Figures>): number =>
    new Set([...rows].flatMap((people) => [...people.keys()])).size;
  const messages = [...bySeq].flatMap(([seq, people]) => {
    const impression = hidden(people.size, total(people));
    return impression === null ? [] : [{ seq, impression, uniqueImpression: people.size, ...NO_MEDIA }];
  });
  const clicks = [...byUrl.values()].map(({ seq, url, people }) => ({
    seq,
    url,
    click: hidden(people.size, total(people)),
    uniqueClick: hidden(people.size),
    uniqueClickOfRequest: hidden(people.size),
  }));
  const overview = {
    uniqueImpression: hidden(everyone(bySeq.values())),
    uniqueClick: hidden(everyone([...byUrl.values()].map((row) => row.people))),
    uniqueMediaPlayed: null,
    uniqueMediaPlayed100Percent: null,
  };
  return { overview, messages, clicks };
}

function addAll(map: Map<number, Figures>, seq: number, people: Figures): void {
  const sum = map.get(seq) ?? new Map<string, number>();
  map.set(seq, sum);
  merge(sum, people);
}

function merge(into: Figures, people: Figures): void {
  for (const [userId, count] of people) into.set(userId, (into.get(userId) ?? 0) + count);
}
