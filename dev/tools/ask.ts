import { createInterface } from "node:readline";
import * as z from "zod";
import { ask } from "#core/ask.ts";
import { readCatalogue } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";

/*
 * `npm run ask`: questions as JSON lines {"id","text"} on standard input, decisions as JSON lines {"id","kind","services","field"} on
 * standard output, in the same order. No LINE, no store. A line that is no question is named on standard error, and the rest goes on.
 */

const questionSchema = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

const catalogue = readCatalogue(manualFolder());
let line = 0;
for await (const text of createInterface({ input: process.stdin })) {
  line += 1;
  if (text.trim() === "") continue;
  const question = parse(text);
  if (question === null) {
    console.error(`line ${line}: not a question; each line must be JSON such as {"id":"1","text":"..."}`);
    process.exitCode = 1;
    continue;
  }
  console.log(JSON.stringify({ id: question.id, ...ask(question.text, catalogue) }));
}

function parse(text: string): z.infer<typeof questionSchema> | null {
  try {
    return questionSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
