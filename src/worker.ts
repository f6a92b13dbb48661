import { keepRetention } from "#flows/keep-retention.ts";
import { freeOrphans } from "#flows/free-orphans.ts";
import { pushNews } from "#flows/push-news.ts";
import { sweepInbox } from "#flows/sweep-inbox.ts";
import { createApp } from "./app.ts";
import { invocation } from "./slots.ts";
import { wire } from "./wiring.ts";

const app = createApp(wire);

/** The worker's doors, one line each: a request comes in, the clock ticks. */
export default {
  fetch: (request, env, context) => invocation(() => app.fetch(request, env, context)),
  scheduled: (_controller, env, context) => invocation(() => context.waitUntil(tick(env))),
} satisfies ExportedHandler<Env>;

async function tick(env: Env): Promise<void> {
  const { deps, health } = wire(env);
  await sweepInbox(deps);
  await pushNews(deps);
  await freeOrphans(deps);
  await keepRetention(deps);
  await health.tick(deps.now());
}
