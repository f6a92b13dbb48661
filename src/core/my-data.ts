import type { Profile } from "./person.ts";
import type { CaseView } from "./replies.ts";

/** Everything we hold of one person, in plain names: what they may see and take with them (PDPA s.30). */
export type MyData = {
  v: 1;
  /** Their LINE id (it is held sealed), and since when we know them (ms). */
  lineId: string | null;
  since: number | null;
  follows: boolean | null;
  /** The language they chose, and the one that they last wrote in. */
  language: "th" | "en" | null;
  written: "th" | "en" | null;
  lastService: string | null;
  stopped: boolean;
  /** What they told of themselves. */
  profile: Profile;
  /** What the log calls them, by fiscal year. */
  pseudonyms: Readonly<Record<string, string>>;
  /** Answers and news that have not reached them yet. */
  waiting: number;
  /** What they said, and what became of it. */
  feedback: readonly CaseView[];
  /** What they are in the middle of saying. */
  draft: string | null;
  /** Questions that they left to be told of an answer. */
  questions: readonly string[];
};
