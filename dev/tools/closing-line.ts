import type { Reporter, TestModule } from "vitest/node";

/**
 * Closes a test run with the one line that tools read: `N passed, N failed` (and `, N skipped`). In CI a skipped test is a
 * failure: whatever it needs must be installed there.
 */
export const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inCi = Boolean(process.env["CI"]);
    const of = (state: string) => tests.filter((test) => test.result().state === state);
    const skipped = of("skipped");
    const broken = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests("failed")].length === 0,
    );
    const failed = of("failed").length + broken.length + errors.length + (inCi ? skipped.length : 0);
    if (inCi && skipped.length > 0) {
      console.log(
        `\nSkipped, which is a failure in CI:\n${skipped.map((test) => `  ${test.fullName}`).join("\n")}`,
      );
      process.exitCode = 1;
    }
    const tail = !inCi && skipped.length > 0 ? `, ${skipped.length} skipped` : "";
    // After everything the default reporter still has to say.
    process.once("exit", () => console.log(`${of("passed").length} passed, ${failed} failed${tail}`));
  },
};
