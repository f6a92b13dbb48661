import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PACKAGES = ["noto-sans-thai", "noto-sans"];
const WEIGHTS = ["400", "700"];

/** The sheets of the fonts; empty where the packages are not installed: then the system's fonts do. */
export function fontSheets(): string[] {
  return PACKAGES.flatMap((name) => WEIGHTS.map((weight) => `${name}/${weight}.css`))
    .filter((path) => locate(path) !== null)
    .map((path) => `/chat/font/${path}`);
}

/** A sheet or a font file of one of the packages; null for anything else. */
export function fontFile(path: string): { bytes: Uint8Array; type: string } | null {
  if (!/^[a-z-]+\/(?:\d{3}\.css|files\/[\w-]+\.woff2?)$/.test(path)) return null;
  const file = locate(path);
  if (file === null) return null;
  return {
    bytes: readFileSync(file),
    type: path.endsWith(".css") ? "text/css; charset=utf-8" : `font/${path.split(".").at(-1)}`,
  };
}

function locate(path: string): string | null {
  if (!PACKAGES.includes(path.split("/")[0] ?? "")) return null;
  try {
    return require.resolve(`@fontsource/${path}`);
  } catch {
    return null;
  }
}
