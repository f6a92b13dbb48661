import { caseView } from "#core/case-view.ts";
import { dialogueSchema, newDialogue } from "#core/dialogue.ts";
import { draftBehind, draftSchema, type Draft } from "#core/draft.ts";
import type { MyData } from "#core/my-data.ts";
import type { CaseView } from "#core/replies.ts";
import { readMark, readProfile, type Profile } from "#core/person.ts";
import { readable } from "#core/readable.ts";
import type { Deps, LookUp, PersonKey } from "./deps.ts";
import type { SaidKind } from "./feedback-ports.ts";
import type { HeldPerson } from "./people-ports.ts";
import { closed } from "./log-act.ts";
import { openedTexts, readOwned, wordsIn } from "./read-feedback.ts";

/** So much of what somebody said is read in one step. */
const PAGE = 100;

/** What looking at a person's data needs of the world. */
type Looking = Pick<Deps, "vault" | "texts" | "feedbacks" | "people" | "inbox" | "now">;

/**
 * What we hold of a person. Takes their LINE id; null where we hold nothing.
 * @throws Error where their key cannot be opened
 */
export async function seeMyData(deps: Looking, lineId: string): Promise<MyData | null> {
  return myDataOf(deps, await deps.vault.lookUp(lineId), "");
}

/**
 * The same for a record that is known already: null where it is another one than that of the tag ('': whichever it is).
 * @throws Error where their key cannot be opened
 */
export async function myDataOf(deps: Looking, lookUp: LookUp, tag: string): Promise<MyData | null> {
  const held = await deps.people.read(lookUp);
  if (held === null || (tag !== "" && held.record["tag"] !== tag)) return null;
  const { draft } = await deps.inbox.recall(lookUp, deps.now(), held.record["tag"] ?? "");
  return toMyData(deps, held, { lookUp, tag: held.record["tag"] ?? "" }, draft);
}

/** Whose it is. While keys are changed the record may have moved since it was read: by its look-up it is found wherever it stands. */
type Whose = { lookUp: LookUp; tag: string };

async function toMyData(
  deps: Looking,
  { record }: HeldPerson,
  whose: Whose,
  draft: string | null,
): Promise<MyData> {
  const { since, follows, late = "", news = "", key, line } = record;
  const person = key === undefined ? null : await deps.vault.person(key);
  // One part that cannot be read must not keep the rest from its person.
  const opened = async (sealed: string | null | undefined) =>
    person === null || sealed === undefined || sealed === null ? null : person.open(sealed).catch(() => null);
  const profile = readProfile(await opened(record["profile"]));
  return {
    v: 1,
    lineId: await opened(line),
    since: since === undefined ? null : Number(since),
    follows: follows === undefined ? null : follows === "1",
    ...memoryIn(record),
    profile,
    pseudonyms: pseudonymsIn(record),
    waiting: `${late}\n${news}`.split("\n").filter(Boolean).length,
    feedback: await feedbackIn(deps, whose, person, profile),
    draft: wordsOf(readable(draftSchema, (await opened(draft)) ?? "")),
    questions: await questionsIn(deps, whose, person),
  };
}

/** What they have written so far, also where it is not clear yet what it is. */
function wordsOf(draft: Draft | null): string | null {
  if (draft === null) return null;
  return draft.text ?? draft.candidate ?? wordsOf(draftBehind(draft));
}

/** Everything they said, the newest first, with all words that are still kept. */
async function feedbackIn(
  deps: Looking,
  whose: Whose,
  person: PersonKey | null,
  profile: Profile,
): Promise<MyData["feedback"]> {
  const feedback: CaseView[] = [];
  for await (const ids of pagesOf(deps, "feedback", whose)) {
    const owned = await readOwned(deps, ids, whose.tag);
    const words = await wordsIn(
      deps,
      person,
      owned.map((one) => one.feedback),
    );
    feedback.push(...owned.map((one) => caseView(one.id, one.feedback, profile, words)));
  }
  return feedback;
}

/** The questions that they left, the oldest first, as long as they are kept. */
async function questionsIn(deps: Looking, whose: Whose, person: PersonKey | null): Promise<string[]> {
  const questions: string[] = [];
  for await (const ids of pagesOf(deps, "question", whose))
    questions.unshift(...(await openedTexts(deps, person, ids.toReversed())).values());
  return questions;
}

/** The ids of all that somebody said, the newest first, page by page, each once: what is said meanwhile moves the pages. */
async function* pagesOf({ feedbacks }: Looking, kind: SaidKind, whose: Whose): AsyncGenerator<string[]> {
  const seen = new Set<string>();
  for (let after = 0; ; after += PAGE) {
    const { ids } = await feedbacks.mine(kind, whose, { after, most: PAGE });
    yield ids.filter((id) => !seen.has(id));
    if (ids.length < PAGE) return;
    for (const id of ids) seen.add(id);
  }
}

function memoryIn({
  dialogue = "",
}: HeldPerson["record"]): Pick<MyData, "language" | "written" | "lastService" | "stopped"> {
  const { language, written, shown, stopped } = readable(dialogueSchema, dialogue) ?? newDialogue;
  return {
    language: language?.code ?? null,
    written: written?.code ?? null,
    lastService: shown?.service ?? null,
    stopped: stopped?.is ?? false,
  };
}

function pseudonymsIn(record: HeldPerson["record"]): Record<string, string> {
  const named = Object.entries(record).flatMap(([name, value]) => {
    const [, year] = /^pseudonym:(\d{4})$/u.exec(name) ?? [];
    return year === undefined ? [] : [[year, value] as const];
  });
  return Object.fromEntries(named);
}

/**
 * Erases a person at once (PDPA s.33): their record with LINE id, key and pseudonyms. What their key sealed stays as bytes that nobody can
 * read, and goes when its time is over. False where we held nothing.
 */
export async function eraseMe(deps: Deps, lineId: string): Promise<boolean> {
  const lookUp = await deps.vault.lookUp(lineId);
  const { mark, tag = "" } = (await deps.people.read(lookUp))?.record ?? {};
  const act = { kind: "person.erased", public: {}, private: {}, excluded: readMark(mark) } as const;
  const entry = await closed(deps, null, act, deps.now());
  return deps.people.erase(lookUp, tag, entry, deps.now());
}
