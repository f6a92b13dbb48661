import { MOST_PHOTOS } from "#core/draft.ts";
import type { Draft } from "#core/draft.ts";
import type { Reply } from "#core/replies.ts";
import { fit } from "./fit.ts";
import { tapOn } from "./draft-steps.ts";
import type { Page, Panel } from "./panel.ts";
import { choice, fact, says, tapButton } from "./pieces.ts";
import type { Flex } from "./templates.ts";

type Asking = Extract<Reply, { kind: "draft" }>;

/** What somebody just typed is shown up to here. */
const TYPED = 300;

/** One line that says what has just happened to a draft; "" where nothing has. */
export function hintText({ words }: Page, { draft, hint }: Asking): string {
  const { draft: said } = words;
  switch (hint) {
    case null:
      return "";
    case "photo-kept":
      return said.photoKept(draft.photos.length);
    case "many-photos":
      return said.manyPhotos(MOST_PHOTOS);
    default:
      return said.hints[hint];
  }
}

/** A message that may be meant as the text (what was masked in it stands in brackets): that alone is asked, one tap takes it and one leaves it. */
export function candidateStep(page: Page, draft: Draft): Panel {
  return {
    title: "",
    lines: [],
    sections: [...candidate(page, draft), ...says([page.words.draft.notYet], "sm")],
    buttons: [tapButton("secondary", tapOn(draft, "resume"), page.words.draft.leave)],
  };
}

function candidate({ words }: Page, draft: Draft): Flex[] {
  const { candidate: typed, text, masked } = draft;
  if (typed === null) return [];
  const { draft: said } = words;
  const tap = (act: "use" | "join", label: string) => choice(label, tapOn(draft, act));
  const shown = fact(
    said.typed,
    [fit(typed, TYPED)],
    masked && typed.includes("[") ? [said.review.masked] : [],
  );
  return text === null
    ? [...shown, tap("use", said.use)]
    : [
        ...fact(said.text.now, [fit(text, TYPED)]),
        ...shown,
        tap("join", said.join),
        tap("use", said.useInstead),
      ];
}
