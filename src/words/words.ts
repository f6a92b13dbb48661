import { en } from "./en.ts";
import { th } from "./th.ts";

export type Words = typeof th;

const tables = { th, en };

/** The table of a language. */
export function wordsIn(language: "th" | "en"): Words {
  return tables[language];
}
