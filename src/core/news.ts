import { bangkokDay, dayBegins } from "./days.ts";
import type { Catalogue } from "./catalogue.ts";
import { aboutCase, isUnsayable, lateItem, type Late } from "./late.ts";

/*
 * News of what became of a person's feedback. It rides on their next message where it can; only what they must not miss is pushed, when they have
 * not written for three days, at most once a week, all in one (docs/design.md section 5, "Feedback").
 */

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** So long their own next message is waited for. */
const PATIENCE = 3 * DAY;
const WEEK = 7 * DAY;
/** Nothing is sent by itself while people sleep: from eight in the evening to eight in the morning, in Bangkok. */
const QUIET = { from: 20, to: 8 };

/** Something that happened to a feedback, to be told. `says`: the kind of its entry. */
export function newsItem(
  of: { entry: string; case: string; reference: string; says: string; push: boolean; quiet?: boolean },
  at: number,
): Late {
  const { entry, case: id, reference, says, ...how } = of;
  return lateItem({ event: entry, at, sure: true, about: aboutCase({ id, reference }, says, how) });
}

/** That a question which somebody left is answered by a service now. `quiet`: in no push. */
export function foundItem(
  { question, service, quiet }: { question: string; service: string; quiet: boolean },
  at: number,
): Late {
  const about = { what: "question", ...(quiet ? { quiet } : {}) } as const;
  return lateItem({ event: question, at, sure: true, service, about });
}

/** News by whether it may be in a push: what is about something that they do not want to hear of may not, nor what says nothing as the manual stands. */
export function byQuiet(news: readonly Late[], catalogue: Catalogue): { loud: Late[]; quiet: Late[] } {
  const isQuiet = (item: Late) =>
    (item.about !== null && "quiet" in item.about && item.about.quiet === true) ||
    isUnsayable(item, catalogue);
  return { loud: news.filter((item) => !isQuiet(item)), quiet: news.filter(isQuiet) };
}

/** The feedbacks that an officer asks about in these news. */
export function askedIn(news: readonly Late[]): string[] {
  const cases = news.flatMap(({ about }) =>
    about?.what === "case" && about.says === QUESTION ? [about.case] : [],
  );
  return [...new Set(cases)];
}

/** News with what is about these feedbacks in no push, whatever was thought of it when it came. */
export function hushed(news: readonly Late[], cases: ReadonlySet<string>): Late[] {
  return news.map((item) =>
    item.about?.what === "case" && cases.has(item.about.case)
      ? { ...item, about: { ...item.about, push: false, quiet: true } }
      : item,
  );
}

/** When news that may be pushed is pushed at the earliest (ms). A question of an officer does not wait: the matter stands still for it. */
export function pushFrom(says: string, now: number): number {
  return says === QUESTION ? now : now + PATIENCE;
}

const QUESTION = "feedback.asked";

/** What is known of whom it is for: whether they stopped us, follow us (null: unknown), and when we last pushed something (ms). */
export type Reader = { stopped: boolean; follows: boolean | null; pushedAt: number | null };

/** `push` now; `counts`: it is the one of this week. `wait` until a moment (ms). `never`: it waits for their next message, however long. */
export type PushDecision = { do: "push"; counts: boolean } | { do: "wait"; until: number } | { do: "never" };

/** Whether waiting news is pushed now. Takes what waits; who asked us to stop, or blocked us, is never pushed anything. */
export function decidePush(news: readonly Late[], reader: Reader, now: number): PushDecision {
  const worth = news.filter(
    ({ about }) =>
      (about?.what === "question" && about.quiet !== true) || (about?.what === "case" && about.push),
  );
  if (worth.length === 0 || reader.stopped || reader.follows === false) return { do: "never" };
  const morning = wakes(now);
  if (morning > now) return { do: "wait", until: morning };
  // A question is exempt from the week: it is asked once, by a person, and waits for an answer.
  if (worth.some(({ about }) => about?.what === "case" && about.says === QUESTION))
    return { do: "push", counts: false };
  const due = Math.min(...worth.map(({ at }) => at + PATIENCE));
  const week = reader.pushedAt === null ? due : Math.max(due, reader.pushedAt + WEEK);
  return week <= now ? { do: "push", counts: true } : { do: "wait", until: wakes(week) };
}

/** The moment itself, or the morning after it where it falls into the quiet hours. */
function wakes(at: number): number {
  const begins = dayBegins(bangkokDay(at));
  const hour = (at - begins) / HOUR;
  if (hour < QUIET.to) return begins + QUIET.to * HOUR;
  return hour >= QUIET.from ? begins + DAY + QUIET.to * HOUR : at;
}
