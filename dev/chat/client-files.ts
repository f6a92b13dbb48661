import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "client");

/** A script of the page as plain JavaScript: the types are taken out, nothing else changes, not even a line number. */
export function clientScript(name: string): string | null {
  if (!/^[a-z-]+\.ts$/.test(name)) return null;
  const file = join(FOLDER, name);
  return existsSync(file) ? stripTypeScriptTypes(readFileSync(file, "utf8")) : null;
}

export function clientSheet(name: string): string | null {
  if (!/^[a-z-]+\.css$/.test(name)) return null;
  const file = join(FOLDER, name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

export const CHAT_SHEETS = ["base", "chat", "composer", "panel"].map((name) => `/chat/style/${name}.css`);
export const FLEX_SHEETS = ["/chat/style/flex.css"];
