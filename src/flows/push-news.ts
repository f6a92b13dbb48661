import { dialogueSchema, languageOf } from "#core/dialogue.ts";
import type { Late } from "#core/late.ts";
import { decidePush, type Reader } from "#core/news.ts";
import { readable } from "#core/readable.ts";
import type { Deps } from "./deps.ts";
import type { HeldPerson } from "./people-ports.ts";
import type { WaitingNews } from "./feedback-ports.ts";
import { pushOnce } from "./push-once.ts";

/** Persons looked at in one run: bounded, the next minute goes on. */
const PAGE = 50;
/** A push that died with its run is tried again after this, under the same name. */
const RETRY_MS = 5 * 60_000;

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
  const waiting = await deps.news.read(held.who);
  if (waiting.pushing !== null)
    return send(deps, tag, held, waiting.pushing.name, waiting.pushing.news, true);
  const decision = decidePush(waiting.news, readerOf(held, waiting), now);
  if (decision.do !== "push") {
    await deps.news.wait(tag, decision.do === "wait" ? decision.until : null);
    return false;
  }
  const name = `news ${decision.counts ? "weekly" : "question"} ${deps.newId()}`;
  const claimed = await deps.news.claim({ who: held.who, tag }, waiting.raw, name, now + RETRY_MS);
  return claimed && send(deps, tag, held, name, waiting.news, false);
}

/** Pushes claimed news, once. `again`: a run before this one may have pushed it under this name; LINE knows the name for a day. */
async function send(
  deps: Deps,
  tag: string,
  { who, record }: HeldPerson,
  name: string,
  news: readonly Late[],
  again: boolean,
): Promise<boolean> {
  const now = deps.now();
  const { key, line, dialogue = "" } = record;
  const of = { who, tag };
  if (key === undefined || line === undefined) {
    await deps.news.settle(of, name, { back: news, at: null, pushedAt: null });
    return false;
  }
  const to = await (await deps.vault.person(key)).open(line);
  const language = languageOf(readable(dialogueSchema, dialogue), null);
  const messages = deps.render(
    { language, personal: true, reply: { kind: "news", news }, late: [] },
    await deps.inForce(),
  );
  const end = await pushOnce(deps, to, messages, name);
  const counts = name.startsWith("news weekly") ? now : null;
  if (end === "told") await deps.news.settle(of, name, { back: [], at: null, pushedAt: counts });
  // What may have arrived is not sent again; it is found under "mine".
  else if (end === "unsure" || again)
    await deps.news.settle(of, name, { back: [], at: null, pushedAt: counts });
  else await deps.news.settle(of, name, { back: news, at: null, pushedAt: null });
  return end === "told";
}

function readerOf({ record: { dialogue = "", follows } }: HeldPerson, { pushedAt }: WaitingNews): Reader {
  return {
    stopped: readable(dialogueSchema, dialogue)?.stopped?.is ?? false,
    follows: follows === undefined ? null : follows === "1",
    pushedAt,
  };
}
