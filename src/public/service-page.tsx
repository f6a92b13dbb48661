import type { FC } from "hono/jsx";
import type { Service } from "#core/manual.ts";
import { Facts, Sources } from "./facts.tsx";
import { Layout } from "./layout.tsx";
import { nameOf } from "./links.tsx";
import { copyIn, type Site } from "./site.ts";
import { serviceData } from "./structured-data.tsx";

/** The page behind a card: the same facts, whole. Readable without script and without a style sheet, and on paper. */
export const ServicePage: FC<{ service: Service; site: Site }> = ({ service, site }) => {
  const copy = copyIn("th");
  const path = `/services/${service.id}`;
  const { audiences } = copy.chat.menu;
  return (
    <Layout
      site={site}
      title={nameOf(service, "th")}
      path={path}
      description={service.summaryTh}
      data={serviceData(service, site.catalogue.manual.agency, `${site.baseUrl}${path}`)}
      checkedOn={service.checkedOn}
    >
      <article>
        <p class="over">{service.department.nameTh}</p>
        <h1>{nameOf(service, "th")}</h1>
        <p lang="en" class="small">
          {service.titleEn} · {copyIn("en").page.service.thaiOnly}
        </p>
        <p>{service.summaryTh}</p>
        <p class="small">
          {copy.page.service.forWhom} {service.audience.map((audience) => audiences[audience]).join(" · ")}
          {service.formCodes.length === 0
            ? ""
            : ` · ${copy.page.service.forms} ${service.formCodes.join(", ")}`}
        </p>
        <Facts service={service} asked={null} copy={copy} />
        <Sources service={service} copy={copy} />
      </article>
    </Layout>
  );
};
