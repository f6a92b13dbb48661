import {
  invalidProperty,
  notFound,
  ok,
  refused,
  type ApiAnswer,
  type ApiRequest,
  type Route,
} from "./http-types.ts";
import { USER_ID } from "./ids.ts";
import { limits } from "./limits.ts";
import { menuRoute, needsImage, withMenu } from "./routes-rich-menu.ts";
import type { RouteDeps } from "./route-deps.ts";
import { isRecord } from "./shape.ts";

const ALIAS = /^[a-z0-9_-]+$/;
const BAD_USER = "The value for the 'userId' parameter is invalid";

/** Who sees which rich menu, and the names that tabs switch by (REF#per-user-rich-menu, REF#rich-menu-alias). */
export function richMenuLinkRoutes(deps: RouteDeps): Route[] {
  return [...userRoutes(deps), ...aliasRoutes(deps)];
}

function userRoutes(deps: RouteDeps): Route[] {
  const { richMenus, world } = deps;
  const known = (userId: string | undefined): userId is string =>
    userId !== undefined && world.people.has(userId);

  const read = ({ params: { userId } }: ApiRequest): ApiAnswer => {
    if (!known(userId)) return refused(400, BAD_USER);
    const richMenuId = richMenus.linked.get(userId);
    return richMenuId === undefined ? notFound("the user has no richmenu") : ok({ richMenuId });
  };

  const unlink = ({ params: { userId } }: ApiRequest): ApiAnswer => {
    if (!known(userId)) return refused(400, BAD_USER);
    richMenus.linked.delete(userId);
    return ok();
  };

  const bulk =
    (act: (userId: string, richMenuId: string) => void, needsMenu: boolean) =>
    ({ body }: ApiRequest): ApiAnswer => {
      const richMenuId = isRecord(body) ? String(body["richMenuId"]) : "";
      const ids = userIds(isRecord(body) ? body["userIds"] : undefined);
      if ("answer" in ids) return ids.answer;
      const menu = richMenus.menus.get(richMenuId);
      if (needsMenu && menu === undefined) return notFound("richmenu not found");
      const missing = menu === undefined ? null : needsImage(menu);
      if (missing !== null) return missing;
      for (const userId of ids.ids) act(userId, richMenuId);
      return ok({}, 202);
    };

  const link = withMenu(deps, (menu, { params: { userId } }) => {
    if (!known(userId)) return refused(400, BAD_USER);
    const missing = needsImage(menu);
    if (missing !== null) return missing;
    richMenus.linked.set(userId, menu.id);
    return ok();
  });

  return [
    menuRoute("GET", "/user/:userId/richmenu", read),
    menuRoute("DELETE", "/user/:userId/richmenu", unlink),
    menuRoute("POST", "/user/:userId/richmenu/:richMenuId", link),
    menuRoute(
      "POST",
      "/richmenu/bulk/link",
      bulk((userId, id) => void richMenus.linked.set(userId, id), true),
      {
        takes: "json",
      },
    ),
    menuRoute(
      "POST",
      "/richmenu/bulk/unlink",
      bulk((userId) => void richMenus.linked.delete(userId), false),
      {
        takes: "json",
      },
    ),
  ];
}

/** REF#link-rich-menu-to-users: as many ids as a multicast takes. */
function userIds(value: unknown): { ids: string[] } | { answer: ApiAnswer } {
  if (!Array.isArray(value) || value.length === 0 || value.length > limits["multicast.to"].value) {
    return { answer: invalidProperty("'userIds'") };
  }
  const ids: unknown[] = value;
  const wrong = ids.findIndex((id) => typeof id !== "string" || !USER_ID.test(id));
  if (wrong >= 0) return { answer: invalidProperty(`'userIds[${wrong}]'`) };
  return { ids: ids.filter((id) => typeof id === "string") };
}

function aliasRoutes({ richMenus }: RouteDeps): Route[] {
  const write = (alias: unknown, richMenuId: unknown): ApiAnswer => {
    const most = limits["action.richMenuAlias"].value;
    if (typeof alias !== "string" || !ALIAS.test(alias) || alias.length > most) {
      return invalidProperty("richMenuAliasId");
    }
    const menu = richMenus.menus.get(String(richMenuId));
    if (menu === undefined || menu.image === null) return refused(400, "richmenu not found");
    richMenus.aliases.set(alias, menu.id);
    return ok();
  };
  const create = ({ body }: ApiRequest): ApiAnswer => {
    const { richMenuAliasId, richMenuId } = isRecord(body) ? body : {};
    const taken = typeof richMenuAliasId === "string" && richMenus.aliases.has(richMenuAliasId);
    return taken ? refused(400, "conflict richmenu alias id") : write(richMenuAliasId, richMenuId);
  };
  const withAlias =
    (act: (alias: string, richMenuId: string, request: ApiRequest) => ApiAnswer) =>
    (request: ApiRequest): ApiAnswer => {
      const alias = request.params["alias"] ?? "";
      const richMenuId = richMenus.aliases.get(alias);
      return richMenuId === undefined
        ? notFound("richmenu alias not found")
        : act(alias, richMenuId, request);
    };
  const asResponse = (richMenuAliasId: string, richMenuId: string) => ({ richMenuAliasId, richMenuId });
  const list = (): ApiAnswer =>
    ok({ aliases: [...richMenus.aliases].map(([alias, id]) => asResponse(alias, id)) });
  const remove = (alias: string): ApiAnswer => {
    richMenus.aliases.delete(alias);
    return ok();
  };
  const update = (alias: string, _: string, { body }: ApiRequest): ApiAnswer =>
    write(alias, isRecord(body) ? body["richMenuId"] : undefined);
  return [
    menuRoute("POST", "/richmenu/alias", create, { takes: "json" }),
    menuRoute("GET", "/richmenu/alias/list", list),
    menuRoute(
      "GET",
      "/richmenu/alias/:alias",
      withAlias((alias, id) => ok(asResponse(alias, id))),
    ),
    menuRoute("POST", "/richmenu/alias/:alias", withAlias(update), { takes: "json" }),
    menuRoute("DELETE", "/richmenu/alias/:alias", withAlias(remove), { rate: "rate.richMenuChange" }),
  ];
}
