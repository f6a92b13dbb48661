import type { Redis } from "@upstash/redis";
import * as z from "zod";
import { bangkokMonth } from "#core/days.ts";
import { didSchema } from "#core/did.ts";
import { readable } from "#core/readable.ts";
import type { Work } from "#flows/deps.ts";
import type { Deed, Deeds } from "#flows/feedback-ports.ts";
import { deedScripts, QUESTION_OF_THEIRS } from "./deed-scripts.ts";
import { keys, life } from "./keys.ts";
import { flag, runScript } from "./run-script.ts";

const did = z.string().transform((text, context) => {
  const read = readable(didSchema, text);
  if (read === null) context.addIssue("not what this code writes");
  return read ?? z.NEVER;
});
const done = z
  .tuple([z.literal("done"), did])
  .transform(([, what]) => ({ state: "done" as const, did: what }));
const kept = z.union([
  done,
  z.tuple([z.enum(["lost", "gone", "conflict"])]).transform(([state]) => ({ state })),
]);
const heard = z.union([
  z
    .tuple([z.literal("done"), did, z.string(), z.coerce.number().int()])
    .transform(([, what, reference, times]) => ({
      state: "done" as const,
      did: what,
      counted: { reference, times },
    })),
  z.tuple([z.enum(["lost", "gone", "conflict", "taken", "ended"])]).transform(([state]) => ({ state })),
]);
const changed = z.union([
  kept,
  z.tuple([z.enum(["changed", "not-theirs"])]).transform(([state]) => ({ state })),
]);

/** What a person does, in Redis: one script each (deed-scripts.ts). */
export function deedStore(redis: Redis): Deeds {
  const run = (script: string, work: Work, deed: Deed, now: number, more: More) =>
    runScript(redis, {
      script,
      keys: [
        ...keysOf(work, deed, now),
        ...more.keys,
        ...deed.from.map(({ message }) => keys.wordsOf(message)),
      ],
      args: [...argumentsOf(work, deed, now), ...more.args],
    });
  return {
    async keep(work, deed, now) {
      return kept.parse(
        await run(deedScripts.keep, work, deed, now, { keys: [], args: [QUESTION_OF_THEIRS] }),
      );
    },

    async hear(work, deed, { id, reference, record, clock }, now) {
      const more = {
        keys: [
          keys.feedback(id),
          keys.reference(reference),
          keys.feedbackWaiting,
          keys.texts("draft"),
          keys.texts("photo"),
        ],
        args: [id, life.feedback, reference, clock, record["photos"] ?? "", ...Object.entries(record).flat()],
      };
      return heard.parse(await run(deedScripts.hear, work, deed, now, more));
    },

    async change(work, deed, { id, reference, version, fields, clock }, now) {
      const more = {
        keys: [keys.feedback(id), keys.feedbackWaiting, keys.reference(reference)],
        args: [id, version, life.feedback, clock ?? "", ...Object.entries(fields).flat()],
      };
      return changed.parse(await run(deedScripts.change, work, deed, now, more));
    },
  };
}

type More = { keys: string[]; args: (string | number)[] };

function keysOf(work: Work, { text }: Deed, now: number): string[] {
  const { who } = work.lookUp;
  const { tag } = work.remembered;
  return [
    keys.inbox(work.id),
    keys.person(who),
    keys.draft(who),
    keys.ledger(bangkokMonth(now)),
    keys.ledgerCount,
    keys.text(text?.id ?? work.id),
    keys.texts(text?.kind ?? "feedback"),
    keys.personOf(tag),
    text?.kind === "question" ? keys.questionsOf(tag) : keys.feedbacksOf(tag),
  ];
}

function argumentsOf(work: Work, deed: Deed, now: number): (string | number)[] {
  return [
    work.lease,
    work.remembered.tag,
    deed.version,
    ...keyArguments(deed),
    deed.at,
    deed.dialogue ? JSON.stringify(deed.dialogue) : "",
    deed.profile ?? "",
    draftArgument(deed),
    life.draft,
    JSON.stringify(deed.did),
    life.speaker,
    ...textArguments(deed, now),
    work.lookUp.who,
    flag(deed.text?.kind === "question"),
    ...entryArguments(deed),
    deed.from.map(({ what }) => what).join(" "),
    life.wordsOf,
  ];
}

function keyArguments({ heldKey, newKey }: Deed): string[] {
  return [heldKey ?? "", newKey?.wrapped ?? "", newKey?.line ?? ""];
}

function textArguments({ text }: Deed, now: number): (string | number)[] {
  return [text?.sealed ?? "", text?.id ?? "", now];
}

function entryArguments({ entry }: Deed): string[] {
  return entry === null ? ["", "", "", ""] : [entry.id, entry.public, entry.digest, entry.sealed];
}

function draftArgument({ draft }: Deed): string {
  if (draft === null) return "";
  return draft === "drop" ? "-" : draft.sealed;
}
