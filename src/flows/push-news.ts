import { dialogueSchema } from "#core/dialogue.ts";
import { languageOf } from "#core/language.ts";
import { unsure, type Late } from "#core/late.ts";
import { askedIn, byQuiet, decidePush, hushed, type Reader } from "#core/news.ts";
import { readable } from "#core/readable.ts";
import type { Message, Reply } from "#core/replies.ts";
import { subjectOf } from "#core/subject.ts";
import type { Deps } from "./deps.ts";
import type { HeldPerson } from "./people-ports.ts";
import type { WaitingNews } from "./feedback-ports.ts";
import { mutedBy } from "./muted-by.ts";
import { readQuestions } from "./read-questions.ts";
import { pushOnce } from "./push-once.ts";

/** Persons looked at in one run: bounded, the next minute goes on. */
const PAGE = 50;
/** A push that died with its run is tried again after this, under the same name. */
const RETRY_MS = 5 * 60_000;
/** So long a name is relied on: LINE knows it for 24 hours from the first try (REF#retry-api-request), less what clocks and runs may differ. */
const NAME_MS = 20 * 60 * 60_000;
/** What LINE was too busy to take is tried again after this. */
const BUSY_MS = 30 * 60_000;

/** Pushes news that has waited long enough (core/news says what, to whom and when). Gives how many persons were told. */
export async function pushNews(deps: Deps): Promise<number> {
  let told = 0;
  for (const tag of await deps.news.due(deps.now(), PAGE)) {
    try {
      const held = await deps.people.byTag(tag);
      if (held === null) await deps.news.wait(tag, null);
      else if (await pushTo(deps, tag, held)) told += 1;
    } catch {
      // One person's trouble must not hold up the rest.
      deps.log({ level: "error", reason: "news-not-pushed" });
      await deps.news.wait(tag, deps.now() + RETRY_MS);
    }
  }
  return told;
}

async function pushTo(deps: Deps, tag: string, held: HeldPerson): Promise<boolean> {
  const now = deps.now();
  const of = { who: held.who, tag };
  const waiting = await deps.news.read(held.who);
  if (waiting.pushing !== null) return pushAgain(deps, of, held, waiting.pushing);
  const news = await withoutMuted(deps, held, waiting.news);
  const { loud, quiet } = byQuiet(news, await deps.inForce());
  const decision = decidePush(loud, readerOf(held, waiting.pushedAt), now);
  if (decision.do !== "push") {
    await deps.news.putOff(of, waiting.raw, decision.do === "wait" ? decision.until : null);
    return false;
  }
  const name = nameOf(decision.counts, now, deps.newId());
  // Drawn before it is claimed: what cannot be drawn goes on waiting for a reply.
  const push = await drawPush(deps, held, loud);
  if (push === null) {
    await deps.news.putOff(of, waiting.raw, null);
    return false;
  }
  if (!(await deps.news.claim(of, { raw: waiting.raw, told: loud }, name, { retryAt: now + RETRY_MS, now })))
    return false;
  const end = await pushOnce(deps, push.to, push.messages, name);
  const counts = countsFrom(name, now);
  if (end === "told") await deps.news.settle(of, name, { back: quiet, at: null, pushedAt: counts });
  // What may have arrived is not sent again: the next message offers it.
  else if (end === "unsure")
    await deps.news.settle(of, name, { back: [...quiet, ...unsure(loud)], at: null, pushedAt: counts });
  // LINE was too busy, which passes; what it refuses it will refuse again.
  else
    await deps.news.settle(of, name, {
      back: news,
      at: end === "untold" ? now + BUSY_MS : null,
      pushedAt: null,
    });
  return end === "told";
}

/** News without a push of what they do not want to hear of by now: it may have come, or come back untold, before they said so. */
async function withoutMuted(
  deps: Pick<Deps, "vault" | "feedbacks">,
  held: HeldPerson,
  news: readonly Late[],
): Promise<readonly Late[]> {
  const { key, profile } = held.record;
  if (key === undefined || profile === undefined) return news;
  const stopped = await mutedBy(held, await deps.vault.person(key).catch(() => null));
  const ids = news.flatMap(({ about }) => (about?.what === "case" ? [about.case] : []));
  if (stopped.length === 0 || ids.length === 0) return news;
  const found = await deps.feedbacks.read(ids);
  const isMuted = (_: string, i: number) => {
    const about = found[i] ?? null;
    return about !== null && stopped.includes(subjectOf(about) ?? "");
  };
  return hushed(news, new Set(ids.filter(isMuted)));
}

/** A run before this one has claimed it, and may have pushed it. Under its name it is the same push, as long as LINE knows the name. */
async function pushAgain(
  deps: Deps,
  of: { who: string; tag: string },
  held: HeldPerson,
  { name, news }: NonNullable<WaitingNews["pushing"]>,
): Promise<boolean> {
  const now = deps.now();
  const catalogue = await deps.inForce();
  const current = await withoutMuted(deps, held, news);
  const { loud, quiet } = byQuiet(current, catalogue);
  const decision = decidePush(loud, readerOf(held, null), now);
  // What is quiet only since may have been in the push that died.
  const never = byQuiet(news, catalogue).quiet;
  const maybe = quiet.filter(({ event }) => never.every((item) => item.event !== event));
  const back = [...never, ...unsure(maybe)];
  const offered = { back: [...back, ...unsure(loud)], at: null, pushedAt: countsFrom(name, now) };
  if (now - claimedAt(name) > NAME_MS || decision.do === "never") {
    await deps.news.settle(of, name, offered);
    return false;
  }
  const push = decision.do === "push" ? await drawPush(deps, held, loud) : null;
  if (push === null) {
    await deps.news.wait(of.tag, decision.do === "wait" ? decision.until : now + RETRY_MS);
    return false;
  }
  const end = await pushOnce(deps, push.to, push.messages, name);
  if (end === "told") await deps.news.settle(of, name, { ...offered, back });
  else if (end === "untold") await deps.news.wait(of.tag, now + RETRY_MS);
  else await deps.news.settle(of, name, offered);
  return end === "told";
}

/** The name of a push: what it counts as, and since when LINE may know it. */
function nameOf(counts: boolean, now: number, id: string): string {
  return `news ${counts ? "weekly" : "question"} ${now} ${id}`;
}

/** When a push was claimed (ms); long ago where its name does not say. */
function claimedAt(name: string): number {
  return Number(/^news \w+ (\d{1,15}) /u.exec(name)?.[1] ?? 0);
}

function countsFrom(name: string, now: number): number | null {
  return name.startsWith("news weekly") ? now : null;
}

/** Whom to push to, and what; null where we have no LINE id of them. */
async function drawPush(
  deps: Deps,
  { record: { key, line, dialogue = "", tag = "" } }: HeldPerson,
  news: readonly Late[],
): Promise<{ to: string; messages: readonly Message[] } | null> {
  if (key === undefined || line === undefined) return null;
  const person = await deps.vault.person(key);
  const to = await person.open(line);
  // Who reads the question at once can answer it at once. What cannot be read is left out.
  const questions = await readQuestions(deps, { person, tag }, askedIn(news)).catch(() => []);
  const language = languageOf(readable(dialogueSchema, dialogue), null);
  const reply: Reply = { kind: "news", news, questions };
  return { to, messages: deps.render({ language, personal: true, reply, late: [] }, await deps.inForce()) };
}

function readerOf({ record: { dialogue = "", follows } }: HeldPerson, pushedAt: number | null): Reader {
  return {
    stopped: readable(dialogueSchema, dialogue)?.stopped?.is ?? false,
    follows: follows === undefined ? null : follows === "1",
    pushedAt,
  };
}
