import type { FC } from "hono/jsx";
import { nameIn } from "#core/agency-text.ts";
import { ownerOf, type Catalogue } from "#core/catalogue.ts";
import type { Agency, Service } from "#core/manual.ts";
import { isThin } from "#core/service-view.ts";
import { Layout } from "./layout.tsx";
import { nameOf } from "./links.tsx";
import { copyIn, type Copy, type Site } from "./site.ts";

type Audience = Agency["audiences"][number];

/** Which services to list: for one group of people, or all; `unknown` where the address named a group that there is not. */
export type Listing = { audience: Audience | null; isUnknown: boolean };

/** Reads the group of people of an address. */
export function listingOf(name: string | undefined, agency: Agency): Listing {
  const audience = agency.audiences.find(({ id }) => id === name) ?? null;
  return { audience, isUnknown: audience === null && (name ?? "") !== "" };
}

/** Every service of the manual by the office that owns it; those of which the manual knows little are marked in words. */
export const ServicesPage: FC<{ site: Site; listing: Listing }> = ({ site, listing }) => {
  const copy = copyIn("th");
  const { services: words } = copy.page;
  const en = copyIn("en");
  const { catalogue } = site;
  const { audience } = listing;
  const title = audience === null ? copy.page.allServices : words.forWhom(audience.nameTh);
  const titleEn = audience === null ? en.page.allServices : en.page.services.forWhom(audience.nameEn);
  const groups = byDepartment(catalogue, audience);
  const count = groups.reduce((sum, { services }) => sum + services.length, 0);
  return (
    <Layout site={site} title={title} path={audience === null ? "/services" : `/services?for=${audience.id}`}>
      <h1>
        {title} <span lang="en">{titleEn}</span>
      </h1>
      {listing.isUnknown ? <p class="notice">{words.unknownGroup}</p> : null}
      <p>{words.count(count)}</p>
      <p class="small">{words.thinMeans}</p>
      <Filter copy={copy} agency={catalogue.manual.agency} chosen={audience} />
      <nav aria-label={words.departments} class="jump screen">
        <p>{words.departments}</p>
        <ul class="tags">
          {groups.map(({ code, nameTh, services }) => (
            <li>
              <a href={`#${code}`}>{`${nameTh} (${services.length})`}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ code, nameTh, nameEn, services }) => (
        <section id={code}>
          <h2>
            {nameTh} <span lang="en">{nameEn}</span>
          </h2>
          <ul class="plain">
            {services.map((service) => (
              <Entry service={service} copy={copy} />
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
};

const Entry: FC<{ service: Service; copy: Copy }> = ({ service, copy }) => (
  <li>
    <a href={`/services/${service.id}`}>{nameOf(service, "th")}</a>{" "}
    {knowsLittle(service) ? <span class="thin">{copy.page.services.thin}</span> : null}
    <p lang="en">{service.titleEn}</p>
  </li>
);

const Filter: FC<{ copy: Copy; agency: Agency; chosen: Audience | null }> = ({ copy, agency, chosen }) => (
  <nav aria-label={copy.page.services.filter} class="screen">
    <p>{copy.page.services.filter}</p>
    <ul class="tags">
      <li>
        <a href="/services" aria-current={chosen === null ? "page" : undefined}>
          {copy.page.services.everybody}
        </a>
      </li>
      {agency.audiences.map((audience) => (
        <li>
          <a
            href={`/services?for=${audience.id}`}
            aria-current={audience.id === chosen?.id ? "page" : undefined}
          >
            {nameIn(audience, copy.language)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

function knowsLittle(service: Service): boolean {
  return isThin(service) || service.confidence === "general-knowledge";
}

type Group = { code: string; nameTh: string; nameEn: string; services: Service[] };

/** In the order of the agency's list. */
function byDepartment(catalogue: Catalogue, audience: Audience | null): Group[] {
  const { agency, services } = catalogue.manual;
  const shown = services.filter((service) => audience === null || service.audience.includes(audience.id));
  return agency.departments
    .map(({ code, nameTh, nameEn }) => ({
      code,
      nameTh,
      nameEn,
      services: shown.filter((service) => ownerOf(service, catalogue).department.code === code),
    }))
    .filter((group) => group.services.length > 0);
}
