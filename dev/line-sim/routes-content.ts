import { notFound, ok, refused, type ApiAnswer, type ApiRequest, type Route } from "./http-types.ts";
import type { RouteDeps } from "./route-deps.ts";
import type { StoredContent } from "./world.ts";
import { TINY_PNG } from "./acts.ts";

/** Files that people sent (REF#get-content): on LINE these paths live on api-data.line.me, here on the same port. */
export function contentRoutes({ world, now }: RouteDeps): Route[] {
  const withContent =
    (act: (content: StoredContent, type: string) => ApiAnswer) =>
    (request: ApiRequest): ApiAnswer => {
      const messageId = request.params["messageId"] ?? "";
      const found = world.find(messageId);
      const content = world.contents.get(messageId);
      if (found === null || content === undefined) return notFound("not found");
      if (found.entry.unsent) return refused(410, "The content is gone");
      return act(content, String(found.entry.message["type"]));
    };

  const isReady = ({ readyAt = 0 }: StoredContent): boolean => now() >= readyAt;

  /** Of what is still being prepared there is an answer without content. */
  const bytes = (content: StoredContent): ApiAnswer =>
    isReady(content) ? { status: 200, bytes: content.bytes, contentType: content.type } : ok({}, 202);

  const preview = (content: StoredContent, type: string): ApiAnswer => {
    if (type === "image") return bytes(content);
    return type === "video" ? bytes({ bytes: TINY_PNG, type: "image/png" }) : notFound("not found");
  };

  const transcoding = (content: StoredContent, type: string): ApiAnswer =>
    type === "video" || type === "audio"
      ? ok({ status: isReady(content) ? "succeeded" : "processing" })
      : notFound("not found");

  const get = (tail: string, handle: Route["handle"]): Route => ({
    method: "GET",
    path: `/v2/bot/message/:messageId/content${tail}`,
    rate: "rate.other",
    takes: "nothing",
    handle,
  });

  return [
    get("", withContent(bytes)),
    get("/preview", withContent(preview)),
    get("/transcoding", withContent(transcoding)),
  ];
}
