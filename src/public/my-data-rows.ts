import { nameIn } from "#core/agency-text.ts";
import type { Catalogue } from "#core/catalogue.ts";
import { bangkokDay } from "#core/days.ts";
import type { Language } from "#core/dialogue.ts";
import type { MyData } from "#core/my-data.ts";
import { showReference } from "#core/reference.ts";
import { partDate } from "#words/dates.ts";
import { myDataWordsIn, type MyDataWords } from "#words/pages-my-data.ts";
import { nameOf } from "./links.tsx";

/** One thing that we hold: what it is called, and what we hold of it, a line each. */
export type Held = { name: string; lines: readonly string[] };

type Look = { data: MyData; words: MyDataWords["held"]; catalogue: Catalogue; language: Language };
type Part = Exclude<keyof MyData, "v">;

/**
 * What is shown of each part of the data, in the order of the page. A part without a row here does not compile: whatever is held of a person
 * is shown to them. Each row has as many lines in one language as in the other.
 */
const rows: { readonly [Each in Part]: (look: Look) => Held } = {
  lineId: ({ data: { lineId }, words: { account, none } }) => ({
    name: account.name,
    // The page may be looked at over a shoulder; the file holds all of it.
    lines: [lineId === null ? none : account.held(lineId.slice(-4))],
  }),
  since: ({ data: { since }, words, language }) => ({
    name: words.since.name,
    lines: [since === null ? words.notNoted : partDate(bangkokDay(since), language)],
  }),
  follows: ({ data: { follows }, words }) => ({
    name: words.follows.name,
    lines: [follows === null ? words.notNoted : words.follows[follows ? "yes" : "no"]],
  }),
  language: ({ data, words: { language } }) => ({
    name: language.name,
    lines: [language[data.language ?? "guessed"]],
  }),
  written: ({ data: { written }, words }) => ({
    name: words.written,
    lines: [written === null ? words.none : words.language[written]],
  }),
  lastService: (look) => ({ name: look.words.lastService.name, lines: [lastService(look)] }),
  stopped: ({ data, words: { stopped } }) => ({
    name: stopped.name,
    lines: [stopped[data.stopped ? "yes" : "no"]],
  }),
  profile: (look) => {
    const { name, nothing } = look.words.profile;
    const told = toldIn(look);
    return { name, lines: told.length === 0 ? [nothing] : told };
  },
  pseudonyms: ({ data, words: { pseudonyms, none } }) => {
    const named = Object.entries(data.pseudonyms).map(([year, pseudonym]) => pseudonyms.one(year, pseudonym));
    return { name: pseudonyms.name, lines: named.length === 0 ? [none] : named };
  },
  waiting: ({ data: { waiting }, words }) => ({
    name: words.waiting.name,
    lines: [waiting === 0 ? words.none : words.waiting.some(waiting)],
  }),
  feedback: ({ data, words: { feedback: words, none }, language }) => ({
    name: words.name,
    lines:
      data.feedback.length === 0
        ? [none]
        : data.feedback.map(({ reference, at, history }) => {
            const said = history.flatMap((one) => one.words ?? []).join(" / ");
            const date = partDate(bangkokDay(at), language);
            const without = history.some(({ unsaid }) => unsaid) ? words.unsaid : words.gone;
            return words.one(showReference(reference), date, said === "" ? without : said);
          }),
  }),
  draft: ({ data, words }) => ({ name: words.draft.name, lines: [data.draft ?? words.none] }),
  questions: ({ data: { questions }, words }) => ({
    name: words.questions.name,
    lines: questions.length === 0 ? [words.none] : questions,
  }),
};

/** Everything that we hold of a person in plain words of one language, in the order of the page. */
export function heldIn(data: MyData, catalogue: Catalogue, language: Language): Held[] {
  const look: Look = { data, words: myDataWordsIn(language).held, catalogue, language };
  return Object.values(rows).map((row) => row(look));
}

function lastService({ data, words, catalogue, language }: Look): string {
  if (data.lastService === null) return words.none;
  const service = catalogue.byId.get(data.lastService);
  return service === undefined ? words.lastService.unknown : nameOf(service, language);
}

/** What they told of themselves; a group that this office does not know any more by the name it is kept under. */
function toldIn({ data, words: { profile: words }, catalogue, language }: Look): string[] {
  const { group, province, follows, stopped } = data.profile;
  const known = catalogue.manual.agency.groups.find(({ id }) => id === group);
  return [
    ...(group === null ? [] : [words.group(known ? nameIn(known, language) : group)]),
    ...(province === null ? [] : [words.province(province)]),
    ...(follows.length === 0 ? [] : [words.follows(follows.length)]),
    ...(stopped.length === 0 ? [] : [words.stopped(stopped.length)]),
  ];
}
