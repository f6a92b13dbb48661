import type { FC } from "hono/jsx";
import { nameIn } from "#core/agency-text.ts";
import type { Catalogue } from "#core/catalogue.ts";
import type { Language } from "#core/dialogue.ts";
import { entryLink, topicEntry } from "#core/entry-text.ts";
import { topicOf } from "#core/subject.ts";
import { topicPhase, topicText, type Topic } from "#core/topic.ts";
import { dayDate } from "#words/dates.ts";
import { ChatLink } from "./chat-link.tsx";
import { Said } from "./said.tsx";
import { Layout } from "./layout.tsx";
import { copyIn, type Copy, type Site } from "./site.ts";

/** The page of a topic in a language. */
function topicPage(id: string, language: Language): string {
  return `/topics/${id}${language === "en" ? "?lang=en" : ""}`;
}

/** Everything that the office puts, or has put, to the public: what can be answered now on top. `now` in ms. */
export const TopicsPage: FC<{ site: Site; now: number }> = ({ site, now }) => {
  const copy = copyIn("th");
  const en = copyIn("en");
  const { topics, agency } = site.catalogue.manual;
  const phases = ["open", "before", "over"] as const;
  const listed = phases.map((phase) => topics.filter((topic) => topicPhase(topic, now) === phase));
  return (
    <Layout site={site} title={copy.chat.topics.title} path="/topics">
      <h1>
        {copy.chat.topics.title} <span lang="en">{en.chat.topics.title}</span>
      </h1>
      {listed[0]?.length === 0 ? (
        <p>
          {copy.chat.topics.none} {copy.chat.topics.anytime}
          <span lang="en" class="under">
            {en.chat.topics.none}. {en.chat.topics.anytime}
          </span>
        </p>
      ) : null}
      {listed.map((some) => (
        <TopicList topics={some} now={now} />
      ))}
      <ChatLink agency={agency} copy={copy} />
    </Layout>
  );
};

/** Topics to choose from, each with how long it can be answered. */
export const TopicList: FC<{ topics: readonly Topic[]; now: number }> = ({ topics, now }) =>
  topics.length === 0 ? null : (
    <ul class="choices">
      {topics.map((topic) => (
        <li>
          <a href={topicPage(topic.id, "th")}>
            {topicText(topic, "th").title}
            <span lang="en" class="under">
              {topicText(topic, "en").title}
            </span>
            <span class="under">{phaseText(topic, now, copyIn("th"))}</span>
          </a>
        </li>
      ))}
    </ul>
  );

/** What can be answered now, for who asked for it; each page says how. */
export const TopicsAsked: FC<{ ids: readonly string[]; catalogue: Catalogue; copy: Copy }> = ({
  ids,
  catalogue,
  copy: { chat, language },
}) => (
  <Said title={chat.topics.title} lines={ids.length === 0 ? [chat.topics.none] : []}>
    <ul class="choices">
      {ids.map((id) => {
        const topic = topicOf(id, catalogue);
        return topic === null ? null : (
          <li>
            <a href={topicPage(id, language)}>{topicText(topic, language).title}</a>
          </li>
        );
      })}
    </ul>
  </Said>
);

/** What is asked, what can still change and what cannot, who decides, until when; and, while it is open, the way to answer. */
export const TopicPage: FC<{ site: Site; topic: Topic; language: Language; now: number }> = ({
  site,
  topic,
  language,
  now,
}) => {
  const copy = copyIn(language);
  const { labels } = copy.chat.topics;
  const other: Language = language === "en" ? "th" : "en";
  const told = topicText(topic, language);
  const { agency, units } = site.catalogue.manual;
  const unit = units.find(({ id }) => id === topic.unit);
  return (
    <Layout site={site} title={told.title} path={topicPage(topic.id, language)} description={told.question}>
      <article lang={language}>
        <p class="over">{nameIn(unit ?? agency, language)}</p>
        <h1>{told.title}</h1>
        <p class="small screen">
          <a href={topicPage(topic.id, other)} lang={other} hreflang={other}>
            {copyIn(other).page.service.inThisLanguage}: {topicText(topic, other).title}
          </a>
        </p>
        <p>{told.question}</p>
        <dl class="asks">
          <dt>{labels.canChange}</dt>
          <dd>{told.canChange}</dd>
          <dt>{labels.cannotChange}</dt>
          <dd>{told.cannotChange}</dd>
          <dt>{labels.decides}</dt>
          <dd>{told.decides}</dd>
        </dl>
        <p>
          <strong>{phaseText(topic, now, copy)}</strong>
        </p>
        {topicPhase(topic, now) === "open" ? (
          <Answer topic={topic} lineId={agency.lineId} copy={copy} />
        ) : null}
      </article>
    </Layout>
  );
};

/** The way into the chat to answer; where its account is not known, what to type there. */
const Answer: FC<{ topic: Topic; lineId: string | null; copy: Copy }> = ({ topic, lineId, copy }) => {
  const { tellHow, poster } = copy.page.service;
  const { answer, typeIt } = copy.chat.topics;
  if (lineId === null) return <p>{typeIt}</p>;
  return (
    <section class="tell">
      <p class="screen">
        <a class="button" href={entryLink(lineId, topicEntry(topic), copy.language)}>
          {answer}
        </a>
      </p>
      <p class="small screen">{tellHow(lineId)}</p>
      <p class="small screen">
        <a href={`/topics/${topic.id}/poster`}>{poster}</a>
      </p>
      <p class="paper">{typeIt}</p>
    </section>
  );
};

/** When it can be answered, in a sentence. */
function phaseText(topic: Topic, now: number, { chat, language }: Copy): string {
  const { until, fromUntil, wasOpen } = chat.topics;
  const opens = dayDate(topic.opensOn, language);
  const closes = dayDate(topic.closesOn, language);
  switch (topicPhase(topic, now)) {
    case "before":
      return fromUntil(opens, closes);
    case "open":
      return until(closes);
    case "over":
      return wasOpen(closes);
  }
}
