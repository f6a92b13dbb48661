import type { Draft } from "#core/draft.ts";
import { showReference } from "#core/reference.ts";
import { tapOn } from "./draft-steps.ts";
import { fit } from "./fit.ts";
import type { Page, Panel } from "./panel.ts";
import { fact, field, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";

/** Of a question, and of its answer, so much is shown. */
const SHOWN = 300;

/** What was typed, and the question of an officer that it may answer: one tap sends it, one says that it is something else. Of several questions each has its tap. */
export function offerStep(page: Page, draft: Draft): Panel {
  const { offer, typed, review } = page.words.draft;
  const { candidate, questions } = draft;
  const isOne = questions.length < 2;
  const notes = draft.masked ? [review.masked] : [];
  const shown = fact(typed, [fit(candidate ?? "", SHOWN)], notes);
  const asked = questions.flatMap((question) => questionPart(page, draft, question, isOne));
  return {
    title: isOne ? offer.title : offer.titleOfMany,
    lines: [],
    sections: [...(isOne ? [...asked, ...shown] : [...shown, ...asked]), ...says([offer.notYet], "sm")],
    buttons: [
      isOne ? tapButton("primary", tapOn(draft, "use"), offer.send) : null,
      tapButton("secondary", tapOn(draft, "ask"), offer.other),
    ],
  };
}

function questionPart(
  { words: { draft: said } }: Page,
  draft: Draft,
  { case: id, reference, words }: Draft["questions"][number],
  isOne: boolean,
): Flex[] {
  const label = said.offer.asked(showReference(reference));
  // A question of which nothing would be seen is as good as lost.
  const values = [fit(words ?? "", SHOWN) || said.offer.lost];
  return isOne
    ? fact(label, values)
    : [field({ label, values }, said.offer.sendThis, tapOn(draft, "use", id))];
}
