import { isOffer } from "#core/draft.ts";
import type { Message, Reply } from "#core/replies.ts";
import { daysKept } from "#core/retention.ts";
import { linkButton } from "./actions.ts";
import { candidateStep, hintText } from "./draft-hint.ts";
import { offerStep } from "./draft-offer.ts";
import { reviewStep } from "./draft-review.ts";
import {
  groupStep,
  phoneStep,
  provinceStep,
  serviceStep,
  sortStep,
  tapOn,
  textStep,
  timeStep,
} from "./draft-steps.ts";
import { panel, type Page, type Panel } from "./panel.ts";
import { notice, small, tapButton } from "./pieces.ts";
import { draw, type Flex } from "./templates.ts";
import { text } from "./text.ts";

type Asking = Extract<Reply, { kind: "draft" }>;

const YEAR = 365;

/** What a draft asks now: what has just happened, the privacy notice where it is the first one, then the question. */
export function draftPanel(page: Page, reply: Asking): Message {
  const step = reply.hint === "candidate" ? candidateStep(page, reply.draft) : stepOf(page, reply);
  const said = notice([hintText(page, reply)]);
  // LINE shows the end of a tall message: there stands what has just happened.
  const isTall = reply.draft.asks === "review" && reply.hint !== "candidate";
  const top = [...(isTall ? [] : said), ...(reply.notice ? [privacyNotice(page)] : [])];
  const sections = [...(step.sections ?? []), ...(isTall ? said : [])];
  const buttons = [...(step.buttons ?? []), ...startAnew(page, reply)];
  const { notYet } = page.words.draft.review;
  return panel({ ...step, top, sections, buttons }, hintText(page, reply) || (isTall ? notYet : ""));
}

/** Who was in the middle of something and begins again may throw it away; it is the last thing to tap. */
function startAnew({ words }: Page, { draft, hint }: Asking): Flex[] {
  return hint === "unfinished" ? [tapButton("link", tapOn(draft, "anew"), words.draft.anew)] : [];
}

function stepOf(page: Page, { draft, near = [] }: Asking): Panel {
  if (isOffer(draft)) return offerStep(page, draft);
  switch (draft.asks) {
    case "sort":
      return sortStep(page, draft);
    case "text":
      return textStep(page, draft);
    case "service":
      return serviceStep(page, draft);
    case "group":
      return groupStep(page, draft);
    case "province":
      return provinceStep(page, draft, near);
    case "phone":
      return phoneStep(page, draft);
    case "time":
      return timeStep(page, draft);
    case "review":
      return reviewStep(page, draft);
  }
}

/** Before anything is said (PDPA s.23): what is kept, what for, how long, who reads it, that it can be erased; the rest behind a link. */
function privacyNotice({ words, baseUrl }: Page): Flex {
  const { title, lines, more } = words.draft.notice;
  const years = (kind: "feedback" | "photo") => Math.round(daysKept(kind, {}) / YEAR);
  const link = linkButton(`${baseUrl}/privacy`, more, "link");
  const said = small(title, lines(years("feedback"), years("photo")));
  return draw("highlight", { contents: link === null ? [said] : [said, link] });
}

/** A draft that was given up. `added`: it would have been words to something that was sent before. */
export function droppedText({ words }: Page, added: boolean): Message {
  return text(added ? words.draft.droppedWords : words.draft.dropped);
}

/** A button of a draft that is over, and the way to begin anew. */
export function gonePanel({ words }: Page): Message {
  const { title, lines, begin } = words.draft.gone;
  return panel({ title, lines, buttons: [tapButton("primary", { does: "feedback", subject: null }, begin)] });
}
