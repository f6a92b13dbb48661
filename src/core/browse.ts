import type { Catalogue } from "./catalogue.ts";
import type { Service } from "./manual.ts";
import { isThin } from "./service-view.ts";

/** More than this nobody reads in a chat; the rest is found by asking. */
const MOST = 8;

/** Services for a group of people, those first of which the manual knows most. Gives ids. */
export function browse(audience: string, catalogue: Catalogue): string[] {
  return catalogue.manual.services
    .filter((service) => service.audience.includes(audience) && !isThin(service))
    .map((service, place) => ({ id: service.id, known: known(service), place }))
    .sort((a, b) => b.known - a.known || a.place - b.place)
    .slice(0, MOST)
    .map(({ id }) => id);
}

/** How many of the parts that people ask for most the manual states. */
function known(service: Service): number {
  const parts = [
    service.steps.length > 0,
    service.documents !== null,
    service.totalDuration !== null,
    service.fee.kind !== "not-stated",
  ];
  return parts.filter(Boolean).length;
}
