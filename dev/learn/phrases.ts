import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { fields } from "#core/manual.ts";

/** A way in which people ask, and what it is: the line of a phrases file. `batch` is the file it stands in. */
const phraseSchema = z.strictObject({
  text: z.string().trim().min(1),
  kind: z.enum([
    "answer",
    "clarify",
    "out_of_scope",
    "smalltalk",
    "account_data",
    "corruption",
    "crisis",
    "feedback",
    "command",
  ]),
  /** Services that answer it, the best first. */
  accept: z.array(z.string()).default([]),
  field: z.enum(fields).nullable().default(null),
  /** Which command, which danger, which small talk. */
  sub: z.string().nullable().default(null),
  style: z.string().default(""),
});
export type Phrase = z.infer<typeof phraseSchema> & { batch: string };

/** Kinds that are a question to the manual: they name services, and may ask for a part. */
export function isQuestion({ kind }: { kind: string }): boolean {
  return kind === "answer" || kind === "clarify";
}

/**
 * The phrases under a folder (`*.jsonl`), batch by batch.
 * @throws Error that names file and line where one cannot be read
 */
export function readPhrases(folder: string): Phrase[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), "utf8")
        .split("\n")
        .flatMap((line, i) => (line.trim() === "" ? [] : [toPhrase(line, join(folder, name), i + 1)])),
    );
}

function toPhrase(line: string, file: string, number: number): Phrase {
  try {
    return { ...phraseSchema.parse(JSON.parse(line)), batch: file.split("/").at(-1)?.split(".")[0] ?? file };
  } catch (error) {
    throw new Error(`${file}, line ${number}: not a phrase`, { cause: error });
  }
}
