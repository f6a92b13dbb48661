import { MOST_PHOTOS } from "#core/draft.ts";
import type { Draft } from "#core/draft.ts";
import type { Reply } from "#core/replies.ts";
import { fit } from "./fit.ts";
import type { Page } from "./panel.ts";
import { choice, fact, notice } from "./pieces.ts";
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

/** The same as pieces of a panel, with what there is to tap. */
export function hintPieces(page: Page, reply: Asking): Flex[] {
  return [...notice([hintText(page, reply)]), ...taps(page, reply)];
}

function taps(page: Page, { draft, hint }: Asking): Flex[] {
  return hint === "candidate" ? candidate(page, draft) : [];
}

/** A message that may be meant as the text: it is shown, and one tap takes it. */
function candidate({ words }: Page, { id, candidate: typed, text }: Draft): Flex[] {
  if (typed === null) return [];
  const { draft: said } = words;
  const tap = (act: "use" | "join", label: string) =>
    choice(label, { does: "draft", draft: id, act, to: "" });
  const shown = fact(said.typed, [fit(typed, TYPED)]);
  return text === null
    ? [...shown, tap("use", said.use)]
    : [...shown, tap("join", said.join), tap("use", said.useInstead)];
}
