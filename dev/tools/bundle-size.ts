import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** DESIGN section 9: the worker's code, gzip. Data (the manual) is an asset and does not count. */
const LIMIT_KIB = 200;
const OUT = "dist/bundle";

/** Bundles the worker as a deploy would, minified, and gives its size in KiB, raw and gzip. */
export function bundleSize(): { raw: number; gzip: number } {
  rmSync(OUT, { recursive: true, force: true });
  execFileSync(
    process.execPath,
    ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--minify", "--outdir", OUT],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
    },
  );
  const code = Buffer.concat(globSync(`${OUT}/**/*.js`).map((file) => readFileSync(file)));
  return { raw: code.length / 1024, gzip: gzipSync(code, { level: 9 }).length / 1024 };
}

if (import.meta.main) {
  const { raw, gzip } = bundleSize();
  console.log(`worker code: ${raw.toFixed(1)} KiB, gzip ${gzip.toFixed(1)} KiB of at most ${LIMIT_KIB}`);
  if (gzip > LIMIT_KIB) process.exitCode = 1;
}
