import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { closingLine } from "./dev/tools/closing-line.ts";
import { defineConfig } from "vitest/config";

/**
 * Two ways to run: plain Node for logic, flows, contracts, the simulator and browser stories (fast, most tests), and workerd for
 * what only the Workers runtime can show. `npm test` runs both.
 */
export default defineConfig({
  test: {
    reporters: ["default", closingLine],
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          globalSetup: "./test/support/learnt.ts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/worker/**"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              r2Buckets: ["PHOTOS"],
              bindings: {
                PUBLIC_BASE_URL: "http://localhost:8787",
                LINE_CHANNEL_SECRET: "test-channel-secret",
                LINE_CHANNEL_ACCESS_TOKEN: "test-access-token",
                LINE_API_BASE_URL: inject<string>("lineUrl"),
                LINE_DATA_API_BASE_URL: inject<string>("lineUrl"),
                UPSTASH_REDIS_REST_URL: inject<string>("storeUrl"),
                UPSTASH_REDIS_REST_TOKEN: "test-store-token",
                DATA_KEY: btoa("a key of 32 bytes for tests only"),
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          include: ["test/worker/**/*.test.ts"],
          globalSetup: "./test/support/outside.ts",
          // Every isolated file would load the whole worker again.
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
        },
      },
    ],
  },
});
