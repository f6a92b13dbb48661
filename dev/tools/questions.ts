import { parseArgs } from "node:util";
import { recognise } from "#core/answers.ts";
import { bangkokDay } from "#core/days.ts";
import { answerQuestion, leftQuestions } from "#flows/left-questions.ts";
import { peopleStore } from "#store/people.ts";
import { questionStore } from "#store/questions.ts";
import { vault } from "#store/vault.ts";
import { maskLabelsIn } from "#words/masking.ts";
import { readCatalogue } from "./build-manual.ts";
import { manualFolder } from "./manual-folder.ts";
import { openStore } from "./store-settings.ts";

/*
 * `npm run questions`: what people asked, found no answer to, and left with us; the newest first, with what the manual says to it now. Names and
 * numbers are masked, nobody is named.
 * `-- --tell ID --service SERVICE`: the manual answers it now; who left it is told. `--staff CODE` is who says so, in the log ("manual-owner").
 */
const SHOWN = 200;
const { values } = parseArgs({
  options: {
    tell: { type: "string" },
    service: { type: "string" },
    staff: { type: "string", default: "manual-owner" },
  },
});

async function main(): Promise<void> {
  const { redis, where, values: settings } = openStore();
  const { DATA_KEY = "", DATA_KEY_OLD = null } = settings;
  if (DATA_KEY === "") throw new Error(`set DATA_KEY beside the store's settings (${where})`);
  const catalogue = readCatalogue(manualFolder());
  const deps = {
    questions: questionStore(redis),
    people: peopleStore(redis),
    vault: vault(DATA_KEY, DATA_KEY_OLD),
    labels: maskLabelsIn("th"),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    inForce: async () => catalogue,
  };
  if (values.tell !== undefined) {
    if (values.service === undefined) throw new Error("say which service answers it: --service ID");
    const end = await answerQuestion(deps, values.tell, values.service, values.staff);
    if (end === "gone") throw new Error("there is no such question (any more): npm run questions shows them");
    console.log("เราจะบอกคนที่ถาม (who asked will be told)");
    return;
  }
  const { questions, hidden } = await leftQuestions(deps, SHOWN);
  console.log(`คำถามที่ประชาชนฝากไว้ (questions that people left): ${questions.length}`);
  console.log("\n| เมื่อ | คำถาม | ตอนนี้คู่มือตอบด้วย | รหัสคำถาม |\n| --- | --- | --- | --- |");
  for (const { id, text, at } of questions) {
    const recognised = recognise(text, catalogue);
    const found =
      recognised.special === null && recognised.decision.kind === "answer"
        ? recognised.decision.service
        : "–";
    console.log(`| ${bangkokDay(at)} | ${text.replaceAll(/[\s|]+/gu, " ")} | ${found} | ${id} |`);
  }
  if (hidden > 0) console.log(`\nเปิดอ่านไม่ได้ (could not be opened): ${hidden}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
