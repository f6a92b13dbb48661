import type { Route } from "./http-types.ts";
import type { RouteDeps } from "./route-deps.ts";
import { accountRoutes } from "./routes-account.ts";
import { contentRoutes } from "./routes-content.ts";
import { insightRoutes } from "./routes-insight.ts";
import { narrowcastRoutes } from "./routes-narrowcast.ts";
import { peopleRoutes } from "./routes-people.ts";
import { richMenuLinkRoutes } from "./routes-rich-menu-links.ts";
import { richMenuRoutes } from "./routes-rich-menu.ts";
import { sendRoutes } from "./routes-send.ts";

/** Every path of the Messaging API that the simulator answers. Where two patterns fit a path the first one wins. */
export function allRoutes(deps: RouteDeps): Route[] {
  return [
    ...sendRoutes(deps),
    ...narrowcastRoutes(deps),
    ...accountRoutes(deps),
    ...insightRoutes(deps),
    ...peopleRoutes(deps),
    ...richMenuRoutes(deps),
    ...richMenuLinkRoutes(deps),
    ...contentRoutes(deps),
  ];
}
