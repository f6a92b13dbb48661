import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import type { Service } from "#core/manual.ts";
import { Layout } from "./layout.tsx";
import { nameOf, pageOf } from "./links.tsx";
import { qrSvg, scannedLink } from "./qr.ts";
import { copyIn, type Site } from "./site.ts";

type Props = { site: Site; service: Service; lineId: string };

/** A sheet for the counter: what it is about, a code that opens the chat with the service named, and the account's id for who cannot scan. */
export const PosterPage: FC<Props> = ({ site, service, lineId }) => {
  const { poster, line } = copyIn("th").page;
  const en = copyIn("en").page;
  return (
    <Layout site={site} title={poster.call} path={null} look="poster">
      <h1>
        {nameOf(service, "th")} <span lang="en">{nameOf(service, "en")}</span>
      </h1>
      <p class="call">
        {poster.call}
        <span lang="en" class="under">
          {en.poster.call}
        </span>
      </p>
      <div class="qr" role="img" aria-label={poster.qr}>
        {raw(qrSvg(scannedLink(lineId, service)))}
      </div>
      <ol>
        {poster.steps.map((step, i) => (
          <li>
            {step}
            <span lang="en" class="under">
              {en.poster.steps[i]}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <strong>{line.find(lineId)}</strong>
        <span lang="en" class="under">
          {en.line.find(lineId)}
        </span>
      </p>
      <p class="small screen">
        {poster.print} · <a href={`/services/${service.id}/qr.svg`}>{poster.image}</a> ·{" "}
        <a href={pageOf(service.id, "th")}>{poster.back}</a>
      </p>
    </Layout>
  );
};
