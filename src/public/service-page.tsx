import type { FC } from "hono/jsx";
import { nameIn } from "#core/agency-text.ts";
import { ownerOf } from "#core/catalogue.ts";
import type { Language } from "#core/dialogue.ts";
import { entryLink, serviceEntry } from "#core/entry-text.ts";
import type { Service } from "#core/manual.ts";
import { serviceText } from "#core/service-text.ts";
import { Facts } from "./facts.tsx";
import { Layout } from "./layout.tsx";
import { nameOf, pageOf, Text } from "./links.tsx";
import { Sources } from "./sources.tsx";
import { copyIn, type Copy, type Site } from "./site.ts";
import { serviceData } from "./structured-data.tsx";

type Props = { service: Service; site: Site; language: Language };

/**
 * The page behind a card: the same facts, whole, in Thai or in English as far as somebody has written it. Readable without script and
 * without a style sheet, and on paper.
 */
export const ServicePage: FC<Props> = ({ service, site, language }) => {
  const copy = copyIn(language);
  const told = serviceText(service, language);
  const other: Language = language === "en" ? "th" : "en";
  const { audiences, lineId } = site.catalogue.manual.agency;
  const forWhom = audiences.filter(({ id }) => service.audience.includes(id));
  return (
    <Layout
      site={site}
      title={nameOf(service, language)}
      path={pageOf(service.id, language)}
      description={told.summary.text}
      data={serviceData(service, site.catalogue, `${site.baseUrl}${pageOf(service.id, "th")}`)}
      checkedOn={service.checkedOn}
    >
      <article lang={language}>
        <p class="over">{nameIn(ownerOf(service, site.catalogue).department, language)}</p>
        <h1>{nameOf(service, language)}</h1>
        <p class="small screen">
          <a href={pageOf(service.id, other)} lang={other} hreflang={other}>
            {copyIn(other).page.service.inThisLanguage}: {nameOf(service, other)}
          </a>
        </p>
        {told.hasThaiOnly ? <p class="small">{copy.chat.card.thaiOnly}</p> : null}
        <p>
          <Text told={told.summary} language={language} />
        </p>
        <p class="small">
          {copy.page.service.forWhom} {forWhom.map((audience) => nameIn(audience, language)).join(" · ")}
          {service.formCodes.length === 0
            ? ""
            : ` · ${copy.page.service.forms} ${service.formCodes.join(", ")}`}
        </p>
        <Facts service={service} asked={null} copy={copy} />
        {lineId === null ? null : <Tell lineId={lineId} service={service} copy={copy} />}
        <Sources service={service} copy={copy} />
      </article>
    </Layout>
  );
};

/** The way into the chat to say something about this service. The link works on a phone with LINE only: the account's id is for everybody else. */
const Tell: FC<{ lineId: string; service: Service; copy: Copy }> = ({ lineId, service, copy }) => {
  const { tell, tellHow, poster } = copy.page.service;
  return (
    <section id="tell" class="tell">
      <p class="screen">
        <a class="button second" href={entryLink(lineId, serviceEntry(service), copy.language)}>
          {tell}
        </a>
      </p>
      <p class="small screen">{tellHow(lineId)}</p>
      <p class="small screen">
        <a href={`/services/${service.id}/poster`}>{poster}</a>
      </p>
      <p class="paper">
        {tell}: {lineId}
      </p>
    </section>
  );
};
