import { startStore } from "#dev/store/store.ts";

/**
 * A launcher for a test to end as it likes: brings up a redis-server on the folder given (or none) and says where it
 * listens. When its standard input ends it exits without stopping the store.
 */
const dataDir = process.argv[2] ?? "";
const store = await startStore({
  dataDir: dataDir === "" ? null : dataDir,
  token: "t",
  engine: "redis-server",
});
process.stdin.on("end", () => process.exit(0)).resume();
process.stdout.write(`${store.url}\n`);
