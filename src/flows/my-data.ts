import { dialogueSchema, newDialogue } from "#core/dialogue.ts";
import { markSchema, newProfile, profileSchema, type Profile } from "#core/person.ts";
import { readable } from "#core/readable.ts";
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

/**
 * What a record holds of its person.
 * @throws Error where their key cannot be opened
 */
export async function toMyData({ vault }: Pick<Deps, "vault">, { record }: HeldPerson): Promise<MyData> {
  const { since, follows, late = "" } = record;
  return {
    v: 1,
    ...(await sealedIn(vault, record)),
    since: since === undefined ? null : Number(since),
    follows: follows === undefined ? null : follows === "1",
    ...memoryIn(record),
    pseudonyms: pseudonymsIn(record),
    waiting: late.split("\n").filter(Boolean).length,
  };
}

/** What is sealed under the person's key; the key is opened once. */
async function sealedIn(
  vault: Deps["vault"],
  { key, line, profile }: HeldPerson["record"],
): Promise<Pick<MyData, "lineId" | "profile">> {
  const person = key === undefined ? null : await vault.person(key);
  const opened = async (sealed: string | undefined) =>
    person === null || sealed === undefined ? null : person.open(sealed);
  const told = await opened(profile);
  return {
    lineId: await opened(line),
    profile: (told === null ? null : readable(profileSchema, told)) ?? newProfile,
  };
}

function memoryIn({
  dialogue = "",
}: HeldPerson["record"]): Pick<MyData, "language" | "lastService" | "stopped"> {
  const { language, shown, stopped } = readable(dialogueSchema, dialogue) ?? newDialogue;
  return {
    language: language?.code ?? null,
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
  const excluded = markSchema.safeParse((await deps.people.read(lookUp))?.record["mark"]).data ?? null;
  const act = { kind: "person.erased", public: {}, private: {}, excluded } as const;
  const entry = await closed(deps, null, act, deps.now());
  return deps.people.erase(lookUp, entry, deps.now());
}
