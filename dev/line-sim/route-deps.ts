import type { Accounting } from "./accounting.ts";
import type { ReplyTokens } from "./reply-tokens.ts";
import type { RichMenus } from "./rich-menus.ts";
import type { Sending } from "./sending.ts";
import type { Webhook } from "./webhook.ts";
import type { World } from "./world.ts";

/** What the routes of the Messaging API work on. */
export type RouteDeps = {
  world: World;
  tokens: ReplyTokens;
  accounting: Accounting;
  sending: Sending;
  webhook: Webhook;
  richMenus: RichMenus;
  now: () => number;
};
