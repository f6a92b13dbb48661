import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { mountChat } from "#dev/chat/chat.ts";
import { startLineSim } from "#dev/line-sim/sim.ts";
import { claimFolder } from "#dev/store/claim.ts";
import { startStore } from "#dev/store/store.ts";
import { needFree } from "#dev/launcher/ports.ts";
import { planStart, workerSettings } from "#dev/launcher/settings.ts";
import { endLeftBehind, startWorker } from "#dev/launcher/worker-process.ts";

/*
 * `npm start`: the whole system on this machine. The store and the simulated LINE run in this process, the worker under
 * `wrangler dev` in its own. Nothing outlives Ctrl-C; data stays in .data/ unless `--fresh` is given.
 */

const READY_WITHIN_MS = 60_000;
const TICK_MS = 60_000;

const undo: (() => Promise<void> | void)[] = [];
let stopping: Promise<never> | undefined;

/** Ends everything that was started, the last first, and the process with it. */
function stop(code: number, why?: string): Promise<never> {
  stopping ??= (async () => {
    if (why) console.error(`siang: ${why}`);
    for (const step of undo.reverse()) await Promise.resolve(step()).catch(() => undefined);
    process.exit(code);
  })();
  return stopping;
}

async function main(): Promise<void> {
  const fresh = process.argv.includes("--fresh");
  const plan = planStart(process.env);
  const { dataDir, port, simPort } = plan;
  // First whose folder it is, then what was left behind in it, then the ports: only then is anything made or forgotten.
  const claim = await claimFolder(dataDir);
  undo.push(() => claim.release());
  await claim.note({ port });
  const ended = endLeftBehind(dataDir);
  await needFree(port, "PORT", ended);
  if (plan.ownLine) await needFree(simPort, "LINE_SIM_PORT", ended);
  const worker = workerSettings(plan, fresh);

  let engine = worker["UPSTASH_REDIS_REST_URL"] ?? "";
  if (plan.ownStore) {
    const store = await startStore({
      dataDir: join(dataDir, "store"),
      token: worker["UPSTASH_REDIS_REST_TOKEN"] ?? "",
      fresh,
      onDead: (why) => void stop(1, why),
    });
    undo.push(() => store.stop());
    worker["UPSTASH_REDIS_REST_URL"] = store.url;
    engine = store.engine;
  }
  if (plan.ownLine) {
    const sim = await startLineSim({
      port: simPort,
      channelSecret: worker["LINE_CHANNEL_SECRET"] ?? "",
      accessToken: worker["LINE_CHANNEL_ACCESS_TOKEN"] ?? "",
      webhookUrl: `http://127.0.0.1:${port}/line/webhook`,
      dataFile: join(dataDir, "line-sim.json"),
      fresh,
      redelivery: true,
    });
    undo.push(() => sim.stop());
    mountChat(sim);
    worker["LINE_API_BASE_URL"] = sim.url;
    worker["LINE_DATA_API_BASE_URL"] = sim.url;
  }
  buildAssets(dataDir);
  const child = startWorker({ dataDir, port, settings: worker, onLine: (line) => console.log(line) });
  undo.push(() => child.stop());
  void child.ended.then((why) => stop(1, why));

  const site = `http://localhost:${port}`;
  const local = `http://127.0.0.1:${port}`;
  // Locally nobody fires the cron trigger. Once at the start, for what the last run left behind.
  const tick = () =>
    fetch(`${local}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("* * * * *")}`).then(
      drain,
      () => undefined,
    );
  await untilHealthy(`${local}/health`, tick);
  const timer = setInterval(() => void tick(), TICK_MS);
  undo.push(() => clearInterval(timer));

  console.log("");
  console.log(
    `  chat      ${plan.ownLine ? `http://localhost:${simPort}/` : "in LINE itself (LINE_API_BASE_URL is set)"}`,
  );
  console.log(`  console   ${site}/console  (not built yet)`);
  console.log(`  site      ${site}/`);
  console.log(`  health    ${site}/health`);
  console.log("");
  console.log(
    `  store: ${engine}, data in ${dataDir}/ · Ctrl-C ends everything · npm start -- --fresh forgets it`,
  );
}

/** Before the worker, because the first time it takes a while (what is learnt is kept), and says so. */
function buildAssets(dataDir: string): void {
  const env = { ...process.env, ASSETS_DIR: resolve(dataDir, "assets") };
  const { status } = spawnSync(process.execPath, ["dev/tools/build-assets.ts"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("the manual cannot be used: npm run manual:check tells what to mend");
}

async function drain(response: Response): Promise<void> {
  await response.arrayBuffer();
}

/** Waits until the worker is well. One that answers but is not may need the scheduled work to get well, so that runs in between. */
async function untilHealthy(address: string, tick: () => Promise<void>): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const status = await fetch(address).then(
      async (response) => [response.status, await response.text()] as const,
      () => null,
    );
    if (status !== null) await tick();
    if (status?.[0] === 200) return;
    if (Date.now() > end) throw new Error(`the worker did not get ready: ${status?.[1] ?? "no answer"}`);
    await wait(100);
  }
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void stop(0));
main().catch((error: unknown) => stop(1, error instanceof Error ? error.message : String(error)));
