import type { Message, Reply } from "#core/replies.ts";
import { caseGonePanel, casePanel, casesPanel } from "./cases.ts";
import { draftPanel, droppedText, gonePanel } from "./draft.ts";
import { newsOf, newsPanel } from "./late-news.ts";
import { mutedPanel, myDataPanel, questionKeptText } from "./my-data.ts";
import type { Page } from "./panel.ts";
import { notedText, receiptPanel } from "./receipt.ts";
import { text } from "./text.ts";

/** What is said of one person's own words and data. */
type OfOne = Extract<
  Reply,
  {
    kind:
      | "draft"
      | "draft_dropped"
      | "draft_gone"
      | "receipt"
      | "noted"
      | "cases"
      | "case"
      | "case_gone"
      | "question_kept"
      | "muted"
      | "my_data"
      | "news";
  }
>;

/** Draws what is about one person. Where others read along nothing of it is shown, whatever it is. */
export function drawOfOne(reply: OfOne, page: Page): Message {
  return page.personal ? drawn(reply, page) : text(page.words.alone);
}

function drawn(reply: OfOne, page: Page): Message {
  switch (reply.kind) {
    case "draft":
      return draftPanel(page, reply);
    case "draft_dropped":
      return droppedText(page, reply.added);
    case "draft_gone":
      return gonePanel(page);
    case "receipt":
      return receiptPanel(page, reply);
    case "noted":
      return notedText(page, reply.reference);
    case "cases":
      return casesPanel(page, reply);
    case "case":
      return casePanel(page, reply.feedback, reply.note);
    case "case_gone":
      return caseGonePanel(page, reply.mistyped);
    case "question_kept":
      return questionKeptText(page);
    case "muted":
      return mutedPanel(page, reply);
    case "my_data":
      return myDataPanel(page, reply);
    case "news": {
      const [panel = text(page.words.cases.news.title)] = newsPanel(
        page,
        newsOf(reply.news, reply),
        reply.news,
        reply.questions,
      );
      return panel;
    }
  }
}
