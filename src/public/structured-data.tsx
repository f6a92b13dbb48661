import { html, raw } from "hono/html";
import { ownerOf, type Catalogue } from "#core/catalogue.ts";
import type { Service } from "#core/manual.ts";

/** A block of data for machines. It is never run, so the page's policy lets it stand; a "<" in it can end nothing. */
export function structured(data: object) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e");
  return html`<script type="application/ld+json">
    ${raw(json)}
  </script>`;
}

/**
 * A service as schema.org knows it (https://schema.org/GovernmentService). Only what the manual states: a fee in the manual's own words,
 * no time (schema.org wants a figure of each channel, the manual gives one of the whole), nothing made up to fill a property.
 */
export function serviceData(service: Service, catalogue: Catalogue, url: string): object {
  const { department } = ownerOf(service, catalogue);
  const { audiences } = catalogue.manual.agency;
  return {
    "@context": "https://schema.org",
    "@type": "GovernmentService",
    name: service.titleTh,
    alternateName: service.titleEn,
    description: service.summaryTh,
    identifier: service.id,
    url,
    provider: {
      "@type": "GovernmentOrganization",
      name: department.nameTh,
      ...(department.url ? { url: department.url } : {}),
    },
    audience: audiences
      .filter(({ id }) => service.audience.includes(id))
      .map(({ nameTh }) => ({ "@type": "Audience", audienceType: nameTh })),
    availableChannel: [...service.channels.map(toChannel), ...service.contact.flatMap(toPhone)],
    ...(service.fee.kind === "not-stated" || service.fee.textTh === null
      ? {}
      : { offers: { "@type": "Offer", description: service.fee.textTh } }),
  };
}

function toChannel({ kind, nameTh, url }: Service["channels"][number]): object {
  const place = kind === "counter" ? { serviceLocation: { "@type": "Place", name: nameTh } } : {};
  return { "@type": "ServiceChannel", name: nameTh, ...(url === null ? {} : { serviceUrl: url }), ...place };
}

function toPhone({ nameTh, phone }: Service["contact"][number]): object[] {
  if (phone === null) return [];
  return [
    {
      "@type": "ServiceChannel",
      name: nameTh,
      servicePhone: { "@type": "ContactPoint", name: nameTh, telephone: phone },
    },
  ];
}
