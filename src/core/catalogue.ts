import type { Manual, Service } from "./manual.ts";
import { buildIndex, type SearchIndex } from "./search.ts";

/** A manual made ready to answer from: its content hash, look-up by id, and the search index. Immutable; cached by hash. */
export type Catalogue = {
  hash: string;
  manual: Manual;
  byId: ReadonlyMap<string, Service>;
  index: SearchIndex;
};

/** Makes a catalogue of a parsed manual. `hash` is the content address under which the manual is stored. */
export function toCatalogue(hash: string, manual: Manual): Catalogue {
  return {
    hash,
    manual,
    byId: new Map(manual.services.map((service) => [service.id, service])),
    index: buildIndex(manual.services),
  };
}
