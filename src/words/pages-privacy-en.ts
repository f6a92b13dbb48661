import type { PrivacyNotice } from "./pages-privacy-th.ts";

function days(n: number): string {
  const years = n / 365;
  const inYears = Number.isInteger(years) ? ` (${years} ${years === 1 ? "year" : "years"})` : "";
  return `${n.toLocaleString("en")} ${n === 1 ? "day" : "days"}${inYears}`;
}

/** The notice in English, line by line beside the Thai. */
export const en: PrivacyNotice = {
  title: "How we use your data",
  short: (facts) => [
    "We do not ask your name, nor ask LINE for your name or picture.",
    "Questions that you type in the chat are deleted when they are answered.",
    `What you tell us is kept encrypted for ${days(facts.days.feedback)}, for the officers who take it in to read.`,
    "A phone number that you give is used to call you back about that one matter.",
    "See, erase or stop it yourself in the LINE chat: type “my data”, “delete my data” or “stop”.",
  ],
  jump: "Go to",
  parts: (facts) => [
    {
      title: "Who is responsible",
      lines: [`The ${facts.agency} is responsible for personal data in this service (the data controller).`],
    },
    {
      title: "When you ask in the LINE chat",
      lines: [
        "What you type or tap: held encrypted, deleted when you are answered.",
        "What we remember: the language you chose or last wrote in, the service you looked at last, which matters you told us, whether you asked us to stop, whether you still follow this account, whether you have seen the words about your data, and answers or news that have not reached you yet.",
        "The code of your LINE account: encrypted under a key of your own, to answer you and send you news.",
        "To know that it is the same person we use a random code, another one each fiscal year, and a code made from your LINE account. They are not your name, but by law they are still personal data.",
        "A question that you leave because the manual has no answer: its text, encrypted.",
      ],
    },
    {
      title: "When you tell us something, good or bad",
      lines: [
        "We keep your words, encrypted, which service they are about, the time, and what you choose to tell: your group and province. You can leave both out.",
        "13-digit numbers, phone numbers, e-mail addresses, account numbers, passport numbers and LINE IDs in your words are covered before they are kept. The system may miss some, so do not type them. Names of people stay in your words.",
        "Answers and questions from officers: kept encrypted with your matter.",
        "What you began to write and have not sent: no officer sees it, and it goes by itself.",
      ],
    },
    {
      title: "When you ask to be called back",
      lines: [
        "We use the phone number and time that you give only after you tap the button that says you agree, and only to call about that matter.",
        "You can change your mind at any time: type “my feedback” and take the matter back; we will not call. If you do not want to give a number, choose an answer in the chat.",
      ],
    },
    {
      title: "When you send photos with it",
      lines: facts.takesPhotos
        ? [
            "We remove what is hidden in a photo: where, when and with what it was taken. The photo is kept encrypted.",
            "Faces and letters in the photo can still be seen. Do not photograph ID cards or other people's faces.",
          ]
        : ["We do not take photos yet. Those that are sent are neither opened nor kept."],
    },
    {
      title: "When there is danger, or it is about bribery",
      lines: [
        "A message that you are in danger: we show at once whom to call, and do not keep the message.",
        "If you tap the button for an officer to call you, we alert the officer on duty through LINE at once. That message holds only the number of the matter.",
        "From then on we keep what kind of danger it is, and your phone number if you type it, only to call you about this.",
        "A message about bribery or corruption: we show the channel that is kept apart to protect you. We keep neither the message nor who wrote it, only how many there were.",
        "The system may not notice each time that it is about bribery, so please report it there directly.",
      ],
    },
    {
      title: "When you use this website",
      lines: [
        "We do not keep your question and use no cookies. But the question is part of the page's address, so it stays in your device's history, and the companies that run the system may see or log that address. Do not type your name or ID number.",
      ],
    },
    {
      title: "What for, and on what legal ground",
      lines: [
        "To answer questions, to take in what you tell us, to tell you what became of it, to send nothing twice, to hold back floods of messages, and to see what the manual lacks.",
        "To count, and to note that people were heard and what was done then, so that the office can be checked.",
        "It is a public service task of a state agency: Personal Data Protection Act B.E. 2562 (2019), section 24 (4).",
        "Only a phone number to call you back at is used with your consent, section 19. You can take it back at any time.",
      ],
    },
    {
      title: "Must you give data?",
      lines: [
        "No. You can call, or read all services on this website. If you type nothing, we cannot answer or take anything in.",
        "You need not tell us your name, ID number, health, disability, trade union membership or criminal record. The law protects these specially (section 26). If you have to mention one, say no more than is needed.",
      ],
    },
    {
      title: "How long we keep it",
      lines: [
        "Questions that you type: until you are answered. If that fails several times, they are deleted too.",
        `What you tell us, our answers, and a phone number you gave: ${days(facts.days.feedback)}`,
        `Photos sent with it: ${days(facts.days.photo)}`,
        "What you began to write and have not sent: 1 day",
        `Photos that were not sent: ${days(facts.days.draft)}`,
        `Questions that you left with us: ${days(facts.days.question)}`,
        `Officers' notes on your matter, if any: ${days(facts.days.note)}`,
        "The number, sort, service, group, province and outcome of a matter, without words: 1,100 days after the last thing that happened to it",
        "Your codes and what we remember: 400 days after your last message, or 760 days if you told us something or left a question",
        "A record that somebody told us something, added to it, took it back, left a question, asked us to stop, or asked to see or erase their data, when, and what we did about it: for good. It holds no text and no name. When your codes have expired or you have erased your data, nobody can tell who it was.",
        "Counts without persons: 1,100 days",
        "The number of a message, without its content, so that nothing is answered twice: at most 3 days",
        "The counter against floods: 60 seconds",
        "A link that you asked for to see your own data: 15 minutes",
      ],
    },
    {
      title: "Who in the office sees what",
      lines: [
        "Officers who take matters in: words, photos, phone number, time to call, group and province.",
        "Those who check answers, who write reports, or who may only look: the words with names and personal numbers covered as far as the system knows them, and no photos.",
        "Besides, who checks answers sees the province; who writes reports sees group and province.",
        "Those who run the system: neither words nor photos.",
        "The code of your LINE account: shown to nobody in the office.",
      ],
    },
    {
      title: "Who else sees it",
      lines: [
        "LINE carries messages between you and us, so it sees the chat and has a policy of its own.",
        "Cloudflare runs this system and sends you these pages, so it sees your network (IP) address. Photos, if any, lie there encrypted.",
        "Upstash stores the system's data. Messages and LINE account codes held there are encrypted.",
        "Machines of these three may stand outside Thailand.",
        "If a matter belongs to another office, the officer may hand it on. We tell you to whom, when, and under which number.",
      ],
    },
    {
      title: "What we send you by ourselves",
      lines: [
        "The number of your matter: at once, if it could not be told in the chat just then.",
        "An officer's question about your matter: not from 20:00 to 08:00.",
        "The answer (done, cannot be done, or handed on): if you have not written for 3 days; all together, at most once a week, and not from 20:00 to 08:00.",
        "Everything else waits until you write.",
      ],
    },
    {
      title: "Your rights",
      lines: [
        "See and keep: type “my data” in the LINE chat. You get a link to look and download, good for 15 minutes (section 30).",
        "Correct or add: type “my feedback”, choose the matter and write more.",
        "Take back: in the same place. Officers stop working on it; the words stay until their time is over.",
        "Erase all: type “delete my data”, then tap the button to delete everything. We destroy your key and your codes at once (section 33).",
        "After that: what you told us is still counted, but nobody can read it or tell who said it. Backup copies are gone within 90 days. Only a random code is noted for 100 days, to clear the copies too.",
        "Stop: type “stop”. We will not send you news by ourselves, only the number of something you have just sent. You can also stop news of one service only: type “my feedback” (section 32).",
        "Anything else, or if the chat does not work for you: contact the office. A request to see your data must be answered within 30 days.",
        "If we break the law you can complain to the Office of the Personal Data Protection Committee.",
      ],
    },
  ],
  contact: {
    title: "Whom to contact",
    officer: (name) =>
      name === null
        ? "The office has not named a data protection officer on this page yet. Until then please contact the office:"
        : `Data protection officer: ${name}`,
  },
};
