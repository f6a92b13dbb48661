import { buildManual } from "./build-manual.ts";
import { copyFonts } from "./fonts.ts";
import { manualFolder } from "./manual-folder.ts";

/*
 * `npm run manual:build`: everything the worker reads as an asset. The manual of `MANUAL_DIR` (manual/), checked, and the fonts of the public
 * pages. Written to `ASSETS_DIR` (dist/assets). A manual with a fault stops the build: the one that is deployed stays.
 */

const out = process.env["ASSETS_DIR"] || "dist/assets";
const folder = manualFolder();
try {
  const hash = buildManual(folder, out);
  copyFonts(out);
  console.log(`manual ${hash.slice(0, 12)} of ${folder}/ → ${out}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
