import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fontFiles } from "#public/fonts.ts";

/** Puts the fonts of the public pages into `fonts/` of a folder, with their licence (SIL OFL 1.1 asks that it goes with them). */
export function copyFonts(to: string): void {
  const folder = join(to, "fonts");
  mkdirSync(folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  for (const { name, from } of fontFiles) copyFileSync(resolve(from), join(folder, name));
}
