import type { Draft } from "#core/draft.ts";
import type { CaseView, Message, Reply } from "#core/replies.ts";
import { aboutOf, subjectOf, topicOf, type About } from "#core/subject.ts";
import { topicText, type Topic } from "#core/topic.ts";
import { dayDate } from "#words/dates.ts";
import { linkButton } from "./actions.ts";
import { fit } from "./fit.ts";
import { panel, type Page, type Panel } from "./panel.ts";
import { fact, field, notice, says, serviceName, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";

/** A title is cut here, a sentence there; the page of the topic holds all of it. */
const TITLE = 80;
const SENTENCE = 240;

/** What is asked, what can still change and what cannot, who decides, until when; last, where LINE shows it, that it can be typed now. */
export function topicStep(page: Page, draft: Draft, topic: Topic): Panel {
  const { topics, draft: said } = page.words;
  const { labels } = topics;
  const told = saidOf(topic, page);
  return {
    title: told.title,
    lines: [told.question],
    sections: [
      ...fact(labels.canChange, [told.canChange]),
      ...fact(labels.cannotChange, [told.cannotChange]),
      ...fact(labels.decides, [told.decides]),
      ...fact(labels.until, [dayDate(topic.closesOn, page.language)]),
      ...whole(page, topic),
      ...(draft.text === null ? [] : fact(said.text.now, [fit(draft.text, SENTENCE)], [said.text.replaced])),
      ...says([topics.say, said.text.check]),
      ...says([said.text.noNumbers, said.text.askToo], "sm"),
    ],
  };
}

function whole({ words, baseUrl, language }: Page, { id }: Topic): Flex[] {
  const button = linkButton(
    `${baseUrl}/topics/${id}${language === "en" ? "?lang=en" : ""}`,
    words.topics.whole,
    "link",
  );
  return button === null ? [] : [button];
}

/** The topics that can be answered now, each with a tap to answer it; first, why the one that was asked for cannot. */
export function topicsPanel(page: Page, { topics, about }: Extract<Reply, { kind: "topics" }>): Message {
  const { topics: said, menu } = page.words;
  const open = topics.map((id) => topicOf(id, page.catalogue)).filter((topic) => topic !== null);
  const why = aboutText(page, about);
  const tell = page.personal ? [tapButton("secondary", { does: "feedback", subject: null }, menu.tell)] : [];
  return panel(
    {
      top: notice([why]),
      title: said.title,
      lines: open.length === 0 ? [said.none, said.anytime] : [said.ask],
      sections: open.map((topic) => topicField(page, topic)),
      buttons: tell,
    },
    why,
  );
}

function topicField(page: Page, topic: Topic): Flex {
  const { answer, until } = page.words.topics;
  const { title, question } = saidOf(topic, page);
  const notes = [until(dayDate(topic.closesOn, page.language))];
  const postback = { does: "feedback", subject: subjectOf({ service: null, topic: topic.id }) } as const;
  return field({ label: title, values: [question], notes }, answer, postback);
}

function aboutText(page: Page, about: Extract<Reply, { kind: "topics" }>["about"]): string {
  if (about === null) return "";
  const { topics } = page.words;
  const topic = topicOf(about.topic, page.catalogue);
  if (topic === null || about.why === "gone") return topics.gone;
  const day = about.why === "before" ? topic.opensOn : topic.closesOn;
  return topics[about.why](saidOf(topic, page).title, dayDate(day, page.language));
}

/** The sentences of a topic in the reader's language, short enough for a phone. */
function saidOf(topic: Topic, { language }: Page) {
  const { title, question, canChange, cannotChange, decides } = topicText(topic, language);
  return {
    title: fit(title, TITLE),
    question: fit(question, SENTENCE),
    canChange: fit(canChange, SENTENCE),
    cannotChange: fit(cannotChange, SENTENCE),
    decides: fit(decides, SENTENCE),
  };
}

/** What kind of thing was said. Who answers a topic was asked what they think, nothing else. */
export function sortName({ sort, topic }: Pick<CaseView, "sort" | "topic">, { words }: Page): string {
  return topic === null ? words.draft.sorts[sort] : words.topics.opinion;
}

/** The button that stops news of a service or topic (`muted`: they are stopped), or has them again. */
export function muteLabel({ words }: Page, subject: string, muted: boolean): string {
  const { acts } = words.cases;
  if (aboutOf(subject).topic === null) return muted ? acts.unmute : acts.mute;
  return muted ? acts.unmuteTopic : acts.muteTopic;
}

/** The name of what something said is about: a topic, a service, or anything; said so where it is not there any more. */
export function subjectName(about: About, page: Page): string {
  if (about.topic === null) return serviceName(about.service, page);
  const topic = topicOf(about.topic, page.catalogue);
  return (topic === null ? "" : saidOf(topic, page).title) || page.words.topics.goneTopic;
}
