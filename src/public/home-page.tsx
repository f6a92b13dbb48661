import type { FC } from "hono/jsx";
import { exampleQuestion } from "#core/agency-text.ts";
import type { Agency } from "#core/manual.ts";
import { openTopics, type Topic } from "#core/topic.ts";
import { Answer, Audiences } from "./answer.tsx";
import { ChatLink } from "./chat-link.tsx";
import { Layout } from "./layout.tsx";
import { Phone } from "./links.tsx";
import { LONGEST_QUESTION, type Asked } from "./question.ts";
import { copyIn, type Copy, type Site } from "./site.ts";
import { TopicList } from "./topics-page.tsx";

/** The first page: ask, or choose who you are, or call. With a question in its address: the answer first. `now` in ms. */
export const HomePage: FC<{ site: Site; asked: Asked | null; now: number }> = ({ site, asked, now }) => {
  const copy = copyIn("th");
  const { home } = copy.page;
  const { agency } = site.catalogue.manual;
  if (asked) return <AnswerPage site={site} asked={asked} />;
  return (
    <Layout site={site} title={home.title} path="/">
      <Opening copy={copy} agency={agency} />
      <Ask copy={copy} agency={agency} again={false} />
      <section>
        <h2>
          {home.who} <span lang="en">{copyIn("en").page.home.who}</span>
        </h2>
        <Audiences copy={copy} agency={agency} />
      </section>
      <Topics copy={copy} topics={openTopics(site.catalogue.manual.topics, now)} now={now} />
      <Tell copy={copy} agency={agency} />
      <Phones copy={copy} agency={agency} />
    </Layout>
  );
};

/** The answer and the way to ask on; nothing else that could hide it. */
const AnswerPage: FC<{ site: Site; asked: Asked }> = ({ site, asked }) => {
  const { catalogue } = site;
  const shown = asked.reply.kind === "answer" ? catalogue.byId.get(asked.reply.service) : undefined;
  return (
    <Layout
      site={site}
      title={copyIn(asked.language).page.answer.title}
      path={null}
      checkedOn={shown?.checkedOn}
    >
      <Answer asked={asked} catalogue={catalogue} />
      <Ask copy={copyIn(asked.language)} agency={catalogue.manual.agency} again />
    </Layout>
  );
};

const Opening: FC<{ copy: Copy; agency: Agency }> = ({ copy, agency }) => (
  <>
    <h1>{copy.page.home.title}</h1>
    <p>{copy.page.home.what(agency.nameTh)}</p>
    <p lang="en" class="small">
      {copyIn("en").page.home.what(agency.nameEn)}
    </p>
  </>
);

/** A plain form: works without script, and an answer has an address. The browser is asked not to remember what was typed. */
const Ask: FC<{ copy: Copy; agency: Agency; again: boolean }> = ({ copy, agency, again }) => {
  const { ask } = copy.page;
  return (
    <form action="/" method="get" role="search" class="ask screen" lang={copy.language} autocomplete="off">
      <label for="q">{again ? ask.again : ask.label}</label>
      <p id="q-hint" class="small">
        {ask.example(exampleQuestion(agency, copy.language))}
        <br />
        {ask.noNames}
      </p>
      <div class="row">
        <input
          id="q"
          name="q"
          type="search"
          required
          maxlength={LONGEST_QUESTION}
          aria-describedby="q-hint"
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="button">
          {ask.button}
        </button>
      </div>
    </form>
  );
};

/** That the office can be told something, where, and that it does not go nowhere. */
const Tell: FC<{ copy: Copy; agency: Agency }> = ({ copy, agency }) => {
  const { home } = copy.page;
  const en = copyIn("en").page.home;
  return (
    <section id="tell">
      <h2>
        {home.tell} <span lang="en">{en.tell}</span>
      </h2>
      {home.tellHow.map((line) => (
        <p>{line}</p>
      ))}
      <p lang="en" class="small">
        {en.tellHow.join(". ")}
      </p>
      <ChatLink agency={agency} copy={copy} />
    </section>
  );
};

/** What the office asks about now. */
const Topics: FC<{ copy: Copy; topics: readonly Topic[]; now: number }> = ({ copy, topics, now }) =>
  topics.length === 0 ? null : (
    <section id="topics">
      <h2>
        {copy.chat.topics.title} <span lang="en">{copyIn("en").chat.topics.title}</span>
      </h2>
      <TopicList topics={topics} now={now} />
    </section>
  );

const Phones: FC<{ copy: Copy; agency: Agency }> = ({ copy, agency }) => {
  const { home } = copy.page;
  const en = copyIn("en").page.home;
  return (
    <>
      <section>
        <h2>
          {home.phones} <span lang="en">{en.phones}</span>
        </h2>
        <ul class="plain">
          {agency.hotlines.map(({ number, nameTh, purposeTh, purposeEn }) => (
            <li>
              <Phone number={number} class="phone" /> {nameTh}
              <p>{purposeTh}</p>
              <p lang="en">{purposeEn}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>
          {home.emergency} <span lang="en">{en.emergency}</span>
        </h2>
        <ul class="plain">
          {agency.emergency.map(({ number, nameTh, nameEn }) => (
            <li>
              <Phone number={number} class="phone" /> {nameTh}
              <p lang="en">{nameEn}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>
          {home.office} <span lang="en">{en.office}</span>
        </h2>
        <p>{agency.address.textTh}</p>
        <p lang="en">{agency.address.textEn}</p>
        <p>{agency.officeHours.textTh}</p>
        <p lang="en">{agency.officeHours.textEn}</p>
        <ul class="plain">
          {agency.phones.map(({ number, nameTh }) => (
            <li>
              <Phone number={number} class="phone" /> {nameTh}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
