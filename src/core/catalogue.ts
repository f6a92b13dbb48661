import type { Department, Manual, Service, Unit } from "./manual.ts";
import { buildIndex, type SearchIndex } from "./search.ts";

/** Who answers for a service: a unit and the department it belongs to. */
export type Owner = { unit: Unit; department: Department };

/** A manual made ready to answer from: its content hash, look-up by id, and the search index. Immutable; cached by hash. */
export type Catalogue = {
  hash: string;
  manual: Manual;
  byId: ReadonlyMap<string, Service>;
  owners: ReadonlyMap<string, Owner>;
  index: SearchIndex;
};

/**
 * Makes a catalogue of a parsed manual. `hash` is the content address under which the manual is stored.
 * @throws Error where a service has no owner: such a manual must not answer anybody
 */
export function toCatalogue(hash: string, manual: Manual): Catalogue {
  const departments = new Map(manual.agency.departments.map((department) => [department.code, department]));
  const owners = new Map<string, Owner>();
  for (const unit of manual.units) {
    const department = departments.get(unit.department);
    if (department) owners.set(unit.id, { unit, department });
  }
  const orphan = manual.services.find(({ unit }) => !owners.has(unit));
  if (orphan) throw new Error(`service ${orphan.id}: no unit ${orphan.unit}`);
  return {
    hash,
    manual,
    byId: new Map(manual.services.map((service) => [service.id, service])),
    owners,
    index: buildIndex(manual.services),
  };
}

/**
 * The owner of a service of this catalogue.
 * @throws Error
 */
export function ownerOf(service: Service, catalogue: Catalogue): Owner {
  const owner = catalogue.owners.get(service.unit);
  if (!owner) throw new Error(`service ${service.id}: no unit ${service.unit}`);
  return owner;
}
