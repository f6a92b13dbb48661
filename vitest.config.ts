import { defineConfig } from "vitest/config";

/** Plain Node: logic, flows, store contract, simulator, browser stories. The worker itself runs in test/worker (workerd). */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/worker/**"],
          testTimeout: 20_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
