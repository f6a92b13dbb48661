import { stripPicture } from "#core/picture.ts";
import type { Content, Deps, PersonKey } from "./deps.ts";

/**
 * `no-bucket`: photos are not taken here. `not-a-picture`: neither a JPEG nor a PNG, or a broken one. `too-large`: over what is read of it.
 * `gone`: taken back meanwhile, or LINE keeps it no more. `try-again`: LINE or the bucket did not answer.
 */
export type TakenPhoto = {
  state: "kept" | "no-bucket" | "not-a-picture" | "too-large" | "gone" | "try-again";
};

/** Pauses between one try and the next. */
const PAUSES_MS = [500, 1_000, 2_000];
/** No try begins later than this: with the last one's own time-out, and the bucket's, it ends well within the lease of an event (30 s). */
const PATIENCE_MS = 6_000;

/**
 * Takes a photo that a person sent into the bucket: without anything that tells where, when and by whom it was made (core/picture), and sealed
 * under their key. Its id stands among the texts of the kind "draft", until the draft is sent, with the sealed type ("image/jpeg", "image/png"). Takes LINE's id of the
 * message, and the id to keep the photo under: with the same one it can be tried again. Writes nothing before it has the whole picture.
 */
export async function takePhoto(
  deps: Deps,
  person: PersonKey,
  messageId: string,
  id: string,
): Promise<TakenPhoto> {
  const { photos, texts } = deps;
  // Before anything is fetched: what cannot be kept is not even looked at.
  if (photos === null) return { state: "no-bucket" };
  const content = await contentOf(deps, messageId);
  if (content.state === "wait" || content.state === "unknown") return { state: "try-again" };
  if (content.state !== "ready") return { state: content.state };
  const picture = stripPicture(content.bytes);
  if (!picture.ok) return { state: "not-a-picture" };
  const sealed = await person.sealBytes(picture.bytes);
  const type = await person.seal(picture.type);
  try {
    // The id first: an object without one would never be found again, while an id without an object goes when its time is over.
    await texts.keep("draft", id, type, deps.now());
    await photos.keep(id, sealed);
    return { state: "kept" };
  } catch {
    deps.log({ level: "warn", reason: "photo-not-kept" });
    return { state: "try-again" };
  }
}

/** What LINE gives, asked again a few times where it is still preparing it or did not answer. */
async function contentOf(deps: Deps, messageId: string): Promise<Content> {
  const end = deps.now() + PATIENCE_MS;
  for (let tries = 0; ; tries += 1) {
    const content = await deps.line.content(messageId);
    const pause = PAUSES_MS[tries];
    const again = content.state === "wait" || content.state === "unknown";
    if (!again || pause === undefined || deps.now() + pause > end) return content;
    await deps.wait(pause);
  }
}
