import { languages, toField, type Language } from "./dialogue.ts";
import type { Field } from "./manual.ts";

/**
 * One line of a day's statistics: what happened, to which service (or command, or kind of media; empty where to none), which part of the
 * manual was asked for, in which language. Never a text, never a person.
 */
export type Count = { what: string; of: string; field: Field | null; language: Language };

/** Writes a count as the store keeps it: `what|of|field|language`. */
export function writeCount({ what, of, field, language }: Count): string {
  return [what, of, field ?? "", language].join("|");
}

/** Reads a count; also the shape before it, without the field. Null where it is neither. */
export function readCount(line: string): Count | null {
  const parts = line.split("|");
  const [what = "", of = ""] = parts;
  const language = languages.find((known) => known === parts.at(-1));
  if (language === undefined || what === "" || parts.length < 3 || parts.length > 4) return null;
  return { what, of, field: parts.length === 4 ? toField(parts[2] ?? null) : null, language };
}
