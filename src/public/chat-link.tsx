import type { FC } from "hono/jsx";
import { chatLink } from "#core/entry-text.ts";
import type { Agency } from "#core/manual.ts";
import type { Copy } from "./site.ts";

/** The way into the chat, where the office's account in LINE is known; and its id, for who reads this on paper or on a desk. */
export const ChatLink: FC<{ agency: Agency; copy: Copy }> = ({ agency: { lineId }, copy }) => {
  const { line } = copy.page;
  return lineId === null ? null : (
    <>
      <p class="screen">
        <a class="button second" href={chatLink(lineId)}>
          {line.open}
        </a>
      </p>
      <p class="small">{line.find(lineId)}</p>
    </>
  );
};
