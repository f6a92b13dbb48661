import { casesEn } from "./en-cases.ts";
import { draftEn } from "./en-draft.ts";
import { topicsEn } from "./en-topics.ts";
import type { th } from "./th.ts";

/** The English beside the Thai. Facts of the manual stay in Thai where the manual holds them in Thai only. */
export const en: typeof th = {
  card: {
    steps: "Steps",
    duration: "How long it takes",
    documents: "Documents you need",
    fee: "Fee",
    channel: "Where to do it",
    contact: "Ask here",
    conditions: "Good to know",
    law: "Law",
    deadlines: "You must do this in time",
    eservice: "Online",
    notStated: "Not stated in the manual",
    feeNotStated: "Not stated in the manual. Please ask the office first",
    noEservice: "The manual states no online service",
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
    openPage: "Read all, or print it",
    cut: "There is more. Tap “Read all, or print it”",
    wish: "I want to know this",
    general: "We have only the name of this service, no facts yet. Please ask the office",
    thaiOnly: "Some facts are in Thai only",
    moreLines: (n) => `and ${n} more`,
    altText: (name, part, value, phone) =>
      [name, part && value ? `${part}: ${value}` : "", phone ? `Call ${phone}` : ""]
        .filter(Boolean)
        .join(" · "),
  },
  clarify: { ask: "Which one do you mean? Tap to choose" },
  short: {
    steps: "Steps",
    duration: "How long",
    documents: "Documents",
    fee: "Fee",
    channel: "Where",
    all: "Show all",
    helpful: "This helps",
    notHelpful: "Not helpful",
    menu: "Menu",
    otherLanguage: "ภาษาไทย",
    tell: "Complain, praise",
  },
  notFound: {
    title: "No answer found in the manual",
    body: (example) => `Try a few short words, such as “${example}”, or call an officer`,
    closest: "Or do you mean this",
    elsewhere: (topic, office) => `We do not do this (${topic}). Please ask the ${office}`,
    openElsewhere: "Open their website",
  },
  crisis: {
    "self-harm": {
      title: "We are worried about you",
      lines: ["You do not have to go through this alone. Somebody is ready to listen. Please call now"],
    },
    violence: {
      title: "Your safety comes first",
      lines: ["If you are in danger now, call the first number at once"],
    },
    held: {
      title: "We want you to be safe",
      lines: ["Please call one of these numbers. If you cannot call, ask somebody you trust to call for you"],
    },
    call: "Call",
    nobody: "This chat is automatic. Nobody is reading it now",
  },
  corruption: {
    title: "Report bribery or corruption",
    lines: (centre) => [
      `Report it to the ${centre}. It is kept apart from general complaints to protect you`,
      "Please do not write details in this chat. We do not keep messages about this. We only count that somebody asked",
    ],
    there: "Tap to see how they take reports",
    open: "Open the reporting site",
  },
  accountData: {
    title: "We cannot see your personal record",
    lines: [
      "This chat does not know who you are. Please do not send your ID number here. What you told us in this chat is under “My cases”",
    ],
    look: "You can look it up yourself or ask here",
    ask: "You can call and ask an officer",
  },
  draft: draftEn,
  topics: topicsEn,
  cases: casesEn,
  alone: "Please write to us about this in a private chat with this account",
  smalltalk: {
    greeting: "Hello. What would you like to know? Just type your question",
    thanks: "You are welcome. Ask again any time",
    who: (agency, number) =>
      `We are the automatic answering service of the ${agency}, not a person. We answer steps, times and documents from the office's manual only. To talk to a person, call ${number}`,
    laugh: "Can we help you with anything?",
  },
  officer: {
    title: "Talk to an officer",
    lines: (hours) => [
      "This chat is automatic. No officer is reading it. Please call us",
      `Office hours: ${hours}`,
    ],
  },
  language:
    "OK, we answer in English from now on. Some facts are in Thai only. Just type your question, or tap “Menu”",
  languages: "We answer in Thai and in English only. Tap the button below to change",
  erase: {
    title: "Delete your data",
    lines: [
      "We delete everything about you: your LINE user id, your language, the last service you looked at, answers that could not reach you, and what you were writing.",
      "After that nobody can read what you told us, and you cannot follow it up.",
      "It cannot be undone. If you had asked us to stop writing, you would have to ask again when you come back.",
    ],
    yes: "Delete everything",
    no: "Keep it, go to menu",
    done: "Done. Nothing about you is left in the system. Backup copies are gone within 90 days. If you write again, we start as if we had just met",
  },
  stopped:
    "Stopped. We will not write to you by ourselves. You can still ask at any time. To get messages again, type: subscribe. To stop news about one thing only, see “My cases”",
  started:
    "OK, we will write to you when there is something you should know. If you do not want it, type: stop",
  menu: {
    title: "Menu",
    ask: "Just type your question, or tap who you are",
    browse: (who) => `What the manual knows most about, for: ${who}`,
    more: "Not here? Just type your question",
    tell: "Complain, suggest or praise",
    mine: "My cases",
    call: "Ask an officer to contact me",
  },
  why: {
    ask: "Sorry. What did not help?",
    "other-topic": "Not what I asked",
    "hard-to-read": "Hard to understand",
    incomplete: "Not complete",
    outdated: "Old or wrong",
  },
  thanksForTap: (number) =>
    `Thank you. We count this to get better. If you have no answer yet, call ${number}`,
  wishNoted: (name, number) =>
    `Counted: somebody wants to know about “${name}”. The owner will see the number. For now, please call ${number}`,
  nothingToRead: (one, other) =>
    `We cannot read this message. Please type a few words, such as “${one}” or “${other}”`,
  welcome: {
    hello: (agency) => `Hello, this is the ${agency}`,
    again: "Welcome back",
    ask: (example) =>
      `Just type your question, for example “${example}”. We answer steps, times and documents from the office's manual.\n\nTo complain, suggest, or have an officer contact you, tap “Menu”`,
  },
  group:
    "Hello. To ask, type @ and the name of this account, then your question. For personal matters please write to us in a private chat.",
  media: {
    sticker: "Thank you for the sticker. If you have a question, just type it",
    other: "We cannot read pictures, sound or files here. Please type a short question",
  },
  staleButton: "This button is too old to use. Please type your question again",
  slowDown: "Messages are coming very fast. Please wait a minute and write again",
  sorry: "Sorry, something went wrong and the answer could not be sent",
  notDone: "Sorry, something went wrong. What you asked for was not done, and nothing was sent",
  callInstead: (number) => `Urgent? Call ${number}`,
  late: {
    sure: "Sorry, we were too late a moment ago. Here is the answer",
    unsure: (service) =>
      `We may have been too late a moment ago. If you have not seen the answer about “${service}”, tap below`,
    danger: (numbers) =>
      `We may have been too late a moment ago. If you are not safe, please call ${numbers}`,
    again: "Sorry, we were too late a moment ago. If you have no answer yet, please type your question again",
    show: "Show the answer",
  },
};
