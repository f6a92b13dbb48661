import type { TestProject } from "vitest/node";
import { startLineSim } from "#dev/line-sim/sim.ts";
import { startStore } from "#dev/store/store.ts";
import { buildManual } from "#dev/tools/build-manual.ts";
import { slowly, startSlowServer } from "./slow-server.ts";

/**
 * What the worker needs around it, for tests inside workerd: the store, LINE, and the manual among the assets. At `slowUrl` the same store,
 * and a LINE that takes everything, answer late and count what is in flight.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildManual("manual", "dist/assets");
  const store = await startStore({ dataDir: null, token: "test-store-token" });
  const sim = await startLineSim({
    channelSecret: "test-channel-secret",
    accessToken: "test-access-token",
    webhookUrl: null,
  });
  const slow = await startSlowServer(slowly(40, store.url));
  project.provide("slowUrl", slow.url);
  project.provide("storeUrl", store.url);
  project.provide("lineUrl", sim.url);
  return async () => {
    await slow.stop();
    await sim.stop();
    await store.stop();
  };
}

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  export interface ProvidedContext {
    storeUrl: string;
    lineUrl: string;
    slowUrl: string;
  }
}
