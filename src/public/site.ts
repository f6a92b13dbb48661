import type { Catalogue } from "#core/catalogue.ts";
import type { Language } from "#core/dialogue.ts";
import { pageWordsIn, type PageWords } from "#words/pages.ts";
import { wordsIn, type Words } from "#words/words.ts";

/** What every page is drawn from. `baseUrl` is the address under which the public finds it, without a slash at its end. */
export type Site = { catalogue: Catalogue; baseUrl: string };

/** The words of one language: `chat` as in LINE, `page` what only the pages say. */
export type Copy = { language: Language; chat: Words; page: PageWords };

/** Both tables of a language. */
export function copyIn(language: Language): Copy {
  return { language, chat: wordsIn(language), page: pageWordsIn(language) };
}
