import type { Deps } from "./deps.ts";

/**
 * Drops a photo, sent (`photo`) or of what is not sent yet (`draft`), for good: from the bucket first, then its id, so that whatever dies in between is found and done again. Safe to repeat.
 * False where there was none. Where no bucket is bound nothing is done: without its id nobody would know what still lies in the bucket.
 * @throws Error where the bucket or the store fails
 */
export async function dropPhoto(
  { photos, texts }: Pick<Deps, "photos" | "texts">,
  kind: "photo" | "draft",
  id: string,
): Promise<boolean> {
  if (photos === null) return false;
  await photos.drop(id);
  return texts.drop(kind, id);
}
