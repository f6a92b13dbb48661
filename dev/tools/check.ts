import { spawnSync } from "node:child_process";

/** What CI runs, in the order of what fails fastest. Every step runs, so that one call shows all there is to mend. */
const steps: readonly [name: string, ...command: string[]][] = [
  ["manual", "node", "dev/tools/build-assets.ts"],
  ["env types", "wrangler", "types", "--check"],
  ["format", "oxfmt", "--check"],
  ["lint", "oxlint", "--deny-warnings"],
  ["types", "tsc", "--noEmit"],
  ["types in the browser", "tsc", "--noEmit", "-p", "dev/chat/client"],
  ["unused code", "knip"],
  ["bundle size", "node", "dev/tools/bundle-size.ts"],
  ["tests", "vitest", "run"],
];

const failed: string[] = [];
for (const [name, command = "", ...args] of steps) {
  console.log(`\n── ${name}: ${command} ${args.join(" ")}`);
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false" };
  const { status } = spawnSync(command, args, { stdio: "inherit", env, shell: process.platform === "win32" });
  if (status !== 0) failed.push(name);
}
// When all is well the tests' closing line stays the last one: other tools read it.
if (failed.length > 0) console.log(`\ncheck: to mend: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
