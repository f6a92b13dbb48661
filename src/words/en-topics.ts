import type { topicsTh } from "./th-topics.ts";

/** The same in English. */
export const topicsEn: typeof topicsTh = {
  menu: "What we ask you",
  title: "What we ask you about",
  ask: "Tap what you want to answer",
  none: "We are not asking about anything right now",
  anytime: "You can tell us anything at any time",
  until: (date) => `Open until ${date}`,
  before: (title, date) => `“${title}” is not open yet. You can answer from ${date}`,
  over: (title, date) => `“${title}” closed on ${date}`,
  gone: "This is not there any more",
  goneTopic: "Something we asked about before",
  fromUntil: (from, until) => `Open from ${from} until ${until}`,
  wasOpen: (date) => `Closed on ${date}`,
  typeIt: "You can answer in the LINE chat: type “topics”",
  answer: "Say what you think",
  opinion: "What I think",
  labels: {
    canChange: "Can still change",
    cannotChange: "Cannot change any more",
    decides: "Who decides",
    until: "Open until",
  },
  say: "What do you think? Type it. One message is enough",
  whole: "Read all of it",
};
