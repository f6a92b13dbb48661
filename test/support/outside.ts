import type { TestProject } from "vitest/node";
import { startLineSim } from "#dev/line-sim/sim.ts";
import { startStore } from "#dev/store/store.ts";
import { buildManual } from "#dev/tools/build-manual.ts";

/** What the worker needs around it, for tests inside workerd: the store, LINE, and the manual among the assets. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildManual("manual", "dist/assets");
  const store = await startStore({ dataDir: null, token: "test-store-token" });
  const sim = await startLineSim({
    channelSecret: "test-channel-secret",
    accessToken: "test-access-token",
    webhookUrl: null,
  });
  project.provide("storeUrl", store.url);
  project.provide("lineUrl", sim.url);
  return async () => {
    await sim.stop();
    await store.stop();
  };
}

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- declaration merging needs an interface
  export interface ProvidedContext {
    storeUrl: string;
    lineUrl: string;
  }
}
