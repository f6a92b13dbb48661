import type { FC } from "hono/jsx";
import type { Service } from "#core/manual.ts";
import { partDate } from "#words/dates.ts";
import { Named } from "./links.tsx";
import type { Copy } from "./site.ts";

/** Where the facts come from, each with its date; when they were checked stands at the foot of the page. */
export const Sources: FC<{ service: Service; copy: Copy }> = ({ service, copy }) => {
  const { card } = copy.chat;
  return (
    <section class="sources">
      <h2>{copy.page.service.sources}</h2>
      <ul>
        {service.sources.map(({ title, url, date }) => (
          <li>
            <Named name={title} url={url} />
            {date === null ? "" : ` (${card.asOf(partDate(date, copy.language))})`}
          </li>
        ))}
      </ul>
    </section>
  );
};
