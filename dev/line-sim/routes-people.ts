import { notFound, ok, refused, type ApiAnswer, type ApiRequest, type Route } from "./http-types.ts";
import { newReplyToken } from "./ids.ts";
import { limits } from "./limits.ts";
import type { RouteDeps } from "./route-deps.ts";
import type { Person, SharedChat } from "./world-types.ts";

/** People, groups and rooms (REF#users, REF#group, REF#chat-room). */
export function peopleRoutes({ world, sending }: RouteDeps): Route[] {
  const profile = (person: Person) => ({
    displayName: person.displayName,
    userId: person.userId,
    ...(person.pictureUrl === null ? {} : { pictureUrl: person.pictureUrl }),
  });

  const ownProfile = ({ params }: ApiRequest): ApiAnswer => {
    const person = world.people.get(params["userId"] ?? "");
    if (person === undefined || !person.consents || !sending.isFriend(person)) return notFound();
    const status = person.statusMessage === null ? {} : { statusMessage: person.statusMessage };
    return ok({ ...profile(person), language: person.language, ...status });
  };

  const followers = ({ query }: ApiRequest): ApiAnswer => {
    if (!world.bot.verified) return refused(403, "Access to this API is not available for your account");
    const most = limits["followers.page"].value;
    const limit = Number(query.get("limit") ?? 300);
    if (!Number.isInteger(limit) || limit < 1 || limit > most) {
      return refused(400, "The value for the 'limit' parameter is invalid");
    }
    const ids = sending.friends().flatMap((person) => (person.consents ? [person.userId] : []));
    return pageOf("userIds", ids, limit, query.get("start"));
  };

  const linkToken = ({ params }: ApiRequest): ApiAnswer =>
    world.people.has(params["userId"] ?? "") ? ok({ linkToken: newReplyToken() }) : notFound();

  const chatFor = (kind: SharedChat["kind"], id: string | undefined): SharedChat | null => {
    const chat = world.groups.get(id ?? "");
    return chat?.kind === kind && chat.botIn ? chat : null;
  };

  const inChat =
    (
      kind: SharedChat["kind"],
      name: "groupId" | "roomId",
      act: (chat: SharedChat, request: ApiRequest) => ApiAnswer,
    ) =>
    (request: ApiRequest): ApiAnswer => {
      const chat = chatFor(kind, request.params[name]);
      return chat === null ? notFound() : act(chat, request);
    };

  const member = (chat: SharedChat, { params }: ApiRequest): ApiAnswer => {
    const person = chat.members.includes(params["userId"] ?? "")
      ? world.people.get(params["userId"] ?? "")
      : undefined;
    return person?.consents === true ? ok(profile(person)) : notFound();
  };

  const leave = (chat: SharedChat): ApiAnswer => {
    chat.botIn = false;
    world.touch();
    return ok();
  };

  const get = (path: string, handle: Route["handle"]): Route => ({
    method: "GET",
    path,
    rate: "rate.other",
    takes: "nothing",
    handle,
  });

  const shared = (["group", "room"] as const).flatMap((kind): Route[] => {
    const name = kind === "group" ? "groupId" : "roomId";
    const base = `/v2/bot/${kind}/:${name}`;
    return [
      get(`${base}/member/:userId`, inChat(kind, name, member)),
      get(
        `${base}/members/count`,
        inChat(kind, name, (chat) => ok({ count: chat.members.length })),
      ),
      get(
        `${base}/members/ids`,
        inChat(kind, name, (chat, { query }) => pageOf("memberIds", chat.members, 100, query.get("start"))),
      ),
      {
        method: "POST",
        path: `${base}/leave`,
        rate: "rate.other",
        takes: "nothing",
        handle: inChat(kind, name, leave),
      },
    ];
  });

  return [
    get("/v2/bot/profile/:userId", ownProfile),
    get("/v2/bot/followers/ids", followers),
    {
      method: "POST",
      path: "/v2/bot/user/:userId/linkToken",
      rate: "rate.other",
      takes: "nothing",
      handle: linkToken,
    },
    get(
      "/v2/bot/group/:groupId/summary",
      inChat("group", "groupId", (chat) => ok({ groupId: chat.id, groupName: chat.name })),
    ),
    ...shared,
  ];
}

/** One page of ids; `next` says where the following one starts and is left out on the last. */
function pageOf(field: string, ids: readonly string[], size: number, start: string | null): ApiAnswer {
  const from = start === null ? 0 : Number(start);
  if (!Number.isInteger(from) || from < 0)
    return refused(400, "The value for the 'start' parameter is invalid");
  const next = from + size < ids.length ? { next: String(from + size) } : {};
  return ok({ [field]: ids.slice(from, from + size), ...next });
}
