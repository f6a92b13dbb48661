import type { Words } from "./words.ts";

/** The English beside the Thai. Facts of the manual stay in Thai where the manual holds them in Thai only. */
export const en: Words = {
  card: {
    steps: "Steps",
    duration: "How long it takes",
    documents: "Documents you need",
    fee: "Fee",
    channel: "Where to do it",
    contact: "Ask here",
    law: "Law",
    deadlines: "You must do this in time",
    eservice: "Online",
    notStated: "Not stated in the manual",
    feeNotStated: "Not stated in the manual. Please ask the office first",
    noEservice: "The manual states no online service",
    stepTimeNotStated: "time not stated",
    stepsIncomplete: "The list of steps is not complete. Please ask the office",
    documentsIncomplete: "The list of documents is not complete. Please ask the office",
    unofficial: "This figure is not confirmed. Please ask the office first",
    originals: (n) => `${n} original${n === 1 ? "" : "s"}`,
    copies: (n) => `${n} cop${n === 1 ? "y" : "ies"}`,
    by: (who) => `Done by: ${who}`,
    asOf: (date) => `As of ${date}`,
    checked: (date) => `Checked on ${date}`,
    source: (name) => `Source: ${name}`,
    thin: "The manual knows little about this yet: no steps, times, documents or fee",
    thinAsk: "You can call and ask",
    call: (number) => `Call ${number}`,
    openEservice: "Open the website",
    moreLines: (n) => `and ${n} more`,
    altText: (name, part, value, phone) =>
      [name, part && value ? `${part}: ${value}` : "", phone ? `Call ${phone}` : ""]
        .filter(Boolean)
        .join(" · "),
  },
  clarify: { ask: "Which one do you mean? Tap to choose" },
  notFound: {
    title: "No answer found in the manual",
    body: "Try a few short words, such as “unemployment benefit”, or call an officer",
    closest: "The closest we have",
  },
  welcome: {
    hello: (agency) => `Hello, this is the ${agency}`,
    again: "Welcome back",
    ask: "Just type your question, for example “documents for unemployment registration”. We answer steps, times and documents from the office's manual.",
  },
  group:
    "Hello. To ask, type @ and the name of this account, then your question. For personal matters please write to us in a private chat.",
  media: {
    sticker: "Thank you for the sticker. If you have a question, just type it",
    other: "We can read text only for now, no pictures, sound or files. Please type a short question",
  },
  staleButton: "This button is too old to use. Please type your question again",
  slowDown: "Messages are coming very fast. Please wait a minute and write again",
  sorry: "Sorry, something went wrong and the answer could not be sent",
  callInstead: (number) => `Urgent? Call ${number}`,
  late: {
    sure: "Sorry, we were too late a moment ago. Here is the answer",
    unsure: (service) =>
      `We may have been too late a moment ago. If you have not seen the answer about “${service}”, tap below`,
    again: "Sorry, we were too late a moment ago. If you have no answer yet, please type your question again",
    show: "Show the answer",
  },
};
