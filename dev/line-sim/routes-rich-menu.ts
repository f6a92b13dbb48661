import {
  refusedFor,
  notFound,
  ok,
  refused,
  type ApiAnswer,
  type ApiRequest,
  type Route,
} from "./http-types.ts";
import { imageSize } from "./image-size.ts";
import { limits } from "./limits.ts";
import type { RichMenu } from "./rich-menus.ts";
import type { RouteDeps } from "./route-deps.ts";
import { isRecord } from "./shape.ts";
import { checkRichMenu, richMenuSizeFaults } from "./validate-rich-menu.ts";

const NO_IMAGE = "must upload richmenu image before applying it to user";

export type MenuRoute = (
  method: Route["method"],
  path: string,
  handle: Route["handle"],
  rest?: Partial<Pick<Route, "rate" | "takes">>,
) => Route;

export const menuRoute: MenuRoute = (method, path, handle, rest = {}) => ({
  method,
  path: `/v2/bot${path}`,
  rate: "rate.other",
  takes: "nothing",
  handle,
  ...rest,
});

/** Runs `act` with the menu that the path names, or answers 404. */
export function withMenu(
  { richMenus }: Pick<RouteDeps, "richMenus">,
  act: (menu: RichMenu, request: ApiRequest) => ApiAnswer,
) {
  return (request: ApiRequest): ApiAnswer => {
    const menu = richMenus.menus.get(request.params["richMenuId"] ?? "");
    return menu === undefined ? notFound() : act(menu, request);
  };
}

/** A menu can be shown only when it has its image. */
export const needsImage = (menu: RichMenu): ApiAnswer | null =>
  menu.image === null ? refused(400, NO_IMAGE) : null;

/** Rich menus themselves: create, validate, read, delete, their image, the default one (REF#rich-menu). */
export function richMenuRoutes(deps: RouteDeps): Route[] {
  const { richMenus } = deps;
  const asResponse = (menu: RichMenu) => ({ richMenuId: menu.id, ...menu.object });

  const create = ({ body }: ApiRequest): ApiAnswer => {
    const faults = checkRichMenu(body);
    if (faults.length > 0 || !isRecord(body)) return refusedFor(faults);
    if (richMenus.menus.size >= limits["richMenu.count"].value) {
      return refused(400, "The maximum number of rich menus has been reached");
    }
    return ok({ richMenuId: richMenus.add(body).id });
  };

  const validate = ({ body }: ApiRequest): ApiAnswer => {
    const faults = checkRichMenu(body);
    return faults.length === 0 ? ok() : refusedFor(faults);
  };

  const upload = (menu: RichMenu, { bytes, contentType }: ApiRequest): ApiAnswer => {
    if (!/^image\/(?:jpeg|png)$/.test(contentType)) {
      return refused(415, `The content type, ${contentType}, is not supported`);
    }
    if (menu.image !== null) return refused(400, "An image has already been uploaded to the richmenu");
    const size = imageSize(bytes);
    const fits =
      size !== null &&
      bytes.length <= limits["richMenu.image"].value &&
      richMenuSizeFaults(size.width, size.height, "").length === 0;
    if (!fits) return refused(400, "The image size is not allowed for richmenu");
    menu.image = { bytes, type: contentType };
    return ok();
  };

  const download = ({ image }: RichMenu): ApiAnswer =>
    image === null ? notFound() : { status: 200, bytes: image.bytes, contentType: image.type };

  const setDefault = (menu: RichMenu): ApiAnswer => {
    const missing = needsImage(menu);
    if (missing !== null) return missing;
    richMenus.setDefault(menu.id);
    return ok();
  };

  const readDefault = (): ApiAnswer => {
    const richMenuId = richMenus.default();
    return richMenuId === null ? notFound("no default richmenu") : ok({ richMenuId });
  };

  const remove = (menu: RichMenu): ApiAnswer => {
    richMenus.remove(menu.id);
    return ok();
  };

  const clearDefault = (): ApiAnswer => {
    richMenus.setDefault(null);
    return ok();
  };

  const list = (): ApiAnswer => ok({ richmenus: [...richMenus.menus.values()].map(asResponse) });
  const change = { rate: "rate.richMenuChange" } as const;
  return [
    menuRoute("POST", "/richmenu", create, { ...change, takes: "json" }),
    menuRoute("POST", "/richmenu/validate", validate, { takes: "json" }),
    menuRoute("GET", "/richmenu/list", list, { rate: "rate.richMenuList" }),
    menuRoute("POST", "/richmenu/:richMenuId/content", withMenu(deps, upload), { takes: "bytes" }),
    menuRoute("GET", "/richmenu/:richMenuId/content", withMenu(deps, download)),
    menuRoute("POST", "/user/all/richmenu/:richMenuId", withMenu(deps, setDefault)),
    menuRoute("GET", "/user/all/richmenu", readDefault),
    menuRoute("DELETE", "/user/all/richmenu", clearDefault),
    menuRoute(
      "GET",
      "/richmenu/:richMenuId",
      withMenu(deps, (menu) => ok(asResponse(menu))),
    ),
    menuRoute("DELETE", "/richmenu/:richMenuId", withMenu(deps, remove), change),
  ];
}
