import { dialogueSchema, newDialogue, type Dialogue } from "#core/dialogue.ts";
import { markSchema, readProfile, type Profile } from "#core/person.ts";
import type { Deps, HeldPerson } from "./deps.ts";
import { closed } from "./log-act.ts";

/** Everything we hold of one person, in plain names: what they may see and take with them (PDPA s.30). */
export type MyData = {
  v: 1;
  /** Whether their LINE id is held (sealed), and since when we know them (ms). */
  lineId: string | null;
  since: number | null;
  follows: boolean | null;
  language: "th" | "en" | null;
  lastService: string | null;
  stopped: boolean;
  /** What they told of themselves. */
  profile: Profile;
  /** What the log calls them, by fiscal year. */
  pseudonyms: Readonly<Record<string, string>>;
  /** Answers that have not reached them yet. */
  waiting: number;
};

/**
 * What we hold of a person. Takes their LINE id; null where we hold nothing.
 * @throws Error where their key cannot be opened
 */
export async function seeMyData(deps: Deps, lineId: string): Promise<MyData | null> {
  const held = await deps.people.read(await deps.vault.lookUp(lineId));
  return held === null ? null : toMyData(deps, held);
}

async function toMyData({ vault }: Deps, { record }: HeldPerson): Promise<MyData> {
  const { follows } = record;
  const { language, shown, stopped } = readMemory(record["dialogue"] ?? "");
  return {
    v: 1,
    lineId: await opened(vault, record, "line"),
    since: record["since"] === undefined ? null : Number(record["since"]),
    follows: follows === undefined ? null : follows === "1",
    language: language?.code ?? null,
    lastService: shown?.service ?? null,
    stopped: stopped?.is ?? false,
    profile: readProfile((await opened(vault, record, "profile")) ?? ""),
    pseudonyms: pseudonymsIn(record),
    waiting: (record["late"] ?? "").split("\n").filter(Boolean).length,
  };
}

/** A field that is sealed under the person's key; null where there is none. */
async function opened(
  vault: Deps["vault"],
  { key, ...record }: HeldPerson["record"],
  name: "line" | "profile",
): Promise<string | null> {
  const sealed = record[name];
  if (key === undefined || sealed === undefined) return null;
  const person = await vault.person(key);
  return person.open(sealed);
}

function pseudonymsIn(record: HeldPerson["record"]): Record<string, string> {
  const named = Object.entries(record).flatMap(([name, value]) => {
    const [, year] = /^pseudonym:(\d{4})$/u.exec(name) ?? [];
    return year === undefined ? [] : [[year, value] as const];
  });
  return Object.fromEntries(named);
}

/** The memory of a chat; none where it cannot be read (of a version to come, or broken). */
function readMemory(text: string): Dialogue {
  try {
    return dialogueSchema.safeParse(JSON.parse(text)).data ?? newDialogue;
  } catch {
    return newDialogue;
  }
}

/**
 * Erases a person at once (PDPA s.33): their record with LINE id, key and pseudonyms. What their key sealed stays as bytes that nobody can
 * read, and goes when its time is over. False where we held nothing.
 */
export async function eraseMe(deps: Deps, lineId: string): Promise<boolean> {
  const lookUp = await deps.vault.lookUp(lineId);
  const mark = markSchema.safeParse((await deps.people.read(lookUp))?.record["mark"]);
  const excluded = mark.success ? { excluded: mark.data } : {};
  const entry = await closed(
    deps,
    null,
    { kind: "person.erased", public: {}, private: {}, ...excluded },
    deps.now(),
  );
  return deps.people.erase(lookUp, entry, deps.now());
}
