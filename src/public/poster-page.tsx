import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { Entry } from "#core/entry-text.ts";
import { topicText, type Topic } from "#core/topic.ts";
import { dayDate } from "#words/dates.ts";
import { Layout } from "./layout.tsx";
import { nameOf } from "./links.tsx";
import { qrSvg, scannedLink } from "./qr.ts";
import { copyIn, type Site } from "./site.ts";

/** `path`: the page of the service or topic, whose sheet this is; `topic`: null where it is of a service. */
type Props = { site: Site; entry: Entry; topic: Topic | null; path: string; lineId: string };

/** A sheet for the counter: what it is about, a code that opens the chat with the service named, and the account's id for who cannot scan. */
export const PosterPage: FC<Props> = ({ site, entry, topic, path, lineId }) => {
  const { poster, line } = copyIn("th").page;
  const en = copyIn("en").page;
  const named = { ...entry, id: entry.subject };
  return (
    <Layout site={site} title={poster.call} path={null} look="poster">
      <h1>
        {nameOf(named, "th")} <span lang="en">{nameOf(named, "en")}</span>
      </h1>
      {topic === null ? null : <Asked topic={topic} />}
      <p class="call">
        {poster.call}
        <span lang="en" class="under">
          {en.poster.call}
        </span>
      </p>
      <div class="qr" role="img" aria-label={poster.qr}>
        {raw(qrSvg(scannedLink(lineId, entry)))}
      </div>
      <ol>
        {poster.steps.map((step, i) => (
          <li>
            {step}
            <span lang="en" class="under">
              {en.poster.steps[i]}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <strong>{line.find(lineId)}</strong>
        <span lang="en" class="under">
          {en.line.find(lineId)}
        </span>
      </p>
      <p class="small screen">
        {poster.print} · <a href={`${path}/qr.svg`}>{poster.image}</a> · <a href={path}>{poster.back}</a>
      </p>
    </Layout>
  );
};

/** What a topic asks, and until when: who reads it on a wall knows whether it is still worth scanning. */
const Asked: FC<{ topic: Topic }> = ({ topic }) => (
  <p>
    {topicText(topic, "th").question}
    <span lang="en" class="under">
      {topicText(topic, "en").question}
    </span>
    <strong>{copyIn("th").chat.topics.until(dayDate(topic.closesOn, "th"))}</strong>
    <span lang="en" class="under">
      {copyIn("en").chat.topics.until(dayDate(topic.closesOn, "en"))}
    </span>
  </p>
);
