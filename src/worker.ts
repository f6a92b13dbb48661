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

/** What is done each minute. One that fails does not keep the others from being done; the tick only counts where all were. */
const jobs = { sweepInbox, pushNews, freeOrphans, keepRetention } as const;

async function tick(env: Env): Promise<void> {
  const { deps, health } = wire(env);
  let failed = 0;
  for (const [job, run] of Object.entries(jobs)) {
    try {
      await run(deps);
    } catch {
      failed += 1;
      deps.log({ level: "error", reason: "job-failed", job });
    }
  }
  if (failed === 0) await health.tick(deps.now());
}
