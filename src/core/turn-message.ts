import type { Moment } from "./dialogue.ts";
import { IN_ONE_GO_MS, isOffer, MOST_PHOTOS, withoutMessage, type Draft } from "./draft.ts";
import type { Said } from "./incoming.ts";
import type { Step } from "./step.ts";
import { answers, showDraft, type At } from "./turn-draft.ts";

/*
 * Messages without words: pictures and the like, and messages that are taken back.
 */

/** A picture belongs to what the person is in the middle of saying; else there is nothing to do with it. */
export function mediaStep(
  media: Extract<Said, { what: "media" }>["media"],
  draft: Draft | null,
  at: At,
): Step {
  const count = { what: "media", of: media };
  const takes =
    draft !== null && draft.to === null && (answers(draft, at.moment) || isSentBeside(draft, at.moment));
  if (media !== "image" || !takes) return { reply: { kind: "media", media }, count };
  if (draft.photos.length >= MOST_PHOTOS) return { ...showDraft(draft, at, "many-photos"), count };
  return { reply: null, deed: { does: "photo", draft }, count };
}

/** Pictures sent in one go may come in another order. */
function isSentBeside({ photos, asked }: Draft, { at }: Moment): boolean {
  return photos.length > 0 && asked.at - at < IN_ONE_GO_MS;
}

/** A message was taken back. Without its words an offer is none: what is typed next must not go out for it. */
export function takenBack(messageId: string, open: Draft | null): Step {
  const left = open && withoutMessage(open, messageId);
  if (left === null) return { reply: null };
  return { reply: null, draft: isOffer(left) ? null : left, deed: { does: "keep" } };
}

/** What became of a picture that came for the draft: it is part of it, or it is said why not. `id`: what it is kept as. */
export function photoStep(draft: Draft, state: string, id: string, at: At): Step {
  switch (state) {
    case "kept":
      return showDraft(
        {
          ...draft,
          photos: [...draft.photos, id],
          photosFrom: [...draft.photosFrom, at.messageId ?? ""],
        },
        at,
        "photo-kept",
      );
    case "no-bucket":
      return showDraft(draft, at, "no-photo");
    default:
      return showDraft(draft, at, "bad-photo");
  }
}
